"""The rehearsal: what is to be said, and a clock that runs while one says it."""

from collections.abc import Sequence
from time import monotonic
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.pitch import BUDGET_SECONDS, Project, spoken_seconds

BAR_CELLS = 30


class Rehearsal(ModalScreen[None]):
    """Shows one project's pitch at a time beside the seconds spoken."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", "Close", show=False, id="rehearsal.close", tooltip="Stop and go back"),
        Binding("space,enter", "restart", "Again", show=False, id="rehearsal.restart", tooltip="From 0 again"),
        Binding("n,right,down", "turn", "Next", show=False, id="rehearsal.turn", tooltip="The next project"),
    ]

    _clock = getters.query_one("#clock", Static)
    _text = getters.query_one("#pitch", Static)

    def __init__(self, projects: Sequence[Project]) -> None:
        super().__init__()
        self._projects = projects
        self._shown = 0
        self._started = monotonic()

    def compose(self) -> ComposeResult:
        """The clock above the text."""
        with Vertical(classes="dialog reading") as dialog:
            dialog.border_title = "Rehearse"
            dialog.border_subtitle = "Space starts again · n the next project · Esc closes"
            yield Static(id="clock")
            with VerticalScroll():
                yield Static(id="pitch")

    def on_mount(self) -> None:
        """Begin."""
        self._show()
        self.set_interval(0.25, self._tick)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_restart(self) -> None:
        """From 0 again."""
        self._started = monotonic()
        self._tick()

    def action_turn(self) -> None:
        """The next project, from 0."""
        self._shown = (self._shown + 1) % len(self._projects)
        self._show()

    def _show(self) -> None:
        project = self._projects[self._shown]
        planned = f"planned: {spoken_seconds(project):.0f} seconds at {project.words_per_minute} words a minute"
        spoken = project.pitch or "Nothing is written in the four parts that are spoken."
        lines = [Content.styled(project.name, "bold $text-primary"), Content(spoken)]
        self._text.update(Content("\n\n").join([*lines, Content.styled(planned, "$text-muted")]))
        self.action_restart()

    def _tick(self) -> None:
        self._clock.update(clock(monotonic() - self._started))


def clock(seconds: float) -> Content:
    """The seconds spoken, as a number and as a bar; over the budget in words, too."""
    full = min(BAR_CELLS, int(seconds / BUDGET_SECONDS * BAR_CELLS))
    over = seconds > BUDGET_SECONDS
    bar = "━" * full + "╌" * (BAR_CELLS - full)
    told = f"{seconds:3.0f} of {BUDGET_SECONDS} s" + ("  over: finish the sentence" if over else "")
    return Content.assemble((bar, "$text-error" if over else "$text-success"), f"  {told}")
