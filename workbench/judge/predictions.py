"""Grades a predict card: the learner's number, shape or choice against what the card's problem.py draws from the seed.

No process of its own is needed: what was typed is read by a grammar, and problem.py is trusted like the checks.
"""

from workbench.catalog import Exercise
from workbench.judge.report import CheckResult, Report, Verdict
from workbench.predict import Prediction, PredictionError, Right, draw, judge
from workbench.predict.judging import shown

CHECK = "test_the_prediction"


def grade_prediction(exercise: Exercise, text: str, seed: int) -> Report:
    """The report on a typed answer: accepted with the working, wrong_answer, or load_error where it is none.

    Raises ContentError where problem.py draws nothing.
    """
    verdict, message = _judged(draw(exercise.prediction_file, seed), text)
    return Report(exercise.id, verdict, seed, (CheckResult(CHECK, verdict, message),), {})


def _judged(prediction: Prediction, text: str) -> tuple[Verdict, str]:
    if not text.strip():
        return Verdict.NOT_IMPLEMENTED, f"There is no answer yet; type {prediction.asks_for}."
    try:
        judgement = judge(prediction, text)
    except PredictionError as error:
        return Verdict.LOAD_ERROR, str(error)
    if isinstance(judgement, Right):
        return Verdict.ACCEPTED, prediction.explain.strip()
    return (
        Verdict.WRONG_ANSWER,
        judgement.tell or f"{shown(judgement.read)} is not what comes out. Go through it again.",
    )
