"""What surrounds a place in Python text, checked against `tokenize` and by hand."""

import io
import tokenize
from pathlib import Path

import pytest

from workbench.ui.editing import edit, scanner

from .cursor_notation import parsed


def context(drawing: str) -> scanner.Context:
    lines, selection = parsed(drawing)
    return scanner.context_at_end(edit.text_before(lines, selection.cursor))


@pytest.mark.parametrize(
    "drawing",
    [
        "'|'",
        'f"a|',
        '"""a\n"b" |',
        "'''a''|",
        "'a\\'|",
        "x = r'\\'|",
        "'a\\\nb|",
        "'''\\'''|",
        "'\\|",
        '"""a\\|',
        "('|'",
    ],
)
def test_this_is_in_a_string(drawing: str) -> None:
    assert context(drawing).string is not None


@pytest.mark.parametrize("drawing", ["''|", "'a\nb|", '""""""|', '"""a\\""""|', "# 'a\n|", "x = '#'|", '"it\'s"|'])
def test_this_is_code(drawing: str) -> None:
    assert context(drawing).in_code


@pytest.mark.parametrize("drawing", ["# |", "x = 1 # '|", "f(  # (|"])
def test_this_is_in_a_comment(drawing: str) -> None:
    assert context(drawing).comment_start is not None


def test_open_brackets_are_listed_from_the_outside_in() -> None:
    assert [bracket.bracket for bracket in context("f(a[0], {'}': (|").brackets] == ["(", "{", "("]


def test_a_bracket_that_closes_nothing_is_passed_over() -> None:
    assert [bracket.bracket for bracket in context("f(]|").brackets] == ["("]


@pytest.mark.parametrize(
    ("drawing", "statement", "row"),
    [
        ("x = 1\ny = 2  # z|", "y = 2", 1),
        ("f(a,\n  b|", "f(a,\n  b", 0),
        ("x = \\\n  1|", "x = \\\n  1", 0),
        ('"""a\nb"""|', '"""a\nb"""', 0),
        ("f(\ndef g(|", "def g(", 1),
    ],
)
def test_a_statement_spans_its_lines(drawing: str, statement: str, row: int) -> None:
    found = context(drawing)
    assert (found.statement, found.statement_row) == (statement, row)


def test_strings_and_comments_are_those_tokenize_finds() -> None:
    text = Path(edit.__file__).read_text(encoding="utf-8")
    offsets = [0]
    for line in text.splitlines(keepends=True):
        offsets.append(offsets[-1] + len(line))
    inside = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type in (tokenize.STRING, tokenize.COMMENT):
            start = offsets[token.start[0] - 1] + token.start[1]
            stop = offsets[token.end[0] - 1] + token.end[1]
            is_docstring = token.string.startswith('"""')
            inside |= set(range(start + (3 if is_docstring else 1), stop + (token.type == tokenize.COMMENT)))
            inside |= (
                {start + 1} if is_docstring else set()
            )  # the first of three quotes opens a string, the second ends it
    assert {offset for offset in range(len(text)) if not scanner.context_at_end(text[:offset]).in_code} == inside
