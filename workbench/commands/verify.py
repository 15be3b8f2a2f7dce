"""`dlwork verify`: for authors. Audits the files, then grades stub, solution and every wrong answer.

With --mutants it also tells which small changes of the solution its checks would not notice; `mutants` finds them.
"""

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
from workbench.commands.mutants import Score, killed_share, mutation_scores
from workbench.commands.progress import Progress
from workbench.commands.source import read_source
from workbench.commands.terminal import GREEN, RED, Paint, print_json, printable
from workbench.errors import UnreadableSource
from workbench.judge.grader import Grader
from workbench.judge.report import Report, Verdict
from workbench.predict.audit import audit_problem

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
    parser.add_argument(
        "--mutants",
        action="store_true",
        help="also change each solution in small ways, one at a time, and print the changes that no check notices; "
        "those that compute the same belong into solutions/TRACK/ID/equivalent.toml, with the reason. "
        "Verdicts are kept: an interrupted run goes on where it was",
    )
    add_json(parser)


def run(args: argparse.Namespace, context: Context) -> int:
    """Test the exercises and print what is wrong with them."""
    exercises = [context.exercise(exercise_id) for exercise_id in dict.fromkeys(args.ids)] or list(context.catalogue)
    problems = {exercise.id: _audited(exercise, context) for exercise in exercises}
    gradings = [grading for exercise in exercises for grading in _gradings(exercise, args.seeds, problems[exercise.id])]
    found = asyncio.run(_problems_found(gradings, context)) if gradings else []
    for grading, problem in found:
        problems[grading.exercise.id].append(problem)
    scores = mutation_scores(_with_a_sound_solution(gradings, found), context) if args.mutants else {}
    for exercise_id, score in scores.items():
        problems[exercise_id] += score.problems
    elsewhere = [] if args.ids else _outside_exercises(context)
    if args.json:
        print_json(_as_json(problems, scores, elsewhere))
    else:
        _print_text(problems, scores, elsewhere)
    survivors = any(score.survivors for score in scores.values())
    return PROBLEMS if elsewhere or survivors or any(problems.values()) else CLEAN


@dataclass(frozen=True)
class Grading:
    """One submission of the content's own, and what it must come to."""

    exercise: Exercise
    path: Path
    source: str
    seed: int

    @property
    def is_of_solution(self) -> bool:
        """Whether it grades the reference."""
        return self.path.parent == self.exercise.solution_folder

    def problem(self, report: Report) -> str | None:
        """Why the report is not what this file is for; None where it is."""
        got = f"is {report.verdict.label} at seed {self.seed}{_first_failure(report)}"
        if self.path.name == "stub.py" and self.path.parent == self.exercise.folder:
            return None if report.verdict is Verdict.NOT_IMPLEMENTED else f"{self.path} {got}; expected not implemented"
        if self.is_of_solution:
            return self._plot_problem(report) if report.accepted else f"{self.path} {got}; expected accepted"
        if report.verdict in NO_REFUSAL:
            return f"{self.path} {got}; expected a check to refuse it"
        diagnosed = report.diagnosis.misconception if report.diagnosis is not None else "nothing known"
        if diagnosed != self.path.stem:
            return f"{self.path} is diagnosed as {diagnosed!r} at seed {self.seed}; expected itself"
        return None

    def _plot_problem(self, report: Report) -> str | None:
        """What the checks plot must show all of the reference."""
        plots = "\ndef plot(" in self.exercise.checks_file.read_text(encoding="utf-8")
        if plots and not (report.curves and all(curve.yours for curve in report.curves)):
            return f"{self.exercise.checks_file}: plot does not draw the solution's curves at seed {self.seed}"
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


async def _graded(grader: Grader, grading: Grading, places: asyncio.Semaphore, progress: Progress) -> Report:
    async with places:
        report = await grader.grade(grading.exercise, grading.source, seed=grading.seed)
    progress.advance(grading.exercise.id)
    return report


def _with_a_sound_solution(gradings: Sequence[Grading], found: Sequence[tuple[Grading, str]]) -> list[Exercise]:
    """The exercises whose solution was graded and never failed: what changes of another one come to says nothing."""
    graded = {grading.exercise.id: grading.exercise for grading in gradings if grading.is_of_solution}
    unsound = {grading.exercise.id for grading, _ in found if grading.is_of_solution}
    return [exercise for exercise_id, exercise in graded.items() if exercise_id not in unsound]


def _audited(exercise: Exercise, context: Context) -> list[str]:
    """What is wrong with the files, and with what a predict card draws."""
    problems = list(audit_exercise(exercise, context.catalogue))
    if exercise.kind is Kind.PREDICT and exercise.prediction_file.is_file():
        problems += audit_problem(exercise.prediction_file)
    return problems


def _outside_exercises(context: Context) -> list[str]:
    """What the catalogue left out, and what in its folders belongs to no exercise."""
    roots = [builtin_root(), *map(extra_root, context.extra_folders)]
    return [*context.catalogue.problems, *(problem for root in roots for problem in audit_root(root))]


def _as_json(
    problems: Mapping[str, Sequence[str]], scores: Mapping[str, Score], elsewhere: Sequence[str]
) -> dict[str, Any]:
    exercises = []
    for exercise_id, found in problems.items():
        sound = not found and not _survivors(scores, exercise_id)
        mutants = scores[exercise_id].as_json() if exercise_id in scores else None
        exercises.append({"id": exercise_id, "ok": sound, "problems": list(found), "mutants": mutants})
    return {"exercises": exercises, "problems": list(elsewhere)}


def _print_text(problems: Mapping[str, Sequence[str]], scores: Mapping[str, Score], elsewhere: Sequence[str]) -> None:
    paint = Paint.for_stream(sys.stdout)
    for exercise_id, found in problems.items():
        survivors = [f"survives: {identity}" for identity in _survivors(scores, exercise_id)]
        mark = paint("✗", RED) if found or survivors else paint("✓", GREEN)
        print(f"{mark} {exercise_id}{_in_words(scores.get(exercise_id))}")
        _print_problems([*found, *survivors])
    if elsewhere:
        print(f"{paint('✗', RED)} outside the exercises")
        _print_problems(elsewhere)
    sound = sum(not (found or _survivors(scores, exercise_id)) for exercise_id, found in problems.items())
    print(f"\n{sound} of {len(problems)} exercises without a problem")
    if scores:
        left = sum(len(score.survivors) for score in scores.values())
        print(f"{killed_share(scores.values()):g} % of the mutants killed, {left} left to explain")


def _survivors(scores: Mapping[str, Score], exercise_id: str) -> tuple[str, ...]:
    return scores[exercise_id].survivors if exercise_id in scores else ()


def _in_words(score: Score | None) -> str:
    """Behind an exercise's name: "  31 of 32 mutants killed, 2 equivalent"."""
    if score is None:
        return ""
    equivalent = f", {score.equivalent} equivalent" if score.equivalent else ""
    return f"  {score.killed} of {score.total - score.equivalent} mutants killed{equivalent}"


def _print_problems(problems: Sequence[str]) -> None:
    for problem in problems:
        first, *others = printable(problem).rstrip("\n").split("\n")
        print("\n".join([f"    {first}", *(f"      {line}" for line in others)]))
