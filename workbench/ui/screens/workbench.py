"""The main screen: holds what is being worked on, hands it down to the panes, and acts on what they report."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.command import Provider
from textual.containers import Horizontal, Vertical
from textual.reactive import var

from workbench.assist import Assistant
from workbench.catalog import Catalogue, Exercise, Kind
from workbench.errors import DlworkError
from workbench.judge.grader import Grader
from workbench.study import Access, Place, Status, Study
from workbench.ui.beginning import place_to_begin
from workbench.ui.cards import Cards
from workbench.ui.commands import BREAKPOINTS, bind
from workbench.ui.decisions import Decisions
from workbench.ui.drafts import DraftClashed, DraftKeeper, DraftStateChanged
from workbench.ui.grading import CheckArrived, Graded, Grading, GradingFailed, JudgePrepared, VerdictKnown
from workbench.ui.outside import Outside
from workbench.ui.palette import WorkbenchPalette
from workbench.ui.problems import Problems
from workbench.ui.screens.dialogs import Notes
from workbench.ui.screens.help import HelpScreen
from workbench.ui.screens.paned import PanedScreen
from workbench.ui.settings import Settings
from workbench.ui.state import DraftState, Drawn, Pane, Run, Saving, Stage
from workbench.ui.verdicts import Verdicts
from workbench.ui.widgets.catalogue import CataloguePane, ExerciseChosen, FilterLeft
from workbench.ui.widgets.code_editor import CodeEditor
from workbench.ui.widgets.editor_pane import EditorPane
from workbench.ui.widgets.find_bar import Seek
from workbench.ui.widgets.key_bar import KeyBar
from workbench.ui.widgets.key_points import PointTicked
from workbench.ui.widgets.pane_area import PaneArea
from workbench.ui.widgets.pane_tabs import PaneTabs
from workbench.ui.widgets.question import QuestionPane
from workbench.ui.widgets.results import ResultsPane
from workbench.ui.widgets.title_bar import TitleBar
from workbench.ui.wording import judge_state

_LOCKED = Access(False, "")


class WorkbenchScreen(PanedScreen):
    """Catalogue, question, editor and results, and the exercise they are all about."""

    CSS_PATH = "workbench.tcss"
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {WorkbenchPalette}

    # What is shown, as `var`: a `reactive` of the screen would paint all of it anew with every change.
    exercise: var[Exercise | None] = var(None)
    statuses: var[Mapping[str, Status]] = var(dict)
    access: var[Access] = var(_LOCKED)
    hints_shown: var[int] = var(0)
    draft: var[DraftState] = var(DraftState)
    current_run: var[Run] = var(Run)
    pane: var[Pane] = var(Pane.CODE)
    file_name: var[str] = var("")
    drawn: var[Drawn | None] = var(None)
    related: var[tuple[Exercise, ...]] = var(())
    judge: var[str] = var("")

    _catalogue_pane = getters.query_one(CataloguePane)
    _results_pane = getters.query_one(ResultsPane)
    _question_pane = getters.query_one(QuestionPane)
    _editor_pane = getters.query_one(EditorPane)

    def __init__(
        self,
        catalogue: Catalogue,
        study: Study,
        settings: Settings,
        grader: Grader,
        start: str | None,
        clock: Callable[[], float],
        assistant: Assistant | None = None,
    ) -> None:
        super().__init__()
        self.catalogue = catalogue
        self.study = study
        self.commands = settings.commands
        self._shares = settings.panes
        bind(self, self.commands.bindings())
        self._problems = Problems(study.notices, settings.problems, catalogue.problems)
        self.keeper = DraftKeeper(study, self)
        self._start = start
        self._clock = clock
        self._assistant = assistant
        self.grader = grader
        self._grading = Grading(self, grader, clock)
        self._decisions = Decisions(self)
        self._cards = Cards(self)
        self._verdicts = Verdicts(self)
        self._outside = Outside(self)

    def compose(self) -> ComposeResult:
        """Title, panes, keys. The screen's state is bound to whatever shows it."""
        cls = WorkbenchScreen
        yield TitleBar(self.commands).data_bind(cls.exercise, cls.statuses, cls.current_run)
        yield PaneTabs().data_bind(cls.pane)
        with PaneArea(self._shares, id="body"):
            yield CataloguePane(self.catalogue, self.commands).data_bind(cls.exercise, cls.statuses)
            with Vertical(id="work"):
                with Horizontal(id="desk"):
                    yield QuestionPane(self.commands).data_bind(
                        cls.exercise, cls.access, cls.hints_shown, cls.drawn, cls.related, cls.statuses
                    )
                    yield EditorPane(self.commands, self._assistant).data_bind(
                        cls.exercise, cls.file_name, cls.draft, cls.drawn
                    )
                yield ResultsPane(self._clock, self.commands).data_bind(cls.exercise, cls.current_run)
        yield KeyBar(self.commands).data_bind(cls.judge, cls.exercise, cls.current_run)

    def on_mount(self) -> None:
        """Go to where the learner was, or to the exercise that was asked for."""
        for problem in self._problems.told:
            self.notify(problem, severity="warning", timeout=15, markup=False)
        self._area.restore(self.study.setting("panes"))
        self.statuses = self.study.statuses(self.catalogue)
        place = place_to_begin(self.catalogue, self.study, self._start)
        if place is None:
            self._question_pane.show_empty_catalogue()
            self.panes.go(Pane.QUESTION)
            return
        self.open_exercise(self.catalogue.get(place.exercise), (place.line, place.column))
        self.panes.go(Pane.CODE)
        self._outside.watch()

    async def on_unmount(self) -> None:
        """Let the drafts' folder go."""
        await self._outside.close()

    # What others ask of the screen

    @property
    def editor(self) -> CodeEditor:
        """The editor for the exercise that is open."""
        return self._editor_pane.editor

    @property
    def text(self) -> str:
        """What the learner has written."""
        return self.editor.text

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Run something that may fail in a way the learner can do something about, and tell them."""
        try:
            yield
        except DlworkError as error:
            self.notify(str(error), severity="error", timeout=15, markup=False)

    def open_exercise(self, exercise: Exercise, cursor: tuple[int, int] = (0, 0)) -> None:
        """Save what is on screen and show another exercise."""
        self.save_draft()
        self.action_stop()
        with self.telling():
            text = self.keeper.open(exercise)
            self.exercise = exercise
            self.file_name = self.study.draft_path(exercise).name
            self.show_source(text, cursor)
            self.current_run = Run()
            self._cards.opened(exercise)
            self.refresh_progress()
            self.remember_place()
            self.judge = "judge warming up"
            self._grading.prepare(exercise)

    def save_draft(self) -> bool:
        """Save what is in the editor now; whether everything is on disk."""
        if self.exercise is not None:
            self.keeper.edited(self.editor.text)
        return self.keeper.save()

    def reload_draft(self) -> None:
        """Show the draft's file as it is on disk."""
        if self.exercise is not None:
            self.show_source(self.keeper.open(self.exercise), (0, 0))

    def show_source(self, text: str, cursor: tuple[int, int]) -> None:
        """Put a text that is on disk into the editor."""
        assert self.exercise is not None
        self._editor_pane.show_source(text, cursor, self.exercise.id)
        self.keeper.shown(self.editor.text)

    def refresh_progress(self) -> None:
        """Read statuses, hints and what is open from the history again."""
        with self.telling():
            self.statuses = self.study.statuses(self.catalogue)
            self.access = self._cards.access(self.exercise) if self.exercise else _LOCKED
            self.hints_shown = self.study.hints_shown(self.exercise) if self.exercise else 0

    def remember_place(self) -> None:
        """Keep the exercise and the cursor for the next start."""
        if self.exercise is not None:
            line, column = self.editor.cursor_location
            with self.telling():
                self.study.remember_place(Place(self.exercise.id, line, column))

    def show_reading(self, tab: str) -> None:
        """Show a tab of the question pane."""
        self._question_pane.show_tab(tab)
        self.panes.reveal(Pane.QUESTION)

    def leave(self) -> None:
        """Quit, after saving; asks where that fails."""
        self.run_worker(self._decisions.leave(), name="leave", group="leave", exclusive=True)

    def look_at_disk(self) -> None:
        """Take over what another program wrote to the draft while nothing was being edited here."""
        self._outside.look()

    # Commands

    def action_run(self) -> None:
        """Grade the code; a grading that is under way starts again."""
        # The key takes priority over what was typed just before it and still waits in the editor's queue.
        self.editor.call_later(self._start_grading)

    def _start_grading(self) -> None:
        if self.exercise is None:
            return
        self.save_draft()
        if self._cards.takes_over(self.exercise):
            return
        self.editor.mark_lines({})
        ticket = self._grading.start(self.exercise, self.editor.text, self.drawn.seed if self.drawn else None)
        self.current_run = Run(Stage.RUNNING, ticket)

    def action_rehearse(self) -> None:
        """Say a pitch against the clock."""
        if self.exercise is not None:
            self._cards.rehearse(self.exercise)

    def action_export(self) -> None:
        """Write the READMEs of a pitch."""
        if self.exercise is not None:
            self._cards.export(self.exercise)

    def action_again(self) -> None:
        """Ask a predict card with other numbers."""
        if self.exercise is not None:
            self._cards.ask_again(self.exercise)

    def action_edit(self, what: str) -> None:
        """Find, replace or go to a line in the code, or find something in the output where that is looked at."""
        if Seek(what) is Seek.FIND and self.panes.current is Pane.RESULTS and self._results_pane.find():
            return
        self.panes.reveal(Pane.CODE)
        self._editor_pane.seek(Seek(what))

    def action_external(self) -> None:
        """Edit the draft in the editor that the environment names."""
        if self.exercise is not None:
            self._outside.edit(self.exercise)

    def action_stop(self) -> None:
        """Cancel the grading."""
        if self.current_run.running:
            self._grading.stop()
            self.current_run = Run(Stage.STOPPED, self.current_run.ticket)

    def action_hint(self) -> None:
        """Open one more hint and show it."""
        if self.exercise is None:
            return
        with self.telling():
            if not self.exercise.has_hints:
                self.notify("There are no hints for this one.")
                return
            count = min(len(self.exercise.hints), self.hints_shown + 1)
            self.study.show_hints(self.exercise, count)
            self.hints_shown = count
            self.show_reading("hints")

    def action_step(self, by: int) -> None:
        """Open the exercise that many further on, round and round."""
        exercises = list(self.catalogue)
        if self.exercise is not None:
            self.open_exercise(exercises[(exercises.index(self.exercise) + by) % len(exercises)])

    def action_filter(self) -> None:
        """Type into the catalogue's filter."""
        self.panes.go(Pane.CATALOGUE)
        self._catalogue_pane.filter_input.focus()

    def action_give_up(self) -> None:
        """Open answer and solution."""
        if self.exercise is not None:
            self.run_worker(self._decisions.give_up(self.exercise), name="give up", group="decision", exclusive=True)

    def action_reset(self) -> None:
        """Start again from the stub."""
        if self.exercise is not None:
            self.run_worker(self._decisions.reset(self.exercise), name="reset", group="decision", exclusive=True)

    def action_problems(self) -> None:
        """List what could not be loaded."""
        self.app.push_screen(Notes("Problems", self._problems.lines))

    def action_standing(self) -> None:
        """Show what was reached, and what could be next."""
        self._decisions.show_standing()

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(HelpScreen(self.panes.current, self.commands))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Escape to others while nothing runs; F4 means one thing on predict cards and another elsewhere."""
        predicting = self.exercise is not None and self.exercise.kind is Kind.PREDICT
        match action:
            case "stop":
                return self.current_run.running
            case "again":
                return predicting
            case "external":
                return not predicting
            case _:
                return True

    # What the panes report

    @on(ExerciseChosen)
    def _exercise_chosen(self, message: ExerciseChosen) -> None:
        if message.exercise != self.exercise:
            self.open_exercise(message.exercise)
        self.panes.go(Pane.QUESTION if self.panes.one_at_a_time else Pane.CODE)

    @on(PaneArea.Moved)
    def _panes_moved(self, message: PaneArea.Moved) -> None:
        with self.telling():
            self.study.remember_setting("panes", message.places)

    @on(PointTicked)
    def _point_ticked(self, message: PointTicked) -> None:
        self._cards.tick(message.number)

    @on(FilterLeft)
    def _filter_left(self) -> None:
        self.panes.toggle_catalogue()

    @on(CodeEditor.Edited)
    def _edited(self) -> None:
        self.keeper.edited(self.editor.text)

    @on(events.DescendantFocus)
    def _focus_moved(self, event: events.DescendantFocus) -> None:
        self.pane = self.panes.entered(event.widget)

    @on(events.DescendantBlur)
    def _focus_left(self, event: events.DescendantBlur) -> None:
        if event.widget is self.editor:
            self.save_draft()

    @on(DraftStateChanged)
    def _draft_state_changed(self, message: DraftStateChanged) -> None:
        if message.state.saving is Saving.FAILED and message.state != self.draft:
            self.notify(message.state.label, title="Your text is not saved", severity="error", timeout=15, markup=False)
        self.draft = message.state

    @on(DraftClashed)
    def _draft_clashed(self, message: DraftClashed) -> None:
        self.run_worker(self._decisions.clash(message.exercise), name="clash", group="clash")

    # What the judge reports

    @on(CheckArrived)
    def _check_arrived(self, message: CheckArrived) -> None:
        run = self.current_run
        if run.running and run.ticket == message.ticket:
            self.current_run = Run(Stage.RUNNING, run.ticket, (*run.checks, message.check))

    @on(VerdictKnown)
    def _verdict_known(self, message: VerdictKnown) -> None:
        self._verdicts.take(message.ticket, message.report, diagnosing=True)

    @on(Graded)
    def _graded(self, message: Graded) -> None:
        self._verdicts.take(message.ticket, message.report, diagnosing=False)

    @on(GradingFailed)
    def _grading_failed(self, message: GradingFailed) -> None:
        if self.current_run.running and self.current_run.ticket == message.ticket:
            self.current_run = Run(Stage.UNAVAILABLE, message.ticket, problem=message.reason)
            self.panes.reveal(Pane.RESULTS)

    @on(JudgePrepared)
    def _judge_prepared(self, message: JudgePrepared) -> None:
        if message.exercise == self.exercise:
            self.judge = judge_state(message.readiness)
