"""The bottom line: the main keys, as many as the width has room for, and what the judge is doing."""

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from workbench.ui.commands import COMMANDS, Command, Width


class KeyHint(Static):
    """One key and what it does; a click does it, too."""

    def __init__(self, command: Command) -> None:
        classes = {Width.NARROW: "", Width.MEDIUM: "-from-medium", Width.WIDE: "-from-wide"}[command.footer_from]
        label = Content.assemble((command.key_label, "bold $footer-key-foreground"), " ", command.footer)
        super().__init__(label, classes=classes)
        self.tooltip = command.help
        self._action = command.action

    async def on_click(self) -> None:
        """Do what the key does."""
        await self.screen.run_action(self._action)


class KeyBar(Horizontal):
    """The footer."""

    judge: reactive[str] = reactive("")
    """What the judge is doing, in two words."""

    _judge = getters.query_one("#judge", Static)

    def compose(self) -> ComposeResult:
        """A hint for each command with a place in the footer."""
        for command in COMMANDS:
            if command.footer:
                yield KeyHint(command)
        yield Static(id="judge")

    def watch_judge(self, judge: str) -> None:
        """Show the judge's state."""
        self._judge.update(Content(judge))
