"""A real pseudo-terminal with a screen that can be read: what a person would see and type."""

import os
import sys
import time
from pathlib import Path
from types import TracebackType

import pexpect
import pyte

KEYS = {
    "F5": "\x1b[15~",
    "Enter": "\r",
    "Shift+Tab": "\x1b[Z",
    "Backspace": "\x7f",
    "Ctrl+Q": "\x11",
    "Ctrl+A": "\x01",
}


class Terminal:
    """Runs a command in a pseudo-terminal of a given size and keeps its screen."""

    def __init__(self, *command: str, home: Path, columns: int = 140, rows: int = 44) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        environment = {**os.environ, "DLWORK_HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        environment |= {"COLUMNS": "80", "LINES": "24"}  # as a program in between may export them: not the truth
        self.process = pexpect.spawn(
            command[0],
            list(command[1:]),
            dimensions=(rows, columns),
            env=environment,
            timeout=30,
        )

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            print(self.text, file=sys.stderr)
        self.process.close(force=True)

    @property
    def text(self) -> str:
        """The screen as lines of text."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def type(self, text: str) -> None:
        """Send characters as a keyboard would."""
        self.process.send(text)

    def press(self, key: str, times: int = 1) -> None:
        """Send one of KEYS."""
        for _ in range(times):
            self.process.send(KEYS[key])

    def wait_for(self, *texts: str, seconds: float = 40) -> str:
        """Read until one of the texts stands on the screen; returns that text, fails with the screen otherwise."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            self._read()
            found = next((text for text in texts if text in self.text), None)
            if found is not None:
                return found
        raise AssertionError(f"{' or '.join(texts)} did not appear on this screen:\n{self.text}")

    def wait_for_end(self, seconds: float = 20) -> int:
        """Wait until the command has ended; returns its exit code."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self.process.isalive():
            self._read()
        assert not self.process.isalive(), f"still running:\n{self.text}"
        return int(self.process.exitstatus)

    def _read(self) -> None:
        try:
            self._stream.feed(self.process.read_nonblocking(1 << 16, timeout=0.1))
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF:
            self.process.wait() if self.process.isalive() else None
