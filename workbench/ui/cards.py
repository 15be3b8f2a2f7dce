"""What F5 means on a card: comparing a recall card with its key points, and asking a predict card again.

Separate from the workbench screen, which knows one way to grade and leaves the others to this.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.catalog import Exercise, Kind
from workbench.catalog.recall import key_points, related
from workbench.pitch import file_name, read_form, readme
from workbench.predict import draw
from workbench.study import Access, recall_source, recall_verdict
from workbench.ui.screens.rehearsal import Rehearsal
from workbench.ui.state import Comparison, Drawn, Pane, Run, Stage

if TYPE_CHECKING:
    from workbench.ui.screens.workbench import WorkbenchScreen

_WHILE_COMPARING = Access(True, "The answer is open while you compare yours with it.")


class Cards:
    """The cards of one workbench screen."""

    def __init__(self, workbench: "WorkbenchScreen") -> None:
        self._workbench = workbench

    def opened(self, exercise: Exercise) -> None:
        """Put up what a card brings along: its numbers, and what belongs to the same interview question."""
        bench = self._workbench
        bench.related = related(exercise, bench.catalogue)
        bench.drawn = None
        if exercise.kind is Kind.PREDICT:
            with bench.telling():
                seed = bench.study.seed(exercise)
                bench.drawn = Drawn(draw(exercise.prediction_file, seed), seed)

    def access(self, exercise: Exercise) -> Access:
        """What the learner may open: the reveal rule, and the answer of a recall card that is being compared."""
        if self._workbench.current_run.stage is Stage.COMPARING:
            return _WHILE_COMPARING
        return self._workbench.study.access(exercise)

    def takes_over(self, exercise: Exercise) -> bool:
        """Do what F5 means on a card, and say so; False where the answer is to be graded."""
        run = self._workbench.current_run
        if exercise.kind is Kind.RECALL:
            if run.stage is Stage.COMPARING and run.comparison is not None:
                self._finish(exercise, run.comparison)
            else:
                self._compare(exercise)
            return True
        if exercise.kind is Kind.PREDICT and self._was_right(run):
            self.ask_again(exercise)
            return True
        return False

    def ask_again(self, exercise: Exercise) -> None:
        """Other numbers for a predict card, and an empty line to answer in."""
        bench = self._workbench
        if exercise.kind is not Kind.PREDICT:
            bench.notify("Only a predict card has numbers to draw.")
            return
        bench.action_stop()
        if not bench.save_draft():
            return  # the reason is on the screen, and the text stays there
        with bench.telling():
            bench.study.draw_again(exercise)
            bench.study.save_draft(exercise, "")
            bench.reload_draft()
        self.opened(exercise)
        bench.current_run = Run()
        bench.action_go(Pane.CODE)

    def rehearse(self, exercise: Exercise) -> None:
        """Show the pitches of the form beside a clock."""
        bench = self._workbench
        if exercise.kind is not Kind.PITCH:
            bench.notify("Only a pitch is rehearsed; it is the exercise project-pitch.")
            return
        with bench.telling():
            bench.app.push_screen(Rehearsal(read_form(bench.text)))

    def export(self, exercise: Exercise) -> None:
        """Write the README of each project, and say where."""
        bench = self._workbench
        if exercise.kind is not Kind.PITCH:
            bench.notify("Only a pitch is exported; it is the exercise project-pitch.")
            return
        with bench.telling():
            paths = [bench.study.save_readme(file_name(each), readme(each)) for each in read_form(bench.text)]
            bench.notify("\n".join(map(str, paths)), title="Written", timeout=15, markup=False)

    def tick(self, number: int) -> None:
        """Tick a key point, or take the tick back."""
        run = self._workbench.current_run
        if run.stage is Stage.COMPARING and run.comparison is not None:
            ticked = run.comparison.ticked ^ {number}
            self._workbench.current_run = replace(run, comparison=replace(run.comparison, ticked=ticked))

    def _was_right(self, run: Run) -> bool:
        unchanged = run.ticket is not None and run.ticket.source == self._workbench.text
        return unchanged and run.report is not None and run.report.accepted

    def _compare(self, exercise: Exercise) -> None:
        bench = self._workbench
        with bench.telling():
            points = key_points(exercise.answer)
            bench.current_run = Run(Stage.COMPARING, comparison=Comparison(points))
            bench.refresh_progress()
            bench.show_reading("answer")
            bench.action_go(Pane.RESULTS)

    def _finish(self, exercise: Exercise, comparison: Comparison) -> None:
        bench = self._workbench
        with bench.telling():
            verdict = recall_verdict(len(comparison.points), len(comparison.ticked))
            source = recall_source(bench.text, comparison.points, comparison.ticked)
            bench.study.record(exercise, source, verdict, 0, 0.0)
            bench.current_run = Run(Stage.DONE, comparison=replace(comparison, verdict=verdict))
        bench.refresh_progress()
        bench.action_go(Pane.RESULTS)  # the focus was on a point, which cannot be ticked any more
