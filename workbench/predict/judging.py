"""Compares a typed answer with the expected one."""

from dataclasses import dataclass
from typing import TypeAlias

from workbench.predict.prediction import Answer, Prediction
from workbench.predict.reading import read_answer


@dataclass(frozen=True)
class Right:
    """The answer is right."""

    read: Answer
    """The answer as it was understood."""


@dataclass(frozen=True)
class Wrong:
    """The answer is wrong."""

    read: Answer
    """The answer as it was understood."""
    tell: str
    """What can be said about this answer; empty where the author did not foresee it."""


Judgement: TypeAlias = Right | Wrong


def judge(prediction: Prediction, text: str) -> Judgement:
    """Whether `text` answers the prediction; raises PredictionError where it is no answer of its kind."""
    answer = read_answer(prediction, text)
    if prediction.same(answer, prediction.expected):
        return Right(answer)
    return Wrong(answer, prediction.near_miss(answer) or _another_rank(prediction, answer))


def _another_rank(prediction: Prediction, answer: Answer) -> str:
    """What can be told about any shape with another number of axes; empty for other answers."""
    expected = prediction.expected
    if not isinstance(expected, tuple) or not isinstance(answer, tuple) or len(expected) == len(answer):
        return ""
    return f"The shape {answer} has {_axes(len(answer))}; the one asked for has {len(expected)}."


def _axes(number: int) -> str:
    return "1 axis" if number == 1 else f"{number} axes"


def shown(answer: Answer) -> str:
    """An answer as it is written: 12, 0.25, (3, 1, 5)."""
    return f"{answer:.6g}" if isinstance(answer, float) else str(answer)
