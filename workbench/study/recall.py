"""Recall cards: the learner compares what they said with the key points, and ticks those they had.

The rule that turns ticks into a verdict stands here and nowhere else.
"""

from collections.abc import Collection, Sequence

from workbench.study.model import ACCEPTED

NOT_ACCEPTED = "wrong_answer"
MAY_BE_MISSED = 1
"""A recall card counts as solved when all of its key points were had, or all but this many."""


def recall_verdict(points: int, ticked: int) -> str:
    """The verdict of a comparison in which `ticked` of `points` key points were had."""
    return ACCEPTED if ticked >= points - MAY_BE_MISSED else NOT_ACCEPTED


def recall_source(text: str, points: Sequence[str], ticked: Collection[int]) -> str:
    """What the history keeps of it: what was typed, if anything, and the key points as a Markdown task list."""
    tasks = [f"- [{'x' if number in ticked else ' '}] {point}" for number, point in enumerate(points)]
    return "\n".join([*([text.rstrip(), ""] if text.strip() else []), "## Key points", "", *tasks, ""])
