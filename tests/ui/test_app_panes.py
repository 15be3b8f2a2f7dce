"""The sizes of the panes: moved by key and mouse, kept within what is usable, and remembered."""

import json

import pytest
from textual.geometry import Size
from textual.pilot import Pilot

from workbench.study import Study
from workbench.ui.app import DlworkApp
from workbench.ui.commands import COMMANDS
from workbench.ui.state import Pane
from workbench.ui.widgets.pane_area import PaneArea

from .conftest import Session
from .fakes import FakeGrader

NARROW, MEDIUM, WIDE = (80, 24), (100, 30), (160, 50)


def sizes(app: DlworkApp) -> dict[str, tuple[int, int]]:
    panes = {str(pane): app.workbench.query_one(f"#{pane}").region for pane in Pane}
    return {name: (size.width, size.height) for name, size in panes.items() if size}


async def drag(pilot: Pilot[None], start: tuple[int, int], end: tuple[int, int]) -> None:
    await pilot.mouse_down(offset=start)
    await pilot.hover(offset=end)
    await pilot.mouse_up(offset=end)
    await pilot.pause()


def fills_the_screen(app: DlworkApp) -> bool:
    """Whether the panes leave no gap and nothing sticks out, and every one of them is of a usable size."""
    found = sizes(app)
    across = found["catalogue"][0] + found["question"][0] + found["code"][0]
    beside = found["catalogue"][0] + found["results"][0]
    down = found["question"][1] + found["results"][1]
    width, height = app.size
    usable = all(columns >= 24 and rows >= 6 for columns, rows in found.values())
    return across == beside == width and down == found["catalogue"][1] == height - 2 and usable


@pytest.mark.parametrize(
    ("go", "pane", "grown", "shrunk"),
    [("1", "catalogue", "question", "code"), ("2", "question", "question", "code"), ("4", "results", "results", "")],
)
async def test_the_pane_one_is_in_becomes_wider_and_narrower(
    session: Session, wrong: FakeGrader, go: str, pane: str, grown: str, shrunk: str
) -> None:
    async with session(wrong, size=WIDE) as (app, pilot):
        before = sizes(app)
        await pilot.press("f7", go, "greater_than_sign")
        await pilot.pause()
        assert sizes(app)[pane][0] == before[pane][0] + 4
        assert fills_the_screen(app)
        await pilot.press("less_than_sign")
        await pilot.pause()
        assert sizes(app) == before


async def test_the_pane_one_is_in_becomes_taller_and_shorter(session: Session, wrong: FakeGrader) -> None:
    async with session(wrong, size=WIDE) as (app, pilot):
        before = sizes(app)
        await pilot.press("f7", "4", "plus")
        await pilot.pause()
        assert sizes(app)["results"][1] == before["results"][1] + 2
        assert sizes(app)["code"][1] == sizes(app)["question"][1] == before["question"][1] - 2
        await pilot.press("2", "plus", "plus")
        await pilot.pause()
        assert sizes(app)["results"][1] == before["results"][1] - 2
        await pilot.press("minus")
        await pilot.pause()
        assert sizes(app) == before


async def test_the_palette_widens_the_editor(session: Session, wrong: FakeGrader) -> None:
    async with session(wrong, size=WIDE) as (app, pilot):
        before = sizes(app)
        await app.workbench.run_action(COMMANDS["wider"].action)
        await pilot.pause()
        assert sizes(app)["code"][0] == before["code"][0] + 4


async def test_signs_typed_into_the_editor_move_nothing(session: Session, wrong: FakeGrader) -> None:
    async with session(wrong, size=WIDE) as (app, pilot):
        before = sizes(app)
        await pilot.press("greater_than_sign", "plus", "minus", "less_than_sign")
        assert app.workbench.text.startswith(">+-<")
        assert sizes(app) == before


@pytest.mark.parametrize("size", [(120, 24), WIDE])
@pytest.mark.parametrize("key", ["greater_than_sign", "less_than_sign", "plus", "minus"])
@pytest.mark.parametrize("go", ["1", "2", "4"])
async def test_every_pane_stays_usable(
    session: Session, wrong: FakeGrader, size: tuple[int, int], key: str, go: str
) -> None:
    async with session(wrong, size=size) as (app, pilot):
        await pilot.press("f7", go)
        for _ in range(30):
            await pilot.press(key)
        await pilot.pause()
        assert fills_the_screen(app)


async def test_where_there_is_no_border_to_move_that_is_said(session: Session, wrong: FakeGrader) -> None:
    async with session(wrong, size=WIDE) as (app, pilot):
        await pilot.press("f7", "plus")
        await pilot.pause()
        assert any("Nothing beside the catalogue" in note.message for note in app._notifications)


