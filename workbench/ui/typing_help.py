"""What happens beside the text while it is typed: findings, completions, and how the function at hand is called.

Nothing here makes a key wait: the answers come from the assisting process, and one that comes too late is dropped.
"""

import asyncio
from typing import Protocol

from textual.geometry import Offset

from workbench.assist import MOST_COMPLETIONS, Assistant, Completion, Severity, Signature
from workbench.ui.editing import words
from workbench.ui.widgets.code_editor import CodeEditor
from workbench.ui.widgets.completions import CompletionList

_LINT_AFTER = 0.3
"""Seconds without a key before the text is looked at."""
_COMPLETE_AFTER = 0.05
_SHOWN = 50
_OFF = "no completion and no marks: the process for them cannot run; the judge is not concerned"


class StatusLine(Protocol):
    """Where one line about the text can be shown."""

    def say(self, line: str) -> None:
        """Show a line; an empty one shows nothing."""


class TypingHelp:
    """Helps with the text of one editor."""

    def __init__(self, editor: CodeEditor, popup: CompletionList, status: StatusLine, assistant: Assistant) -> None:
        self._editor = editor
        self._popup = popup
        self._status = status
        self._assistant = assistant
        self._known: tuple[Completion, ...] = ()
        self._known_for: tuple[int, int, str] | None = None  # where the word began, and what was typed of it then
        self._signature: Signature | None = None
        editor.key_taker = self.takes_key

    # What the editor reports

    def text_changed(self) -> None:
        """Look at the new text soon; offer completions where something was just typed."""
        self._editor.run_worker(self._lint(), name="lint", group="lint", exclusive=True)
        if not self._editor.just_typed:
            self.dismiss()
            return
        lines, cursor = self._editor.document.lines, self._editor.cursor_location
        begun = words.word_before(lines, cursor)
        wanted = begun.wants_completion and words.in_code(lines, cursor)
        if not wanted:
            self._popup.close()
        elif self._narrow(begun):
            return
        self._ask(completions=wanted)

    def cursor_moved(self) -> None:
        """Close what belonged to another place, and say what is wrong on the line."""
        begun = words.word_before(self._editor.document.lines, self._editor.cursor_location)
        if self._popup.display and (self._known_for is None or begun.start != self._known_for[:2]):
            self._popup.close()
        if self._signature is not None and not words.in_call(self._editor.document.lines, self._editor.cursor_location):
            self._signature = None
        self._tell()

    def dismiss(self) -> None:
        """Close everything that is open."""
        self._popup.close()
        self._signature = None
        self._tell()

    def asked(self) -> None:
        """Offer completions because the learner asks for them."""
        self._ask(completions=True)

    def warm_up(self) -> None:
        """Have the libraries read which the text imports, so that the first completion need not wait for it."""
        row = self._editor.document.line_count
        source = f"{self._editor.text}\n"
        for name in ("np", "torch"):
            if f"import {name}" in source or f" as {name}" in source:
                text = f"{source}{name}.x"
                self._editor.run_worker(self._assistant.completions(text, row, len(name) + 2), group="warm up")

    def takes_key(self, key: str) -> bool:
        """Let the open list have a key; whether it was one for it."""
        if not self._popup.display:
            return False
        match key:
            case "down" | "up":
                self._popup.move(1 if key == "down" else -1)
            case "tab":
                self.take(self._popup.word)
            case "enter" if self._popup.chosen_by_hand:
                self.take(self._popup.word)
            case "escape":
                self._popup.close()
            case _:
                return False
        return True

    def take(self, word: str) -> None:
        """Complete the word at the cursor."""
        begun = words.word_before(self._editor.document.lines, self._editor.cursor_location)
        self._popup.close()
        self._editor.complete_word(begun.start, word)

    # Asking

    def _ask(self, *, completions: bool) -> None:
        self._editor.run_worker(self._answer(completions), name="complete", group="complete", exclusive=True)

    async def _answer(self, completions: bool) -> None:
        await asyncio.sleep(_COMPLETE_AFTER)
        editor = self._editor
        source, (row, column) = editor.text, editor.cursor_location
        if completions:
            begun = words.word_before(editor.document.lines, (row, column))
            found = await self._assistant.completions(source, row, column)
            self._known, self._known_for = found, (*begun.start, begun.text)
            now = words.word_before(editor.document.lines, editor.cursor_location)
            if editor.has_focus and now.start == begun.start and now.text.startswith(begun.text):
                self._show(now)
        if words.in_call(editor.document.lines, editor.cursor_location):
            signature = await self._assistant.signature(editor.text, *editor.cursor_location)
        else:
            signature = None
        self._signature = signature
        self._tell()

    async def _lint(self) -> None:
        await asyncio.sleep(_LINT_AFTER)
        source = self._editor.text
        found = await self._assistant.findings(source)
        if source == self._editor.text:
            self._editor.show_findings(found)
            self._tell()

    def _narrow(self, begun: words.Begun) -> bool:
        """Show the part of the known completions that still fits; whether they are all there are."""
        known = self._known_for
        if not self._popup.display or known is None or begun.start != known[:2] or not begun.text.startswith(known[2]):
            return False
        if len(self._known) >= MOST_COMPLETIONS:
            return False
        self._show(begun)
        return True

    def _show(self, begun: words.Begun) -> None:
        typed = begun.text.lower()
        fitting = [each for each in self._known if each.name.lower().startswith(typed)][:_SHOWN]
        if not fitting or [each.name for each in fitting] == [begun.text]:
            self._popup.close()
            return
        left = self._editor.cursor_screen_offset.x - len(begun.text)
        # The list has a border and a column for the kind of thing: the words stand below the word.
        self._popup.open(fitting, Offset(max(0, left - 4), self._editor.cursor_screen_offset.y + 1))

    # Telling

    def _tell(self) -> None:
        row = self._editor.cursor_location[0]
        findings = self._editor.findings
        here = next((each for each in findings if each.row == row), None)
        broken = next((each for each in findings if each.severity is Severity.ERROR), None)
        if self._signature is not None:
            self._status.say(_called(self._signature))
        elif worst := here or broken:
            self._status.say(f"line {worst.row + 1}: {worst.message}")
        else:
            self._status.say(_OFF if self._assistant.given_up else "")


def _called(signature: Signature) -> str:
    at = f"  ← {signature.parameter}" if signature.parameter else ""
    return f"{signature.text}{at}"
