"""The history: everything that was recorded is there, whatever happens to process, disk and file."""

import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from workbench.catalog import Exercise
from workbench.errors import HomeError
from workbench.judge.report import Verdict
from workbench.study import Home, Place, Study, database
from workbench.study.migrations import MIGRATIONS, Step
from workbench.study.model import GRADED_VERDICTS

WORKER = Path(__file__).with_name("worker.py")
EXTRA_STEP: Step = ("ALTER TABLE attempt ADD COLUMN note TEXT NOT NULL DEFAULT ''",)


def damaged_files(home: Home) -> list[Path]:
    return sorted(home.folder.glob("progress.damaged-*.db"))


def user_version(path: Path) -> int:
    connection = sqlite3.connect(path)
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
    return version


def break_pages(path: Path) -> bytes:
    """Make every page but the first one nonsense."""
    pages = path.read_bytes()
    broken = pages[:4096] + b"\xa5" * (len(pages) - 4096)
    path.write_bytes(broken)
    return broken


def filled(home: Home, exercise: Exercise, attempts: int = 1) -> None:
    study = Study.open(home)
    for seed in range(attempts):
        study.record(exercise, "x" * 4000, "wrong_answer", seed, 0.1)
    study.close()


def test_an_attempt_is_kept_with_source_verdict_seed_seconds_and_time(
    study: Study, home: Home, exercise: Exercise
) -> None:
    before = datetime.now(UTC)
    study.record(exercise, "print('λ')\r\n\0", "wrong_answer", 7, 0.25)
    after = datetime.now(UTC)
    study.close()
    reopened = Study.open(home)
    (attempt,) = reopened.attempts(exercise)
    reopened.close()
    assert (attempt.exercise, attempt.source) == ("relu", "print('λ')\r\n\0")
    assert (attempt.verdict, attempt.seed, attempt.seconds) == ("wrong_answer", 7, 0.25)
    assert before <= attempt.at <= after
    assert attempt.at.utcoffset() == before.utcoffset()


def test_attempts_come_oldest_first(study: Study, exercise: Exercise) -> None:
    for seed, verdict in enumerate(["wrong_answer", "accepted", "load_error"]):
        study.record(exercise, "x", verdict, seed, 0.1)
    assert [attempt.seed for attempt in study.attempts(exercise)] == [0, 1, 2]


@pytest.mark.parametrize("seed", [2**64, 2**128 - 1, -1])
def test_a_seed_of_any_size_is_kept(study: Study, exercise: Exercise, seed: int) -> None:
    study.record(exercise, "x", "wrong_answer", seed, 0.1)
    assert study.attempts(exercise)[0].seed == seed


def test_a_source_with_half_a_character_is_kept_legibly(study: Study, exercise: Exercise) -> None:
    study.record(exercise, "x = '\ud83d'", "load_error", 1, 0.1)
    assert study.attempts(exercise)[0].source == r"x = '\ud83d'"


def test_every_verdict_of_the_judge_that_counts_is_accepted(study: Study, exercise: Exercise) -> None:
    counting = [verdict for verdict in Verdict if verdict.counts_as_attempt]
    for verdict in counting:
        study.record(exercise, "x", verdict, 1, 0.1)
    assert [attempt.verdict for attempt in study.attempts(exercise)] == [verdict.value for verdict in counting]
    assert set(counting) == GRADED_VERDICTS


@pytest.mark.parametrize("verdict", ["internal_error", "passed", ""])
def test_what_says_nothing_about_the_learner_is_refused(study: Study, exercise: Exercise, verdict: str) -> None:
    with pytest.raises(ValueError, match=f"'{verdict}' is not the verdict of an attempt"):
        study.record(exercise, "x", verdict, 1, 0.1)
    assert study.attempts(exercise) == ()


