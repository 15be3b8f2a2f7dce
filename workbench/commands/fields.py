"""An exercise's fields in JSON, which `list` and `show` both print and programs rely on."""

from typing import Any

from workbench.catalog import Exercise

GLYPHS = {"new": "·", "started": "◐", "failed": "✗", "solved": "✓", "revealed": "◇"}
"""One glyph for each status; the word always stands beside it."""


def exercise_fields(exercise: Exercise, status: str) -> dict[str, Any]:
    """The object that stands for an exercise in JSON."""
    return {
        "id": exercise.id,
        "title": exercise.title,
        "track": exercise.track,
        "level": exercise.level.value,
        "kind": exercise.kind.value,
        "question": exercise.question,
        "topics": list(exercise.topics),
        "minutes": exercise.minutes,
        "status": str(status),
    }
