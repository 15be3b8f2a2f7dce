"""Fairness: right solutions written in other ways than the reference are accepted, whatever the random inputs."""

import asyncio
from pathlib import Path

import pytest

from workbench.catalog import Kind, load_catalogue
from workbench.judge.pool import make_grader
from workbench.judge.report import Report

RIGHT = Path(__file__).parent / "right"
FILES = sorted(RIGHT.glob("*/*.py"))
CATALOGUE = load_catalogue()
SEEDS = (1, 2, 3)


async def _graded() -> dict[Path, list[Report]]:
    grader = make_grader()
    try:
        return {
            path: [
                await grader.grade(CATALOGUE.get(path.parent.name), path.read_text(encoding="utf-8"), seed=seed)
                for seed in SEEDS
            ]
            for path in FILES
        }
    finally:
        await grader.close()


@pytest.fixture(scope="module")
def reports() -> dict[Path, list[Report]]:
    return asyncio.run(_graded())


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_another_right_solution_is_accepted(path, reports):
    failures = [(report.seed, report.first_failure) for report in reports[path] if not report.accepted]
    assert failures == []


@pytest.mark.parametrize("exercise", [each for each in CATALOGUE if each.kind is Kind.CODE], ids=lambda each: each.id)
def test_every_exercise_has_two_further_right_solutions(exercise):
    assert len(list((RIGHT / exercise.id).glob("*.py"))) >= 2
