"""Runs an exercise's hidden checks with pytest, inside the judge process.

pytest collects first and then waits in its run loop for a submission, so that everything slow has happened before the
learner presses a key.
"""

import contextlib
import re
import time
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from workbench.checks.failure import CheckFailed
from workbench.checks.randomness import start_check
from workbench.judge.curves import Plot, curves
from workbench.judge.forbidden import forbidden_use
from workbench.judge.misconceptions import diagnose, read_misconception
from workbench.judge.protocol import Grade, Job
from workbench.judge.pytest_start import run_checks
from workbench.judge.remote import CandidateFailure, Spawner
from workbench.judge.report import CheckResult, Curve, Diagnosis, Difference, Report, Verdict, worst
from workbench.judge.sanitise import readable
from workbench.judge.shrink import smallest_failure
from workbench.judge.submission import Call, Client, Submission
from workbench.judge.summary import call_text, where_it_differs, with_call

DIAGNOSABLE = (Verdict.WRONG_ANSWER, Verdict.RUNTIME_ERROR, Verdict.TIME_LIMIT, Verdict.MEMORY_LIMIT)
"""Verdicts about what a submission computes, rather than about how it was written or whether it is finished."""


PLOTTABLE = (Verdict.ACCEPTED, Verdict.WRONG_ANSWER, Verdict.RUNTIME_ERROR)
SKIPPED = (pytest.skip.Exception, pytest.xfail.Exception)
"""How a check gives up on itself; like `pytest.fail`, no subclass of Exception."""
FAILURES = (Exception, pytest.fail.Exception, *SKIPPED)
REHEARSAL_SEED = 1
CHECK = re.compile(r"^def (test_\w+)\(", re.MULTILINE)
"""Parsing the whole file for their names would take as long as a few checks."""


