"""What a submission prints, made safe to show: no control sequences, no text that runs backwards, bounded length."""

import re
import unicodedata
from typing import TypeVar

import msgspec

T = TypeVar("T")

ESCAPE_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
HIDDEN_CATEGORIES = {"Cc", "Cf", "Cs", "Co", "Cn"}
"""Control, format (bidirectional overrides among them), surrogate, private and unassigned characters."""
MAX_LINES = 500
MAX_CHARACTERS = 32_000


def readable(data: bytes, original_size: int | None = None) -> str:
    """The text of some output, with what was removed or cut said at its end.

    original_size: how many bytes were printed, where only the beginning was kept.
    """
    text = visible(data.decode("utf-8", "replace"))
    lines = text.split("\n")
    cut = len(lines) > MAX_LINES or len(text) > MAX_CHARACTERS or (original_size or 0) > len(data)
    text = "\n".join(lines[:MAX_LINES])[:MAX_CHARACTERS]
    if not cut:
        return text
    return f"{text.rstrip()}\n… cut; {original_size or len(data):,} bytes were printed in all"


def visible(text: str) -> str:
    """The text without escape sequences, and with U+FFFD for every other character that cannot be seen."""
    text = ESCAPE_SEQUENCE.sub("", text.replace("\r\n", "\n"))
    return "".join(character if _is_visible(character) else "�" for character in text)


def all_visible(value: T) -> T:
    """A report, or a part of one, with every text in it made visible.

    A submission can put text into names of classes and functions, keys, messages and its own lines: what leaves the
    judge passes here, so that no place has to remember.
    """
    return msgspec.convert(_each_text(msgspec.to_builtins(value)), type(value))


def _each_text(value: object) -> object:
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, dict):
        return {key: _each_text(item) for key, item in value.items()}
    return [_each_text(item) for item in value] if isinstance(value, (list, tuple)) else value


def _is_visible(character: str) -> bool:
    return character in "\n\t" or unicodedata.category(character) not in HIDDEN_CATEGORIES
