"""The command palette's entries: every command of the table, and every exercise by name."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider

from workbench.ui.wording import STATUS_GLYPHS, about

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.ui.screens.workbench import WorkbenchScreen

    Entry = tuple[str, str, Callable[[], object]]


class WorkbenchPalette(Provider):
    """Finds commands and exercises."""

    @property
    def _workbench(self) -> "WorkbenchScreen":
        from workbench.ui.screens.workbench import WorkbenchScreen  # which names this class as its provider

        assert isinstance(self.screen, WorkbenchScreen)
        return self.screen

    async def discover(self) -> Hits:
        """Every command, before anything is typed."""
        for title, explanation, do in self._commands():
            yield DiscoveryHit(title, do, help=explanation)

    async def search(self, query: str) -> Hits:
        """The commands and exercises whose names match."""
        matcher = self.matcher(query)
        for title, explanation, do in (*self._commands(), *self._exercises()):
            score = matcher.match(title)
            if score > 0:
                yield Hit(score, matcher.highlight(title), do, text=title, help=explanation)

    def _commands(self) -> "Iterator[Entry]":
        for command in self._workbench.commands:
            if command.in_palette:
                explanation = f"{command.help}  [{command.key_label}]" if command.key_label else command.help
                yield (
                    command.label,
                    explanation.replace("[", "\\["),
                    partial(self._workbench.run_action, command.action),
                )

    def _exercises(self) -> "Iterator[Entry]":
        workbench = self._workbench
        for exercise in workbench.catalogue:
            glyph = STATUS_GLYPHS[workbench.statuses[exercise.id]]
            title = f"Open {glyph} {exercise.title} ({exercise.id})"
            yield title, about(exercise), partial(workbench.open_exercise, exercise)
