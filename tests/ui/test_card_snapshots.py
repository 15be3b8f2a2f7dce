"""Pictures of the cards: a recall card while it is compared, a predict card that was answered."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from workbench.catalog import Catalogue
from workbench.study import Study
from workbench.ui.app import LIGHT, DlworkApp

from .cards import CardGrader, with_cards
from .test_snapshots import LARGE, SMALL, pressing

Compare = Callable[..., bool]
Start = Callable[[str], DlworkApp]


@pytest.fixture
def start(catalogue: Catalogue, study: Study, tmp_path: Path) -> Start:
    """The app at a card; the predict card asks with seed 7."""
    study.remember_setting("seed.guess", "7")

    def at(name: str) -> DlworkApp:
        return DlworkApp(with_cards(catalogue, tmp_path), study, CardGrader(), name, clock=lambda: 0.0)

    return at


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_comparing_a_recall_card(start: Start, snap_compare: Compare, size: tuple[int, int]) -> None:
    async def compare(pilot: Pilot[None]) -> None:
        await pressing(pilot, *"Max", "f5", "space", "down", "down", "space")

    assert snap_compare(start("say-it"), terminal_size=size, run_before=compare)


def test_a_recall_card_that_was_kept(start: Start, study: Study, snap_compare: Compare) -> None:
    async def keep(pilot: Pilot[None]) -> None:
        await pressing(pilot, "f5", "space", "f5")

    study.remember_setting("theme", LIGHT)
    assert snap_compare(start("say-it"), terminal_size=LARGE, run_before=keep)


def test_an_interview_question_and_its_exercises(start: Start, snap_compare: Compare) -> None:
    assert snap_compare(start("say-it"), terminal_size=LARGE, run_before=pressing)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_a_predict_card_before_it_is_answered(start: Start, snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(start("guess"), terminal_size=size, run_before=pressing)


def test_a_predict_card_that_was_answered(start: Start, snap_compare: Compare) -> None:
    async def answer(pilot: Pilot[None]) -> None:
        await pressing(pilot, "7", "enter")

    assert snap_compare(start("guess"), terminal_size=LARGE, run_before=answer)
