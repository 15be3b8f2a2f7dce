"""The values every editing function takes and returns; apart, so that the functions do not depend on each other."""

from collections.abc import Sequence
from dataclasses import dataclass

Location = tuple[int, int]
"""Row and column, both counted from 0; the column counts characters, not cells."""

Lines = Sequence[str]
"""A document's lines without line endings; never empty."""

INDENT = 4
"""Spaces per level."""


@dataclass(frozen=True)
class Selection:
    """A selection, or a plain cursor where anchor and cursor are the same."""

    anchor: Location
    """Where the selecting began."""
    cursor: Location
    """Where the cursor is, before or after the anchor."""

    @classmethod
    def at(cls, row: int, column: int) -> "Selection":
        """A plain cursor."""
        return cls((row, column), (row, column))

    @property
    def is_empty(self) -> bool:
        """Whether this is a plain cursor."""
        return self.anchor == self.cursor

    @property
    def top(self) -> Location:
        """The end nearer to the document's start."""
        return min(self.anchor, self.cursor)

    @property
    def bottom(self) -> Location:
        """The end nearer to the document's end."""
        return max(self.anchor, self.cursor)

    @property
    def rows(self) -> range:
        """The rows a command on whole lines acts on; a row selected up to its column 0 only is not one of them."""
        last, column = self.bottom
        if column == 0 and last > self.top[0]:
            last -= 1
        return range(self.top[0], last + 1)

    def moved(self, rows: int) -> "Selection":
        """The same selection that many rows further down."""
        return Selection((self.anchor[0] + rows, self.anchor[1]), (self.cursor[0] + rows, self.cursor[1]))


@dataclass(frozen=True)
class Edit:
    """One change of the document, and where it leaves the cursor."""

    start: Location
    """The first character to replace."""
    end: Location
    """The place after the last character to replace."""
    replacement: str
    """What stands there afterwards; its lines end in "\\n"."""
    selection_after: Selection

    @property
    def changes_nothing(self) -> bool:
        """Whether only the cursor moves, as when a closing bracket is typed over."""
        return self.start == self.end and not self.replacement


def text_before(lines: Lines, location: Location) -> str:
    """The document up to a location."""
    row, column = location
    return "\n".join([*lines[:row], lines[row][:column]])


def text_between(lines: Lines, start: Location, end: Location) -> str:
    """The document from one location to another."""
    (first, left), (last, right) = start, end
    if first == last:
        return lines[first][left:right]
    return "\n".join([lines[first][left:], *lines[first + 1 : last], lines[last][:right]])


def leading_space(line: str) -> str:
    """The spaces and tabs a line begins with."""
    return line[: len(line) - len(line.lstrip(" \t"))]


def rows_replaced(lines: Lines, rows: range, replacement: Lines, selection_after: Selection) -> Edit:
    """Whole rows written anew."""
    last = rows[-1]
    return Edit((rows[0], 0), (last, len(lines[last])), "\n".join(replacement), selection_after)
