"""Whole lines: duplicating them and moving them."""

from workbench.ui.editing.edit import Edit, Lines, Selection, rows_replaced


def duplicate(lines: Lines, selection: Selection) -> Edit:
    """A copy of the selected lines, or of the cursor's, below them; the cursor goes to the copy."""
    rows = selection.rows
    end = (rows[-1], len(lines[rows[-1]]))
    copy = "".join("\n" + lines[row] for row in rows)
    return Edit(end, end, copy, selection.moved(len(rows)))


def move_up(lines: Lines, selection: Selection) -> Edit | None:
    """The selected lines above the line before them; None at the top of the document."""
    rows = selection.rows
    if rows[0] == 0:
        return None
    passed = range(rows[0] - 1, rows[-1] + 1)
    moved = [*(lines[row] for row in rows), lines[passed[0]]]
    return rows_replaced(lines, passed, moved, selection.moved(-1))


def move_down(lines: Lines, selection: Selection) -> Edit | None:
    """The selected lines below the line after them; None at the end of the document."""
    rows = selection.rows
    if rows[-1] + 1 == len(lines):
        return None
    passed = range(rows[0], rows[-1] + 2)
    moved = [lines[passed[-1]], *(lines[row] for row in rows)]
    return rows_replaced(lines, passed, moved, selection.moved(1))
