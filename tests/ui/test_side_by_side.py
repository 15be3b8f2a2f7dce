"""The learner's code beside the reference."""

from datetime import UTC, datetime, timedelta

import pytest

from workbench.study import Attempt
from workbench.ui.commands import COMMANDS
from workbench.ui.side_by_side import pairs, side_by_side
from workbench.ui.wording import effort_told

from .conftest import Session, settle
from .fakes import FakeGrader, passed, report

MINE = "\nimport numpy as np\n\n\ndef relu(x):\n    return np.where(x > 0, x, 0)\n"
REFERENCE = "import numpy as np\n\n\ndef relu(x):\n    # shorter\n    return np.maximum(x, 0)\n\n"


def test_lines_that_are_the_same_stand_beside_each_other():
    assert list(pairs("a\nb\nc\n", "a\nc\n")) == [("a", "a", True), ("b", "", False), ("c", "c", True)]
    assert [same for *_, same in pairs(MINE, REFERENCE)] == [True] * 4 + [False] * 2


def test_every_line_has_a_sign_and_none_is_too_long():
    lines = side_by_side(MINE, REFERENCE, 40).plain.split("\n")
    assert [line[19:20] for line in lines[1:]] == ["│"] * 4 + ["≠"] * 2
    assert all(len(line) <= 40 for line in lines)
    assert lines[-2].startswith("    return np.whe…")


def attempt(verdict: str, minutes: float) -> Attempt:
    return Attempt("relu", "", verdict, 1, 0.1, datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("attempts", "told"),
    [
        ([("accepted", 0)], "Solved at the first attempt."),
        ([("wrong_answer", 0), ("accepted", 0.2)], "Solved at attempt 2."),
        (
            [("wrong_answer", 0), ("wrong_answer", 3), ("accepted", 7)],
            "Solved at attempt 3, 7 minutes after the first.",
        ),
        ([("wrong_answer", 0), ("accepted", 1), ("accepted", 99)], "Solved at attempt 2, 1 minute after the first."),
    ],
)
def test_what_it_took_is_told_up_to_the_first_pass(attempts, told):
    assert effort_told([attempt(*each) for each in attempts], COMMANDS) == told
    assert effort_told([attempt(*each) for each in attempts], COMMANDS, "Softmax").endswith(". F10 suggests “Softmax”.")


async def test_after_a_pass_the_code_is_compared_and_what_it_took_is_told(session: Session) -> None:
    grader = FakeGrader(report("relu", (passed("negative"),)))
    async with session(grader) as (app, pilot):
        results = app.workbench.query_one("ResultsPane")
        assert not results.tabs.get_tab("tab-compare").display
        await pilot.press("f5")
        await settle(pilot)
        assert results.tabs.get_tab("tab-compare").display
        shown = str(app.workbench.query_one("#compare-text").render())
        assert "the reference" in shown and "np.maximum(x, 0)" in shown
        message = str(app.workbench.query_one("#message").render())
        assert "Solved at the first attempt. F10 suggests “SiLU by hand”." in message
