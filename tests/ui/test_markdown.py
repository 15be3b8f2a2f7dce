"""Markdown laid out for a width: what stands in which line, and in which style."""

import re
from collections import Counter

import pytest
from textual.content import Content

from workbench.catalog import load_catalogue
from workbench.ui.markdown import CODE, CODE_BLOCK, EMPHASIS, HEADING, STRONG, Document

LETTERS = re.compile(r"[^\W_]")


def lines(source: str, width: int = 20) -> list[str]:
    return [line.plain.rstrip() for line in Document(source).at(width).lines]


def styled(source: str, name: str) -> list[str]:
    """The texts that have a style."""
    content: Content = Document(source).at(60).content
    return [content.plain[span.start : span.end] for span in content.spans if span.style == f".{name}"]


def test_paragraphs_wrap_between_words_and_stand_apart() -> None:
    assert lines("one two three\nfour five six\n\nseven") == ["one two three four", "five six", "", "seven"]


def test_a_hard_break_breaks() -> None:
    assert lines("one  \ntwo") == ["one", "two"]


def test_inline_styles() -> None:
    source = "# Top\n\nIt is **very** `np.sum`, *really*."
    assert styled(source, STRONG) == ["very"]
    assert styled(source, CODE) == ["np.sum"]
    assert styled(source, EMPHASIS) == ["really"]
    assert styled(source, HEADING) == ["Top"]


def test_heading_rows_are_where_headings_stand() -> None:
    assert Document("# A\n\ntext\n\n### B\n\nmore").at(20).headings == (0, 4)


def test_items_hang_and_tight_lists_stand_close() -> None:
    assert lines("- one two three four five\n- six\n  - seven") == [
        "• one two three four",
        "  five",
        "• six",
        "  ▪ seven",
    ]


def test_loose_items_stand_apart() -> None:
    assert lines("- one\n\n- two") == ["• one", "", "• two"]


def test_numbers_line_up_and_go_on_from_where_they_begin() -> None:
    assert lines("9. nine\n10. ten") == [" 9. nine", "10. ten"]


def test_code_keeps_its_columns_and_what_is_too_long_goes_on_below() -> None:
    assert lines("    a\n      b = 1\n\n    c") == [" a", "   b = 1", "", " c"]
    assert lines("      long = one + two + three") == ["   long = one +", "     two + three"]
    assert lines("    0123456789abcdefghijkl") == [" 0123456789abcdef", "   ghijkl"]


def test_code_stands_on_a_ground_as_wide_as_the_page() -> None:
    assert [line.cell_length for line in Document("    a\n\n    bc").at(20).lines] == [20, 20, 20]
    assert len(styled("    a\n    b", CODE_BLOCK)) == 2


def test_python_is_coloured_and_maths_is_not() -> None:
    python, maths = Document("```python\nreturn 1\n```").at(20), Document("```\nreturn 1\n```").at(20)
    assert len(python.content.spans) > len(maths.content.spans) == 1


def test_a_table_in_columns() -> None:
    source = "| a | size |\n|---|-----:|\n| x | 10 |\n| long | 9 |"
    assert lines(source) == ["a    │ size", "─────┼─────", "x    │   10", "long │    9"]


def test_a_table_that_is_too_wide_wraps_in_its_cells() -> None:
    shown = lines("| a | b |\n|---|---|\n| x | one two three four |\n| y | z |", 14)
    assert shown == ["a │ b", "──┼───────────", "x │ one two", "  │ three four", "──┼───────────", "y │ z"]


def test_quotes_rules_comments_and_unknown_markup() -> None:
    source = "> said\n>\n> so\n\n---\n\n<!-- hidden -->\n\n<b>so</b>"
    assert lines(source, 9) == ["▌ said", "▌", "▌ so", "", "─────────", "", "<b>so</b>"]


@pytest.mark.parametrize("width", [0, 1, 9, 30])
def test_no_width_is_too_small(width: int) -> None:
    source = "# Head\n\n- a `b`\n  - c\n    - d\n\n| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n\n    code\n\n> quote"
    assert Document(source).at(width).lines


def test_everything_that_can_be_read_fits_the_question_pane() -> None:
    for exercise in load_catalogue():
        for text in (exercise.question_text, exercise.answer, *(hint.text for hint in exercise.hints)):
            assert all(line.cell_length <= 42 for line in Document(text).at(42).lines), exercise.id


def test_no_letter_of_a_question_is_lost() -> None:
    for exercise in load_catalogue():
        shown = Document(exercise.question_text).at(300).content.plain
        assert Counter(LETTERS.findall(shown)) == Counter(LETTERS.findall(exercise.question_text)), exercise.id
