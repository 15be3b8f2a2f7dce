"""The bottom line: the main keys, as many as the width has room for, and what the judge is doing."""

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from workbench.catalog import Exercise
from workbench.ui.card_wording import run_name
from workbench.ui.commands import Command, CommandTable, Width
from workbench.ui.state import Run


class KeyHint(Static):
    """One key and what it does; a click does it, too."""

    def __init__(self, command: Command) -> None:
        classes = {Width.NARROW: "", Width.MEDIUM: "-from-medium", Width.WIDE: "-from-wide"}[command.footer_from]
        super().__init__(_hint(command, command.footer), classes=classes)
        self.tooltip = command.help
        self.command = command

    def rename(self, name: str) -> None:
        """Say what the key does now."""
        self.update(_hint(self.command, name))

    async def on_click(self) -> None:
        """Do what the key does."""
        await self.screen.run_action(self.command.action)


class KeyBar(Horizontal):
    """The footer."""

    judge: var[str] = var("")
    """What the judge is doing, in two words."""
    exercise: var[Exercise | None] = var(None)
    current_run: var[Run] = var(Run)

    _judge = getters.query_one("#judge", Static)

    def __init__(self, commands: CommandTable) -> None:
        super().__init__()
        self._commands = commands

    def compose(self) -> ComposeResult:
        """A hint for each command with a place in the footer."""
        for command in self._commands:
            if command.footer:
                yield KeyHint(command)
        yield Static(id="judge")

    def watch_exercise(self) -> None:
        """Say what the run key does, and leave hints out where there are none."""
        self._name_run()
        for hint in self.query(KeyHint):
            if hint.command.id == "hint":
                hint.display = self.exercise is None or self.exercise.has_hints

    def watch_current_run(self) -> None:
        """Say what the run key does."""
        self._name_run()

    def _name_run(self) -> None:
        for hint in self.query(KeyHint):
            if hint.command.id == "run":
                hint.rename(run_name(self.exercise, self.current_run))

    def watch_judge(self, judge: str) -> None:
        """Show the judge's state."""
        self._judge.update(Content(judge))


def _hint(command: Command, name: str) -> Content:
    return Content.assemble((command.key_label, "bold $footer-key-foreground"), " ", name)
