"""The row of pane names on a narrow terminal, where only one pane is shown at a time."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from workbench.ui.state import Pane


class PaneTab(Static):
    """The name of one pane; a click goes there."""

    def __init__(self, pane: Pane, number: int) -> None:
        super().__init__(Content.assemble((f"{number} ", "$text-muted"), pane.title()), id=f"pane-tab-{pane}")
        self.tooltip = f"Go to the {pane}"
        self._pane = pane

    async def on_click(self) -> None:
        """Go to the pane."""
        await self.screen.run_action(f"go('{self._pane}')")


class PaneTabs(Horizontal):
    """Shows which pane is on screen, and leads to the others."""

    pane: var[Pane] = var(Pane.CODE)

    def compose(self) -> ComposeResult:
        """One name for each pane."""
        for number, pane in enumerate(Pane, 1):
            yield PaneTab(pane, number)

    def watch_pane(self, pane: Pane) -> None:
        """Mark the pane on screen."""
        for tab in self.query(PaneTab):
            tab.set_class(tab.id == f"pane-tab-{pane}", "-active")
