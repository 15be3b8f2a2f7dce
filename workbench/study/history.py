"""What the learner has done, in SQLite: attempts, opened hints, giving up, the last place, small settings.

Every statement is its own transaction, so that what a method has returned from is kept. Knows exercises by id only.
"""

import sqlite3
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from workbench.study.database import history_error, open_database
from workbench.study.model import ACCEPTED, GRADED_VERDICTS, Attempt, Place
from workbench.study.progress import Tally


@dataclass(frozen=True)
class Outcome:
    """What an exercise has come to; exercises without one were neither graded nor given up."""

    graded: bool = False
    solved: bool = False
    gave_up: bool = False


class History:
    """The queries on one open database. Its methods raise HomeError when the database fails them."""

    def __init__(self, path: Path) -> None:
        """Open a database, or make it; `notices` tell what the learner must know about it."""
        self._path = path
        self._connection, self.notices = open_database(path)

    def add_attempt(self, exercise: str, source: str, verdict: str, seed: int, seconds: float) -> None:
        """Keep a graded attempt; ValueError for a verdict that says nothing about the learner's code."""
        if verdict not in GRADED_VERDICTS:
            raise ValueError(f"{verdict!r} is not the verdict of an attempt")
        storable = source.encode("utf-8", "backslashreplace").decode()  # SQLite takes no lone surrogates
        self._run(
            "INSERT INTO attempt (exercise, source, verdict, seed, seconds, at) VALUES (?, ?, ?, ?, ?, ?)",
            (exercise, storable, str(verdict), str(seed), seconds, _now()),
        )

    def attempts(self, exercise: str) -> tuple[Attempt, ...]:
        """All attempts at an exercise, oldest first."""
        rows = self._run(
            "SELECT exercise, source, verdict, seed, seconds, at FROM attempt WHERE exercise = ? ORDER BY id",
            (exercise,),
        )
        return tuple(
            Attempt(name, source, verdict, int(seed), seconds, datetime.fromisoformat(at))
            for name, source, verdict, seed, seconds, at in rows
        )

    def tallies(self) -> dict[str, Tally]:
        """Graded and accepted attempts at every exercise that has any."""
        rows = self._run("SELECT exercise, count(*), sum(verdict = ?) FROM attempt GROUP BY exercise", (ACCEPTED,))
        return {exercise: Tally(int(attempts), int(accepted)) for exercise, attempts, accepted in rows}

    def attempts_by_day(self) -> dict[date, int]:
        """Graded attempts on each day that has any, by the clock where dlwork runs."""
        moments = self._run("SELECT at FROM attempt")
        return dict(Counter(datetime.fromisoformat(at).astimezone().date() for (at,) in moments))

    def give_up(self, exercise: str) -> None:
        """Keep that the learner gave up, and when first."""
        self._run("INSERT OR IGNORE INTO given_up (exercise, at) VALUES (?, ?)", (exercise, _now()))

    def outcomes(self) -> dict[str, Outcome]:
        """What every exercise has come to, in one query."""
        rows = self._run(
            """
            SELECT exercise, max(graded), max(solved), max(gave_up) FROM (
                SELECT exercise, 1 AS graded, verdict = ? AS solved, 0 AS gave_up FROM attempt
                UNION ALL
                SELECT exercise, 0, 0, 1 FROM given_up
            ) GROUP BY exercise
            """,
            (ACCEPTED,),
        )
        return {exercise: Outcome(*map(bool, flags)) for exercise, *flags in rows}

    def outcome(self, exercise: str) -> Outcome:
        """What one exercise has come to."""
        ((graded, solved, gave_up),) = self._run(
            """
            SELECT count(*) > 0, coalesce(max(verdict = ?), 0), EXISTS (SELECT 1 FROM given_up WHERE exercise = ?)
            FROM attempt WHERE exercise = ?
            """,
            (ACCEPTED, exercise, exercise),
        )
        return Outcome(bool(graded), bool(solved), bool(gave_up))

    def hints_shown(self, exercise: str) -> int:
        """How many hints were opened."""
        rows = self._run("SELECT shown FROM hints WHERE exercise = ?", (exercise,))
        return int(rows[0][0]) if rows else 0

    def show_hints(self, exercise: str, shown: int) -> None:
        """Keep how many hints are open; a smaller number than before changes nothing."""
        self._run(
            """
            INSERT INTO hints (exercise, shown) VALUES (?, ?)
            ON CONFLICT (exercise) DO UPDATE SET shown = max(shown, excluded.shown)
            """,
            (exercise, shown),
        )

    def last_place(self) -> Place | None:
        """Where the learner was, if anywhere."""
        rows = self._run('SELECT exercise, line, "column" FROM place')
        return Place(*rows[0]) if rows else None

    def remember_place(self, place: Place) -> None:
        """Keep where the learner is."""
        self._run(
            'INSERT OR REPLACE INTO place (row, exercise, line, "column") VALUES (1, ?, ?, ?)',
            (place.exercise, place.line, place.column),
        )

    def setting(self, name: str, default: str) -> str:
        """A setting's value, or the default where it was never set."""
        rows = self._run("SELECT value FROM setting WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else default

    def remember_setting(self, name: str, value: str) -> None:
        """Keep a setting's value."""
        self._run("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (name, value))

    def close(self) -> None:
        """Close the database; closing twice does nothing."""
        self._connection.close()

    def _run(self, statement: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.ProgrammingError:
            raise  # a defect of ours, such as use after closing
        except sqlite3.DatabaseError as error:
            raise history_error(self._path, error) from error


def _now() -> str:
    return datetime.now(UTC).isoformat()
