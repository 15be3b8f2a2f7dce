"""Where you stand: the first screen, for those who are new and for those who come back."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.catalog import Exercise
from workbench.ui.commands import CommandTable
from workbench.ui.standing_text import Standing, standing_text


class StandingScreen(ModalScreen[Exercise | None]):
    """Shows what was reached; gives the exercise the learner wants to go to, or None to stay."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape,q", "stay", "Go on", show=False, id="standing.stay", tooltip="Go on where you were"),
        Binding(
            "n", "suggested", "Next", show=False, id="standing.suggested", tooltip="Open the next suggested exercise"
        ),
    ]

    def __init__(self, standing: Standing, commands: CommandTable) -> None:
        super().__init__()
        self._standing = standing
        self._commands = commands

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        with Vertical(classes="dialog reading") as dialog:
            dialog.border_title = "Welcome to dlwork" if self._standing.is_new else "Where you stand"
            dialog.border_subtitle = "Enter goes on"
            with VerticalScroll():
                yield Static(standing_text(self._standing, self._commands))

    def action_stay(self) -> None:
        """Go on where one was."""
        self.dismiss(None)

    def action_suggested(self) -> None:
        """Go to the exercise that is suggested."""
        self.dismiss(self._standing.suggestion)
