"""What a verdict does to the screen: it is counted once, shown, and marked in the code.

Separate from the workbench screen, so that a verdict that comes after its exercise was left is handled in one place.
"""

from typing import TYPE_CHECKING

from workbench.catalog import Kind
from workbench.errors import HomeError
from workbench.judge.report import CheckResult, Report
from workbench.study.progress import suggested
from workbench.ui.state import Pane, Run, Stage, Ticket
from workbench.ui.wording import effort_told

if TYPE_CHECKING:
    from workbench.ui.screens.workbench import WorkbenchScreen


class Verdicts:
    """Takes the verdicts of one workbench screen."""

    def __init__(self, workbench: "WorkbenchScreen") -> None:
        self._workbench = workbench
        self._counted: set[int] = set()

    def take(self, ticket: Ticket, report: Report, *, diagnosing: bool) -> None:
        """Count a graded attempt once, and show it unless another run has begun since."""
        bench = self._workbench
        known = ticket.number in self._counted
        if not known:
            self._counted.add(ticket.number)
            self._count(ticket, report)
        if ticket == bench.current_run.ticket and bench.current_run.stage in (Stage.RUNNING, Stage.DONE):
            effort = bench.current_run.effort if known else self._effort(ticket, report)
            bench.current_run = Run(Stage.DONE, ticket, report.checks, report, diagnosing, effort=effort)
            if not known:
                self._show(ticket, report.first_failure)

    def _count(self, ticket: Ticket, report: Report) -> None:
        bench = self._workbench
        if report.verdict.counts_as_attempt:
            with bench.telling():
                seconds = report.seconds.get("total", 0.0)
                bench.study.record(ticket.exercise, ticket.source, report.verdict, report.seed, seconds)
        bench.refresh_progress()

    def _effort(self, ticket: Ticket, report: Report) -> str:
        bench = self._workbench
        if not report.accepted or ticket.exercise.kind is not Kind.CODE:
            return ""
        following = suggested(bench.catalogue, bench.statuses, ticket.exercise.id)
        try:
            attempts = bench.study.attempts(ticket.exercise)
        except HomeError:
            return ""  # the history fails, which counting the attempt has told already
        return effort_told(attempts, bench.commands, following.title if following else "")

    def _show(self, ticket: Ticket, failure: CheckResult | None) -> None:
        """Show the results and mark the line that raised, unless the learner has been typing since."""
        bench = self._workbench
        if bench.text != ticket.source:
            return
        if failure is not None and failure.frames:
            bench.editor.mark_lines({failure.frames[-1].line - 1: failure.message})
        bench.panes.reveal(Pane.RESULTS)
