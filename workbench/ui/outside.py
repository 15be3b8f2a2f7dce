"""What other programs do to a draft: the editor of the learner's choice, and whatever else writes the file."""

import asyncio
import os
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported
from watchfiles import awatch

from workbench.catalog import Exercise

if TYPE_CHECKING:
    from workbench.ui.screens.workbench import WorkbenchScreen

_USUAL = ("sensible-editor", "nano", "vim", "vi")
_LOOK_AGAIN = 2.0
"""Seconds until a folder that is not there yet is looked for again."""


class Outside:
    """Lets other programs at the drafts of one workbench screen."""

    def __init__(self, workbench: "WorkbenchScreen") -> None:
        self._workbench = workbench
        self._watching: asyncio.Task[None] | None = None  # not a worker: those are waited for when the screen settles

    def edit(self, exercise: Exercise) -> None:
        """Hand the terminal to the learner's editor until it ends, then show what became of the draft."""
        bench = self._workbench
        command = editor_command()
        if not command:
            bench.notify("No editor was found: name one in the environment variable EDITOR.", severity="error")
            return
        if not bench.save_draft():
            bench.notify("Not opened: your text could not be saved first.", severity="error")
            return
        path = bench.study.draft_path(exercise)
        with bench.telling():
            if not path.exists():
                bench.study.save_draft(exercise, bench.text)
            try:
                with bench.app.suspend():
                    ended = subprocess.run([*command, str(path)], check=False)
            except SuspendNotSupported:
                bench.notify(f"This terminal cannot be lent to an editor; the draft is {path}.", severity="error")
                return
            except OSError as error:
                bench.notify(f"{command[0]} could not be started: {error.strerror}.", severity="error", markup=False)
                return
            if ended.returncode != 0:
                bench.notify(f"{command[0]} ended with code {ended.returncode}.", severity="warning", markup=False)
            self.look()

    def look(self) -> None:
        """Take over what another program wrote to the draft while nothing was being edited here."""
        bench = self._workbench
        newer = bench.keeper.newer_on_disk()
        if newer is not None:
            bench.show_source(newer, bench.editor.cursor_location)
            bench.notify(f"{bench.file_name} was changed by another program; this is the new text.")

    def watch(self) -> None:
        """Notice from now on when another program writes a draft."""
        self._watching = asyncio.create_task(self._watch(self._workbench.study.home.drafts), name="watch drafts")

    async def close(self) -> None:
        """Notice nothing any more."""
        if self._watching is not None:
            self._watching.cancel()
            await asyncio.wait([self._watching])

    async def _watch(self, folder: Path) -> None:
        while True:
            if folder.is_dir():
                async for _ in awatch(folder, debounce=200, ignore_permission_denied=True):
                    self.look()
            await asyncio.sleep(_LOOK_AGAIN)


def editor_command() -> list[str]:
    """The command that VISUAL or EDITOR names, or a usual one that is installed; empty where there is none."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if named:
        return shlex.split(named)
    return [name for name in _USUAL if shutil.which(name)][:1]
