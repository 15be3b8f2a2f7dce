"""Garbage is looked for while the learner pauses."""

import asyncio
import gc
import weakref
from collections.abc import Iterator

import pytest

from workbench.catalog import Catalogue
from workbench.study import Study
from workbench.ui import app as app_module
from workbench.ui.app import LiveApp

from .fakes import FakeGrader

WAIT = 30.0


class Knot:
    """Holds itself, so that only a collection frees it."""

    def __init__(self) -> None:
        self.itself = self


def old_garbage() -> weakref.ref[Knot]:
    """Something that only a full collection frees."""
    knot = Knot()
    gc.collect()
    return weakref.ref(knot)


async def freed(garbage: weakref.ref[Knot]) -> None:
    async with asyncio.timeout(WAIT):
        while garbage() is not None:
            await asyncio.sleep(0.05)


@pytest.fixture(autouse=True)
def collector_as_before() -> Iterator[None]:
    thresholds = gc.get_threshold()
    yield
    gc.set_threshold(*thresholds)
    gc.unfreeze()


async def test_every_pause_frees_what_the_keys_before_it_left_behind(
    catalogue: Catalogue, study: Study, right: FakeGrader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app_module, "PAUSE_SECONDS", 0.2)
    app = LiveApp(catalogue, study, right)
    async with app.run_test(size=(120, 36)) as pilot:
        await freed(old_garbage())
        for _ in range(2):
            garbage = old_garbage()
            await pilot.press("x")
            await freed(garbage)


async def test_nothing_is_looked_for_between_two_keys(
    catalogue: Catalogue, study: Study, right: FakeGrader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app_module, "PAUSE_SECONDS", WAIT)
    app = LiveApp(catalogue, study, right)
    async with app.run_test(size=(120, 36)) as pilot:
        garbage = old_garbage()
        everything = [[] for _ in range(200_000)]  # thousands of these would start a full collection elsewhere
        await pilot.press("x")
        assert garbage() is not None
        assert everything
