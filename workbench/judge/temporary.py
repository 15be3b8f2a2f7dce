"""The folder a submission may write to, where its exercise asks for one. Made and removed by the judge.

A folder whose judge was killed is removed by the next judge that makes one.
"""

import contextlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

MAX_WRITTEN = 64 << 20
"""Bytes a submission may keep in its folder."""
PREFIX = "dlwork-submission-"


class TemporaryFolder:
    """An empty folder of one submission's own."""

    def __init__(self) -> None:
        _remove_orphans(Path(tempfile.gettempdir()))
        self.path = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))

    def size(self) -> int:
        """Bytes in its files."""
        try:
            entries = list(os.scandir(self.path))
        except PermissionError:  # taken away by the submission, whose folder it is
            self.path.chmod(0o700)
            entries = list(os.scandir(self.path))
        total = 0
        for entry in entries:
            with contextlib.suppress(FileNotFoundError):  # removed meanwhile
                total += entry.stat(follow_symlinks=False).st_size
        return total

    def remove(self) -> None:
        """Remove it with all it holds. Call it once the submission's process has ended."""
        _remove(self.path)


def _remove(folder: Path) -> None:
    with contextlib.suppress(OSError):
        folder.chmod(0o700)  # the submission may have taken its permissions away
    shutil.rmtree(folder, ignore_errors=True)  # holds plain files; another judge may be at it as well


def _remove_orphans(parent: Path) -> None:
    for folder in parent.glob(f"{PREFIX}*"):
        owner = folder.name.removeprefix(PREFIX).partition("-")[0]
        if owner.isdecimal() and not _is_alive(int(owner)):
            _remove(folder)


def _is_alive(process_id: int) -> bool:
    if sys.platform == "win32":
        return True  # os.kill(…, 0) would send it Ctrl+C
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
