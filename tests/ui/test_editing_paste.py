"""What pasted text becomes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ui.editing import paste
from workbench.ui.editing.edit import Lines, Selection

from .cursor_notation import after, applied, is_inside, parsed
from .editing_strategies import documents


def pasted(drawing: str, text: str) -> str:
    return after(drawing, paste.paste(*parsed(drawing), text))


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_every_line_ending_becomes_a_plain_one(ending: str) -> None:
    assert paste.cleaned(f"a{ending}b{ending}") == "a\nb\n"


def test_tabs_become_spaces() -> None:
    assert paste.cleaned("if x:\r\n\ty\n\t\tz") == "if x:\n    y\n        z"


def test_control_characters_and_invisible_ones_are_dropped() -> None:
    assert paste.cleaned("a\x00b\x07c\x1b[0m\x7f\x0c\u200b\ufeff\u202ed\ud800") == "abc[0md"


def test_a_no_break_space_becomes_a_space_because_python_does_not_take_it() -> None:
    assert paste.cleaned("x\xa0= 1") == "x = 1"


def test_accents_and_greek_letters_come_through() -> None:
    assert paste.cleaned("é λ 𝛾 中 👩‍🔬") == "é λ 𝛾 中 👩‍🔬"


def test_a_paste_over_the_limit_is_refused_with_its_size() -> None:
    assert paste.cleaned("a" * paste.LIMIT) == "a" * paste.LIMIT
    with pytest.raises(paste.PasteTooLarge, match=r"has 200 KB .* 100 KB"):
        paste.cleaned("é" * paste.LIMIT)


@given(st.text())
def test_cleaned_text_holds_nothing_the_document_would_split_or_refuse(text: str) -> None:
    clean = paste.cleaned(text)
    assert clean.splitlines() == clean.removesuffix("\n").split("\n") or not clean
    assert all(character == "\n" or unicodedata.category(character) not in ("Cc", "Cs") for character in clean)
    assert paste.cleaned(clean) == clean


def test_one_line_goes_in_where_the_cursor_is() -> None:
    assert pasted("f(|)", "a, b") == "f(a, b|)"


def test_a_paste_replaces_the_selection() -> None:
    assert pasted("a^b\nc|d", "x\ny") == "ax\ny|d"


@pytest.mark.parametrize(
    ("before", "text", "afterwards"),
    [
        ("    |", "def f():\n    return 1", "    def f():\n        return 1|"),
        ("    |", "        a = 1\n\n        b = 2\n", "    a = 1\n\n    b = 2\n    |"),
        ("        |", "if x:\n    y\nz", "        if x:\n            y\n        z|"),
        ("    |c", "a\nb\n", "    a\n    b\n    |c"),
        ("    |", "\n  a\n    b", "    \n    a\n      b|"),
    ],
)
def test_lines_pasted_into_an_indentation_take_it(before: str, text: str, afterwards: str) -> None:
    assert pasted(before, text) == afterwards


def test_a_first_line_copied_without_its_indentation_is_levelled_with_the_others() -> None:
    assert pasted("    |", "a = 1\n        b = 2\n        if c:\n            d") == (
        "    a = 1\n    b = 2\n    if c:\n        d|"
    )


@pytest.mark.parametrize("drawing", ["|", "x = |", "\t|", '"""\n    |'])
def test_lines_keep_their_own_indentation_elsewhere(drawing: str) -> None:
    text = "    a\n        b"
    assert pasted(drawing, text) == drawing.replace("|", f"{text}|")


@given(documents(), documents())
def test_a_paste_changes_nothing_but_the_selection_and_white_space(
    document: tuple[Lines, Selection], other: tuple[Lines, Selection]
) -> None:
    lines, selection = document
    text = "\n".join(other[0])
    edit = paste.paste(lines, selection, text)
    result = applied(lines, edit)
    assert is_inside(result, edit.selection_after.cursor)
    assert "".join(edit.replacement.split()) == "".join(text.split())
    assert (edit.start, edit.end) == (selection.top, selection.bottom)
