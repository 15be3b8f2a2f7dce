"""Indentation: what Enter, Tab, Shift+Tab, Backspace and Home do at the start of a line."""

from workbench.ui.editing.edit import (
    INDENT,
    Edit,
    Lines,
    Location,
    Selection,
    leading_space,
    rows_replaced,
    text_before,
)
from workbench.ui.editing.scanner import BRACKETS, Context, context_at_end

_LEVEL = " " * INDENT
_ENDS_A_BLOCK = {"return", "pass", "break", "continue", "raise"}


def new_line(lines: Lines, selection: Selection) -> Edit:
    """Enter: a new line, indented the way the statement before it asks for."""
    top = selection.top
    before = lines[top[0]][: top[1]]
    context = context_at_end(text_before(lines, top))
    if context.string is not None:
        return _broken(top, selection.bottom, leading_space(before))
    if not before.strip():
        return _blank_line_above(lines, selection)
    rest = lines[selection.bottom[0]][selection.bottom[1] :]
    start = (top[0], len(before.rstrip()))
    end = (selection.bottom[0], selection.bottom[1] + len(leading_space(rest)))
    opened = before.rstrip()[-1]
    if context.in_code and rest.strip()[:1] == BRACKETS.get(opened):
        outer = leading_space(before)
        return _broken(start, end, outer + _LEVEL, below="\n" + outer)
    return _broken(start, end, _indentation(lines, context, ends_here=not rest.strip()))


def _broken(start: Location, end: Location, indentation: str, below: str = "") -> Edit:
    """A line broken in two, or in three with a bracket's two halves around the new line."""
    return Edit(start, end, f"\n{indentation}{below}", Selection.at(start[0] + 1, len(indentation)))


def _blank_line_above(lines: Lines, selection: Selection) -> Edit:
    """Push a line down unchanged, leaving an empty one without spaces in its place."""
    row, column = selection.top
    last, right = selection.bottom
    if not lines[last][right:].strip():
        right = len(lines[last])
    return Edit((row, 0), (last, right), "\n" + lines[row][:column], Selection.at(row + 1, column))


def _indentation(lines: Lines, context: Context, ends_here: bool) -> str:
    """The leading space of the line after a context that is not in a string.

    `ends_here` says that nothing of the statement moves down to the new line.
    """
    here = leading_space(context.text[context.line_start :])
    statement = context.statement
    if context.brackets:
        deeper = context.brackets[-1].offset >= context.line_start or statement.endswith(":")
        return here + _LEVEL if deeper else here
    if statement.endswith("\\"):
        return here + _LEVEL if context.statement_start == context.line_start else here
    outer = leading_space(lines[context.statement_row])
    if statement.endswith(":"):
        return outer + _LEVEL
    first_word = statement.partition(" ")[0].partition("(")[0]
    if ends_here and first_word in _ENDS_A_BLOCK:
        return " " * _stop_before(len(outer.expandtabs(INDENT)))
    return outer


def _stop_before(column: int) -> int:
    """The last indentation level before a column."""
    return max(0, column - 1) // INDENT * INDENT


def tab(lines: Lines, selection: Selection) -> Edit:
    """Tab: spaces to the next stop, or the selected lines one level deeper."""
    if not selection.is_empty:
        return indent(lines, selection)
    row, column = selection.cursor
    width = len(lines[row][:column].expandtabs(INDENT))
    spaces = " " * (INDENT - width % INDENT)
    return Edit(selection.cursor, selection.cursor, spaces, Selection.at(row, column + len(spaces)))


def indent(lines: Lines, selection: Selection) -> Edit:
    """The selected lines one level deeper; blank lines stay as they are."""
    shifts = {row: INDENT if lines[row].strip() else 0 for row in selection.rows}
    return _shifted(lines, selection, shifts)


def dedent(lines: Lines, selection: Selection) -> Edit | None:
    """Shift+Tab: the selected lines, or the cursor's, one level back; None where nothing is indented."""
    shifts = {row: -_removable(lines[row]) for row in selection.rows}
    return _shifted(lines, selection, shifts) if any(shifts.values()) else None


def _removable(line: str) -> int:
    """How many characters one level takes from the start of a line."""
    if line.startswith("\t"):
        return 1
    return min(INDENT, len(line) - len(line.lstrip(" ")))


def _shifted(lines: Lines, selection: Selection, shifts: dict[int, int]) -> Edit:
    """Rows with spaces added at, or characters removed from, their start."""

    def follow(location: Location) -> Location:
        row, column = location
        shift = shifts.get(row, 0)
        if shift > 0 and column == 0 and not selection.is_empty:
            return location  # a selection of whole lines stays one
        return row, max(0, column + shift)

    shifted = [" " * max(0, shift) + lines[row][max(0, -shift) :] for row, shift in shifts.items()]
    after = Selection(follow(selection.anchor), follow(selection.cursor))
    return rows_replaced(lines, selection.rows, shifted, after)


def backspace(lines: Lines, selection: Selection) -> Edit | None:
    """Backspace among a line's leading spaces: back to the previous stop. None anywhere else."""
    row, column = selection.cursor
    before = lines[row][:column]
    if not selection.is_empty or before.strip(" ") or len(before) < 2:
        return None
    stop = _stop_before(column)
    return Edit((row, stop), (row, column), "", Selection.at(row, stop))


def home_column(line: str, column: int) -> int:
    """Home: the first character that is no space; column 0 if the cursor is there already."""
    first = len(leading_space(line))
    return 0 if column == first else first
