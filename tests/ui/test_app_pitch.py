"""The pitch in the app: a form, its spoken time while one types, the rehearsal and the READMEs."""

from pathlib import Path

import pytest
from textual.widgets import Static

from workbench.catalog import Catalogue, Exercise, Kind, Level, Track
from workbench.study import Study
from workbench.ui.screens.rehearsal import Rehearsal, clock

from .cards import CardGrader, editor
from .conftest import Session, settle

FORM = "Words per minute: 120\n\n# Mail router\n\n## Problem\nTwenty words\n\n## Metric reached\nF1 of 0.86\n"


@pytest.fixture
def catalogue(catalogue: Catalogue, tmp_path: Path) -> Catalogue:
    given, closed = tmp_path / "exercises" / "projects" / "pitch", tmp_path / "solutions" / "projects" / "pitch"
    given.mkdir(parents=True)
    closed.mkdir(parents=True)
    (given / "question.md").write_text("# A project\n")
    (given / "form.md").write_text("# Project\n\n## Problem\n")
    (closed / "answer.md").write_text("# Answer\n")
    pitch = Exercise("pitch", "A project", "projects", Kind.PITCH, Level.ADVANCED, 5, (), given, closed)
    return Catalogue((*catalogue.tracks, Track("projects", "Projects", "Yours", 9, (pitch,))))


async def test_a_form_is_there_and_its_time_is_shown_while_one_types(session: Session) -> None:
    async with session(CardGrader(), start="pitch") as (app, pilot):
        assert editor(app).text.startswith("# Project")
        editor(app).text = FORM
        await settle(pilot)
        assert "4 of 30 seconds" in str(app.workbench.query_one("#reading", Static).content)
        editor(app).text = f"{FORM}\n## Colour\nred"
        await settle(pilot)
        assert "no part 'Colour'" in str(app.workbench.query_one("#reading", Static).content)


async def test_rehearsing_shows_what_is_said_beside_a_clock(session: Session) -> None:
    async with session(CardGrader(), start="pitch") as (app, pilot):
        editor(app).text = FORM
        app.workbench.action_rehearse()
        await pilot.pause()
        assert isinstance(app.screen, Rehearsal)
        assert "Twenty words F1 of 0.86" in str(app.screen.query_one("#pitch", Static).content)
        await pilot.press("space", "n", "escape")
        assert app.screen is app.workbench


async def test_a_form_that_cannot_be_read_is_not_rehearsed(session: Session) -> None:
    async with session(CardGrader(), start="pitch") as (app, pilot):
        editor(app).text = "no heading"
        app.workbench.action_rehearse()
        await pilot.pause()
        assert app.screen is app.workbench
        assert any("begin each project" in notice.message for notice in app._notifications)


async def test_readmes_are_written_and_never_over_another_programs_text(session: Session, study: Study) -> None:
    async with session(CardGrader(), start="pitch") as (app, pilot):
        editor(app).text = FORM
        app.workbench.action_export()
        await pilot.pause()
        path = study.home.pitches / "mail-router.md"
        assert path.read_text().startswith("# Mail router\n\n**Problem.** Twenty words")
        editor(app).text = FORM.replace("Twenty", "Thirty")
        app.workbench.action_export()
        await pilot.pause()
        assert "Thirty words" in path.read_text()
        path.write_text("mine")
        app.workbench.action_export()
        await pilot.pause()
        assert path.read_text() == "mine"


async def test_only_a_pitch_is_rehearsed_or_exported(session: Session, study: Study) -> None:
    async with session(CardGrader()) as (app, pilot):
        app.workbench.action_rehearse()
        app.workbench.action_export()
        await pilot.pause()
        assert app.screen is app.workbench
        assert not study.home.pitches.exists()


@pytest.mark.parametrize(("seconds", "told"), [(0, " 0 of 30 s"), (12.4, "12 of 30 s"), (31, "finish the sentence")])
def test_the_clock_is_a_number_and_a_bar(seconds: float, told: str) -> None:
    assert told in clock(seconds).plain
    assert clock(seconds).plain.count("━") == min(30, int(seconds))
