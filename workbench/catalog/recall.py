"""Recall cards: the sections and key points of their answers, and what is wrong with one.

Separate from the audit, because the app reads the key points, too.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from workbench.catalog.model import Catalogue, Exercise, Kind
from workbench.errors import ContentError

KEY_POINTS = "Key points"
SECTIONS = ("Say it", KEY_POINTS, "The follow-ups", "Where the short answer falls short", "Sources")
"""The second-level headings of a recall card's answer, below `# Answer`, in this order."""
FEWEST_KEY_POINTS, MOST_KEY_POINTS = 4, 8
FEWEST_WORDS, MOST_WORDS = 120, 450
"""The length of `## Say it`: one to three minutes at the 120 to 150 words a minute of someone who explains."""


def sections(answer: str) -> dict[str, str]:
    """The texts of an answer by their second-level headings."""
    parted = (section.partition("\n") for section in ("\n" + answer).split("\n## ")[1:])
    return {title.strip(): text.strip("\n").rstrip() for title, _, text in parted}


def key_points(answer: str) -> tuple[str, ...]:
    """The key points of an answer, one for each `- ` at the start of a line; wrapped lines are joined."""
    bullets = re.split(r"^- ", sections(answer).get(KEY_POINTS, ""), flags=re.MULTILINE)[1:]
    return tuple(" ".join(bullet.split()) for bullet in bullets)


def recall_card(number: int | None, catalogue: Catalogue) -> Exercise | None:
    """The recall card of an interview question, if there is one."""
    cards = (exercise for exercise in catalogue if exercise.kind is Kind.RECALL and exercise.question == number)
    return None if number is None else next(cards, None)


def related(exercise: Exercise, catalogue: Catalogue) -> tuple[Exercise, ...]:
    """What belongs to the same interview question: a card's exercises, or the card an exercise belongs to."""
    if exercise.question is None:
        return ()
    if exercise.kind is Kind.RECALL:
        return tuple(other for other in catalogue if other.question == exercise.question and other != exercise)
    card = recall_card(exercise.question, catalogue)
    return () if card is None else (card,)


def audit_recall(exercise: Exercise, catalogue: Catalogue) -> Iterator[str]:
    """What is wrong with a recall card, a sentence each."""
    header = exercise.folder / "exercise.toml"
    if exercise.question is None:
        yield f"{header}: question: expected the number of the interview question, got none"
    first = recall_card(exercise.question, catalogue)
    if first is not None and first != exercise:
        yield f"{header}: question: {exercise.question} is the question of {first.id!r} already"
    path = exercise.solution_folder / "answer.md"
    if path.is_file():
        yield from _answer_problems(path, exercise)


def _answer_problems(path: Path, exercise: Exercise) -> Iterator[str]:
    try:
        answer = exercise.answer
    except ContentError as error:
        yield str(error)
        return
    if answer.splitlines()[:1] != ["# Answer"]:
        yield f"{path}: expected '# Answer' as its first line"
    found = sections(answer)
    for title in SECTIONS:
        if not found.get(title):
            yield f"{path}: the section '## {title}' is missing or empty"
    known = [title for title in found if title in SECTIONS]
    if known != [title for title in SECTIONS if title in found]:
        yield f"{path}: expected the sections in the order {', '.join(SECTIONS)}"
    points = key_points(answer)
    if found.get(KEY_POINTS) and not FEWEST_KEY_POINTS <= len(points) <= MOST_KEY_POINTS:
        expected = f"{FEWEST_KEY_POINTS} to {MOST_KEY_POINTS} key points, each after '- '"
        yield f"{path}: expected {expected}, got {len(points)}"
    words = len(found.get("Say it", "").split())
    if words and not FEWEST_WORDS <= words <= MOST_WORDS:
        yield f"{path}: expected {FEWEST_WORDS} to {MOST_WORDS} words to say, one to three minutes, got {words}"
