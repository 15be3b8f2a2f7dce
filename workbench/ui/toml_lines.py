"""TOML written by hand: the values, and the lines they stand on, which `tomllib` does not tell."""

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class TomlProblem:
    """Why a text is not TOML."""

    line: int
    """From 1."""
    reason: str
    """As `tomllib` says it."""


@dataclass(frozen=True)
class TomlText:
    """A text that is meant to be TOML."""

    text: str

    @cached_property
    def problem(self) -> TomlProblem | None:
        """The first thing that is wrong with its form."""
        try:
            tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            reason, _, place = str(error).partition(" (at ")
            named = re.match(r"line (\d+)", place)
            return TomlProblem(int(named[1]) if named else self._beginnings[-1][0] + 1, reason)
        return None

    @cached_property
    def values(self) -> dict[str, Any]:
        """Everything in it; where it is not TOML to the end, everything above that."""
        return self._beginnings[-1][1]

    def line_of(self, *path: str) -> int:
        """The line, from 1, on which a key begins: the one after the longest beginning that is TOML and lacks it."""
        return 1 + max(count for count, values in self._beginnings if not _has(values, path))

    @cached_property
    def _beginnings(self) -> list[tuple[int, dict[str, Any]]]:
        """How many lines from the top are TOML by themselves, and what they say; the last one says all there is."""
        lines = self.text.split("\n")
        found: list[tuple[int, dict[str, Any]]] = []
        for count in range(len(lines) + 1):
            try:
                found.append((count, tomllib.loads("\n".join(lines[:count]))))
            except tomllib.TOMLDecodeError:
                continue  # inside something that goes on over several lines, or below the mistake
        return found


def _has(values: Any, path: tuple[str, ...]) -> bool:
    for key in path:
        if not isinstance(values, dict) or key not in values:
            return False
        values = values[key]
    return True
