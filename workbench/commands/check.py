"""`dlwork check`: one grading, for a shell, an editor or a script."""

import argparse
import asyncio
import shlex
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.catalog import Exercise, Kind
from workbench.commands.arguments import add_exercise_id, add_json, add_seed
from workbench.commands.context import Context
from workbench.commands.report_text import report_lines
from workbench.commands.source import read_source
from workbench.commands.terminal import Paint, print_json
from workbench.errors import DlworkError, UnreadableSource
from workbench.judge.report import Report, Verdict

if TYPE_CHECKING:
    from workbench.judge.grader import Grader
    from workbench.study import Study

ACCEPTED, NOT_ACCEPTED, NOT_GRADED = 0, 1, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what to grade."""
    add_exercise_id(parser)
    parser.add_argument(
        "file", metavar="FILE", nargs="?", help="the source or answer, - for standard input (default: the draft)"
    )
    parser.add_argument("--formula", metavar="TEXT", help="the answer to a formula card, in place of a file")
    add_seed(parser)
    add_json(parser)


def run(args: argparse.Namespace, context: Context) -> int:
    """Grade, keep the attempt, print the report."""
    exercise = context.gradable(args.id)
    with context.study() as study:
        source = _source(args, study, exercise)
        seed = seed_for(study, exercise) if args.seed is None else args.seed
        report = asyncio.run(_graded(context.services.make_grader, exercise, source, seed))
        try:
            record(study, exercise, source, report)
        finally:  # a history that cannot be written is no reason to keep the result back
            _print_report(report, args)
    return exit_code(report)


def exit_code(report: Report) -> int:
    """What the command's exit code says about a report."""
    if report.verdict is Verdict.INTERNAL_ERROR:
        return NOT_GRADED
    return ACCEPTED if report.accepted else NOT_ACCEPTED


def record(study: "Study", exercise: Exercise, source: str, report: Report) -> None:
    """Keep the attempt, unless the failure was ours."""
    if report.verdict.counts_as_attempt:
        study.record(exercise, source, report.verdict.value, report.seed, report.seconds.get("total", 0.0))


def seed_for(study: "Study", exercise: Exercise) -> int | None:
    """The seed a grading must use where none was asked for: a predict card is asked with particular numbers."""
    return study.seed(exercise) if exercise.kind is Kind.PREDICT else None


def _source(args: argparse.Namespace, study: "Study", exercise: Exercise) -> str:
    if args.formula is not None:
        if exercise.kind is not Kind.FORMULA:
            raise DlworkError(f"{exercise.id} is no formula card; name a FILE instead of --formula.")
        if args.file is not None:
            raise DlworkError("Name a FILE or give --formula, not both.")
        return str(args.formula)
    return _draft(study, exercise) if args.file is None else read_source(args.file)


def _draft(study: "Study", exercise: Exercise) -> str:
    if not study.draft_path(exercise).exists():
        raise UnreadableSource(
            f"{exercise.id} has no saved draft yet; name a FILE, or write one with `dlwork {exercise.id}`."
        )
    return study.draft(exercise)


async def _graded(make_grader: Callable[[], "Grader"], exercise: Exercise, source: str, seed: int | None) -> Report:
    grader = make_grader()
    try:
        return await grader.grade(exercise, source, seed=seed)
    finally:
        await grader.close()


def _print_report(report: Report, args: argparse.Namespace) -> None:
    if args.json:
        print_json(report.as_json())
        return
    command = shlex.join(["dlwork", "check", args.id, *([args.file] if args.file else [])])
    print("\n".join(report_lines(report, Paint.for_stream(sys.stdout), command)))
