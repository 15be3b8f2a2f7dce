"""settings.toml: what it can say, and what is told of what is wrong in it."""

from pathlib import Path

import pytest

from workbench.ui.commands import COMMANDS
from workbench.ui.settings import Settings, read_settings


def settings(folder: Path, text: str) -> Settings:
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return read_settings(path)


def test_no_file_says_nothing(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "settings.toml") == Settings()


def test_everything_it_can_say(tmp_path: Path) -> None:
    found = settings(tmp_path, 'theme = "nord"\n[keys]\nrun = ["F12", "ctrl+b"]\nhint = "x"\n[panes]\nquestion = 40\n')
    assert found.problems == ()
    assert found.theme == "nord"
    assert found.commands["run"].keys == ("f12", "ctrl+b")
    assert found.commands["hint"].letters == ("x",)
    assert found.commands["next"] == COMMANDS["next"]
    assert found.panes == {"question": 40.0}
    assert found.commands.say("{run} runs") == "F12 runs"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('\n\ntheme = "nrd"\n', "settings.toml, line 3: there is no theme `nrd`; did you mean `nord`?"),
        ("theme = 3\n", "settings.toml, line 1: a theme is a name"),
        ('them = "nord"\n', "settings.toml, line 1: there is no setting `them`; did you mean `theme`?"),
        ('[keys]\n# mine\nrnu = "f5"\n', "settings.toml, line 3: there is no command `rnu`; did you mean `run`?"),
        ('[keys]\nrun = "f99"\n', "settings.toml, line 2: there is no key `f99`"),
        ('[keys]\nrun = "enter"\n', "settings.toml, line 2: `enter` is needed for writing"),
        ("[keys]\nrun = 5\n", "settings.toml, line 2: `run` takes a key in quotes"),
        ('[keys]\nrun = "f2"\n', "settings.toml, line 2: `F2` is the key of `hint` already"),
        ("[panes]\nquestion = 200\n", "settings.toml, line 2: `question` is a percentage"),
        ("[panes]\nquestoin = 20\n", "settings.toml, line 2: there is no pane `questoin`; did you mean `question`?"),
        ("keys = 1\n", "settings.toml, line 1: `keys` is a table"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_the_way_out(tmp_path: Path, text: str, problem: str) -> None:
    found = settings(tmp_path, text)
    assert len(found.problems) == 1
    assert found.problems[0].startswith(problem)
    assert found == Settings(problems=found.problems)


def test_everything_else_in_the_file_counts_all_the_same(tmp_path: Path) -> None:
    found = settings(tmp_path, 'theme = "nord"\n[keys]\nrnu = "f5"\nhint = "f12"\n')
    assert (found.theme, found.commands["hint"].keys, len(found.problems)) == ("nord", ("f12",), 1)


def test_of_a_file_that_is_not_toml_what_stands_above_counts(tmp_path: Path) -> None:
    found = settings(tmp_path, 'theme = "nord"\n[keys]\nrun = = 1\nhint = "f12"\n')
    assert found.theme == "nord"
    assert found.problems[0].startswith("settings.toml, line 3: this is not TOML")


def test_two_keys_can_change_places(tmp_path: Path) -> None:
    found = settings(tmp_path, '[keys]\nrun = "f2"\nhint = "f5"\n')
    assert (found.problems, found.commands["run"].keys, found.commands["hint"].keys) == ((), ("f2",), ("f5",))
