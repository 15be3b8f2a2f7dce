"""The learner's code as plain files, so that any editor and git can use them, too.

Separate from the history, because drafts outlive a damaged database and are shared with other programs: a save replaces
the file in one step, and never a text that this process has not seen.
"""

import contextlib
import errno
import glob
import os
import secrets
import shutil
import stat
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from workbench.errors import DlworkError, HomeError
from workbench.study.home import unreadable, unwritable

_LEFTOVER_SECONDS = 3600
"""A temporary file older than this belongs to no save that is still running."""

_ABSENT = (FileNotFoundError, NotADirectoryError)


class DraftConflict(DlworkError):
    """Another program changed the draft's file since this one last read or wrote it."""

    def __init__(self, path: Path, theirs: str) -> None:
        """Name the draft's file, and the text that is in it now."""
        super().__init__(f"{path} was changed by another program meanwhile; take its text, or overwrite it with yours.")
        self.path = path
        self.theirs = theirs


class Drafts:
    """The draft files below one folder, <track>/<id>.py, .md or .txt. Remembers which texts this process has seen."""

    def __init__(self, folder: Path) -> None:
        """Use a folder, which need not exist before something is saved."""
        self.folder = folder
        self._seen: dict[Path, bytes] = {}

    def path(self, track: str, exercise_id: str, suffix: str = ".py") -> Path:
        """Where a draft is kept."""
        return self.folder / track / f"{exercise_id}{suffix}"

    def read(self, path: Path) -> str | None:
        """A draft's text, line endings as they are; None where there is none yet.

        From now on `save` may replace this text. Raises HomeError for what is not UTF-8 or cannot be read.
        """
        data = _bytes(path)
        if data is None:
            self._seen.pop(path, None)
            return None
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise HomeError(f"{path} is not UTF-8 text (line {line}); save it as UTF-8, or reset the draft.") from error
        self._seen[path] = data
        return text

    def save(self, path: Path, text: str, *, overwrite: bool = False) -> None:
        """Put a text in place of the draft, all of it or nothing.

        Raises DraftConflict where the file holds a text this process has neither read nor written, unless that is to be
        overwritten, and HomeError where the file cannot be written.
        """
        data = _encoded(path, text)
        current = _bytes(path)
        if current != data:
            if current is not None and current != self._seen.get(path) and not overwrite:
                raise DraftConflict(path, current.decode("utf-8-sig", errors="replace"))
            _write(path, data)
        self._seen[path] = data

    def reset(self, path: Path, stub: str) -> None:
        """Put the stub in place of the draft and keep what was there, byte for byte, beside it."""
        previous = _bytes(path)
        data = _encoded(path, stub)
        if previous is not None and previous != data:
            _keep(path, previous)
        _write(path, data)
        self._seen[path] = data

    def peek(self, path: Path) -> str | None:
        """A draft's text for comparison only: it does not count as seen, and what is no UTF-8 is replaced."""
        data = _bytes(path)
        return None if data is None else data.decode("utf-8-sig", errors="replace")

    def existing(self) -> frozenset[str]:
        """All files below the folder, as <track>/<name>, in one walk."""
        return frozenset(
            f"{track.name}/{entry.name}" for track in _entries(self.folder) for entry in _entries(Path(track.path))
        )


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file's content so that a crash at any moment leaves the old or the new one; raises OSError.

    A link is followed, and the permissions of an existing file are kept. A write-protected file is refused, because
    replacing it would get around the protection.
    """
    target = Path(os.path.realpath(path))
    protect = target.stat().st_mode if target.exists() else None
    if protect is not None and not protect & stat.S_IWUSR:
        raise PermissionError(errno.EACCES, "it is write-protected", str(target))
    _sweep(target)
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    file = temporary.open("xb")
    try:
        with file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if protect is not None:
            shutil.copymode(target, temporary)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)
    except OSError as error:
        raise unwritable(path, error) from error


def _keep(path: Path, data: bytes) -> None:
    """Write a copy to the first free one of <id>.before-reset.py, <id>.before-reset-2.py and so on."""
    for number in count(1):
        suffix = "" if number == 1 else f"-{number}"
        copy = path.with_name(f"{path.stem}.before-reset{suffix}{path.suffix}")
        if copy.exists() or copy.is_symlink():
            continue
        _write(copy, data)
        return


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except _ABSENT:
        return None
    except OSError as error:
        raise unreadable(path, error) from error


def _encoded(path: Path, text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise HomeError(f"{path} cannot be saved: line {line} holds half a character; delete it there.") from error


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            yield from entries
    except _ABSENT:
        return
    except OSError as error:
        raise unreadable(folder, error) from error


def _sweep(target: Path) -> None:
    """Remove the temporary files of earlier saves of this file that were killed."""
    for leftover in target.parent.glob(f".{glob.escape(target.name)}.????????.tmp"):
        with contextlib.suppress(FileNotFoundError):  # it was a running save's, which has ended meanwhile
            if leftover.stat().st_mtime < time.time() - _LEFTOVER_SECONDS:
                leftover.unlink()


def _sync_folder(folder: Path) -> None:
    """Make a rename survive a power cut."""
    if not hasattr(os, "O_DIRECTORY"):
        return  # Windows opens no folders, and orders its own journal
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network file systems cannot, and need not
            raise
    finally:
        os.close(descriptor)
