"""What needs a word from the learner first: giving up, starting again, a clash over a draft, leaving unsaved text.

Separate from the workbench screen, so that each conversation reads from question to consequence in one place.
"""

from datetime import date
from typing import TYPE_CHECKING

from workbench.catalog import Exercise, Kind
from workbench.ui.screens.dialogs import Clash, Confirm, UnsavedChanges
from workbench.ui.screens.standing import StandingScreen
from workbench.ui.standing_text import standing

if TYPE_CHECKING:
    from workbench.ui.screens.workbench import WorkbenchScreen


class Decisions:
    """The conversations of one workbench screen. They run in workers, because they wait for an answer."""

    def __init__(self, workbench: "WorkbenchScreen") -> None:
        self._workbench = workbench
        self._clashing = False

    async def give_up(self, exercise: Exercise) -> None:
        """Open answer and solution, after asking where that still changes something."""
        bench = self._workbench
        if not bench.access.open:
            opens = "Answer and solution" if exercise.kind is Kind.CODE else "The answer"
            question = Confirm(
                f"Give up on {exercise.id}?",
                f"{opens} will open, and the catalogue will say so. You can still solve it afterwards.",
                "Give up",
            )
            if not await bench.app.push_screen_wait(question):
                return
            with bench.telling():
                bench.study.give_up(exercise)
            bench.refresh_progress()
        bench.show_reading("answer")

    async def reset(self, exercise: Exercise) -> None:
        """Go back to the stub, after asking; what was written is kept in a file beside the draft."""
        bench = self._workbench
        stub = "the stub again" if exercise.kind is Kind.CODE else "an empty page"
        suffix = bench.study.draft_path(exercise).suffix
        question = Confirm(
            f"Reset {exercise.id}?",
            f"The editor will show {stub}. Your text is kept beside the draft, as .before-reset{suffix}.",
            "Reset",
        )
        if not await bench.app.push_screen_wait(question):
            return
        bench.save_draft()
        if any(unsaved.exercise == exercise for unsaved in bench.keeper.unsaved):
            bench.notify("Not reset: your text could not be saved first.", severity="error")
            return
        with bench.telling():
            bench.study.reset_draft(exercise)
            bench.reload_draft()
            bench.refresh_progress()

    def show_standing(self) -> None:
        """Show where the learner stands, and go to the exercise they choose there."""
        bench = self._workbench
        with bench.telling():
            now = standing(
                bench.catalogue,
                bench.statuses,
                bench.study.attempts_by_day(),
                bench.study.tallies(),
                bench.exercise,
                date.today(),
            )

            def chosen(exercise: Exercise | None) -> None:
                if exercise is not None:
                    bench.open_exercise(exercise)

            bench.app.push_screen(StandingScreen(now, bench.commands), chosen)

    async def clash(self, exercise: Exercise) -> None:
        """Ask which text of a draft is to stay, once at a time."""
        if self._clashing:
            return
        self._clashing = True
        bench = self._workbench
        try:
            choice = await bench.app.push_screen_wait(Clash(bench.study.draft_path(exercise).name))
        finally:
            self._clashing = False
        if choice == "mine":
            bench.keeper.overwrite(exercise)
            return
        bench.keeper.discard(exercise)
        if exercise == bench.exercise:
            bench.reload_draft()

    async def leave(self) -> None:
        """Save and quit; where something cannot be saved, ask first."""
        bench = self._workbench
        if not bench.save_draft():
            unsaved = bench.keeper.unsaved
            if not await bench.app.push_screen_wait(UnsavedChanges(unsaved)):
                return
            for lost in unsaved:
                bench.keeper.discard(lost.exercise)
        bench.remember_place()
        bench.app.exit()
