"""The allow-list of files: the interpreter in, the content and the home out."""

import os
import sys
from pathlib import Path

import numpy
import pytest
from confined_run import Needs, Run

from workbench.judge.sandbox import readable, readable_paths


def allows(paths: tuple[Path, ...], wanted: Path) -> bool:
    return any(wanted.resolve().is_relative_to(path) for path in paths)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site-packages folder with an installed package that carries content."""
    site = tmp_path / "lib" / "site-packages"
    for name in ("other/module.py", "other/deep/x.py", "product/code.py", "product/content/answer.py", "single.py"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("loaded = True\n")
    monkeypatch.setattr(sys, "path", [*sys.path, str(site)])
    return site


def test_the_interpreter_and_its_libraries_are_readable() -> None:
    paths = readable_paths(())
    assert allows(paths, Path(os.__file__))
    assert allows(paths, Path(numpy.__file__))
    assert allows(paths, Path("/dev/null"))


def test_the_package_is_readable_wherever_it_is_installed() -> None:
    assert allows(readable_paths(()), Path(readable.__file__))


def test_the_home_is_not_readable_even_with_the_interpreter_in_it() -> None:
    paths = readable_paths([Path.home()])
    assert not any(Path.home().is_relative_to(path) for path in paths)
    assert allows(paths, Path(os.__file__))


def test_a_folder_with_something_hidden_is_replaced_by_its_other_entries(site: Path) -> None:
    paths = readable_paths([site / "product" / "content"])
    assert {path.relative_to(site) for path in paths if path.is_relative_to(site)} == {
        Path("other"), Path("product/code.py"), Path("single.py"),
    }  # fmt: skip


def test_an_untouched_folder_stays_one_path(site: Path) -> None:
    assert site in readable_paths(())


def test_hiding_a_whole_package_leaves_its_neighbours(site: Path) -> None:
    paths = readable_paths([site / "product"])
    assert not allows(paths, site / "product" / "code.py")
    assert allows(paths, site / "other" / "module.py")


def test_a_link_into_hidden_content_opens_nothing(site: Path, tmp_path: Path) -> None:
    content = tmp_path / "exercises"
    content.mkdir()
    (site / "link").symlink_to(content)
    (site / "product" / "up").symlink_to(tmp_path)
    paths = readable_paths([content, site / "product" / "content"])
    assert not allows(paths, content)
    assert not any(content.is_relative_to(path) for path in paths)


def test_a_package_linked_from_a_cache_is_readable(site: Path, tmp_path: Path) -> None:
    cached = tmp_path / "cache" / "package"
    cached.mkdir(parents=True)
    (site / "package").symlink_to(cached)
    assert allows(readable_paths(()), cached)


def test_other_folders_of_the_import_path_are_not_readable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    assert not allows(readable_paths(()), tmp_path / "checks.py")


def test_no_path_lies_within_another() -> None:
    paths = readable_paths([readable._PACKAGE / "judge"])
    assert not any(a != b and a.is_relative_to(b) for a in paths for b in paths)


@pytest.mark.skipif(sys.platform != "linux", reason="Landlock is Linux's")
def test_a_neighbour_of_hidden_content_can_still_be_imported(site: Path, run: Run, needs: Needs) -> None:
    needs("landlock")
    before = f"import sys; sys.path.append({str(site)!r})"
    hidden = [site / "product" / "content"]
    assert run("import single, other.deep.x; result = single.loaded", before=before, hidden=hidden).result is True
    assert run("import product.content.answer", before=before, hidden=hidden).raised == "ModuleNotFoundError"
    assert run(f"open({str(site / 'product/content/answer.py')!r})", before=before, hidden=hidden).refused
