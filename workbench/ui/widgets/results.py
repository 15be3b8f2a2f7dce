"""The pane with what the judge found: every check, the first difference, and what the submission printed."""

from collections.abc import Callable
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import var
from textual.timer import Timer
from textual.widgets import Static, TabbedContent, TabPane

from workbench.catalog import Exercise, Kind
from workbench.judge.report import CheckResult, Verdict
from workbench.ui.commands import CommandTable
from workbench.ui.side_by_side import side_by_side
from workbench.ui.state import Run, Ticket
from workbench.ui.widgets.key_points import KeyPoints
from workbench.ui.widgets.output import Output
from workbench.ui.widgets.page import Page, focus_page
from workbench.ui.wording import check_details, check_line, difference_text, run_message, run_title

_TICK = 0.1


class CheckRow(Vertical):
    """One check; a failed one can be unfolded."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "fold", "Fold", show=False, id="check.fold", tooltip="Unfold or fold this check")
    ]

    unfolded: var[bool] = var(False)

    def __init__(self, check: CheckResult, kind: Kind) -> None:
        super().__init__()
        self.check = check
        self._kind = kind
        self._line = Static(classes="line")
        self._details = Static(check_details(check), classes="details")
        self.can_focus = self._can_unfold = bool(check_details(check).plain)

    def compose(self) -> ComposeResult:
        """Its glyph and sentence, and below them the details."""
        yield self._line
        yield self._details

    def watch_unfolded(self, unfolded: bool) -> None:
        """Show or hide the details; a mark after the sentence says that there are some."""
        more = Content.styled("  …", "$text-muted") if self._can_unfold and not unfolded else Content("")
        self._line.update(check_line(self.check, self._kind) + more)
        self._details.display = unfolded

    def action_fold(self) -> None:
        """Unfold or fold it."""
        self.unfolded = self._can_unfold and not self.unfolded

    def on_click(self) -> None:
        """Unfold or fold it."""
        self.action_fold()


class ResultsPane(Vertical):
    """Checks, Difference, Plot, Compare and Output of the current run, with the verdict as its title."""

    ALLOW_MAXIMIZE = True

    exercise: var[Exercise | None] = var(None)
    current_run: var[Run] = var(Run)

    tabs = getters.query_one(TabbedContent)
    _message = getters.query_one("#message", Static)
    _checks = getters.query_one("#checks-page", Page)
    _difference = getters.query_one("#difference-text", Static)
    _plot = getters.query_one("#plot-text", Static)
    _compare = getters.query_one("#compare-text", Static)
    _key_points = getters.query_one(KeyPoints)
    _output = getters.query_one(Output)

    def __init__(self, clock: Callable[[], float], commands: CommandTable) -> None:
        super().__init__(id="results")
        self._clock = clock
        self._commands = commands
        self._ticker: Timer | None = None
        self._unfolded_for: Ticket | None = None  # from then on, folding is the learner's own affair

    def compose(self) -> ComposeResult:
        """The tabs."""
        with TabbedContent():
            with TabPane("Checks", id="tab-results"), Page(id="checks-page"):
                yield Static(id="message")
                yield KeyPoints(self._commands)
            with TabPane("Difference", id="tab-difference"), Page():
                yield Static(id="difference-text", classes="code")
            with TabPane("Plot", id="tab-plot"), Page():
                yield Static(id="plot-text", classes="code")
            with TabPane("Compare", id="tab-compare"), Page():
                yield Static(id="compare-text", classes="code")
            with TabPane("Output", id="tab-output"):
                yield Output()

    def on_mount(self) -> None:
        """Begin with what to do."""
        self._ticker = self.set_interval(_TICK, self._draw_title, pause=True, name="elapsed time")
        self._draw(self.current_run)

    def focus_inside(self) -> None:
        """Put the focus on the key points while there are any to tick, and else on the page that is shown."""
        if not self._key_points.focus_first():
            focus_page(self.tabs)

    def find(self) -> bool:
        """Look for something in the output, if that is what is shown; whether it is."""
        shown = self.tabs.active == "tab-output"
        if shown:
            self._output.find()
        return shown

    def watch_exercise(self, exercise: Exercise | None) -> None:
        """Hide the tabs that a card never fills."""
        kind = exercise.kind if exercise else Kind.CODE
        self.tabs.active = "tab-results"
        for tab, kinds in (("tab-difference", (Kind.CODE, Kind.FORMULA)), ("tab-output", (Kind.CODE,))):
            if kind in kinds:
                self.tabs.show_tab(tab)
            else:
                self.tabs.hide_tab(tab)
        self._draw(self.current_run)

    def watch_current_run(self, before: Run, run: Run) -> None:
        """Follow the run: its progress, its checks, its verdict."""
        if self.is_mounted:
            if run.ticket != before.ticket:
                self.tabs.active = "tab-results"
            self._draw(run)

    def _draw(self, run: Run) -> None:
        if self._ticker is not None:
            if run.running:
                self._ticker.resume()
            else:
                self._ticker.pause()
        self._draw_title()
        self._key_points.comparison = run.comparison
        message = run_message(run, self.exercise.kind if self.exercise else Kind.CODE, self._commands)
        self._message.display = bool(message.plain)
        self._message.update(message)
        self._draw_checks(run)
        self._difference.update(difference_text(run))
        self._draw_plot(run)
        self._draw_comparison(run)
        output = run.report.output.rstrip() if run.report else ""
        self._output.show(output)
        lines = len(output.splitlines())
        self.tabs.get_tab("tab-output").label = f"Output {lines}" if lines else "Output"

    def _draw_comparison(self, run: Run) -> None:
        """After a pass: the learner's code beside the reference."""
        ticket = run.ticket
        if ticket is None or run.report is None or not run.report.accepted or ticket.exercise.kind is not Kind.CODE:
            self.tabs.hide_tab("tab-compare")
            return
        self._compare.update(side_by_side(ticket.source, ticket.exercise.solution, self.size.width - 6))
        self.tabs.show_tab("tab-compare")

    def _draw_plot(self, run: Run) -> None:
        """Once the verdict is explained: what the exercise plots."""
        if run.report is None or not run.report.curves:
            self.tabs.hide_tab("tab-plot")
            return
        from workbench.ui.plot_text import plot_text  # the first plot brings its library

        self._plot.update(plot_text(run.report.curves, self.size.width - 6, self.size.height - 3))
        self.tabs.show_tab("tab-plot")

    def on_resize(self) -> None:
        """Fit pictures and columns to the new width."""
        self._draw_plot(self.current_run)
        self._draw_comparison(self.current_run)

    def _draw_title(self) -> None:
        self.border_title = run_title(self.current_run, self._clock())

    def _draw_checks(self, run: Run) -> None:
        checks = list(run.checks)
        if run.report is not None and not run.report.ran:
            checks = checks[:1]
        if not run.running:
            checks.sort(key=lambda check: check.verdict is Verdict.ACCEPTED)  # what failed comes first
        rows = [row for row in self.query(CheckRow) if not row.has_class("-gone")]
        kept = 0
        while kept < min(len(rows), len(checks)) and rows[kept].check == checks[kept]:
            kept += 1
        for row in rows[kept:]:
            row.add_class("-gone")
            row.remove()
        kind = run.ticket.exercise.kind if run.ticket else Kind.CODE
        fresh = [CheckRow(check, kind) for check in checks[kept:]]
        self._checks.mount_all(fresh)
        self.tabs.get_tab("tab-results").label = _first_tab(self.exercise, run)
        if run.report is not None and run.ticket != self._unfolded_for:
            self._unfolded_for = run.ticket
            for row in (*rows[:kept], *fresh):
                row.unfolded = len(checks) == 1 or row.check == run.first_failure


def _first_tab(exercise: Exercise | None, run: Run) -> str:
    """The name of the tab with what was found."""
    if exercise is not None and exercise.kind is Kind.RECALL:
        return "Key points"
    if exercise is not None and exercise.kind is not Kind.CODE:
        return "Result"
    passed = sum(check.verdict is Verdict.ACCEPTED for check in run.checks)
    return f"Checks {passed}/{len(run.checks)}" if run.checks else "Checks"
