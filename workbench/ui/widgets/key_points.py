"""The checklist of a recall card: its key points, which the learner ticks when they had said them."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.reactive import var
from textual.widgets import Button, Static

from workbench.ui.card_wording import tick_mark
from workbench.ui.commands import CommandTable
from workbench.ui.state import Comparison
from workbench.ui.wording import inline_code


@dataclass
class PointTicked(Message):
    """The learner says that they had a key point, or had it not."""

    number: int


class KeyPoint(Horizontal, can_focus=True):
    """One key point with its mark."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "tick", "Tick", show=False, id="point.tick", tooltip="I had this, or had it not"),
        Binding("up", "app.focus_previous", "Up", show=False, id="point.up", tooltip="The point before"),
        Binding("down", "app.focus_next", "Down", show=False, id="point.down", tooltip="The next point"),
    ]

    ticked: var[bool] = var(False)

    def __init__(self, number: int, text: str) -> None:
        super().__init__()
        self.number = number
        self._text = text
        self._mark = Static(classes="mark")

    def compose(self) -> ComposeResult:
        """The mark, and the text beside it."""
        yield self._mark
        yield Static(inline_code(self._text), classes="text")

    def watch_ticked(self) -> None:
        """Draw the mark."""
        self._draw_mark()

    def watch_disabled(self, disabled: bool) -> None:
        """Once the comparison is kept, what was missed is marked, too."""
        super().watch_disabled(disabled)
        self._draw_mark()

    def _draw_mark(self) -> None:
        self._mark.update(tick_mark(self.ticked, done=self.disabled))

    def action_tick(self) -> None:
        """Tick it, or take the tick back."""
        self.post_message(PointTicked(self.number))

    def on_click(self) -> None:
        """Tick it, or take the tick back."""
        self.focus()
        self.action_tick()


class KeyPoints(Vertical):
    """The points of the comparison that is under way; nothing while none is."""

    comparison: var[Comparison | None] = var(None)

    def __init__(self, commands: CommandTable) -> None:
        super().__init__()
        self._run_key = commands["run"].key_label

    def compose(self) -> ComposeResult:
        """The points come later; the button ends the comparison."""
        yield Vertical(id="points")
        tooltip = f"Keep how it went, {self._run_key}"
        yield Button(f"Done · {self._run_key}", id="done", compact=True, action="screen.run", tooltip=tooltip)

    def on_mount(self) -> None:
        """Begin with nothing."""
        self.display = False

    def watch_comparison(self, before: Comparison | None, comparison: Comparison | None) -> None:
        """Show the points of another card, or other ticks."""
        self.display = comparison is not None
        points = self.query_one("#points", Vertical)
        if comparison is None:
            points.query(KeyPoint).remove()
            return
        if before is None or before.points != comparison.points:
            points.query(KeyPoint).remove()
            points.mount_all(KeyPoint(number, text) for number, text in enumerate(comparison.points))
        for point in points.query(KeyPoint):
            point.ticked = point.number in comparison.ticked
            point.disabled = comparison.done
        self.query_one("#done", Button).display = not comparison.done

    def focus_first(self) -> bool:
        """Put the focus on the first point, if there is one to tick; whether there was."""
        first = next((point for point in self.query(KeyPoint) if not point.disabled), None)
        if not self.display or first is None:
            return False
        first.focus()
        return True
