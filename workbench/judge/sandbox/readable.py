"""Which files a candidate needs to read: an allow-list from which the exercises' content and the home are cut out.

Landlock can only allow. A folder that contains something hidden is therefore replaced by its entries without it,
recursively.
"""

import os
import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

_SYSTEM = (
    "/lib", "/lib32", "/lib64", "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/local/lib", "/usr/local/lib64",
    "/nix/store", "/gnu/store", "/etc/ld.so.cache",
    "/usr/share/zoneinfo", "/usr/share/locale", "/etc/localtime",
    "/dev/null", "/dev/zero", "/dev/urandom", "/dev/random",
    "/proc/cpuinfo", "/proc/meminfo", "/proc/sys/vm/overcommit_memory",
    "/sys/devices/system/cpu", "/sys/devices/system/node",
)  # fmt: skip
"""Shared libraries, time zones, harmless devices, and what numerical libraries ask about the processor."""

_PACKAGE = Path(__file__).resolve().parents[2]


def readable_paths(hidden: Sequence[Path]) -> tuple[Path, ...]:
    """The files and folders a candidate may read, none of which contains or lies in a hidden path.

    The user's home and this package's `content` are always hidden. A hidden path that holds the interpreter itself
    (a home with a virtual environment in it) hides the rest of its contents only: without them nothing could run.
    Listed once per judge: it looks at the folders in question.
    """
    closed = {path.resolve() for path in (*hidden, *_home(), _PACKAGE / "content")}
    own = _interpreter_folders()
    around_us = {path for path in closed if any(folder.is_relative_to(path) for folder in own)}
    found: set[Path] = set()
    for folder in (*own, *_linked_packages(own)):
        found.update(_without(folder, closed - around_us))
    for name in _SYSTEM:
        found.update(_without(Path(name).resolve(), closed))
    return _outermost(found)


def _interpreter_folders() -> tuple[Path, ...]:
    libraries = (Path(os.__file__).parent, Path(sys.base_prefix, "lib"), Path(sys.base_exec_prefix, "lib"))
    packages = (Path(entry) for entry in sys.path if Path(entry).name in ("site-packages", "dist-packages"))
    return tuple(path.resolve() for path in (*libraries, *packages, _PACKAGE))


def _linked_packages(folders: Collection[Path]) -> Iterator[Path]:
    """Where the symbolic links of a site-packages folder lead: some installers link into a cache."""
    for folder in folders:
        if folder.name in ("site-packages", "dist-packages") and folder.is_dir():
            yield from (Path(entry).resolve() for entry in os.scandir(folder) if entry.is_symlink())


def _home() -> tuple[Path, ...]:
    try:
        return (Path.home(),)
    except RuntimeError:  # no HOME, and no entry in the password file: a container
        return ()


def _without(folder: Path, hidden: Collection[Path]) -> Iterator[Path]:
    if not folder.exists() or any(folder.is_relative_to(path) for path in hidden):
        return
    inside = [path for path in hidden if path.is_relative_to(folder)]
    if not inside:
        yield folder
        return
    for entry in os.scandir(folder):
        if not entry.is_symlink():  # its target is listed where it lies, if at all
            yield from _without(Path(entry), inside)


def _outermost(paths: Collection[Path]) -> tuple[Path, ...]:
    kept: list[Path] = []
    for path in sorted(paths, key=lambda path: path.parts):
        if not kept or not path.is_relative_to(kept[-1]):
            kept.append(path)
    return tuple(kept)
