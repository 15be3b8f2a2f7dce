"""The links below a question: from an interview question to its exercises, and from an exercise to its question."""

from collections.abc import Mapping
from itertools import zip_longest

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import var
from textual.widgets import Button, Static

from workbench.catalog import Exercise, Kind
from workbench.study import Status
from workbench.ui.widgets.catalogue import ExerciseChosen
from workbench.ui.wording import STATUS_GLYPHS


class Link(Button):
    """Opens another exercise: a click, or Tab and Enter."""

    def __init__(self) -> None:
        super().__init__(compact=True)
        self._exercise: Exercise | None = None

    def lead_to(self, exercise: Exercise | None, status: Status = Status.NEW) -> None:
        """Lead somewhere else, or hide."""
        self._exercise = exercise
        self.display = exercise is not None
        if exercise is not None:
            kind = (f"  {exercise.kind}", "$text-muted")
            self.label = Content.assemble(STATUS_GLYPHS[status], " ", exercise.title, kind)
            self.tooltip = f"Open {exercise.id}"

    def press(self) -> "Link":
        """Open it."""
        if self._exercise is not None:
            self.post_message(ExerciseChosen(self._exercise))
        return self


class Related(Vertical):
    """What belongs to the same interview question."""

    exercises: var[tuple[Exercise, ...]] = var(())
    statuses: var[Mapping[str, Status]] = var(dict)

    def compose(self) -> ComposeResult:
        """A heading; the links come with the exercise."""
        yield Static(id="related-heading")
        yield Vertical(id="links")

    def watch_exercises(self) -> None:
        """Show other links."""
        self._draw()

    def watch_statuses(self) -> None:
        """Show how far each of them is."""
        self._draw()

    def _draw(self) -> None:
        self.display = bool(self.exercises)
        if not self.is_mounted or not self.exercises:
            return
        to_card = any(exercise.kind is Kind.RECALL for exercise in self.exercises)
        heading = "The interview question it belongs to" if to_card else "Practise it"
        self.query_one("#related-heading", Static).update(heading)
        box = self.query_one("#links", Vertical)
        links = list(box.query_children(Link))
        new = [Link() for _ in self.exercises[len(links) :]]
        for link, exercise in zip_longest(links + new, self.exercises):
            link.lead_to(exercise, self.statuses.get(exercise.id, Status.NEW) if exercise else Status.NEW)
        box.mount_all(new)
