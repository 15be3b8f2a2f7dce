"""`dlwork verify`: for authors. Audits the files, then grades stub, solution and every wrong answer."""

import argparse
import asyncio
import itertools
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.catalog import Exercise, Kind
from workbench.catalog.audit import audit_exercise, audit_root, is_gradable
from workbench.catalog.locate import builtin_root, extra_root
from workbench.commands.arguments import add_json, whole_number
from workbench.commands.context import Context
from workbench.commands.source import read_source
from workbench.commands.terminal import GREEN, RED, Paint, print_json, printable
from workbench.errors import UnreadableSource
from workbench.judge.grader import Grader
from workbench.judge.report import Report, Verdict

CLEAN, PROBLEMS = 0, 1

NO_REFUSAL = frozenset({Verdict.ACCEPTED, Verdict.INTERNAL_ERROR, Verdict.LOAD_ERROR, Verdict.PROTOCOL_ERROR})
"""Verdicts a wrong answer must not get: it passes, or it fails before it has shown what it believes."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what to test, and how thoroughly."""
    parser.add_argument("ids", metavar="ID", nargs="*", help="exercises (default: all, and what belongs to none)")
    parser.add_argument(
        "--seeds",
        metavar="N",
        type=whole_number(1, 10_000),
        default=10,
        help="how many different random inputs each solution must pass (default 10)",
    )
    add_json(parser)


def run(args: argparse.Namespace, context: Context) -> int:
    """Test the exercises and print what is wrong with them."""
    exercises = [context.exercise(exercise_id) for exercise_id in dict.fromkeys(args.ids)] or list(context.catalogue)
    problems = {exercise.id: list(audit_exercise(exercise, context.catalogue)) for exercise in exercises}
    gradings = [grading for exercise in exercises for grading in _gradings(exercise, args.seeds, problems[exercise.id])]
    if gradings:
        for grading, problem in asyncio.run(_problems_found(gradings, context)):
            problems[grading.exercise.id].append(problem)
    elsewhere = [] if args.ids else _outside_exercises(context)
    if args.json:
        print_json(_as_json(problems, elsewhere))
    else:
        _print_text(problems, elsewhere)
    return PROBLEMS if elsewhere or any(problems.values()) else CLEAN


@dataclass(frozen=True)
class Grading:
    """One submission of the content's own, and what it must come to."""

    exercise: Exercise
    path: Path
    source: str
    seed: int

    def problem(self, report: Report) -> str | None:
        """Why the report is not what this file is for; None where it is."""
        got = f"is {report.verdict.label} at seed {self.seed}{_first_failure(report)}"
        if self.path.name == "stub.py" and self.path.parent == self.exercise.folder:
            return None if report.verdict is Verdict.NOT_IMPLEMENTED else f"{self.path} {got}; expected not implemented"
        if self.path.parent == self.exercise.solution_folder:
            return None if report.accepted else f"{self.path} {got}; expected accepted"
        if report.verdict in NO_REFUSAL:
            return f"{self.path} {got}; expected a check to refuse it"
        diagnosed = report.diagnosis.misconception if report.diagnosis is not None else "nothing known"
        if diagnosed != self.path.stem:
            return f"{self.path} is diagnosed as {diagnosed!r} at seed {self.seed}; expected itself"
        return None


def _first_failure(report: Report) -> str:
    failure = report.first_failure
    return f" ({failure.title}: {failure.message})" if failure is not None and failure.message else ""


def _gradings(exercise: Exercise, seeds: int, problems: list[str]) -> Iterator[Grading]:
    """What to grade for an exercise; files that cannot be read become problems, missing ones already are."""
    if exercise.kind is not Kind.CODE or not is_gradable(exercise):
        return
    stub, solution = exercise.folder / "stub.py", exercise.solution_folder / "solution.py"
    # Seeds count from 1, so that a second run of the command grades the same inputs.
    wanted = [
        (stub, 1),
        *((solution, seed) for seed in range(1, seeds + 1)),
        *((path, 1) for path in exercise.wrong_answers),
    ]
    for path, jobs in itertools.groupby(wanted, key=lambda job: job[0]):
        if not path.is_file():
            continue
        try:
            source = read_source(str(path))
        except UnreadableSource as error:
            problems.append(str(error))
            continue
        yield from (Grading(exercise, path, source, seed) for _, seed in jobs)


async def _problems_found(gradings: Sequence[Grading], context: Context) -> list[tuple[Grading, str]]:
    """Grade all, a few at a time, and keep those that went wrong, in the order given."""
    grader = context.services.make_grader()
    places = asyncio.Semaphore(os.cpu_count() or 1)
    progress = Progress(len(gradings))
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(_graded(grader, grading, places, progress)) for grading in gradings]
    except BaseExceptionGroup as failures:
        raise failures.exceptions[0] from None
    finally:
        progress.clear()
        await grader.close()
    judged = zip(gradings, (task.result() for task in tasks), strict=True)
    return [(grading, problem) for grading, report in judged if (problem := grading.problem(report)) is not None]


async def _graded(grader: Grader, grading: Grading, places: asyncio.Semaphore, progress: "Progress") -> Report:
    async with places:
        report = await grader.grade(grading.exercise, grading.source, seed=grading.seed)
    progress.advance(grading.exercise.id)
    return report


@dataclass
class Progress:
    """A line on stderr that counts gradings; nothing where stderr is no terminal."""

    total: int
    done: int = 0

    def advance(self, name: str) -> None:
        """One more is done."""
        self.done += 1
        self._write(f"{self.done}/{self.total} {name}")

    def clear(self) -> None:
        """Leave an empty line for what comes next."""
        self._write("")

    def _write(self, text: str) -> None:
        if sys.stderr.isatty():
            print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


def _outside_exercises(context: Context) -> list[str]:
    """What the catalogue left out, and what in its folders belongs to no exercise."""
    roots = [builtin_root(), *map(extra_root, context.extra_folders)]
    return [*context.catalogue.problems, *(problem for root in roots for problem in audit_root(root))]


def _as_json(problems: Mapping[str, Sequence[str]], elsewhere: Sequence[str]) -> dict[str, Any]:
    exercises = [
        {"id": exercise_id, "ok": not found, "problems": list(found), "mutants": None}
        for exercise_id, found in problems.items()
    ]
    return {"exercises": exercises, "problems": list(elsewhere)}


def _print_text(problems: Mapping[str, Sequence[str]], elsewhere: Sequence[str]) -> None:
    paint = Paint.for_stream(sys.stdout)
    for exercise_id, found in problems.items():
        print(f"{paint('✗', RED) if found else paint('✓', GREEN)} {exercise_id}")
        _print_problems(found)
    if elsewhere:
        print(f"{paint('✗', RED)} outside the exercises")
        _print_problems(elsewhere)
    sound = sum(not found for found in problems.values())
    print(f"\n{sound} of {len(problems)} exercises without a problem")


def _print_problems(problems: Sequence[str]) -> None:
    for problem in problems:
        first, *others = printable(problem).rstrip("\n").split("\n")
        print("\n".join([f"    {first}", *(f"      {line}" for line in others)]))
