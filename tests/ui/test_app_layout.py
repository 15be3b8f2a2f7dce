"""Catalogue, panes, keys and themes: finding one's way at every width."""

import pytest
from textual.command import CommandPalette
from textual.widgets import Static

from workbench.catalog import Catalogue
from workbench.study import Study
from workbench.ui.app import DARK, LIGHT, DlworkApp
from workbench.ui.commands import COMMANDS, key_label
from workbench.ui.palette import WorkbenchPalette
from workbench.ui.screens.dialogs import Notes
from workbench.ui.screens.help import HelpScreen, help_text
from workbench.ui.state import Pane
from workbench.ui.widgets.catalogue import CataloguePane, ExerciseTree, FilterInput
from workbench.ui.widgets.page import Prose

from .conftest import Session, settle
from .fakes import FakeGrader

NARROW, MEDIUM, WIDE = (80, 24), (100, 30), (160, 50)


def visible_panes(app: DlworkApp) -> list[str]:
    size = app.screen.size
    panes = (app.workbench.query_one(f"#{pane}") for pane in Pane)
    return [str(pane.id) for pane in panes if pane.region.overlaps(size.region) and pane.is_on_screen]


def listed(app: DlworkApp) -> list[str]:
    tree = app.workbench.query_one(ExerciseTree)
    return [str(leaf.label) for branch in tree.root.children for leaf in branch.children]


async def test_a_wide_terminal_shows_all_panes(session: Session, wrong: FakeGrader) -> None:
    async with session(wrong, size=WIDE) as (app, _pilot):
        assert visible_panes(app) == ["catalogue", "question", "code", "results"]


async def test_at_medium_width_the_catalogue_is_a_drawer(session: Session, wrong: FakeGrader) -> None:
    async with session(wrong, size=MEDIUM) as (app, pilot):
        assert visible_panes(app) == ["question", "code", "results"]
        await pilot.press("f7")
        await pilot.pause()
        assert visible_panes(app) == ["catalogue", "question", "code", "results"]
        assert isinstance(app.workbench.focused, ExerciseTree)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert visible_panes(app) == ["question", "code", "results"]
        assert app.workbench.exercise is not None and app.workbench.exercise.id == "silu"
        await pilot.click("#drawer")
        await pilot.pause()
        assert "catalogue" in visible_panes(app)
        await pilot.press("f7")
        await pilot.pause()
        assert "catalogue" not in visible_panes(app)


async def test_a_narrow_terminal_shows_one_pane_at_a_time(session: Session, wrong: FakeGrader) -> None:
    async with session(wrong, size=NARROW) as (app, pilot):
        assert visible_panes(app) == ["code"]
        for pane in ("results", "catalogue", "question", "code"):
            await pilot.press("f6")
            await pilot.pause()
            assert visible_panes(app) == [pane]
        await pilot.press("shift+f6")
        await pilot.pause()
        assert visible_panes(app) == ["question"]
        await pilot.press("4")
        await pilot.pause()
        assert visible_panes(app) == ["results"]
        await pilot.click("#pane-tab-code")
        await pilot.pause()
        assert visible_panes(app) == ["code"]


async def test_the_verdict_comes_forward_on_a_narrow_terminal(session: Session, wrong: FakeGrader) -> None:
    async with session(wrong, size=NARROW) as (app, pilot):
        await pilot.press("f5")
        await settle(pilot)
        assert visible_panes(app) == ["results"]


async def test_the_verdict_does_not_interrupt_typing(session: Session, wrong: FakeGrader) -> None:
    wrong.gate.clear()
    async with session(wrong, size=NARROW) as (app, pilot):
        await pilot.press("f5", "a")
        wrong.gate.set()
        await settle(pilot)
        assert visible_panes(app) == ["code"]
        assert app.workbench.current_run.report is not None


async def test_resizing_keeps_the_pane_one_is_in(session: Session, wrong: FakeGrader) -> None:
    async with session(wrong, size=WIDE) as (app, pilot):
        await pilot.press("f6")
        await pilot.resize_terminal(*NARROW)
        await pilot.pause()
        assert visible_panes(app) == ["results"]
        await pilot.resize_terminal(*WIDE)
        await pilot.pause()
        assert len(visible_panes(app)) == 4


@pytest.mark.parametrize("size", [(40, 10), (20, 5), (10, 3)])
async def test_a_tiny_terminal_does_not_crash(session: Session, wrong: FakeGrader, size: tuple[int, int]) -> None:
    async with session(wrong, size=size) as (app, pilot):
        await pilot.press("f5", "f6", "f2", "f6", "f7", "f1", "escape")
        await settle(pilot)
        assert app.screen is app.workbench


async def test_the_filter_narrows_the_catalogue_and_escape_clears_it(session: Session, wrong: FakeGrader) -> None:
    async with session(wrong) as (app, pilot):
        await pilot.press("f7", "slash")
        await pilot.press(*"adv")
        await pilot.pause()
        assert isinstance(app.workbench.focused, FilterInput)
        assert listed(app) == ["hinge"]
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert app.workbench.exercise is not None and app.workbench.exercise.id == "hinge"
        await pilot.press("f7", "slash", "escape")
        await pilot.pause()
        assert listed(app) == ["relu", "silu", "hinge"]
        assert app.workbench.pane is Pane.CODE


