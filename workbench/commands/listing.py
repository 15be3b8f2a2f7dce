"""`dlwork list`: the catalogue with the learner's status."""

import argparse
import difflib
import sys
from collections.abc import Mapping, Sequence

from workbench.catalog import Catalogue, Exercise, Level
from workbench.commands.arguments import add_json, whole_number
from workbench.commands.context import Context
from workbench.commands.fields import GLYPHS, exercise_fields
from workbench.commands.terminal import BOLD, DIM, GREEN, RED, YELLOW, Paint, columns, print_json, warn, width_of

COLOURS = {"new": DIM, "started": YELLOW, "failed": RED, "solved": GREEN, "revealed": YELLOW}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the filters."""
    parser.add_argument("--level", choices=[level.value for level in Level], help="of this level")
    parser.add_argument("--topic", metavar="T", help="about this topic, such as `losses`")
    parser.add_argument("--question", metavar="N", type=whole_number(1, 20), help="serving this interview question")
    parser.add_argument("--track", metavar="NAME", help="of this track")
    add_json(parser)


def run(args: argparse.Namespace, context: Context) -> int:
    """Print what the filters leave over, in the catalogue's order."""
    catalogue = context.catalogue
    for problem in catalogue.problems:
        warn(f"left out: {problem}")
    with context.study() as study:
        statuses = {exercise_id: str(status) for exercise_id, status in study.statuses(catalogue).items()}
    chosen = [exercise for exercise in catalogue if _matches(exercise, args)]
    if args.json:
        print_json([exercise_fields(exercise, statuses[exercise.id]) for exercise in chosen])
    elif chosen:
        _print_table(chosen, statuses)
    else:
        print(_nothing_found(args, catalogue))
    return 0


def _matches(exercise: Exercise, args: argparse.Namespace) -> bool:
    return (
        (args.level is None or exercise.level == args.level)
        and (args.topic is None or args.topic.casefold() in (topic.casefold() for topic in exercise.topics))
        and (args.question is None or exercise.question == args.question)
        and (args.track is None or exercise.track == args.track)
    )


def _print_table(exercises: Sequence[Exercise], statuses: Mapping[str, str]) -> None:
    header = ("status", "id", "level", "track", "Q", "min", "title")
    rows = [_row(exercise, statuses[exercise.id]) for exercise in exercises]
    heading, *lines = columns([header, *rows], width_of(sys.stdout))
    paint = Paint.for_stream(sys.stdout)
    print(paint(heading, BOLD))
    for exercise, line in zip(exercises, lines, strict=True):
        glyph, rest = line[:1], line[1:]
        print(paint(glyph, COLOURS[statuses[exercise.id]]) + rest)
    solved = sum(statuses[exercise.id] == "solved" for exercise in exercises)
    print(f"\n{solved} of {len(exercises)} solved")


def _row(exercise: Exercise, status: str) -> tuple[str, ...]:
    question = "" if exercise.question is None else str(exercise.question)
    mark = f"{GLYPHS[status]} {status}"
    return mark, exercise.id, exercise.level.value, exercise.track, question, str(exercise.minutes), exercise.title


def _nothing_found(args: argparse.Namespace, catalogue: Catalogue) -> str:
    filters = {name: getattr(args, name) for name in ("level", "topic", "question", "track")}
    named = " ".join(f"--{name} {value}" for name, value in filters.items() if value is not None)
    if not named:
        return "There are no exercises."
    hints = [
        *_close_matches(args.topic, {topic for exercise in catalogue for topic in exercise.topics}),
        *_close_matches(args.track, {track.id for track in catalogue.tracks}),
    ]
    return f"No exercise matches {named}." + (f" Did you mean {', '.join(hints)}?" if hints else "")


def _close_matches(given: str | None, known: set[str]) -> list[str]:
    if given is None or given in known:
        return []
    return difflib.get_close_matches(given, sorted(known), n=3)
