"""The code editor: Textual's text area with the habits of a Python editor.

What the keys do to the text is computed by `workbench.ui.editing`; this widget applies it as one undo step each, and
shows colours, marks and messages.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Edit as DocumentEdit
from textual.widgets.text_area import EditResult, Location
from textual.widgets.text_area import Selection as DocumentSelection

from workbench.ui.editing import comments, indentation, lines, pairs, paste, search
from workbench.ui.editing.edit import Edit, Selection
from workbench.ui.widgets.code_view import CodeView

_UNDO_STEPS = 500


def _binding(keys: str, action: str, label: str, tooltip: str) -> Binding:
    name = action.replace("(True)", "-select").replace("_", "-")
    return Binding(keys, action, label, show=False, tooltip=tooltip, id=f"editor.{name}")


@dataclass
class _PlacedEdit(DocumentEdit):
    """An edit that says where it leaves the selection, when it is redone, too."""

    selection_after: DocumentSelection

    def do(self, text_area: TextArea, record_selection: bool = True) -> EditResult:
        """Make the change."""
        result = super().do(text_area, record_selection)
        self._updated_selection = self.selection_after
        return result


class CodeEditor(CodeView, inherit_bindings=False):
    """An editor for one Python file."""

    LANGUAGE: ClassVar[str | None] = "python"
    """None: plain text, which wraps and has no line numbers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _binding("enter", "new_line", "New line", "Start a line, indented to fit."),
        _binding("tab", "indent", "Indent", "Indent the selected lines, or go to the next stop."),
        _binding("shift+tab", "dedent", "Dedent", "Take the selected lines, or this one, a level back."),
        _binding(
            "ctrl+slash,ctrl+underscore,ctrl+t", "toggle_comment", "Comment", "Turn lines into comments, and back."
        ),
        _binding("ctrl+@,ctrl+space,ctrl+n", "complete", "Complete", "Show how the word can go on."),
        _binding("ctrl+d", "duplicate", "Duplicate line", "Copy the line or the selected lines below."),
        _binding("alt+up", "move_lines_up", "Move line up", "Move the line or the selected lines up."),
        _binding("alt+down", "move_lines_down", "Move line down", "Move the line or the selected lines down."),
        _binding("ctrl+z", "undo", "Undo", "Take back the last change."),
        _binding("ctrl+y", "redo", "Redo", "Make the change again."),
        _binding("ctrl+x", "cut", "Cut", "Cut the selection, or the line."),
        _binding("ctrl+c", "copy", "Copy", "Copy the selection."),
        _binding("ctrl+v", "paste", "Paste", "Paste what was cut or copied here."),
        _binding("ctrl+a", "select_all", "Select all", "Select the whole text."),
        _binding("ctrl+l", "select_line", "Select line", "Select the line the cursor is on."),
        _binding("ctrl+right_square_bracket,alt+b", "matching_bracket", "Matching bracket", "Go to the other bracket."),
        _binding("escape", "clear_selection", "Clear the selection", "Select nothing."),
        _binding("up", "cursor_up", "Up", "Go a line up."),
        _binding("down", "cursor_down", "Down", "Go a line down."),
        _binding("left", "cursor_left", "Left", "Go a character left."),
        _binding("right", "cursor_right", "Right", "Go a character right."),
        _binding("ctrl+left", "cursor_word_left", "Word left", "Go a word left."),
        _binding("ctrl+right", "cursor_word_right", "Word right", "Go a word right."),
        _binding("home", "cursor_line_start", "Line start", "Go to the first word, then to the line's start."),
        _binding("end,ctrl+e", "cursor_line_end", "Line end", "Go to the line's end."),
        _binding("pageup", "cursor_page_up", "Page up", "Go a page up."),
        _binding("pagedown", "cursor_page_down", "Page down", "Go a page down."),
        _binding("shift+up", "cursor_up(True)", "Select up", "Select a line up."),
        _binding("shift+down", "cursor_down(True)", "Select down", "Select a line down."),
        _binding("shift+left", "cursor_left(True)", "Select left", "Select a character to the left."),
        _binding("shift+right", "cursor_right(True)", "Select right", "Select a character to the right."),
        _binding("ctrl+shift+left", "cursor_word_left(True)", "Select word left", "Select a word to the left."),
        _binding("ctrl+shift+right", "cursor_word_right(True)", "Select word right", "Select a word to the right."),
        _binding("shift+home", "cursor_line_start(True)", "Select to line start", "Select to the line's start."),
        _binding("shift+end", "cursor_line_end(True)", "Select to line end", "Select to the line's end."),
        _binding("backspace", "delete_left", "Delete left", "Delete the character, level or empty pair to the left."),
        _binding("delete", "delete_right", "Delete right", "Delete the character to the right."),
        _binding("ctrl+w,alt+backspace", "delete_word_left", "Delete word left", "Delete the word to the left."),
        _binding("alt+delete", "delete_word_right", "Delete word right", "Delete the word to the right."),
        _binding("ctrl+u", "delete_to_start_of_line", "Delete to line start", "Delete up to the line's start."),
        _binding(
            "ctrl+k", "delete_to_end_of_line_or_delete_line", "Delete to line end", "Delete up to the line's end."
        ),
    ]
    """F6, F7 and the other function keys are left to the app."""

    @dataclass
    class Edited(Message):
        """The learner changed the text. Loading another text is not a change."""

        editor: "CodeEditor"

        @property
        def control(self) -> "CodeEditor":
            """The editor, for `@on` with a selector."""
            return self.editor

        def can_replace(self, message: Message) -> bool:
            """A flood of changes is told once."""
            return isinstance(message, CodeEditor.Edited) and message.editor is self.editor

    @dataclass
    class CompletionWanted(Message):
        """The learner asks how the word before the cursor can go on."""

        editor: "CodeEditor"

    def __init__(self, text: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        self.just_typed = False
        """Whether the last key put a character into the text."""
        self.key_taker: Callable[[str], bool] | None = None
        """Is offered each key first, and says whether it was for it."""
        self._edit_is_told = False
        self._source_name = ""
        self._histories: dict[str, tuple[str, Any]] = {}
        super().__init__(
            paste.with_plain_line_endings(text),
            language=self.LANGUAGE,
            soft_wrap=self.LANGUAGE is None,
            tab_behavior="indent",
            show_line_numbers=self.LANGUAGE is not None,
            highlight_cursor_line=self.LANGUAGE is not None,
            max_checkpoints=_UNDO_STEPS,
            id=id,
            classes=classes,
        )

    # What the app asks of it

    def load_source(self, text: str, cursor: Location = (0, 0), name: str = "") -> None:
        """Show another text, without marks; a cursor outside of it goes to the nearest place.

        Under a name that was shown before with this very text, what was done to it can still be undone.
        """
        text = paste.with_plain_line_endings(text)
        if self._source_name:
            self._histories[self._source_name] = (self.text, self.history)
        self._source_name = name
        self._marks.clear()
        self._findings.clear()
        self.history = self._empty_history()
        # Not `load_text`: a new document compiles the highlighting anew, which takes longer than all the rest.
        super().edit(DocumentEdit(text, (0, 0), self.document.end, False))
        self.history = self._empty_history()
        known, history = self._histories.get(name, ("", None))
        if history is not None and known == text:
            self.history = history
        row = min(cursor[0], self.document.line_count - 1)
        self.move_cursor(self.clamp_visitable((row, cursor[1])), center=self.is_mounted)

    def _empty_history(self) -> Any:
        return type(self.history)(max_checkpoints=_UNDO_STEPS, checkpoint_timer=2.0, checkpoint_max_characters=100)

    @property
    def found(self) -> tuple[Location, Location]:
        """Beginning and end of the selection, or twice the cursor."""
        return min(self.selection), max(self.selection)

    def take_focus(self) -> None:
        """Have the keyboard back."""
        self.focus()

    def occurrences(self, sought: str) -> tuple[search.Occurrence, ...]:
        """Where a text stands, from the top."""
        return search.occurrences(self.document.lines, sought)

    def show_occurrence(self, found: search.Occurrence) -> None:
        """Select what was found, and scroll to it."""
        self.selection = DocumentSelection(found.selection.anchor, found.selection.cursor)
        self.scroll_cursor_visible(center=True)

    def replace_selected(self, sought: str, replacement: str) -> bool:
        """Replace what is selected, where it is what was sought; whether it was."""
        return self._apply(search.replace(self.document.lines, self._selected, sought, replacement))

    def replace_all(self, sought: str, replacement: str) -> bool:
        """Replace it everywhere, in one step of undo; whether it stood anywhere."""
        return self._apply(search.replace_all(self.document.lines, sought, replacement))

    def complete_word(self, start: Location, word: str) -> None:
        """Put a whole word where one was begun."""
        end = self.cursor_location
        self._apply(Edit(start, end, word, Selection.at(start[0], start[1] + len(word))))

    # Keys

    async def _on_key(self, event: events.Key) -> None:
        """Run the editor's own bindings and complete pairs.

        Bindings are run here and not when the key has bubbled up to the app: by then, what is typed after it
        would already be in the text.
        """
        if self.read_only:
            return
        self.just_typed = event.is_printable
        taken = self.key_taker is not None and self.key_taker(event.key)
        if taken or await self._run_own_binding(event.key) or self._complete_pair(event):
            self._restart_blink()
            event.stop()
            event.prevent_default()
        elif not event.is_printable:
            event.prevent_default()

    async def _run_own_binding(self, key: str) -> bool:
        active = self.screen.active_bindings.get(key)
        if active is None or active.node is not self:
            return False
        return await self.app.run_action(active.binding.action, self)

    def _complete_pair(self, event: events.Key) -> bool:
        if not event.is_printable or event.character is None:
            return False
        return self._apply(pairs.type_character(self.document.lines, self._selected, event.character))

    def action_new_line(self) -> None:
        """Start a line, indented to fit."""
        self._apply(indentation.new_line(self.document.lines, self._selected))

    def action_indent(self) -> None:
        """Indent the selected lines, or insert spaces up to the next stop."""
        self._apply(indentation.tab(self.document.lines, self._selected))

    def action_dedent(self) -> None:
        """Take the selected lines, or the cursor's, a level back."""
        self._apply(indentation.dedent(self.document.lines, self._selected))

    def action_toggle_comment(self) -> None:
        """Turn the selected lines, or the cursor's, into comments and back."""
        self._apply(comments.toggle_comment(self.document.lines, self._selected))

    def action_duplicate(self) -> None:
        """Copy the selected lines, or the cursor's, below."""
        self._apply(lines.duplicate(self.document.lines, self._selected))

    def action_move_lines_up(self) -> None:
        """Move the selected lines, or the cursor's, up."""
        self._apply(lines.move_up(self.document.lines, self._selected))

    def action_move_lines_down(self) -> None:
        """Move the selected lines, or the cursor's, down."""
        self._apply(lines.move_down(self.document.lines, self._selected))

    def action_complete(self) -> None:
        """Ask how the word before the cursor can go on."""
        self.post_message(self.CompletionWanted(self))

    def action_matching_bracket(self) -> None:
        """Go to the bracket that belongs to the one at the cursor."""
        there = self.matching_bracket_location
        if there is not None:
            self.move_cursor(there)

    def action_delete_left(self) -> None:
        """Delete an empty pair, a level of indentation, or what Textual deletes."""
        text, selected = self.document.lines, self._selected
        if not self._apply(pairs.delete_pair(text, selected) or indentation.backspace(text, selected)):
            super().action_delete_left()

    def action_clear_selection(self) -> None:
        """Select nothing; where nothing is selected, the key is the app's."""
        if self.selection.is_empty:
            raise SkipAction
        self.move_cursor(self.cursor_location)

    def action_paste(self) -> None:
        """Paste what was cut or copied in the app."""
        self._paste(self.app.clipboard)

    async def _on_paste(self, event: events.Paste) -> None:
        """Paste what the terminal sends."""
        event.stop()
        event.prevent_default()
        self.focus()
        self._paste(event.text)

    def _paste(self, text: str) -> None:
        try:
            text = paste.cleaned(text)
        except paste.PasteTooLarge as error:
            self.notify(str(error), title="Not pasted", severity="warning", markup=False)
            return
        if text:
            self._apply(self._pasted(text))

    def _pasted(self, text: str) -> Edit:
        return paste.paste(self.document.lines, self._selected, text)

    def get_cursor_line_start_location(self, smart_home: bool = False) -> Location:
        """The line's start; for the Home key the first word, unless the cursor is there already."""
        row, column = self.cursor_location
        return row, indentation.home_column(self.document[row], column) if smart_home else 0

    # Changes

    @property
    def _selected(self) -> Selection:
        return Selection(self.selection.start, self.selection.end)

    def _apply(self, edit: Edit | None) -> bool:
        """Make a computed edit one undo step; False if there is none."""
        if edit is None or self.read_only:
            return False
        after = DocumentSelection(edit.selection_after.anchor, edit.selection_after.cursor)
        if not edit.changes_nothing:
            self.history.checkpoint()
            self.edit(_PlacedEdit(edit.replacement, edit.start, edit.end, False, after))
        self.selection = after
        self.record_cursor_width()
        self.history.checkpoint()
        return True

    def edit(self, edit: DocumentEdit) -> EditResult:
        """Make a change and tell of it."""
        result = super().edit(edit)
        self._changed()
        return result

    def undo(self) -> None:
        """Take back the last change and tell of it."""
        if self.history.undo_stack:
            super().undo()
            self._changed()

    def redo(self) -> None:
        """Make a change again and tell of it."""
        if self.history.redo_stack:
            super().redo()
            self._changed()

    def _changed(self) -> None:
        if self._marks:
            self._marks.clear()
            self.refresh()
        # Textual's own messages stand between two of these, so that `can_replace` alone would not merge them.
        if not self._edit_is_told:
            self._edit_is_told = self.post_message(self.Edited(self))

    def _on_code_editor_edited(self) -> None:
        self._edit_is_told = False
