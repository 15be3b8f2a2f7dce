"""Statuses and access, as app and CLI ask for them."""

import subprocess
import sys
from collections.abc import Callable

import pytest

from workbench.catalog import Catalogue, Exercise, Kind, Track
from workbench.study import Status, Study


def catalogue_of(*exercises: Exercise) -> Catalogue:
    return Catalogue((Track("activations", "Activations", "", 1, exercises),))


def status_both_ways(study: Study, exercise: Exercise) -> Status:
    """The status, asked for alone and with the whole catalogue."""
    status = study.status(exercise)
    assert study.statuses(catalogue_of(exercise)) == {exercise.id: status}
    return status


def test_an_untouched_exercise_is_new(study: Study, exercise: Exercise) -> None:
    assert status_both_ways(study, exercise) is Status.NEW


def test_a_saved_copy_of_the_stub_is_still_new(study: Study, exercise: Exercise) -> None:
    study.save_draft(exercise, exercise.stub.replace("\n", "\r\n"))
    assert status_both_ways(study, exercise) is Status.NEW


def test_a_draft_that_differs_is_started(study: Study, exercise: Exercise) -> None:
    study.save_draft(exercise, "def relu(x):\n    return x\n")
    assert status_both_ways(study, exercise) is Status.STARTED


def test_an_unreadable_draft_is_started_and_does_not_hide_the_other_statuses(
    study: Study, make_exercise: Callable[..., Exercise]
) -> None:
    unreadable, garbled, other = (make_exercise(name) for name in ("unreadable", "garbled", "other"))
    study.draft_path(unreadable).mkdir(parents=True)
    study.draft_path(garbled).write_bytes(b"\xff")
    assert study.statuses(catalogue_of(unreadable, garbled, other)) == {
        "unreadable": Status.STARTED,
        "garbled": Status.STARTED,
        "other": Status.NEW,
    }


def test_copies_and_leftovers_beside_a_draft_start_nothing(study: Study, exercise: Exercise) -> None:
    study.save_draft(exercise, "mine")
    study.reset_draft(exercise)
    study.draft_path(exercise).unlink()
    study.draft_path(exercise).with_name(".relu.py.0123abcd.tmp").write_text("half", encoding="utf-8")
    assert status_both_ways(study, exercise) is Status.NEW


def test_a_graded_attempt_that_is_not_accepted_is_failed(study: Study, exercise: Exercise) -> None:
    study.record(exercise, "x", "wrong_answer", 1, 0.1)
    assert status_both_ways(study, exercise) is Status.FAILED


def test_an_accepted_attempt_is_solved_and_stays_so(study: Study, exercise: Exercise) -> None:
    study.record(exercise, "x", "accepted", 1, 0.1)
    study.record(exercise, "y", "wrong_answer", 1, 0.1)
    study.give_up(exercise)
    assert status_both_ways(study, exercise) is Status.SOLVED


def test_giving_up_is_revealed_until_the_exercise_is_solved(study: Study, exercise: Exercise) -> None:
    study.give_up(exercise)
    study.give_up(exercise)
    assert status_both_ways(study, exercise) is Status.REVEALED
    study.record(exercise, "x", "wrong_answer", 1, 0.1)
    assert status_both_ways(study, exercise) is Status.REVEALED
    study.record(exercise, "x", "accepted", 1, 0.1)
    assert status_both_ways(study, exercise) is Status.SOLVED


def test_statuses_are_those_of_each_exercise(study: Study, make_exercise: Callable[..., Exercise]) -> None:
    solved, failed, started, revealed, new = map(make_exercise, ("solved", "failed", "started", "revealed", "new"))
    study.record(solved, "x", "accepted", 1, 0.1)
    study.record(failed, "x", "load_error", 1, 0.1)
    study.save_draft(started, "x")
    study.give_up(revealed)
    assert study.statuses(catalogue_of(solved, failed, started, revealed, new)) == {
        status.value: status for status in (Status.SOLVED, Status.FAILED, Status.STARTED, Status.REVEALED, Status.NEW)
    }


def test_statuses_take_one_query_however_many_exercises_there_are(
    study: Study, make_exercise: Callable[..., Exercise]
) -> None:
    exercises = [make_exercise(f"relu-{number}") for number in range(20)]
    for exercise in exercises:
        study.record(exercise, "x", "wrong_answer", 1, 0.1)
    statements: list[str] = []
    study._history._connection.set_trace_callback(statements.append)
    study.statuses(catalogue_of(*exercises))
    assert len(statements) == 1


def test_access_follows_what_was_recorded(study: Study, second_study: Study, exercise: Exercise) -> None:
    assert not study.access(exercise).open
    study.record(exercise, exercise.stub, "not_implemented", 1, 0.1)
    assert not study.access(exercise).open
    study.record(exercise, "def relu(", "load_error", 1, 0.1)
    assert study.access(exercise).open
    assert not study.access(exercise).checks_open
    study.record(exercise, "def relu(x): ...", "accepted", 1, 0.1)
    assert second_study.access(exercise).checks_open


def test_giving_up_is_recorded_for_its_own_exercise_only(
    study: Study, second_study: Study, make_exercise: Callable[..., Exercise]
) -> None:
    relu, gelu = make_exercise("relu"), make_exercise("gelu")
    study.give_up(relu)
    assert second_study.access(relu).open
    assert not second_study.access(gelu).open


def test_any_answer_to_a_card_without_a_stub_is_an_attempt(
    study: Study, make_exercise: Callable[..., Exercise]
) -> None:
    card = make_exercise("relu-formula", Kind.FORMULA, stub=None)
    study.record(card, "max(x, 1)", "wrong_answer", 1, 0.1)
    assert study.access(card).open


@pytest.mark.parametrize("module", ["textual", "numpy", "torch", "sympy", "pytest", "workbench.judge", "workbench.ui"])
def test_importing_it_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, workbench.study; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
