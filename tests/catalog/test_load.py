"""Reading exercises from disk: what is there arrives whole, and what is broken costs only itself."""

import subprocess
import sys
from pathlib import Path

import pytest

from workbench.catalog import Kind, Level, load_catalogue, locate
from workbench.errors import ContentError, UnknownExercise


def test_every_key_of_an_exercise_arrives_in_its_type(content):
    content.add_exercise(
        "triple",
        more='prerequisites = ["double"]\nforbidden = ["numpy.sum"]\n'
        '[limits]\nmemory_mb = 64\n[[sources]]\ntitle = "A paper"\nyear = 1986\n',
    )
    exercise = content.load().get("triple")
    assert (exercise.kind, exercise.level, exercise.track) == (Kind.CODE, Level.BEGINNER, "maths")
    assert (exercise.question, exercise.minutes, exercise.topics) == (7, 5, ("arithmetic",))
    assert (exercise.prerequisites, exercise.forbidden, exercise.needs) == (("double",), ("numpy.sum",), ("numpy",))
    assert (exercise.limits.memory_mb, exercise.limits.call_seconds) == (64, 2.0)
    assert [(source.title, source.year) for source in exercise.sources] == [("A paper", 1986)]


def test_texts_are_read_from_both_trees(content):
    exercise = content.load().get("double")
    assert exercise.question_text.startswith("# Twice a number")
    assert "NotImplementedError" in exercise.stub
    assert "2 * x" in exercise.solution
    assert exercise.answer.startswith("# Answer")
    assert [path.stem for path in exercise.wrong_answers] == ["its_square", "itself", "zero"]


def test_each_second_level_heading_is_a_hint(content):
    hints = content.load().get("double").hints
    assert [hint.title for hint in hints] == ["A nudge", "A push", "Nearly there"]
    assert hints[1].text == "Add it to itself."


def test_a_missing_text_is_told_with_its_path(content):
    exercise = content.load().get("double")
    (exercise.folder / "question.md").unlink()
    with pytest.raises(ContentError, match="question.md cannot be read"):
        _ = exercise.question_text


def test_tracks_and_exercises_come_in_their_order(content):
    content.add_track("basics", order=0)
    content.add_exercise("zeta", track="basics", more="order = 1\n")
    content.add_exercise("alpha", track="basics", more="order = 2\n")
    catalogue = content.load()
    assert [track.id for track in catalogue.tracks] == ["basics", "maths"]
    assert [exercise.id for exercise in catalogue] == ["zeta", "alpha", "double"]
    assert len(catalogue) == 3


@pytest.mark.parametrize(
    ("old", "new", "expectation"),
    [
        ("minutes = 5", "minutes = 0", "minutes: "),
        ('level = "beginner"', 'level = "easy"', "level: Invalid enum value 'easy'"),
        ("question = 7", "question = 21", "question: "),
        ("minutes = 5", "minuets = 5", "unknown field `minuets`"),
        ('topics = ["arithmetic"]', "topics = []", "topics: "),
        ('id = "double"', 'id = "Double!"', "id: "),
        ('id = "double"', 'id = "twice"', "expected 'double', the name of its folder, got 'twice'"),
        ('entry_points = ["double"]', "", "entry_points: expected the names the checks call"),
        ('kind = "code"', 'kind = "code', "exercise.toml: "),
        ('needs = ["numpy"]', 'needs = ["jax"]', "needs"),
    ],
)
def test_a_malformed_exercise_costs_itself_and_one_line(content, old, new, expectation):
    content.add_exercise("triple")
    path = content.root.exercises / "maths" / "double" / "exercise.toml"
    path.write_text(path.read_text().replace(old, new))
    catalogue = content.load()
    assert [exercise.id for exercise in catalogue] == ["triple"]
    (problem,) = catalogue.problems
    assert str(path) in problem
    assert expectation in problem


def test_an_exercise_in_another_encoding_is_left_out(content):
    (content.root.exercises / "maths" / "double" / "exercise.toml").write_bytes(b'title = "caf\xe9"')
    catalogue = content.load()
    assert len(catalogue) == 0
    assert "exercise.toml" in catalogue.problems[0]


def test_a_track_without_its_file_keeps_its_exercises(content):
    (content.root.exercises / "maths" / "track.toml").unlink()
    catalogue = content.load()
    assert [exercise.id for exercise in catalogue] == ["double"]
    assert catalogue.problems == (f"{content.root.exercises / 'maths' / 'track.toml'}: the file is missing",)


def test_folders_that_begin_with_a_dot_or_an_underscore_are_not_exercises(content):
    content.write("exercises/_later/notes.txt")
    content.write("exercises/maths/.git/config")
    catalogue = content.load()
    assert [track.id for track in catalogue.tracks] == ["maths"]
    assert catalogue.problems == ()


def test_a_folder_of_ones_own_adds_to_known_and_new_tracks(content, tmp_path):
    own = type(content)(tmp_path / "own")
    for track, name in (("maths", "halve"), ("physics", "fall")):
        own.add_track(track, order=9)
        own.add_exercise(name, track=track)
    catalogue = load_catalogue([tmp_path / "own"])
    assert [exercise.id for exercise in catalogue] == ["double", "halve", "fall"]
    assert catalogue.get("fall").solution_folder == own.root.solutions / "physics" / "fall"


def test_an_id_that_is_taken_leaves_the_later_exercise_out(content, tmp_path):
    own = type(content)(tmp_path / "own")
    own.add_track("maths")
    own.add_exercise()
    catalogue = load_catalogue([tmp_path / "own"])
    assert catalogue.get("double").folder == content.root.exercises / "maths" / "double"
    (problem,) = catalogue.problems
    assert "'double' is taken by" in problem


def test_a_folder_without_the_layout_is_refused(content, tmp_path):
    with pytest.raises(ContentError, match="expected a folder exercises/ in it"):
        load_catalogue([tmp_path / "nowhere"])


def test_a_package_without_content_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(locate, "PACKAGE", tmp_path / "workbench")
    with pytest.raises(ContentError, match="reinstall dlwork"):
        load_catalogue()


def test_an_installed_package_carries_its_content_inside(tmp_path, monkeypatch):
    monkeypatch.setattr(locate, "PACKAGE", tmp_path / "workbench")
    for name in ("exercises", "solutions"):
        (tmp_path / "workbench" / "content" / name).mkdir(parents=True)
    assert locate.builtin_root().exercises == tmp_path / "workbench" / "content" / "exercises"


def test_an_unknown_id_is_answered_with_the_closest_ones(content):
    with pytest.raises(UnknownExercise, match="'dobule'. Did you mean double"):
        content.load().get("dobule")


def test_the_catalogue_loads_without_any_heavy_library():
    code = (
        "import sys\nfrom workbench.catalog import load_catalogue\nload_catalogue()\n"
        "print(*{'numpy', 'torch', 'sympy', 'pytest', 'textual', 'asyncio'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert done.stdout.strip() == ""


def test_a_hint_that_begins_with_code_keeps_its_indentation() -> None:
    hints = load_catalogue().get("gru-cell").hints
    assert hints[-1].text.startswith("    ")
    assert not hints[-1].text.endswith("\n")
