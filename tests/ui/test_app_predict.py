"""Predict cards in the app: asked with numbers of a seed, answered in a line, and asked again."""

from pathlib import Path

import pytest
from textual.widgets import Static

from workbench.catalog import Catalogue
from workbench.predict import draw
from workbench.study import Status, Study
from workbench.ui.app import DlworkApp
from workbench.ui.state import Stage
from workbench.ui.widgets.page import Prose
from workbench.ui.widgets.plain_editor import LineEditor
from workbench.ui.widgets.question import QuestionPane
from workbench.ui.widgets.results import CheckRow, ResultsPane

from .cards import CardGrader, editor, message, press, run_button, tabs_shown, title, with_cards
from .conftest import STUB, Session, settle


@pytest.fixture
def catalogue(catalogue: Catalogue, tmp_path: Path) -> Catalogue:
    return with_cards(catalogue, tmp_path)


@pytest.fixture
def grader() -> CardGrader:
    return CardGrader()


def expected(study: Study, catalogue: Catalogue) -> str:
    return str(2 * int(prompt_number(study, catalogue)))


def prompt_number(study: Study, catalogue: Catalogue) -> str:
    card = catalogue.get("guess")
    return draw(card.prediction_file, study.seed(card)).prompt.removeprefix("Twice ").removesuffix("?")


async def test_a_predict_card_asks_over_the_line_to_answer_in(
    session: Session, grader: CardGrader, study: Study, catalogue: Catalogue
) -> None:
    async with session(grader, start="guess") as (app, _pilot):
        asked = app.workbench.query_one("#asked", Prose).source
        assert f"With seed {study.seed(catalogue.get('guess'))}" in asked
        assert f"Twice {prompt_number(study, catalogue)}?" in asked
        assert "whole number" in asked
        assert isinstance(editor(app), LineEditor) and app.workbench.focused is editor(app)
        assert tabs_shown(app, ResultsPane) == ["results"]
        assert tabs_shown(app, QuestionPane) == ["question", "answer"]


async def test_enter_checks_the_answer_with_the_seed_that_is_shown(
    session: Session, grader: CardGrader, study: Study, catalogue: Catalogue
) -> None:
    async with session(grader, start="guess") as (app, pilot):
        await press(pilot, "7", "enter")
        assert (grader.sources, grader.seeds) == (["7"], [study.seed(catalogue.get("guess"))])
        assert editor(app).text == "7"
        assert "✗ wrong answer · seed" in title(app)
        assert "take others: F4" in message(app)
        assert f"{prompt_number(study, catalogue)} and" in app.workbench.query_one("#answer-text", Prose).source


async def test_a_right_answer_is_worked_through_and_f5_asks_again(
    session: Session, grader: CardGrader, study: Study, catalogue: Catalogue
) -> None:
    async with session(grader, start="guess") as (app, pilot):
        number, seed = prompt_number(study, catalogue), study.seed(catalogue.get("guess"))
        await press(pilot, *expected(study, catalogue), "enter")
        (row,) = app.workbench.query(CheckRow)
        assert row.unfolded
        assert f"{number} and {number}." in str(row.query_one(".details", Static).content)
        assert run_button(app) == "▶ Again"
        assert app.workbench.statuses["guess"] is Status.SOLVED
        await press(pilot, "f5")
        assert study.seed(catalogue.get("guess")) != seed
        assert f"With seed {study.seed(catalogue.get('guess'))}" in app.workbench.query_one("#asked", Prose).source
        assert editor(app).text == "" and app.workbench.focused is editor(app)
        assert app.workbench.current_run.stage is Stage.IDLE
        assert study.draft_path(catalogue.get("guess")).read_text() == ""
        await press(pilot, *expected(study, catalogue), "enter")
        assert [attempt.verdict for attempt in study.attempts(catalogue.get("guess"))] == ["accepted"] * 2


