"""Where the learner's data lives, and what to say when it cannot live there."""

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from workbench.errors import HomeError

VARIABLE = "DLWORK_HOME"
ELSEWHERE = f"set {VARIABLE} to a folder you can write"

_FULL = {errno.ENOSPC, errno.EDQUOT}
_DENIED = {errno.EROFS, errno.EACCES, errno.EPERM}


@dataclass(frozen=True)
class Home:
    """The folder with the learner's data. Nothing is created before something is saved."""

    folder: Path

    @classmethod
    def cache(cls) -> Path:
        """Where to keep what can be made again: below DLWORK_HOME where that is set, or else the system's place."""
        if os.environ.get(VARIABLE):
            return cls.locate().folder / "cache"
        return platformdirs.user_cache_path("dlwork", appauthor=False)

    @classmethod
    def locate(cls) -> "Home":
        """The folder DLWORK_HOME names, or else the system's place for user data.

        Raises HomeError where that is no folder.
        """
        named = os.environ.get(VARIABLE, "")
        if not named:
            return cls(platformdirs.user_data_path("dlwork", appauthor=False)).checked()
        try:
            folder = Path(named).expanduser().absolute()
        except RuntimeError:
            raise HomeError(f"{VARIABLE}={named} names an unknown user; {ELSEWHERE}.") from None
        return cls(folder).checked()

    def checked(self) -> "Home":
        """Itself, unless something that is no folder stands in its place: then HomeError."""
        try:
            mode = self.folder.stat().st_mode
        except OSError:
            return self  # missing or out of reach: whoever reads or writes there says so
        if not stat.S_ISDIR(mode):
            raise HomeError(f"{self.folder} should be dlwork's folder, but is a file; move it away, or {ELSEWHERE}.")
        return self

    @property
    def database(self) -> Path:
        """Attempts, hints and small settings."""
        return self.folder / "progress.db"

    @property
    def drafts(self) -> Path:
        """The learner's code, drafts/<track>/<id>.py."""
        return self.folder / "drafts"

    @property
    def pitches(self) -> Path:
        """The READMEs exported from a pitch."""
        return self.folder / "pitches"

    @property
    def settings(self) -> Path:
        """The learner's own preferences, written by hand."""
        return self.folder / "settings.toml"


def unwritable(path: Path, error: OSError) -> HomeError:
    """The error for a path that could not be written: what is wrong, and the way out."""
    return HomeError(f"{path} cannot be written: {reason(error)}; {way_out(error.errno)}.")


def unreadable(path: Path, error: OSError) -> HomeError:
    """The error for a path that is there and could not be read."""
    return HomeError(f"{path} cannot be read: {reason(error)}; make it readable, or move it away.")


def reason(error: OSError) -> str:
    """What the system says, to go on a sentence with."""
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]


def way_out(code: int | None) -> str:
    """What the learner can do about an errno."""
    if code in _FULL:
        return f"free some space, or {ELSEWHERE}"
    if code in _DENIED:
        return f"make it writable, or {ELSEWHERE}"
    return f"mend that, or {ELSEWHERE}"
