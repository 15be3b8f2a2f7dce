"""A screen with the four panes, and the commands that move between them and change their sizes.

Separate from the workbench screen, which is about what the panes show.
"""

from textual import getters
from textual.reactive import var
from textual.screen import Screen
from textual.widget import Widget

from workbench.ui.panes import Panes
from workbench.ui.state import Pane
from workbench.ui.widgets.pane_area import PaneArea


class PanedScreen(Screen[None]):
    """What the workbench screen does with its panes."""

    focused: var[Widget | None] = var(None)
    """As in Textual, but the screen is not painted anew when the focus moves: the styles of the widgets see to that."""

    _area = getters.query_one(PaneArea)

    def __init__(self) -> None:
        super().__init__()
        self.panes = Panes(self)

    def action_pane(self, by: int) -> None:
        """Move to another pane."""
        self.panes.go(self.panes.current.step(by))

    def action_go(self, pane: str) -> None:
        """Move to a pane by name."""
        self.panes.go(Pane(pane))

    def action_catalogue(self) -> None:
        """Go to the catalogue and back."""
        self.panes.toggle_catalogue()

    def action_zoom(self) -> None:
        """Give the pane the whole screen."""
        self.panes.zoom()

    def action_grow(self, wider: int, taller: int) -> None:
        """Make the pane wider and taller, or narrower and shorter."""
        if not self._area.grow(self.panes.current, wider, taller):
            self.notify(f"Nothing beside the {self.panes.current} could make room for it here.")

    def action_reset_panes(self) -> None:
        """Give the panes the sizes they had in the beginning."""
        self._area.reset()
