"""Commenting lines as text before, text after."""

from hypothesis import given

from workbench.ui.editing.comments import toggle_comment
from workbench.ui.editing.edit import Lines, Selection

from .cursor_notation import after, applied, is_inside, parsed
from .editing_strategies import documents


def toggled(drawing: str) -> str:
    return after(drawing, toggle_comment(*parsed(drawing)))


def test_the_cursors_line_becomes_a_comment_and_back() -> None:
    assert toggled("    x =| 1") == "    # x =| 1"
    assert toggled("    # x =| 1") == "    x =| 1"


def test_the_cursor_stays_with_its_character() -> None:
    assert toggled("  |  x") == "  |  # x"
    assert toggled("    |x") == "    # |x"
    assert toggled("    #| x") == "    |x"


def test_the_marks_stand_in_one_column_and_blank_lines_stay_blank() -> None:
    assert toggled("^    if x:\n\n        y|") == "^    # if x:\n\n    #     y|"


def test_lines_are_uncommented_only_if_all_of_them_are_comments() -> None:
    assert toggled("^# a\nb|") == "^# # a\n# b|"
    assert toggled("^# a\n#b|") == "^a\nb|"


def test_a_line_selected_up_to_its_start_only_is_left_alone() -> None:
    assert toggled("^a\n|b") == "^# a\n|b"


def test_blank_lines_cannot_be_commented() -> None:
    assert toggle_comment(*parsed("^\n   |")) is None


@given(documents())
def test_commenting_twice_gives_the_lines_back(document: tuple[Lines, Selection]) -> None:
    lines, selection = document
    written = [lines[row].strip() for row in selection.rows if lines[row].strip()]
    edit = toggle_comment(lines, selection)
    if edit is None:
        assert not written
        return
    once = applied(lines, edit)
    assert is_inside(once, edit.selection_after.cursor)
    assert is_inside(once, edit.selection_after.anchor)
    if all(line.startswith("#") for line in written):
        assert sum(map(len, once)) < sum(map(len, lines))
        return
    back = toggle_comment(once, edit.selection_after)
    assert back is not None
    assert applied(once, back) == lines
