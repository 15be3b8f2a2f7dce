"""Opens progress.db, whatever state it is in, and puts SQLite's errors into words.

Separate from the history's queries, because every care is taken here: a damaged file is set aside, one from a newer
dlwork is left alone, and where nothing can be written the history lives in memory.
"""

import contextlib
import errno
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from workbench.errors import HomeError
from workbench.study.home import ELSEWHERE, reason, unwritable, way_out
from workbench.study.migrations import MIGRATIONS, NewerDatabase, Step, migrate, version_of

BUSY_SECONDS = 5.0
"""How long to wait for another dlwork that is just writing; a write takes milliseconds."""

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_IN_USE = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_UNWRITABLE = {
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_PERM: errno.EACCES,
    sqlite3.SQLITE_READONLY: errno.EROFS,
}
"""What SQLite says when the file system refuses, as the errno it comes closest to."""
_SIDECARS = ("-wal", "-shm", "-journal")


def open_database(path: Path, migrations: Sequence[Step] = MIGRATIONS) -> tuple[sqlite3.Connection, tuple[str, ...]]:
    """A connection to the migrated database, in autocommit mode, and what the learner must be told.

    Raises HomeError where the database is in use or comes from a newer dlwork; that file is not changed.
    """
    damage, notices = "", list[str]()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _worded(path, migrations):
            damage = _damage(path, migrations)
            if damage:
                notices.append(_set_aside(path, migrations))
            return _connected(path, migrations), tuple(filter(None, notices))
    except OSError as error:
        refusal = error
    with _worded(path, migrations):
        connection, remembered = _in_memory(None if damage else path, migrations)
    state = f"is damaged ({damage}) and cannot be replaced" if damage else "cannot be written"
    earlier = "What was kept earlier is shown, but nothing new" if remembered else "Nothing you do now"
    notices.append(f"{path} {state}: {reason(refusal)}. {earlier} is kept; {way_out(refusal.errno)}.")
    return connection, tuple(filter(None, notices))


def history_error(path: Path, error: sqlite3.Error) -> HomeError:
    """The error for a statement that failed on an open database."""
    code = primary_code(error)
    if code in _IN_USE:
        return HomeError(f"{path} is in use by another program; close that and try again.")
    if code in _DAMAGED:
        return HomeError(f"{path} is damaged ({error}); start dlwork again, and it is set aside for a new one.")
    if code in _UNWRITABLE:
        return unwritable(path, OSError(_UNWRITABLE[code], str(error)))
    return HomeError(f"{path} is not a database of dlwork's ({error}); move it away, or {ELSEWHERE}.")


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's result code without the extension in its upper bits; -1 for errors of Python's own."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return -1 if code is None else code & 0xFF


@contextlib.contextmanager
def _worded(path: Path, migrations: Sequence[Step]) -> Iterator[None]:
    """Turn SQLite's errors into OSError where the file system refuses, and into HomeError otherwise."""
    try:
        yield
    except NewerDatabase as error:
        raise HomeError(
            f"{path} was written by a newer dlwork (its version is {error}, this dlwork knows {len(migrations)}); "
            f"update dlwork, or {ELSEWHERE}."
        ) from error
    except sqlite3.DatabaseError as error:
        code = primary_code(error)
        if code in _UNWRITABLE:
            raise OSError(_UNWRITABLE[code], str(error)) from error
        raise history_error(path, error) from error


def _damage(path: Path, migrations: Sequence[Step]) -> str:
    """What is wrong with the file; empty where it is sound or missing."""
    if not path.exists():
        return ""
    try:
        return _inspect(path, "ro", migrations)
    except sqlite3.OperationalError as error:
        if primary_code(error) != sqlite3.SQLITE_READONLY:
            raise
    return _inspect(path, "rw", migrations)  # a journal was left behind, which only a writer may play back


def _inspect(path: Path, mode: str, migrations: Sequence[Step]) -> str:
    """What is wrong with the file. Read-only where possible: a writer, closing, would move the log into the damage."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=BUSY_SECONDS)
    with contextlib.closing(connection):
        try:
            version = version_of(connection)
            if version > len(migrations):
                raise NewerDatabase(version)
            found: str = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        except sqlite3.DatabaseError as error:
            if primary_code(error) not in _DAMAGED:
                raise
            return str(error)
    return "" if found == "ok" else " ".join(found.split())


def _set_aside(path: Path, migrations: Sequence[Step]) -> str:
    """Move a damaged database and its log out of the way, and say so; nothing where that is done already."""
    with _alone(path.with_suffix(".lock")):
        damage = _damage(path, migrations)
        if not damage:
            return ""  # another dlwork was faster, and this is the new one already
        aside = _free_name(path)
        for suffix in (*_SIDECARS, ""):  # the database last: its log beside a new, empty one would be thrown away
            with contextlib.suppress(FileNotFoundError):
                path.with_name(path.name + suffix).rename(aside.with_name(aside.name + suffix))
    return f"{path} was damaged ({damage}): it is kept as {aside.name}, and a new one begun. Your drafts are untouched."


@contextlib.contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Hold a lock that ends with the process on every system: SQLite's own, on a file that stays empty."""
    with contextlib.closing(sqlite3.connect(lock, timeout=BUSY_SECONDS, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield


def _free_name(path: Path) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    names = (f"{path.stem}.damaged-{stamp}{'' if number == 1 else f'-{number}'}{path.suffix}" for number in count(1))
    return next(name for name in map(path.with_name, names) if not name.exists())


def _connected(path: Path, migrations: Sequence[Step]) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")  # readers and one writer do not block each other
        connection.execute("PRAGMA synchronous = FULL")  # an attempt that was recorded survives a power cut
        migrate(connection, migrations)
    except BaseException:
        connection.close()
        raise
    return connection


def _in_memory(original: Path | None, migrations: Sequence[Step]) -> tuple[sqlite3.Connection, bool]:
    """A database that vanishes with the process, and whether it could be filled with what the original holds."""
    memory = sqlite3.connect(":memory:", isolation_level=None)
    remembered = original is not None and _copied(original, memory)
    migrate(memory, migrations)
    return memory, remembered


def _copied(original: Path, memory: sqlite3.Connection) -> bool:
    # Where nothing can be written beside the file, not even its log's index, it is read as if it never changed.
    for mode in ("mode=ro", "mode=ro&immutable=1"):
        try:
            with contextlib.closing(sqlite3.connect(f"{original.absolute().as_uri()}?{mode}", uri=True)) as file:
                file.backup(memory)
                return version_of(file) > 0
        except sqlite3.DatabaseError:
            continue  # missing or unreadable: the notice says that nothing is shown
    return False
