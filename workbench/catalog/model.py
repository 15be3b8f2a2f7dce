"""The catalogue's value objects. They know where their files are and read them on demand; they never change."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from workbench.errors import ContentError, UnknownExercise


class Level(StrEnum):
    """How much an exercise expects of the learner."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class Kind(StrEnum):
    """What the learner does: write code, type a formula, recall an answer, predict a value, or pitch a project."""

    CODE = "code"
    FORMULA = "formula"
    RECALL = "recall"
    PREDICT = "predict"
    PITCH = "pitch"


@dataclass(frozen=True)
class Source:
    """A paper, book or documentation page an exercise rests on."""

    title: str
    authors: str = ""
    year: int | None = None
    where: str = ""
    url: str = ""


@dataclass(frozen=True)
class Limits:
    """What a submission may use while it is graded."""

    call_seconds: float = 2.0
    load_seconds: float = 3.0
    total_seconds: float = 20.0
    memory_mb: int = 1024
    temporary_folder: bool = False
    """Whether it gets an empty current folder to write files to: 1 MB each, 64 MB in all. Else it can write nothing."""


@dataclass(frozen=True)
class Hint:
    """One hint: a heading and a text in Markdown."""

    title: str
    text: str


@dataclass(frozen=True)
class Exercise:
    """One exercise: what its exercise.toml says, and where its files are."""

    id: str
    title: str
    track: str
    kind: Kind
    level: Level
    minutes: int
    topics: tuple[str, ...]
    folder: Path
    """exercises/<track>/<id>: what the learner is given."""
    solution_folder: Path
    """solutions/<track>/<id>: what stays closed until an attempt."""
    question: int | None = None
    """The number of the interview question it serves, 1 to 20."""
    needs: tuple[str, ...] = ()
    """Libraries the submission may import: "numpy", "torch"."""
    entry_points: tuple[str, ...] = ()
    """Names the checks call; a submission must define them all."""
    prerequisites: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    """Dotted names a submission must not use, such as "torch.nn.GRUCell"."""
    sources: tuple[Source, ...] = ()
    limits: Limits = field(default_factory=Limits)
    order: int = 0
    """Position within its track."""

    @property
    def question_text(self) -> str:
        """question.md as written, Markdown."""
        return _read(self.folder / "question.md")

    @property
    def stub_file(self) -> Path:
        """stub.py: the code the learner starts from; form.md for a pitch. Cards have none."""
        return self.folder / ("form.md" if self.kind is Kind.PITCH else "stub.py")

    @property
    def stub(self) -> str:
        """The text the learner starts from."""
        return _read(self.stub_file)

    @property
    def has_hints(self) -> bool:
        """Whether there are any; exercises in code must have some."""
        return self.kind is Kind.CODE or (self.folder / "hints.md").exists()

    @property
    def hints(self) -> tuple[Hint, ...]:
        """The hints of hints.md, one for each second-level heading, from a nudge to nearly there. Cards need none."""
        if not self.has_hints:
            return ()
        sections = ("\n" + _read(self.folder / "hints.md")).split("\n## ")[1:]
        parted = (section.partition("\n") for section in sections)
        return tuple(Hint(title.strip(), text.strip("\n").rstrip()) for title, _, text in parted)

    @property
    def answer(self) -> str:
        """answer.md: what to say, key points, derivation, traps. Ask the reveal rule before showing it."""
        return _read(self.solution_folder / "answer.md")

    @property
    def solution(self) -> str:
        """solution.py: the reference. Ask the reveal rule before showing it."""
        return _read(self.solution_folder / "solution.py")

    @property
    def checks_file(self) -> Path:
        """checks.py: the hidden checks. Ask the reveal rule before showing it."""
        return self.solution_folder / "checks.py"

    @property
    def problem_file(self) -> Path:
        """problem.toml: the answer of a formula card."""
        return self.solution_folder / "problem.toml"

    @property
    def prediction_file(self) -> Path:
        """problem.py: draws the numbers of a predict card."""
        return self.solution_folder / "problem.py"

    @property
    def wrong_answers(self) -> tuple[Path, ...]:
        """The known misconceptions, wrong/*.py, by name."""
        return tuple(sorted((self.solution_folder / "wrong").glob("*.py")))


@dataclass(frozen=True)
class Track:
    """A group of exercises that teaches one subject, in order."""

    id: str
    title: str
    summary: str
    order: int
    exercises: tuple[Exercise, ...]


@dataclass(frozen=True)
class Catalogue:
    """All tracks, in the order they are best walked, and what could not be loaded."""

    tracks: tuple[Track, ...]
    problems: tuple[str, ...] = ()
    """One line for each exercise or track that was left out: file, key, and what was expected."""

    def __iter__(self) -> Iterator[Exercise]:
        for track in self.tracks:
            yield from track.exercises

    def __len__(self) -> int:
        return len(self._by_id)

    @cached_property
    def _by_id(self) -> dict[str, Exercise]:
        return {exercise.id: exercise for exercise in self}

    def get(self, exercise_id: str) -> Exercise:
        """The exercise with this id; raises UnknownExercise with the closest ids otherwise."""
        if exercise_id in self._by_id:
            return self._by_id[exercise_id]
        raise UnknownExercise(exercise_id, tuple(difflib.get_close_matches(exercise_id, self._by_id, n=3)))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"{path} cannot be read: {error}") from error
