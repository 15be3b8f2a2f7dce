"""Enter, Tab, Shift+Tab, Backspace and Home as text before, text after."""

import pytest
from hypothesis import given

from workbench.ui.editing import indentation
from workbench.ui.editing.edit import Lines, Selection

from .cursor_notation import after, applied, is_inside, parsed
from .editing_strategies import documents

Document = tuple[Lines, Selection]


def enter(drawing: str) -> str:
    return after(drawing, indentation.new_line(*parsed(drawing)))


def tab(drawing: str) -> str:
    return after(drawing, indentation.tab(*parsed(drawing)))


def shift_tab(drawing: str) -> str:
    return after(drawing, indentation.dedent(*parsed(drawing)))


def backspace(drawing: str) -> str:
    return after(drawing, indentation.backspace(*parsed(drawing)))


@pytest.mark.parametrize(
    ("before", "afterwards"),
    [
        ("    x = 1|", "    x = 1\n    |"),
        ("def relu(x):|", "def relu(x):\n    |"),
        ("    if x:   |", "    if x:\n        |"),
        ("for x in y:  # all: of them|", "for x in y:  # all: of them\n    |"),
        ("x = 1  # note:|", "x = 1  # note:\n|"),
        ("x = 'a:'|", "x = 'a:'\n|"),
        ("x = 'a#b'; y = 1 if z else 2|", "x = 'a#b'; y = 1 if z else 2\n|"),
        ("if x: |y = 1", "if x:\n    |y = 1"),
        ("|", "\n|"),
    ],
)
def test_enter_keeps_the_indentation_and_goes_deeper_after_a_colon(before: str, afterwards: str) -> None:
    assert enter(before) == afterwards


@pytest.mark.parametrize(
    "statement", ["return", "return x", "return(x)", "pass", "break", "continue", "raise ValueError"]
)
def test_enter_goes_back_a_level_after_a_statement_that_ends_its_block(statement: str) -> None:
    assert enter(f"        {statement}|") == f"        {statement}\n    |"
    assert enter(f"        {statement}  # done|") == f"        {statement}  # done\n    |"


@pytest.mark.parametrize("statement", ["returned = 1", "passes()", "breaking", "x = raise_"])
def test_enter_stays_after_a_word_that_only_begins_like_one(statement: str) -> None:
    assert enter(f"    {statement}|") == f"    {statement}\n    |"


def test_enter_inside_a_return_statement_stays_at_its_level() -> None:
    assert enter("    return |x") == "    return\n    |x"


def test_enter_after_a_return_at_the_margin_stays_there() -> None:
    assert enter("return x|") == "return x\n|"


@pytest.mark.parametrize(
    ("before", "afterwards"),
    [
        ("x = f(|", "x = f(\n    |"),
        ("x = f(a,|", "x = f(a,\n    |"),
        ("x = f(\n    a,|", "x = f(\n    a,\n    |"),
        ("    x = f(\n        a\n    )|", "    x = f(\n        a\n    )\n    |"),
        ("    x = f(a,\n          b)|", "    x = f(a,\n          b)\n    |"),
        ("def f(a,\n      b):|", "def f(a,\n      b):\n    |"),
        ("    return f(\n        a\n    )|", "    return f(\n        a\n    )\n|"),
        ("x = {\n    'a':|", "x = {\n    'a':\n        |"),
        ("x = a + \\|", "x = a + \\\n    |"),
        ("x = a + \\\n    b|", "x = a + \\\n    b\n|"),
    ],
)
def test_enter_follows_brackets_and_continued_lines(before: str, afterwards: str) -> None:
    assert enter(before) == afterwards


@pytest.mark.parametrize(("opening", "closing"), ["()", "[]", "{}"])
def test_enter_between_brackets_puts_the_closing_one_on_its_own_line(opening: str, closing: str) -> None:
    assert enter(f"    x = {opening}|{closing}") == f"    x = {opening}\n        |\n    {closing}"
    assert enter(f"f{opening} | {closing} + 1") == f"f{opening}\n    |\n{closing} + 1"


def test_enter_does_not_split_a_pair_of_brackets_of_different_kinds() -> None:
    assert enter("x = (|]") == "x = (\n    |]"


def test_a_bracket_never_closed_above_does_not_spoil_the_next_function() -> None:
    assert enter("x = f(\n\ndef g():\n    return 1|") == "x = f(\n\ndef g():\n    return 1\n|"