class Session:
    """One grading of one exercise: the pytest plugin that feeds the checks and gathers their results."""

    def __init__(
        self,
        job: Job,
        spawner: Spawner,
        wait_for_submission: Callable[[dict[str, bool], Generator[None]], Grade | None],
        on_check: Callable[[CheckResult], None],
        while_waiting: Callable[[], None],
    ) -> None:
        self._job = job
        self._spawner = spawner
        self._expected = check_names(Path(job.checks_file))
        self._wait = wait_for_submission
        self._on_check = on_check
        self._results: dict[str, CheckResult] = {}
        self._client = Client(spawner, job, while_waiting)
        self._content = Client(spawner, job)
        """Runs the content's own files, one after the other: the reference and the known wrong answers."""
        self._failed_calls: dict[str, Call] = {}
        """For each failed check, the last call it made."""
        self._plot: Plot | None = None
        self._problem = ""
        self._error: BaseException | None = None
        self._passed = False
        self.grade: Grade | None = None
        self.seconds: dict[str, float] = {}

    def run(self, config: pytest.Config) -> Report | None:
        """Collect, wait for a submission, run; None where none came."""
        self._client.start()  # it confines itself while the checks are collected
        run_checks(config, Path(self._job.checks_file), self)
        return self._report() if self.grade is not None else None

    def diagnosis(self, report: Report) -> Diagnosis | None:
        """What the learner seems to have believed, where the submission gave wrong values."""
        if self.grade is None or report.verdict not in DIAGNOSABLE:
            return None
        misconceptions = [read_misconception(Path(path)) for path in self._job.wrong_answers]
        return diagnose(self._content, self._client.exchanges, misconceptions, self.grade.seed)

    def smallest_failure(self, report: Report) -> Difference | None:
        """The smallest input found on which the first failed check's call is wrong."""
        failed = report.first_failure
        call = self._failed_calls.get(failed.name) if failed is not None else None
        if self.grade is None or call is None or report.verdict is not Verdict.WRONG_ANSWER:
            return None
        submission = Client(self._spawner, self._job)
        submission.begin(self.grade.source, self.grade.seed)
        try:
            return smallest_failure(self._reference(self.grade.seed), submission, call, self._job.parameters)
        finally:
            submission.close()

    def curves(self, report: Report) -> tuple[Curve, ...]:
        """What the exercise plots of a submission that computes something."""
        if self.grade is None or self._plot is None or report.verdict not in PLOTTABLE:
            return ()
        own = Client(self._spawner, self._job)
        own.begin(self.grade.source, self.grade.seed)
        try:
            reference = Submission(self._reference(self.grade.seed))
            return curves(self._plot, reference, Submission(own), self.grade.seed)
        finally:
            own.close()

    def end_submission(self) -> None:
        """End the submission's process, which takes a while; nothing more will be asked of it."""
        self._client.close()

    def close(self) -> None:
        """End every process."""
        self._client.close()
        self._content.close()

    def _reference(self, seed: int) -> Client:
        self._content.begin(Path(self._job.reference_file).read_text(encoding="utf-8"), seed)
        return self._content

    @pytest.fixture
    def submission(self) -> Submission:
        """The learner's file, in a process of its own."""
        return Submission(self._client)

    @pytest.hookimpl
    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Remember why the checks cannot be collected."""
        if report.failed:
            self._problem = f"The checks of {self._job.exercise} cannot be loaded: {report.longreprtext[-2000:]}"

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Wait for the submission beside an empty candidate, then run every check on it."""
        module = session.items[0].getparent(pytest.Module) if session.items else None
        self._plot = getattr(module.obj, "plot", None) if module is not None else None
        rehearsal = self._rehearsal(session.items)
        _ = [item.location for item in session.items]  # pytest finds it out at an item's start, and keeps it
        try:
            self.grade = self._wait(self._client.layers(), rehearsal)
            if self.grade is not None:
                started = time.perf_counter()
                self._client.begin(self.grade.source, self.grade.seed)
                self._run(session.items, self.grade)
                self.seconds["total"] = time.perf_counter() - started
        finally:
            rehearsal.close()
        return True

    def _rehearsal(self, items: Sequence[pytest.Item]) -> Generator[None]:
        """Run the checks on the reference, one a step, while nobody waits: whatever is slow at first has happened then.

        What comes of it is not looked at; a reference that fails its checks is `dlwork verify`'s to find.
        """
        if not self._spawner.quick:
            return
        reference = Submission(self._reference(REHEARSAL_SEED))
        with contextlib.suppress(*FAILURES):
            for item in items:
                assert isinstance(item, pytest.Function)
                start_check(REHEARSAL_SEED, item.name)
                item.obj(reference)
                yield

    def _run(self, items: Sequence[pytest.Item], grade: Grade) -> None:
        started = time.perf_counter()
        refusal = self._refusal(grade.source)
        self.seconds["load"] = time.perf_counter() - started
        for position, item in enumerate(items):
            if refusal is not None:
                result = _failed(item.name, refusal)
            else:
                following = items[position + 1] if position + 1 < len(items) else None
                result = self._run_one(item, following, grade.seed)
            self._results[item.name] = result
            self._on_check(result)
        self.seconds["checks"] = time.perf_counter() - started - self.seconds["load"]

    def _refusal(self, source: str) -> CandidateFailure | None:
        """Why no check needs to run: a forbidden name, or a file that does not load."""
        used = forbidden_use(source, self._job.forbidden)
        if used is not None:
            return CandidateFailure(Verdict.FORBIDDEN, used.message, frames=(used.frame,))
        try:
            self._client.load()
        except CandidateFailure as failure:
            return failure
        return None

    def _run_one(self, item: pytest.Item, following: pytest.Item | None, seed: int) -> CheckResult:
        self._error, self._passed = None, False
        calls = self._client.calls
        first_call = len(calls)
        start_check(seed, item.name)
        started = time.perf_counter()
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        seconds = time.perf_counter() - started
        if self._passed and self._error is None:
            return CheckResult(item.name, Verdict.ACCEPTED, seconds=seconds)
        last_call = calls[-1] if len(calls) > first_call else None
        if last_call is not None:
            self._failed_calls[item.name] = last_call
        outcome = self._outcome(item, self._error, seed)
        if last_call is None:
            return with_call(outcome, "", seconds)
        facts = self._facts(self._error, last_call)
        outcome = msgspec.structs.replace(outcome, message="\n".join([outcome.message, *facts]))
        return with_call(outcome, call_text(last_call, self._job.parameters), seconds)

    def _facts(self, error: BaseException | None, call: Call) -> list[str]:
        if isinstance(error, CheckFailed) and error.wrong is not None:
            return where_it_differs(call, self._job.parameters, error.wrong)
        return []

    def _outcome(self, item: pytest.Item, error: BaseException | None, seed: int) -> CheckResult:
        if isinstance(error, CandidateFailure):
            return _failed(item.name, error)
        if isinstance(error, CheckFailed):
            return CheckResult(item.name, Verdict.WRONG_ANSWER, error.message, difference=error.difference)
        if error is None or isinstance(error, SKIPPED):
            return CheckResult(item.name, Verdict.INTERNAL_ERROR, "The check did not run to its end.")
        if isinstance(error, (AssertionError, pytest.fail.Exception)):
            return CheckResult(item.name, Verdict.WRONG_ANSWER, str(error) or "The result is not what was asked for.")
        what = f"{type(error).__name__}: {error}"
        if self._reference_passes(item, seed):
            message = f"Your result is of a kind this check cannot use ({readable(what.encode())})."
            return CheckResult(item.name, Verdict.WRONG_ANSWER, message)
        return CheckResult(item.name, Verdict.INTERNAL_ERROR, f"The check itself failed ({what}).")

    def _reference_passes(self, item: pytest.Item, seed: int) -> bool:
        """Whether a check that stumbled runs well on the reference: then what it stumbled over was the submission's."""
        assert isinstance(item, pytest.Function)
        start_check(seed, item.name)
        try:
            item.obj(Submission(self._reference(seed)))
        except FAILURES:  # the reference stumbles as well
            return False
        return True

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
        """Keep the exception as an object; pytest's own report holds only text."""
        report = yield
        if call.excinfo is not None and self._error is None:
            self._error = call.excinfo.value
        elif call.when == "call" and report.passed and not hasattr(report, "wasxfail"):
            self._passed = True
        return report

    def _report(self) -> Report:
        assert self.grade is not None
        results = [self._results.get(name) or _not_run(name, self._problem) for name in self._expected]
        results += [result for name, result in self._results.items() if name not in self._expected]
        results = results or [_not_run("test_checks", self._problem or "There are no checks.")]
        return Report(
            exercise=self._job.exercise,
            verdict=worst([result.verdict for result in results]),
            seed=self.grade.seed,
            checks=tuple(results),
            seconds=self.seconds,
            output=readable(self._client.output.kept, self._client.output.size),
        )


def check_names(checks_file: Path) -> list[str]:
    """The manifest: every check the file defines. A grading that has not run them all is never accepted."""
    return CHECK.findall(checks_file.read_text(encoding="utf-8"))


def _failed(name: str, failure: CandidateFailure) -> CheckResult:
    return CheckResult(name, failure.verdict, readable(failure.message.encode()), frames=failure.frames)


def _not_run(name: str, problem: str) -> CheckResult:
    return CheckResult(name, Verdict.INTERNAL_ERROR, problem or "The check did not run.")
