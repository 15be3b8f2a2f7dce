"""The values study hands out: attempts, statuses, places. Separate, so that the reveal rule needs no database."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

ACCEPTED = "accepted"
"""The verdict of an attempt that passed every check."""

LOAD_ERROR = "load_error"
"""The verdict of what could not even be read."""

GRADED_VERDICTS = frozenset(
    {
        LOAD_ERROR,
        "forbidden",
        "protocol_error",
        "time_limit",
        "memory_limit",
        "output_limit",
        "runtime_error",
        "wrong_answer",
        "not_implemented",
        ACCEPTED,
    }
)
"""The judge's verdicts that say something about the learner's code: all but "internal_error", a defect of ours."""


class Status(StrEnum):
    """How far the learner has come with an exercise."""

    NEW = "new"
    STARTED = "started"
    """The draft differs from the stub and was never graded."""
    FAILED = "failed"
    """Graded, and not accepted yet."""
    SOLVED = "solved"
    """Accepted at least once; it stays solved, whatever comes later."""
    REVEALED = "revealed"
    """Given up, and not solved since."""


@dataclass(frozen=True)
class Attempt:
    """One graded submission."""

    exercise: str
    source: str
    """The whole text that was graded."""
    verdict: str
    """One of GRADED_VERDICTS."""
    seed: int
    """Replays the same random inputs."""
    seconds: float
    """How long the grading took."""
    at: datetime
    """When it was recorded; UTC, aware."""


@dataclass(frozen=True)
class Place:
    """Where the learner was."""

    exercise: str
    line: int
    column: int