async def test_the_mouse_moves_the_border_between_question_and_code(session: Session, wrong: FakeGrader) -> None:
    async with session(wrong, size=WIDE) as (app, pilot):
        before = sizes(app)
        code = app.workbench.query_one("#code").region
        await drag(pilot, (code.x, 10), (code.x - 15, 12))
        assert sizes(app)["code"][0] == before["code"][0] + 15
        assert sizes(app)["question"][0] == before["question"][0] - 15
        await drag(pilot, (code.x - 16, 10), (code.x - 1, 10))
        assert sizes(app) == before
        assert app.focused is app.workbench.editor and app.mouse_captured is None


async def test_the_mouse_moves_the_other_borders(session: Session, wrong: FakeGrader) -> None:
    async with session(wrong, size=WIDE) as (app, pilot):
        before = sizes(app)
        results = app.workbench.query_one("#results").region
        await drag(pilot, (results.x + 40, results.y), (results.x + 40, results.y - 7))
        assert sizes(app)["results"][1] == before["results"][1] + 7
        await drag(pilot, (31, 20), (41, 20))
        assert sizes(app)["catalogue"][0] == before["catalogue"][0] + 10
        await drag(pilot, (41, 20), (159, 20))
        assert fills_the_screen(app)


async def test_dragging_inside_a_pane_moves_nothing(session: Session, wrong: FakeGrader) -> None:
    async with session(wrong, size=WIDE) as (app, pilot):
        before = sizes(app)
        await drag(pilot, (60, 10), (70, 12))
        assert sizes(app) == before


async def test_the_sizes_are_there_again_at_the_next_start(session: Session, wrong: FakeGrader, study: Study) -> None:
    async with session(wrong, size=WIDE) as (app, pilot):
        await pilot.press("f7", "greater_than_sign", "2", "less_than_sign", "4", "plus")
        await pilot.pause()
        moved = sizes(app)
    async with session(wrong, size=WIDE) as (app, pilot):
        assert sizes(app) == moved
        await app.workbench.run_action(COMMANDS["panes-reset"].action)
        await pilot.pause()
        evened = sizes(app)
    assert evened != moved
    async with session(wrong, size=WIDE) as (app, _pilot):
        assert sizes(app) == evened


async def test_the_sizes_outlive_narrower_and_smaller_terminals(session: Session, wrong: FakeGrader) -> None:
    async with session(wrong, size=WIDE) as (app, pilot):
        await pilot.press("f7", "greater_than_sign", "2", "less_than_sign", "4", "plus", "2")
        await pilot.pause()
        moved = sizes(app)
        for size in (NARROW, MEDIUM, (120, 24), (40, 10)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            if size == NARROW:
                assert sizes(app) == {"question": (80, 21)}
        await pilot.resize_terminal(*WIDE)
        await pilot.pause()
        assert sizes(app) == moved


async def test_at_medium_width_the_drawer_keeps_its_own(session: Session, wrong: FakeGrader, study: Study) -> None:
    study.remember_setting("panes", json.dumps({"catalogue": [60, 100], "question": [80, 20]}))
    async with session(wrong, size=MEDIUM) as (app, pilot):
        assert sizes(app)["question"][0] == 64 and sizes(app)["code"][0] == 36
        await pilot.press("f7")
        await pilot.pause()
        assert sizes(app)["catalogue"][0] == 38 and sizes(app)["results"][0] == 100
        await pilot.press("greater_than_sign")
        await pilot.pause()
        assert sizes(app)["catalogue"][0] == 38


async def test_a_zoomed_pane_has_the_whole_screen(session: Session, wrong: FakeGrader, study: Study) -> None:
    study.remember_setting("panes", json.dumps({"question": [30, 70], "results": [30, 70]}))
    async with session(wrong, size=WIDE) as (app, pilot):
        before = sizes(app)
        await pilot.press("f7", "2", "z")
        await pilot.pause()
        assert app.workbench.query_one("#question").region.width >= 150
        await pilot.press("greater_than_sign", "z")
        await pilot.pause()
        assert sizes(app) == before


@pytest.mark.parametrize(
    "remembered",
    ["no json", "[1]", "{}", '{"question": 3}', '{"question": [0, 5]}', '{"code": [1, 2]}', '{"question": ["a", "b"]}'],
)
async def test_sizes_that_cannot_be_understood_do_no_harm(
    session: Session, wrong: FakeGrader, study: Study, remembered: str
) -> None:
    study.remember_setting("panes", remembered)
    async with session(wrong, size=WIDE) as (app, _pilot):
        assert app.workbench.query_one(PaneArea).outer_size == Size(160, 48)
        assert fills_the_screen(app)
