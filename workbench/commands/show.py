"""`dlwork show`: an exercise's question, stub, hints, and, after an attempt, its answer and solution."""

import argparse
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workbench.catalog import Exercise, Kind
from workbench.commands.arguments import add_exercise_id, add_json, add_seed, whole_number
from workbench.commands.context import Context
from workbench.commands.fields import exercise_fields
from workbench.commands.terminal import print_json
from workbench.errors import DlworkError, Locked
from workbench.predict import draw
from workbench.predict.card import answer_with, question_with

if TYPE_CHECKING:
    from workbench.study import Study

MOST_HINTS = 99


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the parts that can be asked for."""
    add_exercise_id(parser)
    parser.add_argument("--stub", action="store_true", help="the code to start from")
    parser.add_argument("--hints", metavar="N", type=whole_number(1, MOST_HINTS), help="the first N hints")
    parser.add_argument("--answer", action="store_true", help="what to say; opens after an attempt")
    parser.add_argument("--solution", action="store_true", help="the reference solution; opens after an attempt")
    add_seed(parser)
    add_json(parser)


def run(args: argparse.Namespace, context: Context) -> int:
    """Print the parts asked for, or the question where none is."""
    exercise = context.exercise(args.id)
    if (args.stub or args.solution) and exercise.kind is not Kind.CODE:
        raise DlworkError(
            f"{exercise.id} is a {exercise.kind} exercise; it has no stub and no solution, only an answer."
        )
    with context.study() as study:
        if args.answer or args.solution:
            access = study.access(exercise)
            if not access.open:
                raise Locked(access.reason)
        if args.hints:
            study.show_hints(exercise, min(args.hints, len(exercise.hints)))
        status = study.status(exercise)
        seed = _seed(exercise, study, args.seed)
    parts = _parts(exercise, args, seed)
    if args.json:
        print_json(exercise_fields(exercise, status) | parts)
    else:
        _print_text(parts)
    return 0


def _seed(exercise: Exercise, study: "Study", given: int | None) -> int | None:
    """The seed of the numbers that are asked; None where nothing is drawn."""
    if exercise.kind is not Kind.PREDICT:
        return None
    return study.seed(exercise) if given is None else given


def _question(exercise: Exercise, seed: int | None) -> str:
    """The question; for a predict card, with the numbers of the seed."""
    if seed is None:
        return exercise.question_text
    return question_with(exercise.question_text, draw(exercise.prediction_file, seed), seed)


def _answer(exercise: Exercise, seed: int | None) -> str:
    if seed is None:
        return exercise.answer
    return answer_with(exercise.answer, draw(exercise.prediction_file, seed), seed)


def _parts(exercise: Exercise, args: argparse.Namespace, seed: int | None) -> dict[str, Any]:
    parts: dict[str, Any] = {}
    if args.stub:
        parts["stub"] = exercise.stub
    if args.hints:
        parts["hints"] = [{"title": hint.title, "text": hint.text} for hint in exercise.hints[: args.hints]]
    if args.answer:
        parts["answer"] = _answer(exercise, seed)
    if args.solution:
        parts["solution"] = exercise.solution
    return parts or {"question_text": _question(exercise, seed)}


def _print_text(parts: Mapping[str, Any]) -> None:
    texts = [_hints_text(part) if name == "hints" else part for name, part in parts.items()]
    sys.stdout.write("\n\n".join(text.rstrip("\n") for text in texts) + "\n")


def _hints_text(hints: list[dict[str, str]]) -> str:
    if not hints:
        return "There are no hints."
    return "\n\n".join(f"## {hint['title']}\n\n{hint['text']}" for hint in hints)
