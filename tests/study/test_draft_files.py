"""Drafts: what is saved is there, whole, and nobody else's text is lost."""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.catalog import Exercise, Kind
from workbench.errors import ContentError, HomeError
from workbench.study import DraftConflict, Home, Study

WORKER = Path(__file__).with_name("worker.py")


def names_beside(path: Path) -> list[str]:
    return sorted(entry.name for entry in path.parent.iterdir())


def refusing(code: int) -> Callable[..., None]:
    """A system call that fails."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return refuse


def test_the_stub_is_the_first_draft_and_nothing_is_written_for_it(study: Study, exercise: Exercise) -> None:
    assert study.draft(exercise) == exercise.stub
    assert not study.draft_path(exercise).exists()


def test_a_card_without_a_stub_starts_from_nothing(study: Study, make_exercise: Callable[..., Exercise]) -> None:
    assert study.draft(make_exercise("recall-relu", Kind.RECALL, stub=None)) == ""


def test_a_code_exercise_without_a_stub_is_an_error(study: Study, make_exercise: Callable[..., Exercise]) -> None:
    with pytest.raises(ContentError, match=r"stub\.py"):
        study.draft(make_exercise("broken", Kind.CODE, stub=None))


@pytest.mark.parametrize("text", ["x = 1\n", "x = 1\r\ny = 2\r\n", "", "λ = 'ß 🙂'\n", "no newline at the end"])
def test_a_saved_draft_comes_back_character_for_character(
    study: Study, second_study: Study, exercise: Exercise, home: Home, text: str
) -> None:
    study.save_draft(exercise, text)
    assert study.draft_path(exercise) == home.folder / "drafts" / "activations" / "relu.py"
    assert study.draft_path(exercise).read_bytes() == text.encode()
    assert second_study.draft(exercise) == text
    assert names_beside(study.draft_path(exercise)) == ["relu.py"]


def test_a_byte_order_mark_of_another_editor_is_no_part_of_the_code(study: Study, exercise: Exercise) -> None:
    study.save_draft(exercise, "")
    study.draft_path(exercise).write_bytes(b"\xef\xbb\xbfx = 1\n")
    assert study.draft(exercise) == "x = 1\n"


def test_a_draft_another_program_changed_is_not_overwritten(study: Study, exercise: Exercise) -> None:
    study.save_draft(exercise, "mine")
    study.draft_path(exercise).write_text("theirs", encoding="utf-8")
    with pytest.raises(DraftConflict, match=r"relu\.py was changed by another program") as conflict:
        study.save_draft(exercise, "mine again")
    assert conflict.value.theirs == "theirs"
    assert study.draft_path(exercise).read_text(encoding="utf-8") == "theirs"


def test_the_second_of_two_running_dlworks_is_told_about_the_conflict(
    study: Study, second_study: Study, exercise: Exercise
) -> None:
    assert study.draft(exercise) == second_study.draft(exercise)
    study.save_draft(exercise, "first")
    with pytest.raises(DraftConflict) as conflict:
        second_study.save_draft(exercise, "second")
    assert conflict.value.theirs == "first"


def test_a_conflict_ends_by_overwriting(study: Study, exercise: Exercise) -> None:
    study.save_draft(exercise, "mine")
    study.draft_path(exercise).write_text("theirs", encoding="utf-8")
    study.save_draft(exercise, "mine again", overwrite=True)
    study.save_draft(exercise, "and again")
    assert study.draft(exercise) == "and again"


def test_a_conflict_ends_by_taking_their_text(study: Study, exercise: Exercise) -> None:
    study.save_draft(exercise, "mine")
    study.draft_path(exercise).write_text("theirs", encoding="utf-8")
    assert study.draft(exercise) == "theirs"
    study.save_draft(exercise, "theirs and mine")
    assert study.draft(exercise) == "theirs and mine"


def test_a_draft_that_was_never_read_here_is_not_overwritten(study: Study, exercise: Exercise) -> None:
    study.draft_path(exercise).parent.mkdir(parents=True)
    study.draft_path(exercise).write_text("written elsewhere", encoding="utf-8")
    with pytest.raises(DraftConflict):
        study.save_draft(exercise, "mine")


def test_looking_at_statuses_does_not_count_as_having_read_a_draft(study: Study, exercise: Exercise) -> None:
    study.save_draft(exercise, "mine")
    study.draft_path(exercise).write_text("theirs", encoding="utf-8")
    study.status(exercise)
    with pytest.raises(DraftConflict):
        study.save_draft(exercise, "mine again")


def test_the_same_text_from_elsewhere_is_no_conflict(study: Study, second_study: Study, exercise: Exercise) -> None:
    study.save_draft(exercise, "old")
    assert second_study.draft(exercise) == "old"
    second_study.save_draft(exercise, "new")
    os.utime(study.draft_path(exercise), ns=(1, 1))
    study.save_draft(exercise, "new")
    study.save_draft(exercise, "newer")
    assert study.draft(exercise) == "newer"


def test_a_draft_deleted_elsewhere_is_saved_again(study: Study, exercise: Exercise) -> None:
    study.save_draft(exercise, "mine")
    study.draft_path(exercise).unlink()
    study.save_draft(exercise, "mine again")
    assert study.draft_path(exercise).read_text(encoding="utf-8") == "mine again"


def test_a_draft_that_vanished_and_came_back_has_to_be_read_again(study: Study, exercise: Exercise) -> None:
    study.save_draft(exercise, "mine")
    study.draft_path(exercise).unlink()
    assert study.draft(exercise) == exercise.stub
    study.draft_path(exercise).write_text("mine", encoding="utf-8")
    with pytest.raises(DraftConflict):
        study.save_draft(exercise, "begun again from the stub")


def test_a_draft_that_is_no_utf8_is_refused_and_left_alone(study: Study, exercise: Exercise) -> None:
    path = study.draft_path(exercise)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"x = 1\ny = '\xff'\n")
    with pytest.raises(HomeError, match=r"relu\.py is not UTF-8 text \(line 2\)"):
        study.draft(exercise)
    with pytest.raises(DraftConflict):
        study.save_draft(exercise, "mine")
    assert path.read_bytes() == b"x = 1\ny = '\xff'\n"


def test_resetting_a_draft_that_is_no_utf8_keeps_its_bytes(study: Study, exercise: Exercise) -> None:
    path = study.draft_path(exercise)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xff")
    assert study.reset_draft(exercise) == study.draft(exercise) == exercise.stub
    assert path.with_name("relu.before-reset.py").read_bytes() == b"\xff"


def test_half_a_character_cannot_be_saved_and_its_line_is_named(study: Study, exercise: Exercise) -> None:
    study.save_draft(exercise, "mine")
    with pytest.raises(HomeError, match="line 2 holds half a character"):
        study.save_draft(exercise, "x = 1\ny = '\ud83d'\n")
    assert study.draft(exercise) == "mine"


def test_every_reset_keeps_the_text_before_it(study: Study, exercise: Exercise) -> None:
    for text in ("first", "second", "third"):
        study.save_draft(exercise, text)
        assert study.reset_draft(exercise) == exercise.stub
    path = study.draft_path(exercise)
    assert study.draft(exercise) == path.read_text(encoding="utf-8") == exercise.stub
    kept = ["relu.before-reset.py", "relu.before-reset-2.py", "relu.before-reset-3.py"]
    assert [path.with_name(name).read_text(encoding="utf-8") for name in kept] == ["first", "second", "third"]
    assert names_beside(path) == sorted([*kept, "relu.py"])


def test_a_reset_keeps_what_another_program_wrote(study: Study, exercise: Exercise) -> None:
    study.save_draft(exercise, "mine")
    study.draft_path(exercise).write_text("theirs", encoding="utf-8")
    study.reset_draft(exercise)
    assert study.draft_path(exercise).with_name("relu.before-reset.py").read_text(encoding="utf-8") == "theirs"
    study.save_draft(exercise, "from the stub on")


def test_resetting_an_untouched_exercise_keeps_nothing_beside_it(study: Study, exercise: Exercise) -> None:
    assert study.reset_draft(exercise) == exercise.stub
    study.reset_draft(exercise)
    assert names_beside(study.draft_path(exercise)) == ["relu.py"]


def test_a_reset_that_cannot_keep_the_old_text_does_not_touch_it(
    study: Study, exercise: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    study.save_draft(exercise, "mine")
    monkeypatch.setattr(os, "fsync", refusing(errno.ENOSPC))
    with pytest.raises(HomeError):
        study.reset_draft(exercise)
    assert study.draft(exercise) == "mine"
    assert names_beside(study.draft_path(exercise)) == ["relu.py"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_a_save_keeps_the_permissions(study: Study, exercise: Exercise, mode: int) -> None:
    study.save_draft(exercise, "old")
    study.draft_path(exercise).chmod(mode)
    study.save_draft(exercise, "new")
    assert stat.S_IMODE(study.draft_path(exercise).stat().st_mode) == mode


def test_a_write_protected_draft_is_refused_and_left_alone(study: Study, exercise: Exercise) -> None:
    study.save_draft(exercise, "old")
    study.draft_path(exercise).chmod(0o444)
    with pytest.raises(HomeError, match=r"relu\.py cannot be written: it is write-protected; make it writable"):
        study.save_draft(exercise, "new")
    assert study.draft(exercise) == "old"


@pytest.mark.parametrize("exists", [True, False])
def test_a_linked_draft_is_written_through_the_link(
    study: Study, exercise: Exercise, tmp_path: Path, exists: bool
) -> None:
    target = tmp_path / "my-repository" / "relu.py"
    target.parent.mkdir()
    if exists:
        target.write_text("old", encoding="utf-8")
    path = study.draft_path(exercise)
    path.parent.mkdir(parents=True)
    path.symlink_to(target)
    assert study.draft(exercise) == ("old" if exists else exercise.stub)
    study.save_draft(exercise, "new")
    assert path.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"
    assert names_beside(target) == ["relu.py"]


def test_a_link_in_a_circle_is_a_clear_error(study: Study, exercise: Exercise) -> None:
    path = study.draft_path(exercise)
    path.parent.mkdir(parents=True)
    path.symlink_to(path)
    with pytest.raises(HomeError, match=r"relu\.py cannot be read"):
        study.draft(exercise)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "free some space"),
        (errno.EDQUOT, "free some space"),
        (errno.EROFS, "make it writable"),
        (errno.EACCES, "make it writable"),
        (errno.EIO, "mend that"),
    ],
)
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_save_that_fails_names_the_file_and_the_way_out_and_leaves_the_old_text(
    study: Study, exercise: Exercise, monkeypatch: pytest.MonkeyPatch, call: str, code: int, words: str
) -> None:
    study.save_draft(exercise, "old")
    monkeypatch.setattr(os, call, refusing(code))
    with pytest.raises(HomeError, match=rf"relu\.py cannot be written: .*; {words}, or set DLWORK_HOME to a folder"):
        study.save_draft(exercise, "new")
    assert study.draft(exercise) == "old"
    assert names_beside(study.draft_path(exercise)) == ["relu.py"]
    monkeypatch.undo()
    study.save_draft(exercise, "new")
    assert study.draft(exercise) == "new"


def test_a_file_in_place_of_the_drafts_folder_is_a_clear_error(study: Study, exercise: Exercise, home: Home) -> None:
    home.drafts.write_text("in the way", encoding="utf-8")
    assert study.draft(exercise) == exercise.stub
    with pytest.raises(HomeError, match=r"relu\.py cannot be written: .*DLWORK_HOME"):
        study.save_draft(exercise, "mine")


def test_a_temporary_file_of_a_killed_save_goes_with_a_later_save(study: Study, exercise: Exercise) -> None:
    study.save_draft(exercise, "old")
    folder = study.draft_path(exercise).parent
    killed, running, foreign = (
        folder / name for name in (".relu.py.0123abcd.tmp", ".relu.py.4567cdef.tmp", ".mine.tmp")
    )
    for leftover in (killed, running, foreign):
        leftover.write_text("half a te", encoding="utf-8")
    for old in (killed, foreign):
        os.utime(old, (0, 0))
    study.save_draft(exercise, "new")
    assert names_beside(killed) == sorted([running.name, foreign.name, "relu.py"])


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
@pytest.mark.parametrize(("step", "kept"), [(0, "old"), (1, "old"), (2, "new")], ids=["writing", "replacing", "done"])
def test_a_kill_at_any_step_of_a_save_leaves_a_whole_text(
    home: Home, study: Study, exercise: Exercise, step: int, kept: str
) -> None:
    killed = subprocess.run([sys.executable, WORKER, "die_in_a_save", home.folder, "relu", str(step)], check=False)
    assert killed.returncode == -9
    assert study.draft(exercise) == kept
    assert [path.name for path in study.draft_path(exercise).parent.glob("*.py")] == ["relu.py"]
    study.save_draft(exercise, "life goes on")


def test_at_every_moment_of_a_loop_of_saves_the_file_holds_a_whole_text(
    home: Home, study: Study, exercise: Exercise
) -> None:
    """What the file holds at a moment is what a kill at that moment would leave; one kill ends the loop."""
    length = 1_000_000  # so long that a text written in place is often seen half done
    command = [sys.executable, str(WORKER), "save_forever", str(home.folder), "relu", str(length)]
    seen: list[bytes] = []

    def is_whole(text: bytes) -> bool:
        return text == text[:1] * length

    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        try:
            process.stdout.readline()
            while len(seen) < 50:
                assert process.poll() is None
                text = study.draft_path(exercise).read_bytes()
                assert is_whole(text)
                if not seen or text[:1] != seen[-1]:
                    seen.append(text[:1])
        finally:
            process.kill()
    assert is_whole(study.draft_path(exercise).read_bytes())
