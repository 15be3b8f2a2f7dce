"""The part of `dlwork verify` that measures hidden checks: grades every mutant of a solution and counts the killed.

Separate from `verify`, which asks whether content does what it says; this asks how much the checks would notice.
"""

import asyncio
import functools
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import workbench
from workbench.catalog import Exercise
from workbench.commands.context import Context
from workbench.commands.progress import Progress
from workbench.errors import JudgeUnavailable
from workbench.judge.grader import Grader
from workbench.judge.report import CheckResult, Verdict
from workbench.mutation.equivalent import Equivalents, read_equivalents
from workbench.mutation.mutants import Mutant, mutants_of
from workbench.mutation.outcomes import Outcomes, digest
from workbench.study.home import Home, unreadable, unwritable

SEEDS = (1, 2, 3)
"""A survivor has passed with each of them."""
MOST_SECONDS = 10.0
"""For one grading, whatever the exercise allows. A call that hangs is ended by its own limit, and with it the grading;
much less than this would count right programs as killed where the machine is busy."""
DECIDING_PACKAGES = ("checks", "judge")
LIBRARIES = ("numpy", "torch", "sympy")


@dataclass(frozen=True)
class Score:
    """How an exercise's checks fare against the mutants of its solution."""

    total: int
    killed: int
    equivalent: int
    """Survivors that equivalent.toml explains."""
    survivors: tuple[str, ...]
    """The other survivors' identities."""
    problems: tuple[str, ...] = ()
    """What is wrong with equivalent.toml, and mutants that could not be graded."""

    def as_json(self) -> dict[str, Any]:
        """The object in `verify --json`."""
        survivors = list(self.survivors)
        return {"total": self.total, "killed": self.killed, "equivalent": self.equivalent, "survivors": survivors}


def killed_share(scores: Iterable[Score]) -> float:
    """Of all mutants that are no equivalents, how many are killed, in percent, rounded down to tenths."""
    counted = list(scores)
    meant = sum(score.total - score.equivalent for score in counted)
    return 1000 * sum(score.killed for score in counted) // meant / 10 if meant else 100.0


def mutation_scores(exercises: Sequence[Exercise], context: Context) -> dict[str, Score]:
    """The score of each exercise, by its id. Their solutions must be accepted."""
    runs = [_Run(exercise) for exercise in exercises]
    if any(run.open for run in runs):
        asyncio.run(_grade_open(runs, context))
    return {run.exercise.id: run.score() for run in runs}


@dataclass
class _Run:
    """One exercise's mutants, and what is known of them."""

    exercise: Exercise
    mutants: tuple[Mutant, ...] = field(init=False)
    outcomes: Outcomes = field(init=False)
    problems: dict[str, str] = field(default_factory=dict)
    """Why a mutant could not be graded, by its identity."""

    def __post_init__(self) -> None:
        limits = replace(self.exercise.limits, total_seconds=min(self.exercise.limits.total_seconds, MOST_SECONDS))
        self.exercise = replace(self.exercise, limits=limits)
        self.mutants = mutants_of(self.exercise.solution)
        folder = Home.cache() / "mutants" / self.exercise.id
        try:
            self.outcomes = Outcomes(folder, _state(self.exercise))
        except OSError as error:
            raise unreadable(folder, error) from error

    @property
    def open(self) -> list[Mutant]:
        """The mutants whose verdict is not known."""
        return [mutant for mutant in self.mutants if self.outcomes.get(mutant.source) is None]

    async def grade(self, grader: Grader, mutant: Mutant) -> None:
        """Find a mutant's verdict: the first refusal with any of the seeds, or accepted."""
        verdict = Verdict.ACCEPTED
        for seed in SEEDS:
            try:
                verdict = await _first_refusal(grader, self.exercise, mutant.source, seed)
            except JudgeUnavailable as error:
                self.problems[mutant.identity] = f"the mutant {mutant.identity!r} could not be graded: {error}"
                return
            if verdict is Verdict.INTERNAL_ERROR:
                self.problems[mutant.identity] = f"the mutant {mutant.identity!r} is an {verdict.label} at seed {seed}"
                return
            if verdict is not Verdict.ACCEPTED:
                break
        try:
            self.outcomes.keep(mutant.source, verdict.value)
        except OSError as error:
            raise unwritable(Home.cache(), error) from error

    def score(self) -> Score:
        """Count, once every mutant has been graded."""
        verdicts = {mutant.identity: self.outcomes.get(mutant.source) for mutant in self.mutants}
        alive = [identity for identity, verdict in verdicts.items() if verdict == Verdict.ACCEPTED.value]
        killed = {identity for identity, verdict in verdicts.items() if verdict not in (None, Verdict.ACCEPTED.value)}
        listed = read_equivalents(self.exercise.solution_folder)
        problems = (*listed.problems, *listed.stale(verdicts, killed), *self.problems.values())
        if not self.problems:
            self.outcomes.forget_other_states()
        survivors = _unexplained(alive, listed)
        return Score(len(verdicts), len(killed), len(alive) - len(survivors), survivors, problems)


def _unexplained(survivors: Sequence[str], listed: Equivalents) -> tuple[str, ...]:
    return tuple(identity for identity in survivors if identity not in listed.reasons)


async def _grade_open(runs: Sequence[_Run], context: Context) -> None:
    """Grade what is not known yet, as many at once as there are processors."""
    grader = context.services.make_grader()
    places = asyncio.Semaphore(os.cpu_count() or 1)
    waiting = [(run, mutant) for run in runs for mutant in run.open]
    progress = Progress(len(waiting), "mutants")

    async def grade(run: _Run, mutant: Mutant) -> None:
        async with places:
            await run.grade(grader, mutant)
        progress.advance(run.exercise.id)

    try:
        async with asyncio.TaskGroup() as group:
            for run, mutant in waiting:
                group.create_task(grade(run, mutant))
    except BaseExceptionGroup as failures:
        raise failures.exceptions[0] from None
    finally:
        progress.clear()
        await grader.close()


async def _first_refusal(grader: Grader, exercise: Exercise, source: str, seed: int) -> Verdict:
    """The verdict of the first check that refuses the source; the grading's other checks are not waited for."""
    refused: asyncio.Future[Verdict] = asyncio.get_running_loop().create_future()

    def hear(result: CheckResult) -> None:
        if result.verdict is not Verdict.ACCEPTED and not refused.done():
            refused.set_result(result.verdict)

    grading = asyncio.create_task(grader.grade(exercise, source, seed=seed, on_check=hear))
    try:
        either: list[asyncio.Future[Any]] = [grading, refused]
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        return refused.result() if refused.done() else (await grading).verdict
    finally:
        grading.cancel()
        await asyncio.wait([grading])


def _state(exercise: Exercise) -> str:
    """A name for everything but the mutant that decides its verdict."""
    files = (exercise.folder / "exercise.toml", exercise.solution_folder / "solution.py", exercise.checks_file)
    return digest([repr(exercise.limits).encode(), *(path.read_bytes() for path in files), _program()])


@functools.cache
def _program() -> bytes:
    """The code of checks and judge, and the versions of the libraries they compare with."""
    package = Path(workbench.__file__).parent
    modules = sorted(path for name in DECIDING_PACKAGES for path in (package / name).rglob("*.py"))
    versions = [version(name).encode() for name in LIBRARIES]
    return digest([sys.version.encode(), *versions, *(path.read_bytes() for path in modules)]).encode()
