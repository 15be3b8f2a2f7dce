"""Brackets and quotes as text before, text after."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ui.editing import pairs
from workbench.ui.editing.edit import Lines, Selection

from .cursor_notation import after, applied, is_inside, parsed
from .editing_strategies import documents


def typed(drawing: str, characters: str) -> str:
    """The drawing after typing, where a character without an edit goes in as it is."""
    for character in characters:
        edit = pairs.type_character(*parsed(drawing), character)
        drawing = after(drawing, edit) if edit else drawing.replace("|", f"{character}|")
    return drawing


def backspace(drawing: str) -> str:
    return after(drawing, pairs.delete_pair(*parsed(drawing)))


@pytest.mark.parametrize(
    ("before", "character", "afterwards"),
    [
        ("f|", "(", "f(|)"),
        ("x = |", "[", "x = [|]"),
        ("x = | # a", "{", "x = {|} # a"),
        ("f(|)", "[", "f([|])"),
        ("x = |", '"', 'x = "|"'),
        ("f(|, a)", "'", "f('|', a)"),
        ("x = f|", '"', 'x = f"|"'),
        ("x = Rb|", "'", "x = Rb'|'"),
    ],
)
def test_an_opening_character_brings_its_closing_one(before: str, character: str, afterwards: str) -> None:
    assert typed(before, character) == afterwards


@pytest.mark.parametrize(
    ("before", "character"),
    [
        ("|word", "("),
        ("|(a)", "("),
        ("|'a'", "'"),
        ("don|", "'"),
        ("xf|", '"'),
        ("# can|", "'"),
        ("# see |", "("),
        ("x = 'see |'", "("),
        ('"""See |', "("),
        ('"""Don|', "'"),
        ("a|)", "("),
        ("x = (|]", "["),
    ],
)
def test_it_comes_alone_where_a_pair_would_annoy(before: str, character: str) -> None:
    assert pairs.type_character(*parsed(before), character) is None


@pytest.mark.parametrize(
    ("before", "character", "afterwards"),
    [
        ("f(|)", ")", "f()|"),
        ("f([a|])", "]", "f([a]|)"),
        ("x = 'a|'", "'", "x = 'a'|"),
        ('x = "|"', '"', 'x = ""|'),
        ('"""a|"""', '"', '"""a"|""'),
        ('"""a"|""', '"', '"""a""|"'),
        ('"""a""|"', '"', '"""a"""|'),
    ],
)
def test_a_closing_character_is_typed_over(before: str, character: str, afterwards: str) -> None:
    assert typed(before, character) == afterwards


@pytest.mark.parametrize(
    ("before", "character"),
    [
        ("f(|", ")"),
        ("|)", ")"),
        ("(|]", "]"),
        ("x = 'a(|)'", ")"),
        ("x = 'a\\|'", "'"),
        ("# (|)", ")"),
        ('"""a |"', '"'),
        ('x = "it|\'s"', "'"),
    ],
)
def test_a_closing_character_that_closes_nothing_is_not_typed_over(before: str, character: str) -> None:
    assert pairs.type_character(*parsed(before), character) is None


def test_typing_a_whole_line_gives_that_line() -> None:
    line = """x = f(a[0], {'b': (1, "c")})["d"] + f'{e}' """
    assert typed("|", line) == f"{line}|"


def test_three_quotes_make_a_docstring() -> None:
    assert typed("    |", '"""') == '    """|"""'
    assert typed("    |", '"""A.') == '    """A.|"""'
    assert typed("    |", '"""A."""') == '    """A."""|'


@pytest.mark.parametrize(
    ("before", "character", "afterwards"),
    [
        ("x = ^a + b|", "(", "x = (^a + b|)"),
        ("x = |a + b^", "[", "x = [|a + b^]"),
        ("^a\nb|", "{", "{^a\nb|}"),
        ("|a\nb^", '"', '"|a\nb^"'),
    ],
)
def test_a_selection_is_wrapped_and_stays_selected(before: str, character: str, afterwards: str) -> None:
    assert typed(before, character) == afterwards


@pytest.mark.parametrize("character", [")", "a", ":"])
def test_other_characters_replace_a_selection(character: str) -> None:
    assert pairs.type_character(*parsed("^a|"), character) is None


@pytest.mark.parametrize(
    ("before", "afterwards"),
    [("f(|)", "f|"), ("x = [[|]]", "x = [|]"), ("x = '|'", "x = |"), ('    """|"""', '    ""|'), ("f'|'", "f|")],
)
def test_backspace_deletes_an_empty_pair(before: str, afterwards: str) -> None:
    assert backspace(before) == afterwards


@pytest.mark.parametrize(
    "drawing", ["|()", "()|", "(a|)", "(|]", "'(|)'", "# (|)", "''|'a'", "(\n|)", "^(|)", "'a'|'b'"]
)
def test_backspace_keeps_its_plain_meaning_elsewhere(drawing: str) -> None:
    assert pairs.delete_pair(*parsed(drawing)) is None


@given(documents(), st.sampled_from("()[]{}\"'"))
def test_typing_and_backspace_leave_the_document_whole(document: tuple[Lines, Selection], character: str) -> None:
    lines, selection = document
    edit = pairs.type_character(lines, selection, character)
    if edit is None:
        return
    result = applied(lines, edit)
    assert is_inside(result, edit.selection_after.cursor)
    assert is_inside(result, edit.selection_after.anchor)
    back = pairs.delete_pair(result, edit.selection_after)
    if selection.is_empty and not edit.changes_nothing:
        assert back is not None
        assert applied(result, back) == lines
