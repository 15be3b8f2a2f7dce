"""Where the learner's data lives."""

from pathlib import Path

import platformdirs
import pytest

from workbench.errors import HomeError
from workbench.study import Home, Study


def test_the_variable_moves_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DLWORK_HOME", str(tmp_path / "elsewhere"))
    home = Home.locate()
    assert home.folder == tmp_path / "elsewhere"
    assert home.database == home.folder / "progress.db"
    assert home.drafts == home.folder / "drafts"
    assert home.settings == home.folder / "settings.toml"


@pytest.mark.parametrize("value", [None, ""])
def test_without_the_variable_the_systems_place_is_used(value: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DLWORK_HOME")
    if value is not None:
        monkeypatch.setenv("DLWORK_HOME", value)
    assert Home.locate().folder == platformdirs.user_data_path("dlwork", appauthor=False)


def test_a_tilde_is_the_users_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("DLWORK_HOME", "~/practice")
    assert Home.locate().folder == tmp_path / "practice"


def test_an_unknown_user_after_a_tilde_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DLWORK_HOME", "~nobody-has-this-name/practice")
    with pytest.raises(HomeError, match="~nobody-has-this-name/practice names an unknown user"):
        Home.locate()


def test_a_relative_folder_stays_the_same_when_the_working_folder_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DLWORK_HOME", "practice")
    assert Home.locate().folder == tmp_path / "practice"


def test_locating_creates_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DLWORK_HOME", str(tmp_path / "elsewhere"))
    Home.locate()
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_homes_place_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("mine", encoding="utf-8")
    monkeypatch.setenv("DLWORK_HOME", str(file))
    for refused in (Home.locate, Study.open, lambda: Study.open(Home(file))):
        with pytest.raises(HomeError, match=r"notes\.txt should be dlwork's folder, but is a file"):
            refused()
    assert file.read_text(encoding="utf-8") == "mine"