@pytest.mark.parametrize(
    ("words", "found"),
    [("kink relu", ["relu"]), ("silu", ["silu"]), ("code advanced", ["hinge"]), ("hnge ls", ["hinge"]), ("zzz", [])],
)
async def test_the_filter_looks_for_every_word(
    session: Session, wrong: FakeGrader, words: str, found: list[str]
) -> None:
    async with session(wrong) as (app, pilot):
        app.workbench.query_one(FilterInput).value = words
        await pilot.pause()
        assert listed(app) == found
        assert app.workbench.query_one("#nothing", Static).display is (not found)


async def test_statuses_have_a_glyph_each_and_tracks_a_count(session: Session, right: FakeGrader) -> None:
    async with session(right) as (app, pilot):
        app.workbench.query_one("#code").query_one("CodeEditor").text = "def relu(x): return x\n"  # type: ignore[attr-defined]
        await pilot.press("f5")
        await settle(pilot)
        tree = app.workbench.query_one(ExerciseTree)
        lines = ["".join(segment.text for segment in tree.render_line(y)) for y in range(3)]
        assert "▾ Activations" in lines[0] and "1/2" in lines[0]
        assert "✓ relu" in lines[1] and "•" in lines[1]
        assert "· silu" in lines[2]


async def test_letters_move_only_outside_the_editor(session: Session, wrong: FakeGrader) -> None:
    async with session(wrong) as (app, pilot):
        await pilot.press("n")
        assert app.workbench.exercise is not None and app.workbench.exercise.id == "relu"
        await pilot.press("f7", "n")
        await settle(pilot)
        assert app.workbench.exercise.id == "silu"
        await pilot.press("p")
        await settle(pilot)
        assert app.workbench.exercise.id == "relu"


async def test_help_opens_with_the_keys_of_the_pane(session: Session, wrong: FakeGrader) -> None:
    async with session(wrong) as (app, pilot):
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape")
        await pilot.press("f7", "question_mark")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)


def test_help_lists_every_command_and_starts_where_one_is() -> None:
    text = help_text(Pane.RESULTS, COMMANDS, 200).plain
    assert text.startswith("In the results")
    for command in COMMANDS:
        assert (command.help if command.all_keys else command.label.lower()) in text


def test_every_binding_has_an_id_and_a_tooltip() -> None:
    bindings = [*COMMANDS.bindings(), *DlworkApp.BINDINGS]
    assert all(binding.id and binding.tooltip for binding in bindings)  # type: ignore[union-attr]
    ids = [binding.id for binding in COMMANDS.bindings()]
    assert len(ids) == len(set(ids))


def test_no_key_means_two_things_on_one_card() -> None:
    for only_elsewhere in ("again", "external"):  # F4: new numbers on predict cards, one's own editor on the others
        commands = [command for command in COMMANDS if command.id != only_elsewhere]
        keys = [key for command in commands for key in (*command.keys, *command.letters)]
        assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("key", "label"), [("f5", "F5"), ("shift+f3", "Shift+F3"), ("ctrl+p", "^P"), ("n", "n"), ("question_mark", "?")]
)
def test_keys_are_named_as_on_the_keyboard(key: str, label: str) -> None:
    assert key_label(key) == label


async def test_the_palette_offers_every_command_and_exercise(session: Session, wrong: FakeGrader) -> None:
    async with session(wrong) as (app, pilot):
        provider = WorkbenchPalette(app.workbench)
        offered = {str(hit.text) async for hit in provider.discover()}
        assert offered == {command.label for command in COMMANDS if command.in_palette}
        hits = [hit async for hit in provider.search("Hinge loss")]
        hits[0].command()
        await settle(pilot)
        assert app.workbench.exercise is not None and app.workbench.exercise.id == "hinge"
        await pilot.press("ctrl+p")
        assert isinstance(app.screen, CommandPalette)


async def test_the_theme_is_remembered(session: Session, wrong: FakeGrader, study: Study) -> None:
    async with session(wrong) as (app, pilot):
        assert app.theme == DARK
        await app.run_action("switch_theme")
        await pilot.pause()
        assert app.theme == LIGHT
    assert study.setting("theme") == LIGHT
    async with session(wrong) as (app, _pilot):
        assert app.theme == LIGHT


async def test_a_theme_that_no_longer_exists_does_no_harm(session: Session, wrong: FakeGrader, study: Study) -> None:
    study.remember_setting("theme", "gone")
    async with session(wrong) as (app, _pilot):
        assert app.theme == DARK


async def test_zooming_gives_a_pane_the_screen_and_back(session: Session, wrong: FakeGrader) -> None:
    async with session(wrong) as (app, pilot):
        await pilot.press("f7", "2", "z")
        await pilot.pause()
        assert app.workbench.maximized is app.workbench.query_one("#question")
        await pilot.press("z")
        await pilot.pause()
        assert app.workbench.maximized is None


async def test_problems_are_told_and_can_be_listed(wrong: FakeGrader, study: Study, catalogue: Catalogue) -> None:
    broken = Catalogue(catalogue.tracks, ("losses/nll/exercise.toml: level: expected a level",))
    app = DlworkApp(broken, study, wrong)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert any("Show problems" in note.message for note in app._notifications)
        await app.workbench.run_action("problems")
        await pilot.pause()
        assert isinstance(app.screen, Notes)
        assert "nll/exercise.toml" in str(app.screen.query_one(Static).content)


async def test_an_empty_catalogue_says_what_to_do(wrong: FakeGrader, study: Study) -> None:
    app = DlworkApp(Catalogue(()), study, wrong)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("f5", "f2", "f3", "f8", "f9")
        await settle(pilot)
        assert "no exercises" in app.workbench.query_one("#question-text", Prose).source
        assert app.workbench.query_one(CataloguePane).exercise is None
