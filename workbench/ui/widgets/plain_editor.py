"""The editor for cards: plain text that wraps, without a programmer's habits. One of a page, one of a line."""

from textual.actions import SkipAction
from textual.events import Key
from textual.strip import Strip
from textual.widgets import TextArea

from workbench.ui.editing.edit import Edit, Selection
from workbench.ui.widgets.code_editor import CodeEditor


class PlainEditor(CodeEditor):
    """An editor for prose: no highlighting, no pairs, no indentation; Tab leaves it."""

    LANGUAGE = None

    def _complete_pair(self, event: Key) -> bool:
        """A bracket is a bracket."""
        return False

    def action_new_line(self) -> None:
        """Start a line."""
        self._apply(self._pasted("\n"))

    def action_indent(self) -> None:
        """Leave for what comes next on the screen."""
        self.screen.focus_next()

    def action_dedent(self) -> None:
        """Leave for what comes before on the screen."""
        self.screen.focus_previous()

    def action_toggle_comment(self) -> None:
        """Prose has no comments; the key is the app's."""
        raise SkipAction

    def action_delete_left(self) -> None:
        """Delete one character, or what is selected."""
        TextArea.action_delete_left(self)

    def render_line(self, y: int) -> Strip:
        """A line as the editor draws it; nothing where there is no room, which the placeholder does not survive."""
        return super().render_line(y) if self.content_size.width else Strip.blank(self.size.width)

    def _pasted(self, text: str) -> Edit:
        """A text comes in as it is."""
        start, rows = self._selected.top, text.count("\n")
        column = len(text.rpartition("\n")[2]) + (0 if rows else start[1])
        return Edit(start, self._selected.bottom, text, Selection.at(start[0] + rows, column))


class LineEditor(PlainEditor):
    """An editor for one short answer: a formula, a number, a shape. Enter hands it in."""

    def action_new_line(self) -> None:
        """Hand the answer in."""
        self.call_later(self.run_action, "screen.run")
