"""The app on the real judge, driven by keys: a wrong answer, its failure, the fix, the pass, the solution."""

import pytest
from textual.pilot import Pilot

from workbench.catalog import load_catalogue
from workbench.judge.pool import make_grader
from workbench.study import Home, Status, Study
from workbench.ui.app import DlworkApp
from workbench.ui.state import Stage
from workbench.ui.widgets.code_editor import CodeEditor
from workbench.ui.widgets.question import QuestionPane
from workbench.ui.widgets.results import ResultsPane

RELU = "import numpy as np\n\n\ndef relu(x):\n    return np.maximum(x, 0)\n"
WRONG = RELU + "\n\ndef relu_grad(x, upstream):\n    return "
PATIENCE = 300
"""Pauses of a tenth of a second to wait for a verdict at most; a cold, busy machine needs a few dozen."""


async def verdict(pilot: Pilot[None]) -> str:
    """Press F5 and wait until the grading has been explained; the verdict and all that the results pane says."""
    screen = pilot.app.screen
    before = screen.current_run.ticket
    await pilot.press("f5")
    for _ in range(PATIENCE):
        await pilot.pause(0.1)
        run = screen.current_run
        if run.ticket != before and run.stage is Stage.DONE and not run.diagnosing:
            return run.report.verdict
    raise AssertionError("no verdict came")


def shown(pilot: Pilot[None], pane: type) -> str:
    """The text on screen inside a pane."""
    region = pilot.app.screen.query_one(pane).region
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strips[y].text[region.x : region.right] for y in range(region.y, region.bottom))


@pytest.fixture
def study(tmp_path):
    study = Study.open(Home(tmp_path))
    yield study
    study.close()


async def test_fail_understand_fix_pass_and_see_the_solution(study):
    catalogue, grader = load_catalogue(), make_grader(keep_warm=True)
    relu = catalogue.get("relu")
    app = DlworkApp(catalogue, study, grader, "relu")
    try:
        async with app.run_test(size=(160, 50)) as pilot:
            await pilot.pause()
            editor = app.screen.query_one(CodeEditor)
            assert await verdict(pilot) == "not_implemented"
            assert not study.access(relu).open

            editor.load_source(WRONG, cursor=(8, 11))
            await pilot.press(*"upstream")
            assert await verdict(pilot) == "wrong_answer"
            text = shown(pilot, ResultsPane)
            assert "What you seem to believe" in text
            assert "the gradient of the example" in text
            assert study.access(relu).open
            assert not study.access(relu).checks_open

            for _ in "upstream":
                await pilot.press("backspace")
            await pilot.press(*"np.where", "left_parenthesis", *"x > 0, upstream, 0")
            assert editor.text.endswith("np.where(x > 0, upstream, 0)")
            assert await verdict(pilot) == "accepted"
            assert study.status(relu) is Status.SOLVED

            app.screen.query_one(QuestionPane).show_tab("solution")
            await pilot.pause()
            assert "return np.maximum(x, 0)" in shown(pilot, QuestionPane)
            await pilot.press("ctrl+q")
    finally:
        await grader.close()
    assert [attempt.verdict for attempt in study.attempts(relu)] == ["not_implemented", "wrong_answer", "accepted"]
    assert study.draft(relu).endswith("np.where(x > 0, upstream, 0)")
