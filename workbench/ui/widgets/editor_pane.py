"""The pane around the code editor: the file's name, whether it is saved, and what stands in the way if it is not."""

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.reactive import reactive
from textual.widgets import Static

from workbench.ui.state import DraftState, Saving
from workbench.ui.widgets.code_editor import CodeEditor

_TITLE_SPACES = 2
"""The spaces Textual puts around a title."""


class EditorPane(Vertical):
    """The editor with its title line, as in "focal-loss.py ──── saved"."""

    ALLOW_MAXIMIZE = True

    file_name: reactive[str] = reactive("")
    draft: reactive[DraftState] = reactive(DraftState)

    editor = getters.query_one(CodeEditor)
    _trouble = getters.query_one("#trouble", Static)

    def __init__(self) -> None:
        super().__init__(id="code")

    def compose(self) -> ComposeResult:
        """The editor, and below it the reason when its text cannot be saved."""
        yield CodeEditor()
        yield Static(id="trouble")

    def focus_inside(self) -> None:
        """Put the focus on the editor."""
        self.editor.focus()

    def watch_file_name(self) -> None:
        """Name the file."""
        self._draw_title()

    def watch_draft(self, draft: DraftState) -> None:
        """Say whether the text is safe, and keep saying so."""
        unsafe = draft.saving in (Saving.FAILED, Saving.CONFLICT)
        self._trouble.display = unsafe
        self._trouble.update(Content(f"! {draft.label}"))
        self.set_class(unsafe, "-unsafe")
        self._draw_title()

    def on_resize(self, event: Resize) -> None:
        """Fit the title to the new width."""
        self._draw_title()

    def _draw_title(self) -> None:
        corners = 2 * self.gutter.left + 2 if self.styles.border_left[0] else 0
        self.border_title = title(self.file_name, self.draft, self.outer_size.width - corners - _TITLE_SPACES)


def title(file_name: str, draft: DraftState, width: int) -> Content:
    """The file's name at the left and its state at the right end of a line of that many cells."""
    style = {Saving.SAVED: "$text-muted", Saving.PENDING: "$text-muted"}.get(draft.saving, "bold $text-error")
    state = str(draft.saving) if draft.saving in (Saving.SAVED, Saving.PENDING) else f"! {draft.label}"
    room = max(0, width - len(file_name) - 2)
    if len(state) > room:
        state = state[: max(0, room - 1)] + "…"
    line = "─" * max(1, room - len(state))
    return Content.assemble((file_name, ""), " ", (line, "not bold $foreground 25%"), " ", (state, style))
