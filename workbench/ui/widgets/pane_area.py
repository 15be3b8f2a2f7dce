"""The area of the four panes: where the borders between them are, and moving them by key or mouse.

Separate from the workbench screen, which says only "make this pane wider". Places are kept as two weights, the sizes on
either side: the layout shares out whatever room there is in that proportion, at every size and width of the terminal.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from textual import events
from textual.containers import Horizontal
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget

from workbench.ui.state import Pane

Weights = tuple[float, float]
COLUMNS, ROWS = 4, 2
"""How far a key moves a border."""


@dataclass(frozen=True)
class Border:
    """A line between two parts of the area that can be moved."""

    before: str
    """The selector of what is to its left, or above it."""
    after: str
    side: Literal["width", "height"]
    """What changes when it moves."""


BORDERS = {
    "catalogue": Border("#catalogue", "#work", "width"),
    "question": Border("#question", "#code", "width"),
    "results": Border("#desk", "#results", "height"),
}
"""By the pane whose share of the room it decides."""
_WIDER = {Pane.CATALOGUE: ("catalogue", 1), Pane.QUESTION: ("question", 1), Pane.CODE: ("question", -1),
          Pane.RESULTS: ("catalogue", -1)}  # fmt: skip
_TALLER = {Pane.QUESTION: ("results", 1), Pane.CODE: ("results", 1), Pane.RESULTS: ("results", -1)}


@dataclass(frozen=True)
class _Drag:
    """A border in the mouse's hold."""

    border: str
    start: int
    """Column or row where it was taken."""
    size: int
    """Of what is before it, then."""


class PaneArea(Horizontal):
    """Catalogue, question, editor and results, and the borders between them. The CSS says how small a pane may be."""

    @dataclass
    class Moved(Message):
        """The borders are somewhere else now."""

        places: str
        """For `restore`; empty where they are as they were in the beginning."""

    def __init__(self, shares: Mapping[str, float], *, id: str) -> None:
        """Begin with shares in percent, by pane; those that are not given are the stylesheet's."""
        super().__init__(id=id)
        self._shares = shares
        self._weights: dict[str, Weights] = {}
        self._drag: _Drag | None = None

    def on_mount(self) -> None:
        """Put the borders where the shares say."""
        self._place(_from_shares(self._shares))

    def restore(self, places: str) -> None:
        """Put the borders where they were; those with a share of their own stay."""
        self._place({**_from_text(places), **_from_shares(self._shares)})

    def reset(self) -> None:
        """Put the borders where they were in the beginning."""
        self._place(_from_shares(self._shares))
        self.post_message(self.Moved(""))

    def grow(self, pane: Pane, wider: int, taller: int) -> bool:
        """Make a pane that many steps wider and taller; whether there is a border that could do it."""
        moves = [(_WIDER.get(pane), wider * COLUMNS), (_TALLER.get(pane), taller * ROWS)]
        wanted = [(*move, cells) for move, cells in moves if move is not None and cells]
        for border, sign, cells in wanted:
            sizes = self._sizes(border)
            if sizes is None:
                return False
            self._move(border, sizes[0] + sign * cells)
            self._tell()
        return bool(wanted)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the border under the mouse."""
        for name, border in BORDERS.items():
            sizes = self._sizes(name)
            if event.button == 1 and sizes is not None and self._line(border).contains(event.screen_x, event.screen_y):
                self._drag = _Drag(name, _along(border, event), sizes[0])
                self.screen.clear_selection()
                self.capture_mouse()
                event.stop()
                return

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Let the border follow the mouse."""
        if self._drag is not None:
            moved = _along(BORDERS[self._drag.border], event) - self._drag.start
            self._move(self._drag.border, self._drag.size + moved)

    def on_mouse_up(self) -> None:
        """Let go of the border."""
        if self._drag is not None:
            self._drag = None
            self.release_mouse()
            self._tell()

    def _parts(self, border: Border) -> tuple[Widget, Widget]:
        return self.query_one(border.before), self.query_one(border.after)

    def _sizes(self, name: str) -> tuple[int, int] | None:
        """The cells on either side of a border; None where the two are not side by side on the screen now."""
        border = BORDERS[name]
        before, after = (part.region for part in self._parts(border))
        meet = before.right == after.x if border.side == "width" else before.bottom == after.y
        if not before or not after or not meet:
            return None
        return (before.width, after.width) if border.side == "width" else (before.height, after.height)

    def _line(self, border: Border) -> Region:
        """Where the mouse can take a border: the edges of both panes."""
        before, after = (part.region for part in self._parts(border))
        if border.side == "width":
            return Region(before.right - 1, before.y, 2, before.height)
        return Region(after.x, after.y - 1, after.width, 2)

    def _move(self, name: str, size: int) -> None:
        """Give what is before a border this size, as far as both sides stay usable."""
        sizes = self._sizes(name)
        if sizes is None:
            return
        least = [_least(part, BORDERS[name].side) for part in self._parts(BORDERS[name])]
        size = max(least[0], min(size, sum(sizes) - least[1]))
        if 0 < size < sum(sizes):
            self._place({**self._weights, name: (size, sum(sizes) - size)})

    def _place(self, weights: Mapping[str, Weights]) -> None:
        self._weights = dict(weights)
        for name, border in BORDERS.items():
            given = weights.get(name, (None, None))
            for part, weight in zip(self._parts(border), given, strict=True):
                setattr(part.styles, border.side, None if weight is None else f"{weight}fr")

    def _tell(self) -> None:
        self.post_message(self.Moved(json.dumps(self._weights)))


def _along(border: Border, event: events.MouseEvent) -> int:
    return event.screen_x if border.side == "width" else event.screen_y


def _least(part: Widget, side: str) -> int:
    """The cells a part needs, as the stylesheet has it."""
    scalar = part.styles.min_width if side == "width" else part.styles.min_height
    return int(scalar.value) if scalar else 1


def _from_shares(shares: Mapping[str, float]) -> dict[str, Weights]:
    """A pane's share in percent is on its own side of the border."""
    return {
        name: (100 - share, share) if name == Pane.RESULTS else (share, 100 - share) for name, share in shares.items()
    }


def _from_text(places: str) -> dict[str, Weights]:
    """What `PaneArea.Moved` told; nothing where it cannot be understood."""
    try:
        found: Any = json.loads(places)
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: (pair[0], pair[1]) for name, pair in found.items() if name in BORDERS and _are_weights(pair)}


def _are_weights(pair: Any) -> bool:
    return (
        isinstance(pair, list) and len(pair) == 2 and all(isinstance(each, int | float) and each > 0 for each in pair)
    )
