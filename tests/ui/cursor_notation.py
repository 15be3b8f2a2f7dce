"""Documents written with their selection: "|" is the cursor, "^" the anchor if there is a selection."""

from workbench.ui.editing.edit import Edit, Lines, Location, Selection


def parsed(drawing: str) -> tuple[list[str], Selection]:
    """The lines and the selection of a drawing."""
    cursor = _location(drawing.replace("^", ""), "|")
    anchor = _location(drawing.replace("|", ""), "^") if "^" in drawing else cursor
    return drawing.replace("|", "").replace("^", "").split("\n"), Selection(anchor, cursor)


def _location(text: str, sign: str) -> Location:
    before = text[: text.index(sign)]
    return before.count("\n"), len(before) - (before.rfind("\n") + 1)


def drawn(lines: Lines, selection: Selection) -> str:
    """The drawing of lines with a selection."""
    signs = [(selection.cursor, "|")]
    if not selection.is_empty:
        signs.append((selection.anchor, "^"))
    rows = list(lines)
    for (row, column), sign in sorted(signs, reverse=True):
        rows[row] = rows[row][:column] + sign + rows[row][column:]
    return "\n".join(rows)


def applied(lines: Lines, edit: Edit) -> list[str]:
    """The lines after an edit."""
    (first, left), (last, right) = edit.start, edit.end
    assert (first, left) <= (last, right)
    assert left <= len(lines[first])
    assert right <= len(lines[last])
    middle = lines[first][:left] + edit.replacement + lines[last][right:]
    return [*lines[:first], *middle.split("\n"), *lines[last + 1 :]]


def after(drawing: str, edit: Edit | None) -> str:
    """The drawing after an edit of it; the same one if there is none."""
    lines, _ = parsed(drawing)
    return drawing if edit is None else drawn(applied(lines, edit), edit.selection_after)


def is_inside(lines: Lines, location: Location) -> bool:
    """Whether a location exists in a document."""
    row, column = location
    return 0 <= row < len(lines) and 0 <= column <= len(lines[row])