def test_hints_places_and_settings_survive_a_restart(study: Study, home: Home, exercise: Exercise) -> None:
    study.show_hints(exercise, 2)
    study.remember_place(Place("gelu", 1, 2))
    study.remember_place(Place("relu", 3, 4))
    study.remember_setting("theme", "light")
    study.remember_setting("theme", "dark")
    study.close()
    reopened = Study.open(home)
    assert reopened.hints_shown(exercise) == 2
    assert reopened.last_place() == Place("relu", 3, 4)
    assert reopened.setting("theme", "light") == "dark"
    reopened.close()


def test_a_new_home_has_no_hints_no_place_and_default_settings(study: Study, exercise: Exercise) -> None:
    assert study.hints_shown(exercise) == 0
    assert study.last_place() is None
    assert study.setting("theme") == ""
    assert study.setting("theme", "light") == "light"


def test_the_number_of_open_hints_never_decreases(study: Study, exercise: Exercise) -> None:
    study.show_hints(exercise, 3)
    study.show_hints(exercise, 1)
    assert study.hints_shown(exercise) == 3


def test_two_processes_recording_at_once_lose_nothing(home: Home, study: Study, exercise: Exercise) -> None:
    command = [sys.executable, str(WORKER), "record", str(home.folder), "relu", "40"]
    processes = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) for _ in range(2)
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
    study.record(exercise, "x", "wrong_answer", 1000, 0.1)
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    seeds = sorted(attempt.seed for attempt in study.attempts(exercise))
    assert seeds == sorted([*range(40), *range(40), 1000])


def test_an_attempt_survives_a_kill_right_after_it_was_recorded(home: Home, exercise: Exercise) -> None:
    killed = subprocess.run([sys.executable, WORKER, "record_and_die", home.folder, "relu", "7"], check=False)
    assert killed.returncode != 0
    study = Study.open(home)
    assert study.notices == ()
    assert [attempt.seed for attempt in study.attempts(exercise)] == [7]
    study.close()


def test_the_database_writes_ahead_and_waits_for_others(study: Study) -> None:
    connection = study._history._connection
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA busy_timeout").fetchone() == (database.BUSY_SECONDS * 1000,)


@pytest.mark.parametrize("content", [b"this is no database at all, only some text " * 50, b"\0" * 8192])
def test_what_is_no_database_is_set_aside_with_a_notice(home: Home, exercise: Exercise, content: bytes) -> None:
    home.folder.mkdir()
    home.database.write_bytes(content)
    study = Study.open(home)
    study.record(exercise, "x", "wrong_answer", 1, 0.1)
    study.close()
    (aside,) = damaged_files(home)
    assert aside.read_bytes() == content
    (notice,) = study.notices
    assert str(home.database) in notice
    assert aside.name in notice
    again = Study.open(home)
    assert again.notices == ()
    assert len(again.attempts(exercise)) == 1
    again.close()


def test_a_database_with_a_broken_page_is_set_aside_byte_for_byte(home: Home, exercise: Exercise) -> None:
    filled(home, exercise, attempts=20)
    pages = break_pages(home.database)
    study = Study.open(home)
    assert study.attempts(exercise) == ()
    study.close()
    (aside,) = damaged_files(home)
    assert aside.read_bytes() == pages


def test_the_log_of_a_damaged_database_goes_with_it(home: Home, exercise: Exercise) -> None:
    filled(home, exercise, attempts=20)
    subprocess.run([sys.executable, WORKER, "record_and_die", home.folder, "relu", "7"], check=False)
    log = home.database.with_name("progress.db-wal")
    written = log.read_bytes()
    assert written
    break_pages(home.database)
    study = Study.open(home)
    study.record(exercise, "x", "wrong_answer", 1, 0.1)
    study.close()
    (aside,) = damaged_files(home)
    assert aside.with_name(aside.name + "-wal").read_bytes() == written


