"""Help while typing, and finding, in the app: an assistant that answers as told, and real keys."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from workbench.assist import Assistant, Completion, Finding, Severity, Signature
from workbench.catalog import Catalogue
from workbench.study import Study
from workbench.ui.app import DlworkApp
from workbench.ui.widgets.completions import CompletionList
from workbench.ui.widgets.editor_pane import EditorPane
from workbench.ui.widgets.find_bar import FindBar

from .fakes import FakeGrader


class FakeAssistant(Assistant):
    """Knows three words, one signature and one mistake."""

    given_up = False

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def findings(self, source: str) -> tuple[Finding, ...]:
        row = next((row for row, line in enumerate(source.split("\n")) if "foo" in line), None)
        return () if row is None else (Finding(row, 0, "undefined name 'foo'", Severity.WARNING),)

    async def completions(self, source: str, row: int, column: int) -> tuple[Completion, ...]:
        self.asked.append(source.split("\n")[row][:column])
        return tuple(Completion(name, "function") for name in ("maximum", "maxarg", "mean"))

    async def signature(self, source: str, row: int, column: int) -> Signature | None:
        return Signature("maximum(x1, x2)", "x1")

    async def close(self) -> None:
        pass


Helped = Callable[[], AbstractAsyncContextManager[tuple[DlworkApp, Pilot[None], FakeAssistant]]]


@pytest.fixture
def helped(catalogue: Catalogue) -> Helped:
    @asynccontextmanager
    async def run() -> AsyncIterator[tuple[DlworkApp, Pilot[None], FakeAssistant]]:
        study, assistant = Study.open(), FakeAssistant()
        app = DlworkApp(catalogue, study, FakeGrader(), assistant=assistant)
        async with app.run_test(size=(120, 36)) as pilot:
            app.workbench.editor.load_source("")
            await settled(pilot)
            assistant.asked.clear()
            yield app, pilot, assistant
        study.close()

    return run


async def settled(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def popup(app: DlworkApp) -> CompletionList:
    return app.workbench.query_one(CompletionList)


async def type_text(pilot: Pilot[None], text: str) -> None:
    names = {".": "full_stop", "(": "left_parenthesis", " ": "space", "#": "number_sign"}
    await pilot.press(*(names.get(letter, letter) for letter in text))
    await settled(pilot)


async def test_words_are_offered_behind_a_dot_and_tab_takes_one(helped: Helped) -> None:
    async with helped() as (app, pilot, _):
        await type_text(pilot, "np.m")
        assert popup(app).display and popup(app).word == "maximum"
        await pilot.press("down", "tab")
        await settled(pilot)
        assert app.workbench.editor.text == "np.maxarg"
        assert not popup(app).display


async def test_typing_on_narrows_the_list_without_asking_again(helped: Helped) -> None:
    async with helped() as (app, pilot, assistant):
        await type_text(pilot, "np.m")
        asked = len(assistant.asked)
        await type_text(pilot, "e")
        assert popup(app).word == "mean" and len(assistant.asked) == asked
        await type_text(pilot, "an")
        assert not popup(app).display  # the word is whole


async def test_enter_starts_a_line_unless_the_list_was_moved_in(helped: Helped) -> None:
    async with helped() as (app, pilot, _):
        await type_text(pilot, "np.m")
        await pilot.press("enter")
        await settled(pilot)
        assert app.workbench.editor.text == "np.m\n"
        await type_text(pilot, "np.m")
        await pilot.press("up", "enter")
        await settled(pilot)
        assert app.workbench.editor.text == "np.m\nnp.mean"


async def test_escape_closes_the_list_and_nothing_else(helped: Helped) -> None:
    async with helped() as (app, pilot, _):
        await type_text(pilot, "np.m")
        await pilot.press("escape")
        assert not popup(app).display
        assert app.focused is app.workbench.editor and app.workbench.editor.text == "np.m"


async def test_no_words_are_offered_in_a_comment_or_after_one_letter(helped: Helped) -> None:
    async with helped() as (app, pilot, assistant):
        await type_text(pilot, "m")
        await type_text(pilot, " # np.m")
        assert assistant.asked == [] and not popup(app).display
        await pilot.press("ctrl+n")
        await settled(pilot)
        assert popup(app).display


async def test_moving_away_closes_the_list(helped: Helped) -> None:
    async with helped() as (app, pilot, _):
        await type_text(pilot, "np.m")
        await pilot.press("home")
        await settled(pilot)
        assert not popup(app).display


async def test_the_call_at_hand_and_the_mistake_on_the_line_are_told(helped: Helped) -> None:
    async with helped() as (app, pilot, _):
        pane = app.workbench.query_one(EditorPane)
        await type_text(pilot, "np.maximum(")
        assert str(pane.border_subtitle) == "maximum(x1, x2)  ← x1"
        await type_text(pilot, "foo")
        await pilot.press("right", "enter")
        await settled(pilot)
        assert [finding.row for finding in app.workbench.editor.findings] == [0]
        assert str(pane.border_subtitle) == ""
        await pilot.press("up")
        await settled(pilot)
        assert str(pane.border_subtitle) == "line 1: undefined name 'foo'"


async def test_find_selects_goes_round_and_leaves_the_cursor_there(helped: Helped) -> None:
    async with helped() as (app, pilot, _):
        editor = app.workbench.editor
        editor.load_source("alpha\nbeta Alpha\n")
        await pilot.press("ctrl+f", *"alpha")
        assert editor.selected_text == "alpha"
        await pilot.press("enter")
        assert editor.selected_text == "Alpha"
        await pilot.press("down")
        assert editor.selection.start == (0, 0)
        await pilot.press("up", "escape")
        assert editor.selected_text == "Alpha" and app.focused is editor
        assert not app.workbench.query_one(FindBar).display


async def test_replacing_one_by_one_and_all_can_be_undone(helped: Helped) -> None:
    async with helped() as (app, pilot, _):
        editor = app.workbench.editor
        editor.load_source("a.b a.b\na.b")
        await pilot.press("ctrl+r", "a", "full_stop", "b", "tab", "c", "enter")
        assert editor.text == "c a.b\na.b"
        await pilot.click("#replace-all")
        assert editor.text == "c c\nc"
        await pilot.press("escape", "ctrl+z")
        assert editor.text == "c a.b\na.b"


async def test_a_line_is_gone_to_by_its_number(helped: Helped) -> None:
    async with helped() as (app, pilot, _):
        editor = app.workbench.editor
        editor.load_source("\n".join("abcdefghij"))
        await pilot.press("ctrl+g", "7")
        assert editor.cursor_location == (6, 0)
        await pilot.press("7")
        assert str(app.workbench.query_one("#found").render()) == "1 to 10"
        await pilot.press("enter")
        assert app.focused is editor and editor.cursor_location == (6, 0)


async def test_find_takes_up_what_is_selected(helped: Helped) -> None:
    async with helped() as (app, pilot, _):
        app.workbench.editor.load_source("one two one")
        await pilot.press("ctrl+shift+right", "ctrl+f")
        assert app.workbench.query_one("#sought", Input).value == "one"


async def test_undo_survives_a_visit_to_another_exercise(helped: Helped) -> None:
    async with helped() as (app, pilot, _):
        bench = app.workbench
        first = bench.exercise
        assert first is not None
        bench.reload_draft()
        before = bench.text
        await pilot.press("x")
        await pilot.press("f3")
        assert bench.exercise != first
        await pilot.press("ctrl+z")
        assert bench.text == bench.exercise.stub
        await pilot.press("shift+f3")
        assert bench.text == "x" + before
        await pilot.press("ctrl+z")
        assert bench.text == before


async def test_when_there_is_nobody_to_ask_any_more_that_is_said(helped: Helped) -> None:
    async with helped() as (app, pilot, assistant):
        assistant.given_up = True
        await type_text(pilot, "a")
        assert "no completion" in str(app.workbench.query_one(EditorPane).border_subtitle)
