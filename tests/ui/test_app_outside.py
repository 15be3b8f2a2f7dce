"""Other programs at the drafts: the learner's own editor, and whatever writes the file."""

import asyncio
import shlex
import sys
from contextlib import nullcontext

import pytest

from workbench.ui.outside import editor_command

from .conftest import Session
from .fakes import FakeGrader

APPEND = "import sys, pathlib; p = pathlib.Path(sys.argv[1]); p.write_text(p.read_text() + '# outside\\n')"


@pytest.mark.parametrize(
    ("visual", "editor", "command"),
    [("code --wait", "vi", ["code", "--wait"]), ("", "emacs -nw", ["emacs", "-nw"]), ("'my ed'", "", ["my ed"])],
)
def test_visual_counts_before_editor(monkeypatch, visual, editor, command):
    monkeypatch.setenv("VISUAL", visual)
    monkeypatch.setenv("EDITOR", editor)
    assert editor_command() == command


def test_without_both_a_usual_editor_is_looked_for(monkeypatch, tmp_path):
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert editor_command() == []
    (tmp_path / "nano").write_text("#!/bin/sh\n")
    (tmp_path / "nano").chmod(0o755)
    assert editor_command() == ["nano"]


async def test_f4_hands_the_draft_to_the_editor_and_shows_what_became_of_it(session: Session, monkeypatch) -> None:
    monkeypatch.setenv("VISUAL", shlex.join([sys.executable, "-c", APPEND]))
    async with session(FakeGrader()) as (app, pilot):
        monkeypatch.setattr(app, "suspend", nullcontext)
        await pilot.press("x")
        await pilot.press("f4")
        await pilot.pause()
        assert app.workbench.text.startswith("x")
        assert app.workbench.text.endswith("# outside\n")


async def test_an_editor_that_is_not_there_is_named(session: Session, monkeypatch) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor-anywhere")
    async with session(FakeGrader()) as (app, pilot):
        monkeypatch.setattr(app, "suspend", nullcontext)
        before = app.workbench.text
        await pilot.press("f4")
        await pilot.pause()
        assert any("no-such-editor-anywhere" in each.message for each in app._notifications)
        assert app.workbench.text == before


async def test_a_terminal_that_cannot_be_lent_is_told_where_the_draft_is(session: Session, monkeypatch) -> None:
    monkeypatch.setenv("VISUAL", "true")
    async with session(FakeGrader()) as (app, pilot):
        await pilot.press("f4")
        await pilot.pause()
        assert any(app.workbench.file_name in each.message for each in app._notifications)


async def test_a_draft_written_by_another_program_shows_at_once(session: Session) -> None:
    async with session(FakeGrader()) as (app, pilot):
        bench = app.workbench
        assert bench.exercise is not None
        await pilot.press("x")
        assert bench.save_draft()
        await asyncio.sleep(2.5)  # the folder is new, and is looked for every two seconds
        bench.study.draft_path(bench.exercise).write_text("# from outside\n", encoding="utf-8")
        async with asyncio.timeout(30):
            while bench.text != "# from outside\n":
                await asyncio.sleep(0.05)