def test_enter_in_a_docstring_keeps_its_indentation_and_its_spaces() -> None:
    assert enter('def f():\n    """Return:|') == 'def f():\n    """Return:\n    |'
    assert enter('    """A (|b"""') == '    """A (\n    |b"""'


def test_enter_after_a_docstring_goes_on_at_its_level() -> None:
    assert enter('    """A:\n\n        b\n    """|') == '    """A:\n\n        b\n    """\n    |'


def test_enter_at_the_start_of_a_line_pushes_it_down_unchanged() -> None:
    assert enter("|    return x") == "\n|    return x"
    assert enter("    |return x") == "\n    |return x"
    assert enter("  |  return x") == "\n  |  return x"


def test_enter_leaves_no_spaces_on_a_blank_line() -> None:
    assert enter("x = 1\n    |") == "x = 1\n\n    |"
    assert enter("    |   ") == "\n    |"


def test_enter_takes_the_place_of_the_selection() -> None:
    assert enter("if x:^ a\n  b|c") == "if x:\n    |c"


def test_tab_goes_to_the_next_stop() -> None:
    assert tab("|") == "    |"
    assert tab("ab|c") == "ab  |c"
    assert tab("abcd|") == "abcd    |"


def test_tab_indents_selected_lines_but_not_blank_ones_nor_one_selected_up_to_its_start_only() -> None:
    assert tab("a^b\n\n  c\n|d") == "    a^b\n\n      c\n|d"


def test_a_selection_of_whole_lines_stays_one_when_it_is_indented() -> None:
    assert tab("^a\nb|") == "^    a\n    b|"


def test_tab_with_a_selection_inside_one_line_replaces_nothing() -> None:
    assert tab("x^yz|") == "    x^yz|"


def test_shift_tab_takes_a_level_from_the_cursors_line() -> None:
    assert shift_tab("        x|") == "    x|"
    assert shift_tab("      x|") == "  x|"
    assert shift_tab("  |x") == "|x"
    assert shift_tab("\t|x") == "|x"
    assert indentation.dedent(*parsed("x|")) is None


def test_shift_tab_takes_a_level_from_every_selected_line() -> None:
    assert shift_tab("    ^a\n\n  b\nc|") == "^a\n\nb\nc|"


@pytest.mark.parametrize(
    ("before", "afterwards"),
    [("        |x", "    |x"), ("      |x", "    |x"), ("    |", "|"), ("  |  x", "|  x")],
)
def test_backspace_among_leading_spaces_goes_back_to_the_stop_before(before: str, afterwards: str) -> None:
    assert backspace(before) == afterwards


@pytest.mark.parametrize("drawing", ["|    x", "    x|", "\t|x", " ^  |x", "\n|x"])
def test_backspace_keeps_its_plain_meaning_elsewhere(drawing: str) -> None:
    assert indentation.backspace(*parsed(drawing)) is None


@pytest.mark.parametrize(("column", "home"), [(8, 4), (4, 0), (0, 4), (2, 4)])
def test_home_goes_to_the_first_word_before_the_start(column: int, home: int) -> None:
    assert indentation.home_column("    return", column) == home


@given(documents())
def test_indenting_and_dedenting_gives_the_lines_back(document: Document) -> None:
    lines, selection = document
    edit = indentation.indent(lines, selection)
    deeper = applied(lines, edit)
    back = indentation.dedent(deeper, edit.selection_after)
    restored = deeper if back is None else applied(deeper, back)
    non_blank = [row for row, line in enumerate(lines) if line.strip()]
    assert [restored[row] for row in non_blank] == [lines[row] for row in non_blank]


@given(documents())
def test_every_key_leaves_the_cursor_inside_the_document(document: Document) -> None:
    for key in (indentation.new_line, indentation.tab, indentation.dedent, indentation.backspace):
        edit = key(*document)
        if edit is not None:
            lines = applied(document[0], edit)
            assert is_inside(lines, edit.selection_after.cursor)
            assert is_inside(lines, edit.selection_after.anchor)


@given(documents())
def test_enter_changes_nothing_but_the_selection_and_white_space(document: Document) -> None:
    lines, selection = document
    row, column = selection.top
    last, right = selection.bottom
    kept = ["".join(lines[:row]), lines[row][:column], lines[last][right:], "".join(lines[last + 1 :])]
    result = applied(lines, indentation.new_line(lines, selection))
    assert "".join("".join(result).split()) == "".join("".join(kept).split())
