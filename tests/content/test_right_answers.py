"""Fairness: right solutions written in other ways than the reference are accepted, whatever the random inputs."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workbench.catalog import Kind, load_catalogue
from workbench.judge.pool import make_grader
from workbench.judge.report import Report

RIGHT = Path(__file__).parent / "right"
FILES = sorted(RIGHT.glob("*/*.py"))
CATALOGUE = load_catalogue()
SEEDS = (1, 2, 3)


Grade = Callable[[Path, int], Report]


@pytest.fixture(scope="module")
def grade() -> Iterator[Grade]:
    """Grades a file with a seed; one judge and one event loop serve all files."""
    with asyncio.Runner() as runner:
        grader = make_grader()

        def graded(path: Path, seed: int) -> Report:
            exercise = CATALOGUE.get(path.parent.name)
            return runner.run(grader.grade(exercise, path.read_text(encoding="utf-8"), seed=seed))

        yield graded
        runner.run(grader.close())


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_another_right_solution_is_accepted(path, grade):
    reports = [grade(path, seed) for seed in SEEDS]
    assert [(report.seed, report.first_failure) for report in reports if not report.accepted] == []


@pytest.mark.parametrize("exercise", [each for each in CATALOGUE if each.kind is Kind.CODE], ids=lambda each: each.id)
def test_every_exercise_has_two_further_right_solutions(exercise):
    assert len(list((RIGHT / exercise.id).glob("*.py"))) >= 2
