"""The help screen: the keys for where you are first, then all the others, and what the glyphs mean."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.study import Status
from workbench.ui.commands import COMMANDS, PANE_NOTES
from workbench.ui.state import Pane
from workbench.ui.wording import LEVEL_MARKS, STATUS_GLYPHS, STATUS_WORDS


class HelpScreen(ModalScreen[None]):
    """Lists keys and glyphs; reads the same table the keys are made from."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,q,f1,question_mark,enter", "close", "Close", show=False, id="help.close", tooltip="Close the help"
        )
    ]

    def __init__(self, pane: Pane) -> None:
        super().__init__()
        self._pane = pane

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        with Vertical(classes="dialog reading") as dialog:
            dialog.border_title = "Help: the keys"
            dialog.border_subtitle = "Esc closes"
            with VerticalScroll():
                yield Static(help_text(self._pane))

    def action_close(self) -> None:
        """Close it."""
        self.dismiss(None)


def help_text(pane: Pane) -> Content:
    """All keys, those of the pane one is in first."""
    here = [(note.keys, note.text) for note in PANE_NOTES[pane]]
    everywhere = [(command.all_keys, command.help) for command in COMMANDS if command.all_keys]
    palette_only = [command.label.lower() for command in COMMANDS if not command.all_keys]
    glyphs = [(STATUS_GLYPHS[status], STATUS_WORDS[status]) for status in Status]
    levels = [(mark, level.value) for level, mark in LEVEL_MARKS.items()]
    return Content("\n\n").join(
        [
            _section(f"In the {pane}", here),
            _section("Everywhere (single letters work outside the editor)", everywhere),
            Content(f"The palette also has: {', '.join(palette_only)}."),
            _section("In the catalogue", [*glyphs, *levels]),
        ]
    )


def _section(title: str, rows: list[tuple[str, str]]) -> Content:
    lines = [Content.assemble((f"{keys:<14}", "bold $text-accent"), text) for keys, text in rows]
    return Content("\n").join([Content.styled(title, "bold $text-primary"), *lines])
