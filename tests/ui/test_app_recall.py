"""Recall cards in the app: written in prose, compared with the key points, kept by the learner's own verdict."""

from pathlib import Path

import pytest
from textual.widgets import Button, Static

from workbench.catalog import Catalogue
from workbench.study import Status, Study
from workbench.ui.state import Pane, Stage
from workbench.ui.widgets.key_points import KeyPoint
from workbench.ui.widgets.page import Prose
from workbench.ui.widgets.plain_editor import PlainEditor
from workbench.ui.widgets.question import QuestionPane

from .cards import CardGrader, editor, marks, message, press, run_button, title, with_cards
from .conftest import Session, settle


@pytest.fixture
def catalogue(catalogue: Catalogue, tmp_path: Path) -> Catalogue:
    return with_cards(catalogue, tmp_path)


@pytest.fixture
def grader() -> CardGrader:
    return CardGrader()


async def test_a_recall_card_is_written_in_plain_prose(session: Session, grader: CardGrader, home: Path) -> None:
    async with session(grader, start="say-it") as (app, pilot):
        prose = editor(app)
        assert isinstance(prose, PlainEditor) and app.workbench.focused is prose
        assert prose.language is None and prose.soft_wrap and not prose.show_line_numbers
        await press(pilot, "i", "f", "left_parenthesis", "colon", "enter", "x", "f6")
        assert prose.text == "if(:\nx"
        assert (home / "drafts" / "cards" / "say-it.md").read_text() == "if(:\nx"


async def test_comparing_opens_the_answer_and_lists_the_key_points(
    session: Session, grader: CardGrader, study: Study, catalogue: Catalogue
) -> None:
    async with session(grader, start="say-it") as (app, pilot):
        assert run_button(app) == "▶ Compare"
        assert "Say your answer aloud, or type it" in message(app)
        await press(pilot, "f5")
        question = app.workbench.query_one(QuestionPane)
        assert question.tabs.active == "tab-answer"
        assert "It passes what is positive" in app.workbench.query_one("#answer-text", Prose).source
        texts = [str(point.query_one(".text", Static).content) for point in app.workbench.query(KeyPoint)]
        assert texts == [
            "positive stays",
            "negative becomes zero",
            "the kink is at zero, where any slope in [0, 1] does",
            "`max(0, x)`",
        ]
        assert marks(app) == ["[ ]"] * 4
        assert "comparing · 0 of 4 key points" in title(app)
        assert run_button(app) == "▶ Done"
        assert app.workbench.focused is app.workbench.query(KeyPoint).first()
        assert study.attempts(catalogue.get("say-it")) == ()
        assert grader.sources == []


async def test_points_are_ticked_with_space_enter_and_the_mouse(session: Session, grader: CardGrader) -> None:
    async with session(grader, start="say-it") as (app, pilot):
        await press(pilot, "f5", "space", "down", "enter", "down", "space", "space")
        await pilot.click(list(app.workbench.query(KeyPoint))[3])
        await settle(pilot)
        assert marks(app) == ["[✓]", "[✓]", "[ ]", "[✓]"]
        assert "3 of 4" in title(app)


@pytest.mark.parametrize(
    ("ticks", "verdict", "status"), [(3, "accepted", Status.SOLVED), (2, "wrong_answer", Status.FAILED)]
)
async def test_done_keeps_what_was_typed_and_ticked(
    session: Session, grader: CardGrader, study: Study, catalogue: Catalogue, ticks: int, verdict: str, status: Status
) -> None:
    async with session(grader, start="say-it") as (app, pilot):
        await press(pilot, "h", "i", "f5", *["space", "down"] * ticks, "f5")
        (attempt,) = study.attempts(catalogue.get("say-it"))
        assert attempt.verdict == verdict
        assert attempt.source.startswith("hi\n\n## Key points\n\n- [x] positive stays\n")
        assert attempt.source.count("[x]") == ticks
        assert app.workbench.statuses["say-it"] is status
        assert app.workbench.access.open
        assert f"{ticks} of 4 key points" in title(app)
        assert ("Solved" in message(app)) is (verdict == "accepted")
        assert not app.workbench.query_one("#done", Button).display
        await press(pilot, "space")
        assert marks(app) == ["[✓]"] * ticks + ["[✗]"] * (4 - ticks)


async def test_the_button_ends_the_comparison(
    session: Session, grader: CardGrader, study: Study, catalogue: Catalogue
) -> None:
    async with session(grader, start="say-it") as (app, pilot):
        await press(pilot, "f5")
        await pilot.click("#done")
        await settle(pilot)
        (attempt,) = study.attempts(catalogue.get("say-it"))
        assert attempt.source.startswith("## Key points\n\n- [ ] positive stays")
        assert app.workbench.current_run.stage is Stage.DONE


async def test_a_card_can_be_compared_again(
    session: Session, grader: CardGrader, study: Study, catalogue: Catalogue
) -> None:
    async with session(grader, start="say-it") as (app, pilot):
        await press(pilot, "f5", "space", "f5", "f5")
        assert marks(app) == ["[ ]"] * 4
        assert app.workbench.focused is app.workbench.query(KeyPoint).first()
        await press(pilot, "space", "down", "space", "down", "space", "f5")
        assert [attempt.verdict for attempt in study.attempts(catalogue.get("say-it"))] == ["wrong_answer", "accepted"]


async def test_leaving_a_comparison_keeps_nothing_and_closes_the_answer(
    session: Session, grader: CardGrader, study: Study, catalogue: Catalogue
) -> None:
    async with session(grader, start="say-it") as (app, pilot):
        await press(pilot, "f5", "space")
        app.workbench.open_exercise(catalogue.get("say-more"))
        await settle(pilot)
        assert len(app.workbench.query(KeyPoint)) == 0
        await press(pilot, "f5")
        assert marks(app) == ["[ ]"] * 4
        app.workbench.open_exercise(catalogue.get("say-it"))
        await settle(pilot)
        assert not app.workbench.access.open
        assert study.attempts(catalogue.get("say-it")) == ()


async def test_on_a_narrow_terminal_comparing_shows_the_points(session: Session, grader: CardGrader) -> None:
    async with session(grader, size=(80, 24), start="say-it") as (app, pilot):
        await press(pilot, "f5")
        assert app.workbench.pane is Pane.RESULTS
        assert app.workbench.query_one("#done", Button).region.height == 1


async def test_the_answer_stays_open_while_it_is_compared_whatever_else_is_counted(
    session: Session, grader: CardGrader
) -> None:
    async with session(grader, start="say-it") as (app, pilot):
        await press(pilot, "f5")
        app.workbench.refresh_progress()
        assert app.workbench.access.open


async def test_what_is_pasted_into_prose_comes_in_as_it_is(session: Session, grader: CardGrader) -> None:
    async with session(grader, start="say-it") as (app, pilot):
        await press(pilot, "space", "space")
        app.copy_to_clipboard("a (list:\n  - one\nand")
        await press(pilot, "ctrl+v", "!", "ctrl+z", "ctrl+z", "ctrl+v")
        assert editor(app).text == "  a (list:\n  - one\nand"
        assert editor(app).cursor_location == (2, 3)


async def test_tab_leaves_the_prose(session: Session, grader: CardGrader) -> None:
    async with session(grader, start="say-it") as (app, pilot):
        await press(pilot, "tab")
        assert app.workbench.focused is not editor(app)
        assert editor(app).text == ""
