"""Runs gradings beside the screen: one at a time, in a worker that only posts messages.

Separate from the screen, so that nothing but messages passes between the judge and the widgets.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from textual.message import Message
from textual.screen import Screen

from workbench.catalog import Exercise
from workbench.errors import DlworkError
from workbench.judge.grader import Grader, Readiness
from workbench.judge.report import CheckResult, Report
from workbench.ui.state import Ticket


@dataclass
class CheckArrived(Message):
    """One check of a running grading has its result."""

    ticket: Ticket
    check: CheckResult


@dataclass
class VerdictKnown(Message):
    """A grading came to its verdict; what the learner may have believed is still being looked for."""

    ticket: Ticket
    report: Report


@dataclass
class Graded(Message):
    """A grading is complete."""

    ticket: Ticket
    report: Report


@dataclass
class GradingFailed(Message):
    """A grading ended without a verdict, through no fault of the learner's."""

    ticket: Ticket
    reason: str


@dataclass
class JudgePrepared(Message):
    """The judge for an exercise stands ready, or could not be made ready."""

    exercise: Exercise
    readiness: Readiness


class Grading:
    """Starts and stops gradings for one screen; a new one ends the one before."""

    GROUP = "grading"

    def __init__(self, screen: Screen[Any], grader: Grader, clock: Callable[[], float]) -> None:
        self._screen = screen
        self._grader = grader
        self._clock = clock
        self._count = 0

    def start(self, exercise: Exercise, source: str, seed: int | None = None) -> Ticket:
        """Grade a source; a grading that is under way is cancelled. seed: of a predict card's numbers."""
        self._count += 1
        ticket = Ticket(self._count, exercise, source, self._clock(), seed)
        self._screen.run_worker(
            self._grade(ticket), name=f"grade {exercise.id}", group=self.GROUP, exclusive=True, exit_on_error=True
        )
        return ticket

    def stop(self) -> None:
        """Cancel the grading that is under way, which ends its processes."""
        self._screen.workers.cancel_group(self._screen, self.GROUP)

    def prepare(self, exercise: Exercise) -> None:
        """Get a judge ready in the background; the grader itself gives up what is no longer wanted."""
        self._screen.run_worker(self._prepare(exercise), name=f"prepare {exercise.id}", group="prepare")

    async def _grade(self, ticket: Ticket) -> None:
        def on_check(check: CheckResult) -> None:
            self._screen.post_message(CheckArrived(ticket, check))

        def on_report(report: Report) -> None:
            self._screen.post_message(VerdictKnown(ticket, report))

        try:
            report = await self._grader.grade(
                ticket.exercise, ticket.source, seed=ticket.seed, on_check=on_check, on_report=on_report
            )
        except DlworkError as error:
            self._screen.post_message(GradingFailed(ticket, str(error)))
        else:
            self._screen.post_message(Graded(ticket, report))

    async def _prepare(self, exercise: Exercise) -> None:
        readiness = await self._grader.prepare(exercise)
        self._screen.post_message(JudgePrepared(exercise, readiness))
