"""A small tree of content that tests may damage."""

from pathlib import Path

import pytest

from workbench.catalog import Catalogue, load_catalogue, locate
from workbench.catalog.locate import ContentRoot

HEADER = """\
id = "{id}"
title = "Twice a number"
kind = "code"
level = "beginner"
minutes = 5
topics = ["arithmetic"]
question = 7
needs = ["numpy"]
entry_points = ["double"]
"""
HINTS = "# Hints\n\n## A nudge\n\nAdd.\n\n## A push\n\nAdd it to itself.\n\n## Nearly there\n\n`x + x`\n"
CHECKS = "def test_two(submission):\n    assert submission.double(1) == 2, 'twice 1 is 2'\n"
WRONG = '"""Believed: it is {name}.\nTell: Try it with 3.\n"""\n\n\ndef double(x):\n    return x\n'


class Content:
    """A content root below a temporary folder, in place of the one dlwork comes with."""

    def __init__(self, folder: Path) -> None:
        self.root = ContentRoot(folder / "exercises", folder / "solutions")
        self.root.exercises.mkdir(parents=True)
        self.root.solutions.mkdir()

    def write(self, path: str, text: str = "") -> Path:
        """A file below the root, such as exercises/maths/double/stub.py."""
        file = self.root.exercises.parent / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def add_track(self, track: str, order: int = 1) -> None:
        self.write(
            f"exercises/{track}/track.toml", f'title = "{track.title()}"\nsummary = "About it."\norder = {order}\n'
        )

    def add_exercise(self, name: str = "double", track: str = "maths", more: str = "", header: str = HEADER) -> None:
        """A flawless exercise of code; `more` is appended to its exercise.toml."""
        given, closed = f"exercises/{track}/{name}", f"solutions/{track}/{name}"
        self.write(f"{given}/exercise.toml", header.format(id=name) + more)
        self.write(f"{given}/question.md", "# Twice a number\n\nReturn it.\n")
        self.write(f"{given}/hints.md", HINTS)
        self.write(f"{given}/stub.py", "def double(x):\n    raise NotImplementedError\n")
        self.write(f"{closed}/checks.py", CHECKS)
        self.write(f"{closed}/solution.py", "def double(x):\n    return 2 * x\n")
        self.write(f"{closed}/answer.md", "# Answer\n\nAdd it to itself.\n")
        for wrong in ("itself", "its_square", "zero"):
            self.write(f"{closed}/wrong/{wrong}.py", WRONG.format(name=wrong))

    def load(self) -> Catalogue:
        return load_catalogue()


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Content:
    """One track `maths` with one exercise `double`, loaded as dlwork's own."""
    monkeypatch.setattr(locate, "PACKAGE", tmp_path / "workbench")
    content = Content(tmp_path)
    content.add_track("maths")
    content.add_exercise()
    return content