def test_a_second_damage_does_not_overwrite_the_first_one(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    class StoppedClock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> "StoppedClock":
            return cls(2025, 11, 23, 12, tzinfo=UTC)

    monkeypatch.setattr(database, "datetime", StoppedClock)
    home.folder.mkdir()
    for content in (b"first damage " * 100, b"second damage " * 100):
        home.database.write_bytes(content)
        Study.open(home).close()
    assert [path.name for path in damaged_files(home)] == [
        "progress.damaged-20251123T120000Z-2.db",
        "progress.damaged-20251123T120000Z.db",
    ]
    assert damaged_files(home)[1].read_bytes() == b"first damage " * 100


def test_an_unfinished_transaction_of_a_killed_process_is_played_back_not_taken_for_damage(
    home: Home, exercise: Exercise
) -> None:
    filled(home, exercise)
    writer = sqlite3.connect(home.database, isolation_level=None)
    writer.execute("PRAGMA journal_mode = DELETE")
    writer.execute("PRAGMA cache_size = 1")
    writer.execute("BEGIN")
    writer.execute("UPDATE attempt SET source = ?", ("y" * 100_000,))
    journal = home.database.with_name("progress.db-journal")
    crashed = {path: path.read_bytes() for path in (home.database, journal)}
    writer.execute("ROLLBACK")
    writer.close()
    for path, content in crashed.items():
        path.write_bytes(content)
    study = Study.open(home)
    assert study.notices == ()
    assert [attempt.source for attempt in study.attempts(exercise)] == ["x" * 4000]
    study.close()


@pytest.mark.parametrize("looks_damaged", [False, True])
def test_a_database_of_a_newer_dlwork_is_refused_and_not_touched(
    home: Home, exercise: Exercise, looks_damaged: bool
) -> None:
    filled(home, exercise, attempts=20)
    connection = sqlite3.connect(home.database)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    before = break_pages(home.database) if looks_damaged else home.database.read_bytes()
    with pytest.raises(HomeError, match=r"progress\.db was written by a newer dlwork .*update dlwork"):
        Study.open(home)
    assert home.database.read_bytes() == before
    assert damaged_files(home) == []


def test_an_older_database_is_taken_along_with_what_it_holds(home: Home, exercise: Exercise) -> None:
    filled(home, exercise)
    connection, notices = database.open_database(home.database, (*MIGRATIONS, EXTRA_STEP))
    assert notices == ()
    assert connection.execute("SELECT exercise, note FROM attempt").fetchall() == [("relu", "")]
    connection.close()
    assert user_version(home.database) == len(MIGRATIONS) + 1


def test_an_empty_file_is_an_older_database_too(home: Home, study: Study, exercise: Exercise) -> None:
    study.close()
    home.database.write_bytes(b"")
    filled(home, exercise)
    assert user_version(home.database) == len(MIGRATIONS)


def test_a_migration_that_fails_halfway_leaves_the_old_database(home: Home, exercise: Exercise) -> None:
    filled(home, exercise)
    broken: Step = (*EXTRA_STEP, "ALTER TABLE missing ADD COLUMN note TEXT")
    with pytest.raises(HomeError, match=r"progress\.db"):
        database.open_database(home.database, (*MIGRATIONS, broken))
    assert user_version(home.database) == len(MIGRATIONS)
    connection, _ = database.open_database(home.database, (*MIGRATIONS, EXTRA_STEP))
    assert connection.execute("SELECT count(*) FROM attempt").fetchone() == (1,)
    connection.close()


def test_opening_a_database_that_is_up_to_date_writes_nothing(home: Home, exercise: Exercise) -> None:
    filled(home, exercise)
    before = home.database.read_bytes()
    Study.open(home).close()
    assert home.database.read_bytes() == before


def test_a_home_that_cannot_be_made_still_opens_and_says_that_nothing_is_kept(
    tmp_path: Path, exercise: Exercise
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    study = Study.open(Home(tmp_path / "file" / "home"))
    (notice,) = study.notices
    assert "progress.db cannot be written" in notice
    assert "Nothing you do now is kept" in notice
    assert "DLWORK_HOME" in notice
    study.record(exercise, "x", "wrong_answer", 1, 0.1)
    study.give_up(exercise)
    assert study.access(exercise).open
    assert study.draft(exercise) == exercise.stub
    with pytest.raises(HomeError, match="DLWORK_HOME"):
        study.save_draft(exercise, "mine")
    study.close()


def test_a_database_that_can_only_be_read_is_shown_and_left_alone(home: Home, exercise: Exercise) -> None:
    filled(home, exercise)
    before = home.database.read_bytes()
    home.database.with_name("progress.db-wal").mkdir()  # stands for a folder in which SQLite can write nothing
    study = Study.open(home)
    (notice,) = study.notices
    assert "What was kept earlier is shown, but nothing new is kept" in notice
    study.record(exercise, "x", "wrong_answer", 1, 0.1)
    assert len(study.attempts(exercise)) == 2
    study.close()
    assert home.database.read_bytes() == before


def test_a_damaged_database_that_cannot_be_set_aside_is_left_and_the_notice_says_so(
    home: Home, exercise: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    filled(home, exercise, attempts=20)
    before = break_pages(home.database)
    monkeypatch.setattr(Path, "rename", refuse)
    study = Study.open(home)
    (notice,) = study.notices
    assert "cannot be replaced: permission denied. Nothing you do now is kept" in notice
    study.record(exercise, "x", "wrong_answer", 1, 0.1)
    assert len(study.attempts(exercise)) == 1
    study.close()
    assert home.database.read_bytes() == before


def test_an_empty_database_that_cannot_be_written_is_not_said_to_hold_anything(home: Home) -> None:
    home.folder.mkdir()
    home.database.write_bytes(b"")
    home.database.with_name("progress.db-journal").mkdir()  # stands for a folder in which SQLite can write nothing
    study = Study.open(home)
    (notice,) = study.notices
    assert "Nothing you do now is kept" in notice
    study.close()


def test_a_database_another_program_holds_is_a_clear_error_and_works_again_afterwards(
    home: Home, exercise: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.01)
    study = Study.open(home)
    holder = sqlite3.connect(home.database, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(HomeError, match=r"progress\.db is in use by another program"):
        study.record(exercise, "x", "wrong_answer", 1, 0.1)
    with pytest.raises(HomeError, match=r"progress\.db is in use by another program"):
        Study.open(home)
    holder.close()
    study.record(exercise, "x", "wrong_answer", 1, 0.1)
    assert len(study.attempts(exercise)) == 1
    study.close()


def test_a_full_disk_is_a_clear_error_that_names_the_way_out(study: Study, exercise: Exercise) -> None:
    connection = study._history._connection
    ((pages,),) = connection.execute("PRAGMA page_count").fetchall()
    connection.execute(f"PRAGMA max_page_count = {pages}")  # SQLite answers like on a full disk
    with pytest.raises(HomeError, match=r"progress\.db cannot be written: .*full; free some space, or set DLWORK_HOME"):
        study.record(exercise, "x" * 100_000, "wrong_answer", 1, 0.1)
    assert study.attempts(exercise) == ()


def test_a_database_that_turns_read_only_is_a_clear_error(study: Study, exercise: Exercise) -> None:
    study._history._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(HomeError, match=r"progress\.db cannot be written: .*; make it writable, or set DLWORK_HOME"):
        study.record(exercise, "x", "wrong_answer", 1, 0.1)


def test_a_database_of_another_program_is_not_taken_over(home: Home) -> None:
    home.folder.mkdir()
    connection = sqlite3.connect(home.database)
    connection.execute("CREATE TABLE attempt (something_else TEXT)")
    connection.close()
    with pytest.raises(HomeError, match=r"progress\.db is not a database of dlwork's"):
        Study.open(home)


def test_using_it_after_closing_is_a_defect_not_a_message_for_the_learner(study: Study, exercise: Exercise) -> None:
    study.close()
    study.close()
    with pytest.raises(sqlite3.ProgrammingError):
        study.attempts(exercise)
