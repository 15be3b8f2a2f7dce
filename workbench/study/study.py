"""The facade over drafts, history and the reveal rule: the one object app and CLI keep while they run."""

import secrets
from datetime import date
from pathlib import Path

from workbench.catalog import Catalogue, Exercise, Kind
from workbench.errors import ContentError, HomeError
from workbench.study.drafts import Drafts
from workbench.study.history import History, Outcome
from workbench.study.home import Home
from workbench.study.model import Attempt, Place, Status
from workbench.study.progress import Tally
from workbench.study.reveal import Access, access, differs

_SUFFIXES = {Kind.CODE: ".py", Kind.RECALL: ".md", Kind.PITCH: ".md"}
_SEEDS = 10_000
"""Few enough that a seed can be told to someone else."""


class Study:
    """What the learner has done with each exercise. To be used from the thread that opened it."""

    def __init__(self, home: Home, drafts: Drafts, history: History) -> None:
        """Put the parts together; `Study.open` makes them."""
        self.home = home
        self.notices: tuple[str, ...] = history.notices
        """What the learner must be told at the start, a sentence or two each."""
        self._drafts = drafts
        self._history = history

    @classmethod
    def open(cls, home: Home | None = None) -> "Study":
        """What is kept in a home, by default the one `Home.locate` finds.

        A damaged database is set aside, and where nothing can be written the history lives in memory; `notices` say so.
        Raises HomeError where the home is a file, or the database is in use or comes from a newer dlwork.
        """
        home = home.checked() if home else Home.locate()
        return cls(home, Drafts(home.drafts), History(home.database))

    def draft(self, exercise: Exercise) -> str:
        """The saved draft, or the stub where there is none; from now on `save_draft` may replace this text.

        Raises HomeError for a draft that is not UTF-8 or cannot be read.
        """
        text = self._drafts.read(self.draft_path(exercise))
        return _stub(exercise) if text is None else text

    def save_draft(self, exercise: Exercise, text: str, *, overwrite: bool = False) -> None:
        """Keep a draft; a crash leaves the old or the new text.

        Raises DraftConflict where another program changed the file since it was read or saved here, unless it is to be
        overwritten, and HomeError where it cannot be written.
        """
        self._drafts.save(self.draft_path(exercise), text, overwrite=overwrite)

    def draft_path(self, exercise: Exercise) -> Path:
        """Where the draft is kept, whether or not there is one: drafts/<track>/<id>.py, or .md or .txt for a card."""
        return self._drafts.path(exercise.track, exercise.id, _suffix(exercise))

    def reset_draft(self, exercise: Exercise) -> str:
        """Go back to the stub, and return it. What was saved is kept as <id>.before-reset.py and so on."""
        stub = _stub(exercise)
        self._drafts.reset(self.draft_path(exercise), stub)
        return stub

    def save_readme(self, name: str, text: str) -> Path:
        """Keep an exported README, and return its path.

        Raises DraftConflict where the file holds a text written elsewhere, HomeError where it cannot be written.
        """
        path = self.home.pitches / name
        self._drafts.save(path, text)
        return path

    def record(self, exercise: Exercise, source: str, verdict: str, seed: int, seconds: float) -> None:
        """Keep a graded attempt. Raises ValueError for "internal_error" and for what is no verdict."""
        self._history.add_attempt(exercise.id, source, verdict, seed, seconds)

    def attempts(self, exercise: Exercise) -> tuple[Attempt, ...]:
        """All attempts, oldest first."""
        return self._history.attempts(exercise.id)

    def tallies(self) -> dict[str, Tally]:
        """Graded and accepted attempts, by exercise id."""
        return self._history.tallies()

    def attempts_by_day(self) -> dict[date, int]:
        """Graded attempts on each day that has any."""
        return self._history.attempts_by_day()

    def give_up(self, exercise: Exercise) -> None:
        """Keep that the learner wants to see the answer without an attempt. A solved exercise stays solved."""
        self._history.give_up(exercise.id)

    def seed(self, exercise: Exercise) -> int:
        """The seed of a predict card's numbers: the same until `draw_again`, so that a draft fits its question."""
        known = self._history.setting(_seed_name(exercise), "")
        return int(known) if known.isdecimal() else self.draw_again(exercise)

    def draw_again(self, exercise: Exercise) -> int:
        """Other numbers for a predict card: its new seed."""
        known = self._history.setting(_seed_name(exercise), "")
        seed = next(seed for seed in iter(lambda: secrets.randbelow(_SEEDS), None) if str(seed) != known)
        self._history.remember_setting(_seed_name(exercise), str(seed))
        return seed

    def access(self, exercise: Exercise) -> Access:
        """What the learner may open, and why."""
        gave_up = self._history.outcome(exercise.id).gave_up
        return access(_stub(exercise), self.attempts(exercise), gave_up)

    def status(self, exercise: Exercise) -> Status:
        """How far the learner has come."""
        return self._status(exercise, self._history.outcome(exercise.id), may_have_draft=True)

    def statuses(self, catalogue: Catalogue) -> dict[str, Status]:
        """How far the learner has come with every exercise, by id: one query, and one walk over the drafts."""
        outcomes = self._history.outcomes()
        drafts = self._drafts.existing()
        return {
            exercise.id: self._status(
                exercise,
                outcomes.get(exercise.id, Outcome()),
                may_have_draft=f"{exercise.track}/{exercise.id}{_suffix(exercise)}" in drafts,
            )
            for exercise in catalogue
        }

    def hints_shown(self, exercise: Exercise) -> int:
        """How many hints were opened."""
        return self._history.hints_shown(exercise.id)

    def show_hints(self, exercise: Exercise, count: int) -> None:
        """Keep that this many hints are open; the number never decreases."""
        self._history.show_hints(exercise.id, count)

    def last_place(self) -> Place | None:
        """Where the learner was when dlwork was last used."""
        return self._history.last_place()

    def remember_place(self, place: Place) -> None:
        """Keep where the learner is."""
        self._history.remember_place(place)

    def setting(self, name: str, default: str = "") -> str:
        """A small piece of the app's state, such as its theme."""
        return self._history.setting(name, default)

    def remember_setting(self, name: str, value: str) -> None:
        """Keep a small piece of the app's state."""
        self._history.remember_setting(name, value)

    def close(self) -> None:
        """Close the database; closing twice does nothing."""
        self._history.close()

    def _status(self, exercise: Exercise, outcome: Outcome, *, may_have_draft: bool) -> Status:
        if outcome.solved:
            return Status.SOLVED
        if outcome.gave_up:
            return Status.REVEALED
        if outcome.graded:
            return Status.FAILED
        if may_have_draft and self._is_started(exercise):
            return Status.STARTED
        return Status.NEW

    def _is_started(self, exercise: Exercise) -> bool:
        try:
            text = self._drafts.peek(self.draft_path(exercise))
            return text is not None and differs(_stub(exercise), text)
        except (HomeError, ContentError):
            return True  # there is a draft, and opening the exercise says what is wrong with it


def _seed_name(exercise: Exercise) -> str:
    return f"seed.{exercise.id}"


def _suffix(exercise: Exercise) -> str:
    return _SUFFIXES.get(exercise.kind, ".txt")


def _stub(exercise: Exercise) -> str:
    """What the learner starts from: nothing where an exercise that is not code brings no stub."""
    if exercise.kind is not Kind.CODE and not exercise.stub_file.exists():
        return ""
    return exercise.stub
