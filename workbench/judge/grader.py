"""What the app and the commands know of grading: a protocol, which tests implement with hand-written fakes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from workbench.catalog import Exercise
from workbench.judge.report import CheckResult, Report


@dataclass(frozen=True)
class Readiness:
    """Whether a judge waits for a submission, and how well it is contained."""

    problem: str = ""
    """Why there is none; empty where one is ready."""
    layers: Mapping[str, bool] = field(default_factory=dict)
    """The sandbox's layers by name, as the waiting candidate reported them before it held a submission."""


@dataclass(frozen=True)
class Listener:
    """Who hears of a grading while it goes on."""

    on_check: Callable[[CheckResult], None] = lambda result: None
    on_report: Callable[[Report], None] = lambda report: None


class Grader(Protocol):
    """Grades submissions. All methods are coroutines on the caller's event loop; none blocks it."""

    async def prepare(self, exercise: Exercise) -> Readiness:
        """Get a judge ready for this exercise, so that `grade` is quick. Safe to call repeatedly; never raises."""

    async def grade(
        self,
        exercise: Exercise,
        source: str,
        *,
        seed: int | None = None,
        on_check: Callable[[CheckResult], None] | None = None,
        on_report: Callable[[Report], None] | None = None,
    ) -> Report:
        """Run the hidden checks on `source`; `on_check` hears of each result as it comes in.

        `on_report` hears of the verdict as soon as it is known; the report returned afterwards has the diagnosis, too.
        A fresh seed is drawn where none is given. Cancelling the task kills the grading's processes.
        Raises JudgeUnavailable where no judge could be started; every other failure is a verdict.
        """

    async def close(self) -> None:
        """End every process."""
