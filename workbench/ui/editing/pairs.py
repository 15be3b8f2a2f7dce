"""Brackets and quotes: closing them on opening, typing over them, wrapping a selection, deleting an empty pair."""

import re

from workbench.ui.editing.edit import Edit, Lines, Location, Selection, text_before, text_between
from workbench.ui.editing.scanner import BRACKETS, Context, OpenString, context_at_end

QUOTES = "\"'"
_CLOSING = frozenset(BRACKETS.values())
_CLOSES = BRACKETS | {quote: quote for quote in QUOTES}
"""What each opening character is closed by."""

_ROOM = " \t)]},:;"
"""A pair is closed at once only before one of these or at the end of the line: never in front of a word."""

_STRING_PREFIX = re.compile(r"(?<!\w)(?:[rbuft]|r[bft]|[bft]r)$", re.IGNORECASE)


def type_character(lines: Lines, selection: Selection, character: str) -> Edit | None:
    """A typed character that belongs to a pair; None where it is to be inserted as it is."""
    if character not in _CLOSES and character not in _CLOSING:
        return None
    if not selection.is_empty:
        return _wrapped(lines, selection, character) if character in _CLOSES else None
    row, column = selection.cursor
    context = context_at_end(text_before(lines, selection.cursor))
    rest = lines[row][column:]
    if _types_over(context, rest, character):
        return Edit(selection.cursor, selection.cursor, "", Selection.at(row, column + 1))
    if not context.in_code or (rest and rest[0] not in _ROOM):
        return None
    inserted = _quotes(context, character) if character in QUOTES else _brackets(context, rest, character)
    if not inserted:
        return None
    return Edit(selection.cursor, selection.cursor, inserted, Selection.at(row, column + 1))


def _wrapped(lines: Lines, selection: Selection, opening: str) -> Edit:
    """The selection put between a pair, still selected."""
    top, bottom = selection.top, selection.bottom

    def follow(location: Location) -> Location:
        row, column = location
        return (row, column + 1) if row == top[0] else location

    replacement = opening + text_between(lines, top, bottom) + _CLOSES[opening]
    return Edit(top, bottom, replacement, Selection(follow(selection.anchor), follow(selection.cursor)))


def _types_over(context: Context, rest: str, character: str) -> bool:
    """Whether the same character is there already and closes what the cursor is in."""
    if not rest.startswith(character) or context.comment_start is not None:
        return False
    if context.string is not None:
        return _ends_string(context.text, context.string, rest, character)
    return bool(context.brackets) and BRACKETS[context.brackets[-1].bracket] == character


def _ends_string(text: str, string: OpenString, rest: str, quote: str) -> bool:
    """Whether the quote after the cursor is (part of) the string's closing delimiter."""
    content = text[string.content_start :]
    escaped = (len(content) - len(content.rstrip("\\"))) % 2 == 1
    if escaped or quote != string.delimiter[0]:
        return False
    before = len(content) - len(content.rstrip(quote))
    after = len(rest) - len(rest.lstrip(quote))
    return before + after >= len(string.delimiter)


def _brackets(context: Context, rest: str, opening: str) -> str:
    """What an opening bracket puts in; empty where it stays alone, as before a bracket nobody opened."""
    closing = BRACKETS.get(opening)
    if closing is None:
        return ""
    innermost = context.brackets[-1].bracket if context.brackets else ""
    unopened = rest.startswith(closing) and innermost != opening
    return "" if unopened else opening + closing


def _quotes(context: Context, quote: str) -> str:
    """What a quote in code puts in: a pair, six after two of them, or nothing after a word."""
    line = context.text[context.line_start :]
    run = len(line) - len(line.rstrip(quote))
    if run == 2:
        return quote * 4
    last = line[-1:]
    if run or ((last.isalnum() or last == "_") and not _STRING_PREFIX.search(line)):
        return ""
    return quote * 2


def delete_pair(lines: Lines, selection: Selection) -> Edit | None:
    """Backspace between the halves of an empty pair: both go. None anywhere else."""
    row, column = selection.cursor
    line = lines[row]
    opening, rest = line[column - 1 : column], line[column:]
    if not selection.is_empty or not rest or _CLOSES.get(opening) != rest[0]:
        return None
    context = context_at_end(text_before(lines, selection.cursor))
    width = _empty_string(context, rest) if opening in QUOTES else int(context.in_code)
    if not width:
        return None
    return Edit((row, column - 1), (row, column + width), "", Selection.at(row, column - 1))


def _empty_string(context: Context, rest: str) -> int:
    """How many closing quotes follow, if the cursor is in an empty string; 0 otherwise."""
    string = context.string
    if string is None or string.content_start != len(context.text) or not rest.startswith(string.delimiter):
        return 0
    return len(string.delimiter)
