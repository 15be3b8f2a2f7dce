"""A card's texts with the numbers of one draw put in: what the app and `dlwork show` print."""

from workbench.predict.prediction import Prediction


def question_with(question: str, prediction: Prediction, seed: int) -> str:
    """The question, then what is asked this time; Markdown."""
    return f"{question.rstrip()}\n\n{asked(prediction, seed)}\n"


def asked(prediction: Prediction, seed: int) -> str:
    """What is asked this time, and what is to be typed; Markdown."""
    return f"## With seed {seed}\n\n{prediction.text}\n\n*Type {prediction.asks_for}.*"


def answer_with(answer: str, prediction: Prediction, seed: int) -> str:
    """The answer, then how it goes with these numbers; Markdown."""
    return f"{answer.rstrip()}\n\n## With the numbers of seed {seed}\n\n{prediction.explain.strip()}\n"
