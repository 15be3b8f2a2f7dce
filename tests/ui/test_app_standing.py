"""The first screen: what it says to those who are new and to those who come back, and where it leads."""

import pytest

from workbench.catalog import Catalogue
from workbench.study import Study
from workbench.ui.app import DlworkApp
from workbench.ui.screens.standing import StandingScreen
from workbench.ui.standing_text import shade

from .conftest import Session, settle
from .fakes import FakeGrader


def shown(app: DlworkApp) -> str:
    assert isinstance(app.screen, StandingScreen)
    return str(app.screen.query_one("VerticalScroll Static").render())


def greeted(catalogue: Catalogue, study: Study) -> DlworkApp:
    return DlworkApp(catalogue, study, FakeGrader(), clock=lambda: 0.0, greet=True)


async def test_somebody_new_is_told_five_keys_and_begins_with_enter(catalogue: Catalogue) -> None:
    study = Study.open()
    app = greeted(catalogue, study)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        text = shown(app)
        assert all(key in text for key in ("F5", "F2", "F3", "F1", "^Q"))
        assert "Enter begin with" in text and "ReLU and its kink" in text
        await pilot.press("enter")
        assert app.screen is app.workbench and app.focused is app.workbench.editor
    study.close()


async def test_somebody_who_comes_back_sees_tracks_days_and_weak_topics(catalogue: Catalogue) -> None:
    study = Study.open()
    relu = catalogue.get("relu")
    for verdict in ("wrong_answer", "wrong_answer", "accepted"):
        study.record(relu, "x", verdict, 1, 0.1)
    app = greeted(catalogue, study)
    async with app.run_test(size=(120, 50)) as pilot:
        await settle(pilot)
        text = shown(app)
        assert "1 of 3 solved  ·  1 day in a row  ·  3 attempts today" in text
        assert "Activations" in text and "1 of 2" in text
        assert "kinks: 2 of 3 attempts failed" in text
        assert "next suggested  SiLU by hand" in text
        await pilot.press("n")
        await settle(pilot)
        assert app.screen is app.workbench
        assert app.workbench.exercise is not None and app.workbench.exercise.id == "silu"
    study.close()


async def test_it_can_be_called_up_at_any_time(session: Session) -> None:
    async with session(FakeGrader()) as (app, pilot):
        before = app.workbench.exercise
        await pilot.press("f10")
        assert isinstance(app.screen, StandingScreen)
        await pilot.press("escape")
        assert app.screen is app.workbench and app.workbench.exercise == before


@pytest.mark.parametrize(
    ("attempts", "sign"), [(None, " "), (0, "·"), (1, "░"), (3, "░"), (4, "▒"), (9, "▓"), (21, "█"), (999, "█")]
)
def test_more_attempts_are_darker(attempts, sign):
    assert shade(attempts) == sign
