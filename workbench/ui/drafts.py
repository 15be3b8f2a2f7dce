"""Keeps the learner's text safe: saves soon after an edit, remembers what could not be saved, and says so.

Separate from the screen, so that a crash of the app can still save through it, and tests need no widgets.
"""

from dataclasses import dataclass

from textual.message import Message
from textual.message_pump import MessagePump
from textual.timer import Timer

from workbench.catalog import Exercise
from workbench.errors import HomeError
from workbench.study import DraftConflict, Study
from workbench.ui.state import DraftState, Saving

SAVE_AFTER = 1.0
"""Seconds from the first unsaved keystroke to the save; so no keystroke older than this can be lost."""
RETRY_AFTER = 5.0
"""Seconds until a save that failed is tried again."""


@dataclass
class DraftStateChanged(Message):
    """The draft on screen was saved, could not be saved, or waits to be."""

    state: DraftState


@dataclass
class DraftClashed(Message):
    """Another program changed the draft's file; the learner has to choose."""

    exercise: Exercise


@dataclass
class Unsaved:
    """A text that is not on disk, and what stood in the way the last time."""

    exercise: Exercise
    text: str
    state: DraftState


class DraftKeeper:
    """Saves the text of the exercise on screen, and of every exercise whose save failed."""

    def __init__(self, study: Study, host: MessagePump) -> None:
        self._study = study
        self._host = host
        self._exercise: Exercise | None = None
        self._shown_text = ""  # what the editor made of the file: it may have changed line endings
        self._file_text = ""
        self._unsaved: dict[str, Unsaved] = {}
        self._timer: Timer | None = None
        self._announced = DraftState()

    @property
    def unsaved(self) -> tuple[Unsaved, ...]:
        """Every text that is not on disk."""
        return tuple(self._unsaved.values())

    @property
    def state(self) -> DraftState:
        """How safe the text on screen is."""
        waiting = self._unsaved.get(self._exercise.id) if self._exercise else None
        return waiting.state if waiting else DraftState()

    def open(self, exercise: Exercise) -> str:
        """The text to edit: what could not be saved before, or else the draft, or else the stub."""
        self._exercise = exercise
        waiting = self._unsaved.get(exercise.id)
        if waiting is not None:
            self._announce()
            return waiting.text
        try:
            text = self._study.draft(exercise)
        except HomeError as error:
            text = exercise.stub
            self._announce(DraftState(Saving.FAILED, str(error)))
        else:
            self._announce()
        self._file_text = self._shown_text = text
        return text

    def shown(self, text: str) -> None:
        """Note how the editor shows the text it was given; only what differs from that is an edit."""
        if self._exercise is not None and self._exercise.id not in self._unsaved:
            self._shown_text = text

    def edited(self, text: str) -> None:
        """Note the text on screen; it is saved within a second or so."""
        if self._exercise is None:
            return
        waiting = self._unsaved.get(self._exercise.id)
        if waiting is not None:
            waiting.text = text
        elif text != self._shown_text:
            self._unsaved[self._exercise.id] = Unsaved(self._exercise, text, DraftState(Saving.PENDING))
            self._announce()
        self._schedule(SAVE_AFTER)

    def save(self) -> bool:
        """Save every text that waits for it; whether all of them are on disk now."""
        for waiting in self.unsaved:
            if waiting.state.saving is not Saving.CONFLICT:
                self._save_one(waiting)
        self._announce()
        if any(waiting.state.saving is Saving.FAILED for waiting in self.unsaved):
            self._schedule(RETRY_AFTER)
        return not self._unsaved

    def overwrite(self, exercise: Exercise) -> bool:
        """Save the learner's text over what another program wrote; whether that worked."""
        waiting = self._unsaved.get(exercise.id)
        if waiting is not None:
            self._save_one(waiting, overwrite=True)
            self._announce()
        return exercise.id not in self._unsaved

    def discard(self, exercise: Exercise) -> None:
        """Forget a text that was not saved; the file is what counts from now on."""
        self._unsaved.pop(exercise.id, None)
        self._announce()

    def newer_on_disk(self) -> str | None:
        """The draft's text where another program changed it and nothing here waits to be saved; otherwise None."""
        if self._exercise is None or self._exercise.id in self._unsaved:
            return None
        try:
            text = self._study.draft(self._exercise)
        except HomeError as error:
            self._announce(DraftState(Saving.FAILED, str(error)))
            return None
        if text == self._file_text:
            return None
        self._file_text = self._shown_text = text
        return text

    def _save_one(self, waiting: Unsaved, *, overwrite: bool = False) -> None:
        try:
            self._study.save_draft(waiting.exercise, waiting.text, overwrite=overwrite)
        except DraftConflict:
            waiting.state = DraftState(Saving.CONFLICT)
            self._host.post_message(DraftClashed(waiting.exercise))
            return
        except HomeError as error:
            waiting.state = DraftState(Saving.FAILED, str(error))
            return
        del self._unsaved[waiting.exercise.id]
        if waiting.exercise == self._exercise:
            self._file_text = self._shown_text = waiting.text

    def _schedule(self, seconds: float) -> None:
        if self._unsaved and self._timer is None and self._host.is_running:
            self._timer = self._host.set_timer(seconds, self._on_timer, name="save drafts")

    def _on_timer(self) -> None:
        self._timer = None
        self.save()

    def _announce(self, state: DraftState | None = None) -> None:
        state = state or self.state
        if state != self._announced:
            self._announced = state
            self._host.post_message(DraftStateChanged(state))
