"""Which pane is looked at, at every width: side by side, with the catalogue as a drawer, or one at a time.

Separate from the workbench screen, which only says "go to the results" and never asks how wide the terminal is.
"""

from typing import Protocol, cast

from textual.screen import Screen
from textual.widget import Widget

from workbench.ui.commands import Width
from workbench.ui.state import Pane

DRAWER_OPEN = "-drawer-open"


class HasFocusInside(Protocol):
    """A pane knows which of its parts takes the keyboard."""

    def focus_inside(self) -> None:
        """Put the focus on that part."""


class Panes:
    """Moves between the panes of one screen."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen
        self._before_catalogue = Pane.CODE
        self._mark(Pane.CODE)  # before anything is on the screen: later it would have to be styled anew

    @property
    def current(self) -> Pane:
        """The pane with the focus, or the one that had it last."""
        return Pane(next((pane for pane in Pane if self._screen.has_class(_class(pane))), Pane.CODE))

    @property
    def one_at_a_time(self) -> bool:
        """Whether the terminal is too narrow for more than one pane."""
        return self._screen.has_class(Width.NARROW)

    def entered(self, widget: Widget) -> Pane:
        """Note that the focus moved to a widget; the pane it is in."""
        ids = {node.id for node in widget.ancestors_with_self if isinstance(node, Widget)}
        pane = next((pane for pane in Pane if pane in ids), self.current)
        self._mark(pane)
        return pane

    def go(self, pane: Pane) -> None:
        """Show a pane and give it the keyboard."""
        if self._screen.maximized is not None:
            self._screen.minimize()
        if pane is Pane.CATALOGUE and self.current is not Pane.CATALOGUE:
            self._before_catalogue = self.current
        self._mark(pane)
        self._screen.set_class(pane is Pane.CATALOGUE, DRAWER_OPEN)
        cast(HasFocusInside, self._screen.query_one(f"#{pane}")).focus_inside()

    def reveal(self, pane: Pane) -> None:
        """Make sure a pane can be seen; the focus moves only where there is room for one pane."""
        if self.one_at_a_time or self._screen.maximized is not None:
            self.go(pane)

    def toggle_catalogue(self) -> None:
        """Go to the catalogue, or back to where one was."""
        self.go(self._before_catalogue if self.current is Pane.CATALOGUE else Pane.CATALOGUE)

    def zoom(self) -> None:
        """Give the current pane the whole screen, or take it back."""
        if self._screen.maximized is not None:
            self._screen.minimize()
        else:
            self._screen.maximize(self._screen.query_one(f"#{self.current}"))

    def _mark(self, pane: Pane) -> None:
        self._screen.update_classes({_class(other): other is pane for other in Pane}, animate=False)
        if pane is not Pane.CATALOGUE:
            self._screen.remove_class(DRAWER_OPEN)


def _class(pane: Pane) -> str:
    return f"-at-{pane}"
