"""Finding and replacing in the text. A search without capital letters ignores case."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.ui.editing.edit import Edit, Lines, Location, Selection, text_between


@dataclass(frozen=True)
class Occurrence:
    """One place where the sought text stands; it never spans lines."""

    row: int
    start: int
    end: int
    """The column after its last character."""

    @property
    def selection(self) -> Selection:
        """The occurrence selected, with the cursor at its end."""
        return Selection((self.row, self.start), (self.row, self.end))


def occurrences(lines: Lines, sought: str) -> tuple[Occurrence, ...]:
    """All places, from the top; none for an empty search."""
    if not sought:
        return ()
    pattern = re.compile(re.escape(sought), 0 if sought != sought.lower() else re.IGNORECASE)
    return tuple(
        Occurrence(row, match.start(), match.end())
        for row, line in enumerate(lines)
        for match in pattern.finditer(line)
    )


def nearest(found: Sequence[Occurrence], cursor: Location, *, backwards: bool = False) -> int | None:
    """Which occurrence comes next from the cursor, round the ends of the text; None where there is none.

    The cursor is where a search would begin: an occurrence that starts there is next.
    """
    if not found:
        return None
    if backwards:
        before = [number for number, each in enumerate(found) if (each.row, each.end) < cursor]
        return before[-1] if before else len(found) - 1
    after = (number for number, each in enumerate(found) if (each.row, each.start) >= cursor)
    return next(after, 0)


def replace(lines: Lines, selection: Selection, sought: str, replacement: str) -> Edit | None:
    """Replace the selected occurrence; None where what is selected is not one."""
    selected = [each for each in occurrences(lines, sought) if each.selection.top == selection.top]
    if not selected or selected[0].selection.bottom != selection.bottom:
        return None
    row, start = selection.top
    return Edit(selection.top, selection.bottom, replacement, Selection.at(row, start + len(replacement)))


def replace_all(lines: Lines, sought: str, replacement: str) -> Edit | None:
    """Replace every occurrence in one step; the cursor goes behind the last one. None where there is none."""
    found = occurrences(lines, sought)
    if not found:
        return None
    first, last = found[0], found[-1]
    pieces, at = [], (first.row, first.start)
    for each in found:
        pieces += [text_between(lines, at, (each.row, each.start)), replacement]
        at = (each.row, each.end)
    in_last_row = [each for each in found if each.row == last.row]
    column = last.end + sum(len(replacement) - (each.end - each.start) for each in in_last_row)
    return Edit((first.row, first.start), at, "".join(pieces), Selection.at(last.row, column))
