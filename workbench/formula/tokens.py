"""Text into tokens: the only place that sees single characters, and so the one that refuses strange ones.

No Unicode normalisation: a Cyrillic х that looks like an x is named and refused, not silently taken for it.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum

from workbench.formula.error import FormulaError
from workbench.formula.vocabulary import GREEK, SUBSCRIPTS

MAX_CHARACTERS = 400
LARGEST_NUMBER = 1e15


class Kind(Enum):
    """What a token is."""

    NUMBER = "number"
    NAME = "name"
    SUPERSCRIPT = "superscript"
    OPERATOR = "operator"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text."""

    kind: Kind
    text: str
    """In one spelling: `-` for −, `*` for ·, plain digits for superscripts; a name as it was typed."""
    column: int
    """Of its first character, from 1."""
    spaced: bool
    """Whether white space stands before it."""


_SPACES = " \t\r\n\u00a0\u2009\u202f"
_GREEK = "".join(GREEK)
_SUBSCRIPTS = "".join(SUBSCRIPTS)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_PATTERN = re.compile(
    rf"(?P<space>[{_SPACES}]+)"
    r"|(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    rf"|(?P<name>[A-Za-z_][A-Za-z0-9_]*[{_SUBSCRIPTS}]*|[{_GREEK}](?:_?[0-9]+|_[A-Za-z0-9_]+|[{_SUBSCRIPTS}]+)?)"
    r"|(?P<superscript>[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
    r"|(?P<operator>\*\*|<=|>=|==|!=|[-+*/^()|,<>√−–·⋅∙•×÷∕≤≥≠])"
)
_OPERATORS = {
    **dict.fromkeys("−–", "-"),
    **dict.fromkeys("·⋅∙•×", "*"),
    **dict.fromkeys("÷∕", "/"),
    "**": "^",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
}
_ADVICE = {
    "=": "Write only the right-hand side; to compare, use ==, < or >.",
    ".": "Write functions without a module, exp(x) and not math.exp(x).",
    "'": "Write derivatives out in full.",
    "′": "Write derivatives out in full.",
    **dict.fromkeys("[]{}", "Use round brackets ( ) only."),
    "\\": "LaTeX is not read: write exp(x), sqrt(x), a/b.",
    "∞": "Infinity is no number.",
}


def tokens(text: str, names: Collection[str]) -> Iterator[Token]:
    """The tokens of a formula, closed by one END.

    `names` are the declared ones: characters that occur in them are letters, whatever the script.
    Raises FormulaError for text that is too long, characters that have no place in a formula, and huge numbers.
    """
    if len(text) > MAX_CHARACTERS:
        raise FormulaError(f"A formula may have {MAX_CHARACTERS} characters, this one has {len(text)}; shorten it.")
    foreign = sorted((name for name in names if _is_foreign(name)), key=len, reverse=True)
    at, spaced = 0, False
    while at < len(text):
        declared = next((name for name in foreign if text.startswith(name, at)), None)
        if declared is not None:
            yield Token(Kind.NAME, declared, at + 1, spaced)
            at, spaced = at + len(declared), False
            continue
        match = _PATTERN.match(text, at)
        if match is None:
            raise _stranger(text[at], at + 1)
        if match.lastgroup != "space":
            yield _token(match, at + 1, spaced)
        spaced = match.lastgroup == "space"
        at = match.end()
    yield Token(Kind.END, "", len(text) + 1, spaced)


def _is_foreign(name: str) -> bool:
    match = _PATTERN.fullmatch(name)
    return match is None or match.lastgroup != "name"


def _token(match: re.Match[str], column: int, spaced: bool) -> Token:
    text = match.group()
    match match.lastgroup:
        case "number":
            if not float(text) <= LARGEST_NUMBER:
                raise FormulaError(f"Numbers may be up to {LARGEST_NUMBER:g}.", column)
            return Token(Kind.NUMBER, text, column, spaced)
        case "name":
            return Token(Kind.NAME, text, column, spaced)
        case "superscript":
            return Token(Kind.SUPERSCRIPT, text.translate(_SUPERSCRIPTS), column, spaced)
        case _:
            return Token(Kind.OPERATOR, _OPERATORS.get(text, text), column, spaced)


def _stranger(character: str, column: int) -> FormulaError:
    shown, advice = repr(character), _ADVICE.get(character, "")
    if not character.isascii():
        shown += f" ({unicodedata.name(character, 'a character without a name').lower()})"
        plain = unicodedata.normalize("NFKC", character)
        advice = advice or (f"Type {plain!r}." if plain.isascii() and plain.isalnum() else "")
    if not advice and character.isalpha():
        advice = "If it looks like a Latin letter, type that one."
    advice = advice or "Use numbers, the names of the problem, + - * / ^ ( ) and listed functions."
    return FormulaError(f"{shown} has no place in a formula. {advice}", column)
