"""The questions the app asks before it does something that matters, each a small modal screen."""

from pathlib import Path
from typing import ClassVar, Literal

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from workbench.ui.drafts import Unsaved

_ESCAPE = Binding("escape", "cancel", "Back", show=False, id="dialog.cancel", tooltip="Close without doing anything")
_MOVES: list[BindingType] = [
    Binding("left,up", "app.focus_previous", "Before", show=False, id="dialog.left", tooltip="The button before"),
    Binding("right,down", "app.focus_next", "Next", show=False, id="dialog.right", tooltip="The next button"),
]


class Confirm(ModalScreen[bool]):
    """Asks before one thing is done; the safe answer has the focus."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [_ESCAPE, *_MOVES]

    def __init__(self, title: str, text: str, yes: str) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._yes = yes

    def compose(self) -> ComposeResult:
        """Title, text and two buttons."""
        with VerticalScroll(classes="dialog", can_focus=False) as dialog:
            dialog.border_title = Content(self._title)
            yield Static(Content(self._text))
            with Horizontal(classes="buttons"):
                yield Button("Cancel", id="no", compact=True)
                yield Button(self._yes, id="yes", compact=True, variant="warning")

    @on(Button.Pressed)
    def _answered(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(event.button.id == "yes")

    def action_cancel(self) -> None:
        """The answer is no."""
        self.dismiss(False)


Choice = Literal["mine", "theirs"]


class Clash(ModalScreen[Choice]):
    """Another program changed the draft: which text is to stay?"""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = _MOVES

    def __init__(self, file_name: str) -> None:
        super().__init__()
        self._file_name = file_name

    def compose(self) -> ComposeResult:
        """What happened, and the two ways on."""
        with VerticalScroll(classes="dialog", can_focus=False) as dialog:
            dialog.border_title = Content(f"{self._file_name} was changed elsewhere")
            yield Static(
                "Another program saved a different text since dlwork last read the file. "
                "Keep the text you see here, or take the one from the file?"
            )
            with Horizontal(classes="buttons"):
                yield Button("Keep mine", id="mine", compact=True)
                yield Button("Take theirs", id="theirs", compact=True)

    @on(Button.Pressed)
    def _answered(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss("theirs" if event.button.id == "theirs" else "mine")


class UnsavedChanges(ModalScreen[bool]):
    """Asks before quitting with text that is not on disk; offers to carry it to safety. True means quit."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [_ESCAPE]

    _result = getters.query_one("#outcome", Static)
    _path = getters.query_one("#path", Input)

    def __init__(self, unsaved: tuple[Unsaved, ...]) -> None:
        super().__init__()
        self._unsaved = unsaved

    @property
    def _text(self) -> str:
        """All texts that are not saved, one after the other."""
        if len(self._unsaved) == 1:
            return self._unsaved[0].text
        return "\n\n".join(f"# {unsaved.exercise.id}\n\n{unsaved.text}" for unsaved in self._unsaved)

    def compose(self) -> ComposeResult:
        """Which texts, why, and what can be done."""
        with VerticalScroll(classes="dialog", can_focus=False) as dialog:
            dialog.border_title = "Your changes are not saved"
            for unsaved in self._unsaved:
                yield Static(Content.assemble((unsaved.exercise.id, "bold"), f" · {unsaved.state.label}"))
            yield Static("Save a copy to a new file:", classes="label")
            with Horizontal(classes="row"):
                yield Input(placeholder="~/my-draft.py", id="path", compact=True)
                yield Button("Save copy", id="save", compact=True)
            yield Static(id="outcome")
            with Horizontal(classes="buttons"):
                yield Button("Stay", id="stay", compact=True)
                yield Button("Copy text", id="copy", compact=True)
                yield Button("Quit and lose them", id="quit", compact=True, variant="error")

    def on_mount(self) -> None:
        """The safe answer has the focus."""
        self.query_one("#stay", Button).focus()

    @on(Button.Pressed, "#stay")
    def _stay(self) -> None:
        self.dismiss(False)

    @on(Button.Pressed, "#quit")
    def _quit(self) -> None:
        self.dismiss(True)

    @on(Button.Pressed, "#copy")
    def _copy(self) -> None:
        self.app.copy_to_clipboard(self._text)
        self._result.update("Copied. Not every terminal passes it on to other programs: paste it somewhere first.")

    @on(Button.Pressed, "#save")
    @on(Input.Submitted, "#path")
    def _save_copy(self) -> None:
        name = self._path.value.strip()
        if not name:
            self._result.update("Type the name of a file that does not exist yet.")
            return
        try:
            path = Path(name).expanduser()
            with path.open("x", encoding="utf-8") as file:
                file.write(self._text)
        except (OSError, RuntimeError, UnicodeError) as error:
            self._result.update(Content(f"{name} could not be written: {error}"))
            return
        self._result.update(Content(f"Saved to {path}."))
        self.query_one("#quit", Button).label = "Quit"

    def action_cancel(self) -> None:
        """Stay."""
        self.dismiss(False)


class Notes(ModalScreen[None]):
    """A list of sentences to read, such as what could not be loaded."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "close", "Close", show=False, id="notes.close", tooltip="Close")
    ]

    def __init__(self, title: str, lines: tuple[str, ...]) -> None:
        super().__init__()
        self._title = title
        self._lines = lines

    def compose(self) -> ComposeResult:
        """One paragraph for each."""
        with Vertical(classes="dialog reading") as dialog:
            dialog.border_title = Content(self._title)
            dialog.border_subtitle = "Esc closes"
            with VerticalScroll():
                yield Static(Content("\n\n".join(self._lines)))

    def action_close(self) -> None:
        """Close it."""
        self.dismiss(None)
