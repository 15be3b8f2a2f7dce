"""Tests a card's problem.py by drawing from it: for `dlwork verify`, since it runs the author's code."""

import random
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from workbench.errors import ContentError
from workbench.predict.judging import Right, judge
from workbench.predict.prediction import Answer, Prediction, PredictionError
from workbench.predict.problem import load_problem

SEEDS = range(200)
FEWEST_PROMPTS = 10
"""How many different prompts the seeds must draw: below that, answers are remembered and not worked out."""
FEWEST_ANSWERS = 2


def audit_problem(path: Path) -> tuple[str, ...]:
    """What is wrong with a problem.py, a sentence each, with the first seed that shows it; empty where nothing is."""
    try:
        draw = load_problem(path)
    except ContentError as error:
        return (str(error),)
    found: list[tuple[str, int]] = []
    drawn: list[Prediction] = []
    for seed in SEEDS:
        try:
            prediction, again = draw(random.Random(seed)), draw(random.Random(seed))
        except ContentError as error:
            found.append((str(error), seed))
            continue
        if prediction != again:
            found.append((f"{path}: two draws from one seed differ", seed))
        found += [(f"{path}: {problem}", seed) for problem in _problems(prediction)]
        drawn.append(prediction)
    found.sort()
    problems = [f"{text} (seed {next(group)[1]})" for text, group in groupby(found, key=lambda problem: problem[0])]
    return (*problems, *_sameness(path, drawn))


def _problems(prediction: Prediction) -> Iterator[str]:
    if not _accepts(prediction, prediction.expected):
        yield "the expected answer is not accepted when it is typed"
    for answer in prediction.near_misses:
        if _accepts(prediction, answer):
            yield "a near miss is accepted; draw numbers for which it is wrong"


def _accepts(prediction: Prediction, answer: Answer) -> bool:
    try:
        return isinstance(judge(prediction, str(answer)), Right)
    except PredictionError:
        return False


def _sameness(path: Path, drawn: list[Prediction]) -> Iterator[str]:
    if not drawn:
        return
    prompts = len({prediction.text for prediction in drawn})
    if prompts < FEWEST_PROMPTS:
        yield f"{path}: {len(SEEDS)} seeds draw {prompts} different prompts; expected at least {FEWEST_PROMPTS}"
    if len({prediction.expected for prediction in drawn}) < FEWEST_ANSWERS:
        yield f"{path}: the expected answer is always the same"
