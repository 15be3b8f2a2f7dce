"""The rule that opens answers, as a pure function."""

from datetime import UTC, datetime

import pytest

from workbench.study import Access, Attempt, access
from workbench.study.model import GRADED_VERDICTS

STUB = "def relu(x):\n    raise NotImplementedError\n"
CHANGED = "def relu(x):\n    return x\n"


def attempt(source: str, verdict: str = "wrong_answer") -> Attempt:
    return Attempt("relu", source, verdict, seed=7, seconds=0.1, at=datetime(2025, 1, 1, tzinfo=UTC))


def test_everything_is_closed_before_an_attempt_and_the_reason_says_what_opens_it() -> None:
    closed = access(STUB, [], gave_up=False)
    assert not closed.open
    assert not closed.checks_open
    assert "changed the stub and run it" in closed.reason
    assert "given up" in closed.reason


@pytest.mark.parametrize("verdict", sorted(GRADED_VERDICTS - {"accepted"}))
def test_any_graded_attempt_on_a_changed_stub_opens_the_answer_but_not_the_checks(verdict: str) -> None:
    opened = access(STUB, [attempt(CHANGED, verdict)], gave_up=False)
    assert opened.open
    assert not opened.checks_open
    assert "you tried" in opened.reason


@pytest.mark.parametrize("verdict", ["not_implemented", "load_error", "wrong_answer"])
def test_running_the_unchanged_stub_opens_nothing(verdict: str) -> None:
    closed = access(STUB, [attempt(STUB, verdict)], gave_up=False)
    assert not closed.open
    assert "the stub as it was given" in closed.reason


@pytest.mark.parametrize(
    "source",
    [
        STUB.replace("\n", "\r\n"),
        STUB + "\n\n  ",
        STUB.replace("    ", "\t"),
        "\ufeff" + STUB,
        STUB.replace("(x)", "( x )"),
    ],
)
def test_white_space_and_line_endings_are_no_change(source: str) -> None:
    assert not access(STUB, [attempt(source, "load_error")], gave_up=False).open


def test_not_implemented_on_a_changed_stub_counts() -> None:
    assert access(STUB, [attempt(STUB + "# step one: compare with zero\n", "not_implemented")], gave_up=False).open


def test_a_defect_of_the_judge_opens_nothing() -> None:
    assert not access(STUB, [attempt(CHANGED, "internal_error")], gave_up=False).open


def test_one_real_attempt_among_runs_of_the_stub_is_enough() -> None:
    assert access(STUB, [attempt(STUB), attempt(CHANGED), attempt(STUB)], gave_up=False).open


def test_giving_up_opens_the_answer_but_not_the_checks() -> None:
    opened = access(STUB, [], gave_up=True)
    assert opened.open
    assert not opened.checks_open
    assert "gave up" in opened.reason


@pytest.mark.parametrize("gave_up", [False, True])
def test_an_accepted_attempt_opens_everything_whatever_came_before_or_after(gave_up: bool) -> None:
    attempts = [attempt(CHANGED), attempt(CHANGED, "accepted"), attempt(STUB)]
    assert access(STUB, attempts, gave_up) == Access(
        open=True, reason="Everything is open, because an attempt of yours was accepted.", checks_open=True
    )


def test_a_cards_answer_that_cannot_be_read_opens_nothing() -> None:
    assert not access("", [attempt("abc", "load_error")], gave_up=False).open
    assert access("", [attempt("abc", "load_error"), attempt("3", "wrong_answer")], gave_up=False).open
