"""Reads the source to grade. Separate, because `check`, `watch` and `verify` refuse the same files in one wording."""

import sys
from pathlib import Path

from workbench.errors import UnreadableSource
from workbench.judge.source import MAX_BYTES


def read_source(name: str) -> str:
    """The text of the file `name`, or of standard input for `-`.

    A byte order mark is dropped; line ends and NUL bytes stay, since the judge has a verdict for them. Raises
    UnreadableSource where there is no file, no UTF-8, or more than MAX_BYTES bytes.
    """
    content = _read_stdin() if name == "-" else _read_file(Path(name))
    shown = "standard input" if name == "-" else name
    if len(content) > MAX_BYTES:
        raise UnreadableSource(f"{shown} is larger than {MAX_BYTES // 1_000_000} MB; name a Python source file.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableSource(f"{shown} is not UTF-8 text (byte {error.start}); save it as UTF-8.") from None


def _read_stdin() -> bytes:
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _read_file(path: Path) -> bytes:
    try:
        # One byte past the limit tells a large file without reading it whole; devices have no length to ask for.
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableSource(f"{path} does not exist; name a Python source file.") from None
    except IsADirectoryError:
        raise UnreadableSource(f"{path} is a folder; name a Python source file.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UnreadableSource(f"{path} cannot be read: {reason}.") from error
