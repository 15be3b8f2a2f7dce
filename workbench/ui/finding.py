"""Finding exercises by what a learner types.

Words are looked for in names, topics, kind, level and status; where none fits, in the questions; where none fits
there, the letters in their order in a name, for what is abbreviated or misspelt. `level:advanced` asks one field only.
"""

from collections.abc import Callable, Mapping

from workbench.catalog import Catalogue, Exercise
from workbench.errors import ContentError
from workbench.study import Status
from workbench.ui.wording import STATUS_WORDS

FIELDS = ("level", "track", "kind", "status", "topic")

Fits = Callable[[Exercise], bool]


class Finder:
    """The texts of a catalogue, in the form they are looked through."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._names: dict[str, str] = {}
        self._questions: dict[str, str] = {}

    def read_questions(self) -> None:
        """Read every question, which takes a moment; until it has happened, none is looked through."""
        self._questions = {exercise.id: _question(exercise) for exercise in self._catalogue}

    def fits(self, words: str, statuses: Mapping[str, Status]) -> Fits | None:
        """Whether an exercise matches; None for no words."""
        wanted = words.lower().split()
        if not wanted:
            return None
        if not self._names:
            self._names = {exercise.id: _names(exercise) for exercise in self._catalogue}
        fields = [tuple(word.split(":", 1)) for word in wanted if word.partition(":")[0] in FIELDS and ":" in word]
        plain = [word for word in wanted if ":" not in word or word.partition(":")[0] not in FIELDS]

        def has_fields(exercise: Exercise) -> bool:
            return all(value in _field(exercise, name, statuses) for name, value in fields)

        def by_name(exercise: Exercise) -> bool:
            text = f"{self._names[exercise.id]} {_field(exercise, 'status', statuses)}"
            return has_fields(exercise) and all(word in text for word in plain)

        def by_question(exercise: Exercise) -> bool:
            text = f"{self._names[exercise.id]} {self._questions.get(exercise.id, '')}"
            return has_fields(exercise) and all(word in text for word in plain)

        def by_letters(exercise: Exercise) -> bool:
            letters = iter(f"{exercise.id} {exercise.title}".lower())
            return has_fields(exercise) and all(letter in letters for letter in "".join(plain))

        return next((fits for fits in (by_name, by_question) if any(map(fits, self._catalogue))), by_letters)


def _names(exercise: Exercise) -> str:
    """Names, topics, kind, level, "q7"."""
    number = f"q{exercise.question}" if exercise.question else ""
    about = (exercise.id, exercise.title, exercise.track, exercise.kind, exercise.level, *exercise.topics, number)
    return " ".join(about).lower()


def _field(exercise: Exercise, name: str, statuses: Mapping[str, Status]) -> str:
    if name == "status":
        status = statuses.get(exercise.id, Status.NEW)
        return f"{status} {STATUS_WORDS[status]}"
    if name == "topic":
        return " ".join(exercise.topics).lower()
    return str(getattr(exercise, name)).lower()


def _question(exercise: Exercise) -> str:
    try:
        return exercise.question_text.lower()
    except ContentError:
        return ""  # opening it says what is wrong
