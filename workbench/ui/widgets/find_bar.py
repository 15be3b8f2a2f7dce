"""The lines below a text for finding, and in the code for replacing and going to a line."""

from enum import StrEnum
from typing import ClassVar, Protocol

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Label

from workbench.ui.editing.edit import Location
from workbench.ui.editing.search import Occurrence, nearest
from workbench.ui.widgets.code_editor import CodeEditor


class Seek(StrEnum):
    """What the bar is open for."""

    FIND = "find"
    REPLACE = "replace"
    LINE = "line"


class Searchable(Protocol):
    """A text that can be searched: the editor's, or the output."""

    @property
    def found(self) -> tuple[Location, Location]:
        """Beginning and end of the place that is shown, or twice the cursor."""

    @property
    def selected_text(self) -> str:
        """What the learner selected, to be sought."""

    def occurrences(self, sought: str) -> tuple[Occurrence, ...]:
        """Where a text stands, from the top."""

    def show_occurrence(self, found: Occurrence) -> None:
        """Mark a place and scroll to it."""

    def take_focus(self) -> None:
        """Have the keyboard back."""


class FindBar(Vertical):
    """Seeks in one text while something is typed; Escape closes it and leaves the cursor where it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", show=False, id="find.close", tooltip="Close, and go on writing."),
        Binding("down", "next", "Next", show=False, id="find.next", tooltip="Go to the next place."),
        Binding("up", "previous", "Previous", show=False, id="find.previous", tooltip="Go to the place before."),
    ]

    _sought = getters.query_one("#sought", Input)
    _replacement = getters.query_one("#replacement", Input)
    _replacing = getters.query_one("#replacing", Horizontal)
    _found = getters.query_one("#found", Label)

    def __init__(self) -> None:
        super().__init__(id="find-bar")
        self._text: Searchable | None = None
        self._seek = Seek.FIND
        self._began = (0, 0)

    def compose(self) -> ComposeResult:
        """What is sought, what is to stand there instead, and what was found."""
        with Horizontal():
            yield Input(id="sought", compact=True)
            yield Label(id="found")
        with Horizontal(id="replacing"):
            yield Input(id="replacement", placeholder="Replace with", compact=True)
            yield Button("Replace", id="replace-one", compact=True)
            yield Button("All", id="replace-all", compact=True)

    def open(self, text: Searchable, seek: Seek) -> None:
        """Show the bar for a text; what is selected there is sought."""
        if not self.display:
            self._began = text.found[0]
        self._text, self._seek = text, seek
        self._replacing.display = seek is Seek.REPLACE
        self._sought.placeholder = "Line" if seek is Seek.LINE else "Find"
        selected = text.selected_text
        self.display = True
        with self.prevent(Input.Changed):
            if seek is Seek.LINE:
                self._sought.value = ""
            elif selected and "\n" not in selected:
                self._sought.value = selected
        self._sought.select_all()
        self._sought.focus()
        self._typed()

    @property
    def _editor(self) -> CodeEditor | None:
        """The text, where it is code: only there lines have numbers, and something can be replaced."""
        return self._text if isinstance(self._text, CodeEditor) else None

    @on(Input.Changed, "#sought")
    def _typed(self) -> None:
        """Show the first place from where the search began."""
        if self._seek is Seek.LINE:
            self._go_to_line()
        else:
            self._seek_from(self._began)

    def action_next(self) -> None:
        """Go to the next place."""
        if self._text is not None and self._seek is not Seek.LINE:
            self._seek_from(self._text.found[1])

    def action_previous(self) -> None:
        """Go to the place before."""
        if self._text is not None and self._seek is not Seek.LINE:
            self._seek_from(self._text.found[1], backwards=True)

    def action_close(self) -> None:
        """Give the keyboard back to the text."""
        self.display = False
        if self._text is not None:
            self._text.take_focus()

    @on(Input.Submitted, "#sought")
    def _entered(self) -> None:
        if self._seek is Seek.LINE:
            self.action_close()
        else:
            self.action_next()

    @on(Input.Submitted, "#replacement")
    @on(Button.Pressed, "#replace-one")
    def _replace_one(self) -> None:
        """Replace the place that is shown, and show the next."""
        if self._editor is not None:
            self._editor.replace_selected(self._sought.value, self._replacement.value)
            self.action_next()

    @on(Button.Pressed, "#replace-all")
    def _replace_all(self) -> None:
        if self._editor is not None:
            count = len(self._editor.occurrences(self._sought.value))
            self._editor.replace_all(self._sought.value, self._replacement.value)
            self._found.update(f"{count} replaced")

    def _seek_from(self, cursor: Location, *, backwards: bool = False) -> None:
        """Show the nearest place from a cursor on, and its number among all."""
        if self._text is None:
            return
        places = self._text.occurrences(self._sought.value)
        number = nearest(places, cursor, backwards=backwards)
        if number is None:
            self._found.update("not found" if self._sought.value else "")
            return
        self._text.show_occurrence(places[number])
        self._found.update(f"{number + 1} of {len(places)}")

    def _go_to_line(self) -> None:
        if self._editor is None:
            return
        last = self._editor.document.line_count
        text = self._sought.value.strip()
        if text.isdecimal() and 1 <= int(text) <= last:
            self._editor.move_cursor((int(text) - 1, 0), center=True)
            self._found.update(f"of {last}")
        else:
            self._found.update(f"1 to {last}")
