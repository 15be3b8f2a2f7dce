"""Finding and replacing, on plain lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ui.editing.edit import Edit, Selection
from workbench.ui.editing.search import Occurrence, nearest, occurrences, replace, replace_all

LINES = ["def gelu(x):", "    return x * Gelu", "# gelu gelu"]


def applied(lines: list[str], edit: Edit) -> list[str]:
    text = "\n".join(lines)
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line) + 1)
    start, end = (offsets[row] + column for row, column in (edit.start, edit.end))
    return (text[:start] + edit.replacement + text[end:]).split("\n")


def test_small_letters_find_capitals_too():
    assert [each.row for each in occurrences(LINES, "gelu")] == [0, 1, 2, 2]


def test_a_capital_letter_finds_only_itself():
    assert occurrences(LINES, "Gelu") == (Occurrence(1, 15, 19),)


def test_signs_stand_for_themselves():
    assert occurrences(["a.b", "axb", "(*"], ".") == (Occurrence(0, 1, 2),)
    assert occurrences(["a.b", "axb", "(*"], "(*") == (Occurrence(2, 0, 2),)


def test_nothing_is_found_by_an_empty_search():
    assert occurrences(LINES, "") == ()
    assert nearest((), (0, 0)) is None


@pytest.mark.parametrize(
    ("cursor", "forwards", "backwards"),
    [((0, 0), 0, 3), ((0, 4), 0, 3), ((0, 5), 1, 3), ((2, 3), 3, 1), ((2, 11), 0, 2), ((9, 9), 0, 3)],
)
def test_the_search_goes_round_the_ends(cursor, forwards, backwards):
    found = occurrences(LINES, "gelu")
    assert nearest(found, cursor) == forwards
    assert nearest(found, cursor, backwards=True) == backwards


def test_only_a_selected_occurrence_is_replaced():
    selection = Selection((2, 2), (2, 6))
    edit = replace(LINES, selection, "gelu", "silu")
    assert edit is not None
    assert applied(LINES, edit)[2] == "# silu gelu"
    assert edit.selection_after == Selection.at(2, 6)
    assert replace(LINES, Selection((2, 2), (2, 5)), "gelu", "silu") is None
    assert replace(LINES, Selection.at(2, 2), "gelu", "silu") is None


def test_all_are_replaced_in_one_edit():
    edit = replace_all(LINES, "gelu", "f")
    assert edit is not None
    assert applied(LINES, edit) == ["def f(x):", "    return x * f", "# f f"]
    assert edit.selection_after == Selection.at(2, 5)
    assert replace_all(LINES, "absent", "f") is None


@given(
    st.lists(st.text("ab ", max_size=8), min_size=1, max_size=5),
    st.text("ab", min_size=1, max_size=2),
    st.text("xy", max_size=3),
)
def test_replacing_all_is_what_text_replacement_does(lines, sought, replacement):
    edit = replace_all(lines, sought, replacement)
    expected = "\n".join(lines).replace(sought, replacement).split("\n")
    assert (applied(lines, edit) if edit else lines) == expected
    if edit:
        row, column = edit.selection_after.cursor
        assert expected[row][:column].endswith(replacement)
