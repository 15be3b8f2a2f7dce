"""A submission's text: what of it can be sent, and its lines as the compiler counts them. Used on both sides."""

import re

MAX_BYTES = 1_000_000
"""A submission is a few kilobytes; anything this long is some other file."""
LINE_END = re.compile(r"\r\n|\r|\n")
"""The compiler's line ends. str.splitlines knows eight more, and would point at the wrong line after a form feed."""


def as_in_a_file(source: str) -> str:
    """The text without a byte order mark, and with U+FFFD for what is no character, half a surrogate pair."""
    whole = source.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.removeprefix("\ufeff")


def lines_of(source: str) -> list[str]:
    """Its lines, without their ends."""
    return LINE_END.split(source)


def is_too_long(source: str) -> bool:
    """Whether it has more than MAX_BYTES."""
    return len(source) > MAX_BYTES or len(source.encode("utf-8", "replace")) > MAX_BYTES


def pieces(source: str, size: int) -> list[str]:
    """The text in parts of at most `size` characters, because no single value on the wire is longer."""
    return [source[start : start + size] for start in range(0, len(source), size)]
