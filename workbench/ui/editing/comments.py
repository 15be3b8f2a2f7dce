"""Turning lines into comments and back."""

from workbench.ui.editing.edit import Edit, Lines, Location, Selection, leading_space, rows_replaced

_MARK = "# "


def toggle_comment(lines: Lines, selection: Selection) -> Edit | None:
    """Comment the selected lines, or take the marks away if all of them are comments; None if all are blank.

    The marks stand in one column, at the indentation of the outermost line. Blank lines stay as they are.
    """
    written = [row for row in selection.rows if lines[row].strip()]
    if not written:
        return None
    if all(lines[row].lstrip(" \t").startswith("#") for row in written):
        cuts = {row: len(leading_space(lines[row])) for row in written}
        changed = {row: _uncommented(lines[row]) for row in written}
    else:
        column = min(len(leading_space(lines[row])) for row in written)
        cuts = dict.fromkeys(written, column)
        changed = {row: lines[row][:column] + _MARK + lines[row][column:] for row in written}

    def follow(location: Location) -> Location:
        row, column = location
        cut = cuts.get(row, column + 1)
        if column < cut or (column == cut and not selection.is_empty):
            return location
        return row, max(cut, column + len(changed[row]) - len(lines[row]))

    after = Selection(follow(selection.anchor), follow(selection.cursor))
    return rows_replaced(lines, selection.rows, [changed.get(row, lines[row]) for row in selection.rows], after)


def _uncommented(line: str) -> str:
    """A comment's text at the comment's indentation."""
    space = leading_space(line)
    return space + line[len(space) + 1 :].removeprefix(" ")
