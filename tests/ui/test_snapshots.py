"""Pictures of the main screens, at the narrowest and at a wide size, dark and light."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from workbench.catalog import Catalogue
from workbench.judge.report import Diagnosis, Difference, Frame, Verdict
from workbench.study import Study
from workbench.ui.app import LIGHT, DlworkApp
from workbench.ui.widgets.editor_pane import EditorPane

from .conftest import settle
from .fakes import FakeGrader, failed, passed, report

SMALL, LARGE = (80, 24), (160, 50)
Compare = Callable[..., bool]

CHECKS = (
    passed("positive_inputs_pass_through"),
    failed(
        "negative_inputs_become_zero",
        "`relu` gives back what it was given where that is negative.",
        Verdict.WRONG_ANSWER,
        Difference(
            "relu(x) with x = float64 (4,)",
            "array([0.0, 0.0, 0.5, 2.0])",
            "array([-1.5, -0.2, 0.5, 2.0])",
            "at [0], 2 of 4 values differ",
            "∂y/∂x = 1 where x > 0, else 0",
        ),
    ),
    failed("empty_input_is_fine", "IndexError: 0", Verdict.RUNTIME_ERROR, None, (Frame(2, "relu", "x[0]"),)),
    passed("shape_is_kept"),
)


@pytest.fixture
def app(catalogue: Catalogue, study: Study) -> DlworkApp:
    grader = FakeGrader(
        report("relu", CHECKS, output="x.min() = -1.5\n", diagnosis=Diagnosis("identity", "You return x."))
    )
    return DlworkApp(catalogue, study, grader, clock=lambda: 0.0)


async def grade(pilot: Pilot[None]) -> None:
    assert isinstance(pilot.app, DlworkApp)
    pilot.app.workbench.query_one(EditorPane).editor.text = "def relu(x):\n    return x\n"
    await pilot.press("f5")
    await settle(pilot)


async def pressing(pilot: Pilot[None], *keys: str) -> None:
    await settle(pilot)
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
    await still(pilot)


async def still(pilot: Pilot[None]) -> None:
    """Wait until the picture no longer changes: Markdown lays its blocks out some messages after it is shown."""
    same, before = 0, ""
    while same < 4:
        await pilot.pause(0.05)
        now = pilot.app.export_screenshot()
        same, before = same + 1 if now == before else 0, now


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_the_start(app: DlworkApp, snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=settle)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_a_verdict(app: DlworkApp, snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=grade)


def test_a_verdict_in_light_colours(app: DlworkApp, study: Study, snap_compare: Compare) -> None:
    study.remember_setting("theme", LIGHT)
    assert snap_compare(app, terminal_size=LARGE, run_before=grade)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_the_difference(app: DlworkApp, snap_compare: Compare, size: tuple[int, int]) -> None:
    async def look(pilot: Pilot[None]) -> None:
        await grade(pilot)
        await pressing(pilot, "f7", "4", "right")

    assert snap_compare(app, terminal_size=size, run_before=look)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_the_question(app: DlworkApp, snap_compare: Compare, size: tuple[int, int]) -> None:
    async def look(pilot: Pilot[None]) -> None:
        await pressing(pilot, "f7", "2")

    assert snap_compare(app, terminal_size=size, run_before=look)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_the_help(app: DlworkApp, snap_compare: Compare, size: tuple[int, int]) -> None:
    async def look(pilot: Pilot[None]) -> None:
        await pressing(pilot, "f1")

    assert snap_compare(app, terminal_size=size, run_before=look)


def test_giving_up(app: DlworkApp, snap_compare: Compare) -> None:
    async def look(pilot: Pilot[None]) -> None:
        await pressing(pilot, "f8")

    assert snap_compare(app, terminal_size=SMALL, run_before=look)


def test_the_drawer(app: DlworkApp, snap_compare: Compare) -> None:
    async def look(pilot: Pilot[None]) -> None:
        await pressing(pilot, "f7")

    assert snap_compare(app, terminal_size=(100, 30), run_before=look)
