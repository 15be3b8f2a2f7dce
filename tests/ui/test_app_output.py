"""Searching in what the submission printed."""

from workbench.ui.state import Pane
from workbench.ui.widgets.find_bar import FindBar
from workbench.ui.widgets.output import Output, OutputText
from workbench.ui.widgets.page import Page
from workbench.ui.widgets.results import ResultsPane

from .conftest import Session, settle
from .fakes import FakeGrader, passed, report


async def test_what_was_printed_can_be_searched(session: Session) -> None:
    printed = "\n".join(f"step {number}: loss {1 / number:.3f}" for number in range(1, 101))
    async with session(FakeGrader(report("relu", (passed("a"),), output=printed))) as (app, pilot):
        await pilot.press("f5")
        await settle(pilot)
        app.workbench.query_one(ResultsPane).tabs.active = "tab-output"
        app.workbench.panes.go(Pane.RESULTS)
        await pilot.press("ctrl+f", *"step", "space", "9")
        output = app.workbench.query_one(OutputText)
        assert output.found == ((8, 0), (8, 6))
        await pilot.press("enter")
        assert output.found[0] == (89, 0)
        await pilot.pause()
        assert output.query_ancestor(Page).scroll_y > 70
        bar = output.query_ancestor(Output).query_one(FindBar)
        assert str(bar.query_one("#found").render()) == "2 of 11"
        await pilot.press("escape")
        assert not bar.display and app.focused is output.query_ancestor(Page)


async def test_elsewhere_in_the_results_the_code_is_searched(session: Session) -> None:
    async with session(FakeGrader(report("relu", (passed("a"),)))) as (app, pilot):
        app.workbench.panes.go(Pane.RESULTS)
        await pilot.press("ctrl+f", "d")
        assert app.workbench.editor.selected_text == "d"
