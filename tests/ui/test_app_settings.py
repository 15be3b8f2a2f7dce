"""What settings.toml changes in the app: keys, wherever they are shown, the theme, the panes, and what is told."""

from pathlib import Path

import pytest
from textual.widgets import Button, Static

from workbench.catalog import Catalogue
from workbench.cli import main
from workbench.commands.context import Services
from workbench.study import Study
from workbench.ui.app import DARK, LIGHT, DlworkApp
from workbench.ui.palette import WorkbenchPalette
from workbench.ui.screens.dialogs import Notes
from workbench.ui.screens.help import HelpScreen
from workbench.ui.screens.standing import StandingScreen
from workbench.ui.widgets.catalogue import FilterInput
from workbench.ui.widgets.key_bar import KeyHint

from .conftest import Session, settle
from .fakes import FakeGrader

KEYS = """\
[keys]
run = ["f12", "ctrl+enter"]
hint = "f11"
give-up = "ctrl+b"
catalogue = "f2"
help = "f9"
reset = "f5"
palette = "ctrl+o"
quit = "ctrl+w"
zoom = "Z"
filter = "x"
wider = "f1"
rehearse = "f7"
"""


def write(home: Path, text: str) -> None:
    home.mkdir(exist_ok=True)
    (home / "settings.toml").write_text(text, encoding="utf-8")


async def test_keys_of_ones_own_work_and_the_old_ones_do_not(session: Session, wrong: FakeGrader, home: Path) -> None:
    write(home, KEYS)
    async with session(wrong) as (app, pilot):
        await pilot.press("f12")
        await settle(pilot)
        assert len(wrong.sources) == 1
        await pilot.press("ctrl+enter")
        await settle(pilot)
        assert len(wrong.sources) == 2
        await pilot.press("ctrl+p", "ctrl+q", "f8")
        await settle(pilot)
        assert len(wrong.sources) == 2 and app.screen is app.workbench
        code = app.workbench.query_one("#code")
        before = code.size.width
        await pilot.press("f1")
        await pilot.pause()
        assert code.size.width == before + 4
        await pilot.press("f2", "x", "q")
        assert app.workbench.query_one(FilterInput).value == "q"


async def test_a_command_without_a_key_can_be_given_one(session: Session, wrong: FakeGrader, home: Path) -> None:
    write(home, KEYS)
    async with session(wrong) as (app, pilot):
        await pilot.press("f7")
        await pilot.pause()
        assert any("Only a pitch is rehearsed" in note.message for note in app._notifications)


async def test_quit_and_palette_obey_their_own_keys_only(session: Session, wrong: FakeGrader, home: Path) -> None:
    write(home, KEYS)
    async with session(wrong) as (app, pilot):
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert app.screen is not app.workbench
        await pilot.press("escape", "ctrl+q")
        await pilot.pause()
        assert app.is_running
        await pilot.press("ctrl+w")
        await settle(pilot)
        assert not app.is_running


async def test_help_closes_with_the_key_that_opened_it(session: Session, wrong: FakeGrader, home: Path) -> None:
    write(home, KEYS)
    async with session(wrong) as (app, pilot):
        await pilot.press("f2", "f9")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        text = str(app.screen.query_one(Static).content)
        assert "F12  ^Enter" in text and "^B" in text and "F8" not in text
        assert "x " in text and "filter; Esc clears" in text
        await pilot.press("f1")
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("f9")
        await pilot.pause()
        assert app.workbench.is_current


