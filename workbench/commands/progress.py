"""A bar on stderr for commands that take a while. Separate, so that every one of them counts in the same way."""

import sys
from dataclasses import dataclass

WIDTH = 24
"""Characters of the bar."""


@dataclass
class Progress:
    """One line that is drawn over itself; nothing where stderr is no terminal."""

    total: int
    unit: str = ""
    """What is counted, in the plural."""
    done: int = 0

    def advance(self, name: str) -> None:
        """One more is done."""
        self.done += 1
        filled = WIDTH * self.done // self.total
        unit = f" {self.unit}" if self.unit else ""
        self._write(f"{'█' * filled}{'░' * (WIDTH - filled)} {self.done}/{self.total}{unit} · {name}")

    def clear(self) -> None:
        """Leave an empty line for what comes next."""
        self._write("")

    def _write(self, text: str) -> None:
        if sys.stderr.isatty():
            print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)
