"""The word before the cursor, and whether help with it is wanted while it is being typed."""

from dataclasses import dataclass

from workbench.ui.editing.edit import Lines, Location, text_before
from workbench.ui.editing.scanner import context_at_end

ENOUGH_LETTERS = 2
"""Of a word, before completions are offered unasked; behind a dot none are needed."""


@dataclass(frozen=True)
class Begun:
    """A word that ends at the cursor."""

    start: Location
    text: str
    after_dot: bool

    @property
    def wants_completion(self) -> bool:
        """Whether to offer completions without being asked."""
        return self.after_dot or (len(self.text) >= ENOUGH_LETTERS and not self.text[0].isdigit())


def word_before(lines: Lines, cursor: Location) -> Begun:
    """The letters, digits and underscores that end at the cursor; there may be none."""
    row, column = cursor
    line = lines[row]
    start = column
    while start > 0 and (line[start - 1].isalnum() or line[start - 1] == "_"):
        start -= 1
    before = line[:start].rstrip()
    after_dot = before.endswith(".") and not before[:-1].rstrip()[-1:].isdigit()
    return Begun((row, start), line[start:column], after_dot)


def in_code(lines: Lines, cursor: Location) -> bool:
    """Whether a place is neither in a string nor in a comment."""
    return context_at_end(text_before(lines, cursor)).in_code


def in_call(lines: Lines, cursor: Location) -> bool:
    """Whether a place is between the round brackets of what may be a call."""
    context = context_at_end(text_before(lines, cursor))
    return context.in_code and bool(context.brackets) and context.brackets[-1].bracket == "("
