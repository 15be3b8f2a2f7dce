"""The database's shape, as an ordered list of steps. Steps that were released are never edited: a change is a new step.

`PRAGMA user_version` says how many of them a database has been through.
"""

import sqlite3
from collections.abc import Sequence

Step = tuple[str, ...]
"""The statements of one migration; each is executed on its own, because a script would end the transaction."""

MIGRATIONS: tuple[Step, ...] = (
    (
        """
        CREATE TABLE attempt (
            id INTEGER PRIMARY KEY,
            exercise TEXT NOT NULL,
            source TEXT NOT NULL,
            verdict TEXT NOT NULL,
            seed TEXT NOT NULL,     -- decimal digits: seeds may be wider than SQLite's integers
            seconds REAL NOT NULL,
            at TEXT NOT NULL        -- ISO 8601, UTC
        )
        """,
        # Statuses are answered from the index alone, without touching the sources.
        "CREATE INDEX attempt_by_exercise ON attempt (exercise, verdict)",
        "CREATE TABLE given_up (exercise TEXT PRIMARY KEY, at TEXT NOT NULL)",
        "CREATE TABLE hints (exercise TEXT PRIMARY KEY, shown INTEGER NOT NULL)",
        "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
        """
        CREATE TABLE place (
            row INTEGER PRIMARY KEY CHECK (row = 1),
            exercise TEXT NOT NULL,
            line INTEGER NOT NULL,
            "column" INTEGER NOT NULL
        )
        """,
    ),
)


class NewerDatabase(Exception):
    """The database has been through steps this version does not know."""


def version_of(connection: sqlite3.Connection) -> int:
    """How many steps a database has been through."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def migrate(connection: sqlite3.Connection, migrations: Sequence[Step] = MIGRATIONS) -> None:
    """Take a database through the steps it lacks: all of them or none. Raises NewerDatabase, and sqlite3's own errors.

    The connection must be in autocommit mode. The version is set even where nothing is to be done, and that is rolled
    back: it finds out a database that cannot be written, which SQLite does not mention before the first write.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = version_of(connection)
        if not 0 <= version <= len(migrations):
            raise NewerDatabase(version)
        for step in migrations[version:]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT" if version < len(migrations) else "ROLLBACK")
