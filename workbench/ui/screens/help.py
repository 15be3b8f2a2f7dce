"""The help screen: the keys for where you are first, then all the others, and what the glyphs mean."""

import textwrap
from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.study import Status
from workbench.ui.commands import PANE_NOTES, CommandTable, bind
from workbench.ui.state import Pane
from workbench.ui.wording import LEVEL_MARKS, STATUS_GLYPHS, STATUS_WORDS

NARROW = 66
"""Columns of the dialog in the smallest usual terminal."""


class KeyTable(Static):
    """The keys, laid out for the width there is."""

    def __init__(self, pane: Pane, commands: CommandTable) -> None:
        super().__init__(help_text(pane, commands, NARROW))
        self._pane = pane
        self._commands = commands

    def on_resize(self, event: events.Resize) -> None:
        """Wrap what is said of a key below itself."""
        self.call_after_refresh(self.update, help_text(self._pane, self._commands, event.size.width))


class HelpScreen(ModalScreen[None]):
    """Lists keys and glyphs; reads the same table the keys are made from."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "close", "Close", show=False, id="help.close", tooltip="Close the help")
    ]

    def __init__(self, pane: Pane, commands: CommandTable) -> None:
        super().__init__()
        self._pane = pane
        self._commands = commands
        bind(self, replace(commands["help"], id="help.again", action="close").bindings())

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        with Vertical(classes="dialog reading") as dialog:
            dialog.border_title = "Help: the keys"
            dialog.border_subtitle = "Esc closes"
            with VerticalScroll():
                yield KeyTable(self._pane, self._commands)

    def action_close(self) -> None:
        """Close it."""
        self.dismiss(None)


def help_text(pane: Pane, commands: CommandTable, width: int) -> Content:
    """All keys, those of the pane one is in first, in lines of a width."""
    here = [(commands.say(note.keys), note.text) for note in PANE_NOTES[pane]]
    everywhere = [(command.all_keys, command.help) for command in commands if command.all_keys]
    palette_only = [command.label.lower() for command in commands if not command.all_keys]
    glyphs = [(STATUS_GLYPHS[status], STATUS_WORDS[status]) for status in Status]
    levels = [(mark, level.value) for level, mark in LEVEL_MARKS.items()]
    return Content("\n\n").join(
        [
            _section(f"In the {pane}", here, width),
            _section("Everywhere (single letters work outside the editor)", everywhere, width),
            Content(f"The palette also has: {', '.join(palette_only)}."),
            _section("In the catalogue", [*glyphs, *levels], width),
        ]
    )


def _section(title: str, rows: list[tuple[str, str]], width: int) -> Content:
    first = max(14, *(len(keys) + 2 for keys, _ in rows))
    lines = [Content.styled(title, "bold $text-primary")]
    for keys, text in rows:
        beside, *below = textwrap.wrap(text, max(width - first, 20)) or [""]
        lines.append(Content.assemble((f"{keys:<{first}}", "bold $text-accent"), beside))
        lines += [Content(" " * first + line) for line in below]
    return Content("\n").join(lines)
