"""Hand-written stand-ins: a grader that answers with scripted reports when it is told to."""

import asyncio
from collections.abc import Callable

import msgspec

from workbench.catalog import Exercise
from workbench.errors import DlworkError
from workbench.judge.grader import Readiness
from workbench.judge.report import CheckResult, Diagnosis, Difference, Frame, Report, Verdict, worst


def passed(name: str) -> CheckResult:
    return CheckResult(f"test_{name}", Verdict.ACCEPTED)


def failed(
    name: str,
    message: str = "",
    verdict: Verdict = Verdict.WRONG_ANSWER,
    difference: Difference | None = None,
    frames: tuple[Frame, ...] = (),
) -> CheckResult:
    return CheckResult(f"test_{name}", verdict, message, difference=difference, frames=frames)


def report(
    exercise: str, checks: tuple[CheckResult, ...], *, output: str = "", diagnosis: Diagnosis | None = None
) -> Report:
    verdict = worst([check.verdict for check in checks])
    return Report(exercise, verdict, 7, checks, {"total": 0.043}, output, diagnosis)


class FakeGrader:
    """Gives out its reports in order, the last one again and again; while a gate is not set, gradings hang."""

    def __init__(self, *reports: Report | DlworkError) -> None:
        self.reports = list(reports)
        self.gate = asyncio.Event()
        self.gate.set()
        self.diagnosis_gate = asyncio.Event()
        self.diagnosis_gate.set()
        self.prepared: list[str] = []
        self.sources: list[str] = []
        self.cancelled = 0
        self.closed = False

    async def prepare(self, exercise: Exercise) -> Readiness:
        self.prepared.append(exercise.id)
        return Readiness()

    async def grade(
        self,
        exercise: Exercise,
        source: str,
        *,
        seed: int | None = None,
        on_check: Callable[[CheckResult], None] | None = None,
        on_report: Callable[[Report], None] | None = None,
    ) -> Report:
        self.sources.append(source)
        outcome = self.reports.pop(0) if len(self.reports) > 1 else self.reports[0]
        if isinstance(outcome, DlworkError):
            raise outcome
        try:
            for check in outcome.checks[:1]:
                if on_check:
                    on_check(check)
            await self.gate.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        for check in outcome.checks[1:]:
            if on_check:
                on_check(check)
        if on_report:
            on_report(msgspec.structs.replace(outcome, diagnosis=None))
        await self.diagnosis_gate.wait()
        return outcome

    async def close(self) -> None:
        self.closed = True
