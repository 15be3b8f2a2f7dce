"""Cards in the app: the editor of each kind, formulas, and the links between a question and its exercises."""

from pathlib import Path

import pytest
from textual.widgets import Button, Static

from workbench.catalog import Catalogue
from workbench.study import Study
from workbench.ui.app import DlworkApp
from workbench.ui.screens.dialogs import Confirm
from workbench.ui.state import Pane
from workbench.ui.widgets.code_editor import CodeEditor
from workbench.ui.widgets.page import Prose
from workbench.ui.widgets.plain_editor import LineEditor
from workbench.ui.widgets.related import Link
from workbench.ui.widgets.results import ResultsPane

from .cards import CardGrader, editor, press, tabs_shown, title, with_cards
from .conftest import STUB, Session, settle


@pytest.fixture
def catalogue(catalogue: Catalogue, tmp_path: Path) -> Catalogue:
    return with_cards(catalogue, tmp_path)


@pytest.fixture
def grader() -> CardGrader:
    return CardGrader()


async def test_a_formula_is_a_line_that_enter_hands_in(session: Session, grader: CardGrader) -> None:
    async with session(grader, start="twice") as (app, pilot):
        assert isinstance(editor(app), LineEditor)
        assert not app.workbench.query_one("#new-numbers").display
        await press(pilot, "x", "+", "x", "enter")
        assert grader.sources == ["x+x"]
        assert "✓ accepted" in title(app)
        assert tabs_shown(app, ResultsPane) == ["results", "difference"]


async def test_each_kind_has_its_editor_and_the_keyboard_stays_in_it(session: Session, grader: CardGrader) -> None:
    async with session(grader, start="hinge") as (app, pilot):
        kinds = []
        for _ in range(4):
            kinds.append(type(editor(app)).__name__)
            assert app.workbench.focused is editor(app)
            assert [each.display for each in app.workbench.query(CodeEditor)].count(True) == 1
            await press(pilot, "f3")
        assert kinds == ["CodeEditor", "PlainEditor", "LineEditor", "LineEditor"]
        await press(pilot, "shift+f3", "shift+f3", "shift+f3", "shift+f3")
        assert editor(app).text == STUB
        assert tabs_shown(app, ResultsPane) == ["results", "difference", "output"]


async def test_resetting_a_card_promises_an_empty_page(
    session: Session, grader: CardGrader, study: Study, catalogue: Catalogue
) -> None:
    async with session(grader, start="say-it") as (app, pilot):
        await press(pilot, "h", "i")
        await pilot.press("f9")
        await pilot.pause()
        assert isinstance(app.screen, Confirm)
        assert ".before-reset.md" in str(app.screen.query(Static).first().content)
        await pilot.click("#yes")
        await settle(pilot)
        assert editor(app).text == ""
        assert study.draft_path(catalogue.get("say-it")).with_name("say-it.before-reset.md").read_text() == "hi"


def links(app: DlworkApp) -> list[str]:
    return [str(link.label) for link in app.workbench.query(Link)]


async def test_an_interview_question_leads_to_its_exercises_and_back(
    session: Session, grader: CardGrader, catalogue: Catalogue
) -> None:
    async with session(grader, start="say-it") as (app, pilot):
        assert links(app) == ["· The guess card  predict"]
        app.workbench.action_go(Pane.QUESTION)
        await press(pilot, "tab", "enter")
        assert app.workbench.exercise == catalogue.get("guess")
        assert links(app) == ["· The say-it card  recall"]
        await pilot.click(Link)
        await settle(pilot)
        assert app.workbench.exercise == catalogue.get("say-it")


async def test_a_link_shows_how_far_the_exercise_is(
    session: Session, grader: CardGrader, study: Study, catalogue: Catalogue
) -> None:
    study.record(catalogue.get("guess"), "6", "accepted", 1, 0.1)
    async with session(grader, start="say-it") as (app, _pilot):
        assert links(app) == ["✓ The guess card  predict"]


async def test_without_relations_nothing_is_linked(session: Session, grader: CardGrader) -> None:
    async with session(grader, start="say-more") as (app, _pilot):
        assert not app.workbench.query_one("Related").display


async def test_a_card_without_hints_says_so(session: Session, grader: CardGrader) -> None:
    async with session(grader, start="say-it") as (app, pilot):
        await press(pilot, "f2")
        assert "There are no hints" in app.workbench.query_one("#hints-text", Prose).source
        assert not app.workbench.query_one("#next-hint", Button).display


@pytest.mark.parametrize("name", ["say-it", "guess", "twice"])
async def test_a_card_survives_a_terminal_without_room(session: Session, grader: CardGrader, name: str) -> None:
    async with session(grader, size=(80, 24), start=name) as (app, pilot):
        for width, height in ((40, 10), (3, 3), (2, 2), (1, 1), (80, 24)):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
        await press(pilot, "x")
        assert editor(app).text == "x"