async def test_a_changed_answer_is_checked_and_not_asked_again(
    session: Session, grader: CardGrader, study: Study, catalogue: Catalogue
) -> None:
    async with session(grader, start="guess") as (app, pilot):
        seed = study.seed(catalogue.get("guess"))
        await press(pilot, *expected(study, catalogue), "enter", "0", "enter")
        assert study.seed(catalogue.get("guess")) == seed
        assert "wrong answer" in title(app)


async def test_f4_asks_with_other_numbers_at_any_time(
    session: Session, grader: CardGrader, study: Study, catalogue: Catalogue
) -> None:
    async with session(grader, start="guess") as (app, pilot):
        seed = study.seed(catalogue.get("guess"))
        await press(pilot, "5", "f4")
        assert study.seed(catalogue.get("guess")) != seed
        assert editor(app).text == ""
        await pilot.click("#new-numbers")
        await settle(pilot)
        assert f"With seed {study.seed(catalogue.get('guess'))}" in app.workbench.query_one("#asked", Prose).source


async def test_f4_changes_nothing_elsewhere(session: Session, grader: CardGrader) -> None:
    async with session(grader) as (app, pilot):
        await press(pilot, "f4")
        assert editor(app).text == STUB


async def test_the_numbers_and_the_answer_are_there_again_after_a_restart(
    session: Session, grader: CardGrader, study: Study, catalogue: Catalogue
) -> None:
    async with session(grader, start="guess") as (app, pilot):
        asked = app.workbench.query_one("#asked", Prose).source
        await press(pilot, "7", "ctrl+q")
    async with session(grader, start="guess") as (app, _pilot):
        assert app.workbench.query_one("#asked", Prose).source == asked
        assert editor(app).text == "7"


async def test_an_answer_that_cannot_be_read_says_so(session: Session, grader: CardGrader) -> None:
    async with session(grader, start="guess") as (app, pilot):
        await press(pilot, "x", "enter")
        assert "✗ cannot be read" in title(app)
        (row,) = app.workbench.query(CheckRow)
        assert "no whole number" in str(row.query_one(".details", Static).content)


async def test_a_problem_that_cannot_draw_is_told_and_the_app_goes_on(
    session: Session, grader: CardGrader, catalogue: Catalogue
) -> None:
    catalogue.get("guess").prediction_file.write_text("import numpy\n")
    async with session(grader, start="guess") as (app, pilot):
        assert app.workbench.drawn is None
        await press(pilot, "f4", "f3")
        assert app.workbench.exercise is not None and app.workbench.exercise.id == "twice"


async def test_the_line_says_how_it_is_read_while_it_is_typed(session: Session, grader: CardGrader) -> None:
    def reading(app: DlworkApp) -> str:
        return str(app.workbench.query_one("#reading", Static).content)

    async with session(grader, start="guess") as (app, pilot):
        assert reading(app) == ""
        await press(pilot, *"1e3")
        assert reading(app) == "read as  1000"
        await press(pilot, "x")
        assert "number alone, without" in reading(app)
        await press(pilot, "f3")
        assert reading(app) == ""
        await press(pilot, *"x*x**2")
        assert reading(app) == "read as  x·x²"
        await press(pilot, "+")
        assert reading(app).startswith("Column")
        await press(pilot, "shift+f3")
        assert "number alone, without" in reading(app)


async def test_a_long_question_scrolls_and_leaves_the_line_on_the_screen(
    session: Session, grader: CardGrader, catalogue: Catalogue
) -> None:
    problem = catalogue.get("guess").prediction_file
    problem.write_text(problem.read_text().replace('f"Twice {n}?"', 'f"Twice {n}?" + "\\n\\nAnd on." * 40'))
    async with session(grader, size=(80, 24), start="guess") as (app, pilot):
        await press(pilot, "7")
        assert app.workbench.query_one("#asked-page").max_scroll_y > 0
        for selector in ("#line-editor", "#reading", "#new-numbers"):
            region = app.workbench.query_one(selector).region
            assert 2 < region.y < 23 and region.bottom <= 23, selector
