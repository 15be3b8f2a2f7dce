"""How text reaches a terminal: colour where it is wanted, tables, and no control characters from strangers."""

import json
import os
import shutil
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TextIO

GREEN, RED, YELLOW, BOLD, DIM = "32", "31", "33", "1", "2"
_BIDIRECTIONAL = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True)
class Paint:
    """Colours text, or leaves it as it is."""

    active: bool

    @classmethod
    def for_stream(cls, stream: TextIO) -> "Paint":
        """Active on a terminal, unless NO_COLOR (no-color.org) or TERM=dumb says otherwise."""
        wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        return cls(wanted and stream.isatty())

    def __call__(self, text: str, *codes: str) -> str:
        """`text` in the given SGR codes."""
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if self.active and codes else text


def printable(text: str) -> str:
    """`text` with control and direction-changing characters spelled out, so that it cannot move the cursor."""
    text = text.replace("\r\n", "\n")
    return "".join(character if _harmless(character) else ascii(character)[1:-1] for character in text)


def _harmless(character: str) -> bool:
    if character in "\n\t":
        return True
    return unicodedata.category(character) not in ("Cc", "Cs") and character not in _BIDIRECTIONAL


def print_json(value: Any) -> None:
    """One JSON value on stdout, in ASCII: it survives every locale and every lone surrogate."""
    print(json.dumps(value, indent=2))


def warn(message: str) -> None:
    """One line on stderr."""
    print(f"dlwork: {printable(message)}", file=sys.stderr)


def columns(rows: Sequence[Sequence[str]], widest: int | None = None) -> list[str]:
    """Rows as aligned lines, cut to `widest` characters where it is given."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    if widest is None:
        return lines
    return [line if len(line) <= widest else line[: widest - 1] + "…" for line in lines]


def width_of(stream: TextIO) -> int | None:
    """The terminal's width; None where lines go to a file or a pipe and must stay whole."""
    return shutil.get_terminal_size().columns if stream.isatty() else None