async def test_the_new_keys_are_shown_wherever_keys_are(session: Session, wrong: FakeGrader, home: Path) -> None:
    write(home, KEYS)
    async with session(wrong) as (app, pilot):
        bench = app.workbench
        footer = " ".join(str(hint.content) for hint in bench.query(KeyHint))
        assert "F12 Run" in footer and "F11 Hint" in footer and "^O Palette" in footer and "^W Quit" in footer
        assert str(bench.query_one("#run", Button).tooltip) == "Run the checks, F12"
        assert str(bench.query_one("#drawer", Button).tooltip) == "The exercises, F2"
        assert str(bench.query_one("#next-hint", Button).label).endswith("F11")
        assert "F12 runs your code. ^B gives up." in str(bench.query_one("#answer-lock", Static).content)
        assert "F12 runs your code" in str(bench.query_one("#message", Static).content)
        assert bench.query_one(FilterInput).placeholder == "x filter"
        assert str(bench.query_one("#done", Button).label) == "Done · F12"
        told = [hit.help async for hit in WorkbenchPalette(bench).discover()]
        assert any("[F12]" in str(help_text) for help_text in told)
        assert not any("[F8]" in str(help_text) for help_text in told)
        await pilot.press("f10")
        await pilot.pause()
        assert isinstance(app.screen, StandingScreen)
        welcome = str(app.screen.query_one("VerticalScroll Static").render())
        assert all(key in welcome for key in ("F12", "F11", "F2 is the catalogue, and x finds", "^O finds", "^W"))


async def test_the_theme_of_the_settings_wins_and_is_not_remembered(
    session: Session, wrong: FakeGrader, home: Path, study: Study
) -> None:
    study.remember_setting("theme", LIGHT)
    write(home, 'theme = "nord"')
    async with session(wrong) as (app, pilot):
        assert app.theme == "nord"
        await pilot.pause()
        assert study.setting("theme") == LIGHT
        app.theme = DARK
        await pilot.pause()
        assert study.setting("theme") == DARK
    async with session(wrong) as (app, _pilot):
        assert app.theme == "nord"


async def test_shares_of_the_settings_win_over_what_is_remembered(
    session: Session, wrong: FakeGrader, home: Path, study: Study
) -> None:
    study.remember_setting("panes", '{"question": [30, 70], "catalogue": [40, 120]}')
    write(home, "[panes]\nquestion = 60\nresults = 50")
    async with session(wrong) as (app, pilot):
        widths = {pane: app.workbench.query_one(f"#{pane}").region.width for pane in ("catalogue", "question", "code")}
        assert widths == {"catalogue": 40, "question": 72, "code": 48}
        assert app.workbench.query_one("#results").region.height == 24
        await pilot.press("f7", "greater_than_sign")
        await app.workbench.run_action("reset_panes")
        await pilot.pause()
        assert app.workbench.query_one("#catalogue").region.width == 32
        assert app.workbench.query_one("#question").region.width == 76  # 60 % of 128, less what rounding takes


async def test_problems_are_told_at_the_start_and_listed(session: Session, wrong: FakeGrader, home: Path) -> None:
    write(home, 'thme = "nord"\n[keys]\nrnu = "[b]"\nhint = "f12"')
    async with session(wrong) as (app, pilot):
        told = [note.message for note in app._notifications]
        assert any("settings.toml, line 1" in each and "settings.toml, line 3" in each for each in told)
        assert app.workbench.commands["hint"].key_label == "F12"
        await app.workbench.run_action("problems")
        await pilot.pause()
        assert isinstance(app.screen, Notes)
        assert "did you mean `run`?" in str(app.screen.query_one(Static).content)


async def test_a_home_that_cannot_be_read_stops_nothing(catalogue: Catalogue, wrong: FakeGrader, home: Path) -> None:
    (home / "settings.toml").mkdir(parents=True)
    study = Study.open()
    app = DlworkApp(catalogue, study, wrong)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert any("settings.toml cannot be read" in note.message for note in app._notifications)
    study.close()


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_doctor_tells_the_problems_too(home: Path, capsys: pytest.CaptureFixture[str], form: list[str]) -> None:
    write(home, '[keys]\nrnu = "f5"')
    assert main(["doctor", *form], Services(probe=lambda: ("zygote", ()))) == 0
    assert "settings.toml, line 2: there is no command `rnu`; did you mean `run`?" in capsys.readouterr().err


def test_the_readme_names_every_command() -> None:
    from workbench.ui.commands import COMMANDS

    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    settings = readme.partition("## Settings")[2].partition("\n## ")[0]
    assert [command.id for command in COMMANDS if f"`{command.id}`" not in settings] == []
