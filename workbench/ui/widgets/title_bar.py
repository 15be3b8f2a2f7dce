"""The top line: where you are, how far you have come, and the button that runs the checks."""

from collections.abc import Mapping

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import var
from textual.widgets import Button, Static

from workbench.catalog import Exercise
from workbench.study import Status
from workbench.ui.card_wording import run_name
from workbench.ui.commands import CommandTable
from workbench.ui.state import Run
from workbench.ui.wording import about


class TitleBar(Horizontal):
    """Shows the exercise and the score; its buttons run, stop, and open the catalogue."""

    exercise: var[Exercise | None] = var(None)
    statuses: var[Mapping[str, Status]] = var(dict)
    current_run: var[Run] = var(Run)

    _title = getters.query_one("#title", Static)
    _about = getters.query_one("#about", Static)
    _score = getters.query_one("#score", Static)
    _run = getters.query_one("#run", Button)

    def __init__(self, commands: CommandTable) -> None:
        super().__init__()
        self._commands = commands

    def compose(self) -> ComposeResult:
        """Catalogue button, title, level and track, score, run button."""
        yield Button(
            "☰ Catalogue",
            id="drawer",
            compact=True,
            action="screen.catalogue",
            tooltip=self._commands.say("The exercises, {catalogue}"),
        )
        yield Static(id="title")
        yield Static(id="about")
        yield Static(id="score")
        yield Button("▶ Run", id="run", compact=True, action="screen.run")

    def watch_exercise(self, exercise: Exercise | None) -> None:
        """Name the exercise."""
        title = (
            [("dlwork", "bold $text-primary")]
            if exercise is None
            else [("dlwork", "bold $text-primary"), " · ", exercise.title]
        )
        self._title.update(Content.assemble(*title))
        self._about.update(Content(about(exercise) if exercise else ""))
        self._name_run()

    def watch_statuses(self, statuses: Mapping[str, Status]) -> None:
        """Count what is solved."""
        solved = sum(status is Status.SOLVED for status in statuses.values())
        self._score.update(Content(f"{solved} of {len(statuses)} solved" if statuses else ""))

    def watch_current_run(self, run: Run) -> None:
        """Turn the button into one that stops what is running, and back."""
        self._name_run()
        self._run.action = "screen.stop" if run.running else "screen.run"
        self._run.tooltip = self._commands.say("Stop the run, {stop}" if run.running else "Run the checks, {run}")
        self._run.set_class(run.running, "-running")

    def _name_run(self) -> None:
        run = self.current_run
        self._run.label = "■ Stop" if run.running else f"▶ {run_name(self.exercise, run)}"
        self._run.refresh(layout=True)  # a button keeps its width, and cuts a longer label
