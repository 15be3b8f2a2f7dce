"""Duplicating and moving lines as text before, text after."""

from hypothesis import given

from workbench.ui.editing import lines as editing
from workbench.ui.editing.edit import Lines, Selection

from .cursor_notation import after, applied, parsed
from .editing_strategies import documents


def test_the_cursor_goes_to_the_copy_of_its_line() -> None:
    drawing = "a|b\nc"
    assert after(drawing, editing.duplicate(*parsed(drawing))) == "ab\na|b\nc"


def test_selected_lines_are_copied_together() -> None:
    drawing = "a^b\nc|d\ne"
    assert after(drawing, editing.duplicate(*parsed(drawing))) == "ab\ncd\na^b\nc|d\ne"


def test_a_line_moves_up_with_its_cursor() -> None:
    drawing = "a\nb|\nc"
    assert after(drawing, editing.move_up(*parsed(drawing))) == "b|\na\nc"


def test_selected_lines_move_down_together() -> None:
    drawing = "^a\nb\n|c\nd"
    assert after(drawing, editing.move_down(*parsed(drawing))) == "c\n^a\nb\n|d"


def test_lines_do_not_move_out_of_the_document() -> None:
    assert editing.move_up(*parsed("a|\nb")) is None
    assert editing.move_down(*parsed("a\n|b")) is None


@given(documents())
def test_moving_down_and_up_gives_the_lines_back(document: tuple[Lines, Selection]) -> None:
    lines, selection = document
    down = editing.move_down(lines, selection)
    if down is None:
        assert selection.rows[-1] == len(lines) - 1
        return
    moved = applied(lines, down)
    up = editing.move_up(moved, down.selection_after)
    assert up is not None
    assert applied(moved, up) == lines
    assert up.selection_after == selection
