"""Grades a formula card: the learner types an expression, which is compared with the answer at points.

No process of its own is needed: the text is never Python, and the work is bounded by the nodes of the formulas times
the number of points (see workbench.formula).
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from workbench.catalog import Exercise
from workbench.errors import ContentError
from workbench.formula import Different, Domain, FormulaError, Problem, check
from workbench.judge.report import CheckResult, Difference, Report, Verdict

CHECK = "test_the_formula"


class _ProblemFile(msgspec.Struct, forbid_unknown_fields=True):
    """The keys of problem.toml."""

    answer: str
    variables: dict[str, Domain]
    aliases: dict[str, str] = {}
    kinks: dict[str, tuple[float, ...]] = {}
    near_misses: dict[str, str] = {}


def read_problem(path: Path) -> Problem:
    """The problem in a card's problem.toml; raises ContentError that names file and key."""
    try:
        read = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _ProblemFile)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ContentError(f"{path}: {error}") from error
    return Problem(**msgspec.structs.asdict(read))


def grade_formula(exercise: Exercise, text: str, seed: int) -> Report:
    """The report on a typed formula: accepted, wrong_answer with a counter-example, or load_error where it is none."""
    problem = read_problem(exercise.problem_file)
    try:
        outcome = check(problem, text, seed)
    except FormulaError as error:
        return _report(exercise, seed, CheckResult(CHECK, Verdict.LOAD_ERROR, str(error)))
    if not isinstance(outcome, Different):
        return _report(exercise, seed, CheckResult(CHECK, Verdict.ACCEPTED, "\n".join(outcome.notes)))
    difference = Difference(_call(outcome.point), f"{outcome.correct:.6g}", f"{outcome.yours:.6g}")
    return _report(exercise, seed, CheckResult(CHECK, Verdict.WRONG_ANSWER, outcome.summary, difference=difference))


def _report(exercise: Exercise, seed: int, result: CheckResult) -> Report:
    return Report(exercise.id, result.verdict, seed, (result,), {})


def _call(point: Mapping[str, float]) -> str:
    return f"at {', '.join(f'{name} = {value:g}' for name, value in point.items())}"
