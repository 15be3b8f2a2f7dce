"""A scrolling page inside a tab, and Markdown as this app shows it. What question and results have in common."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.selection import Selection
from textual.widget import Widget
from textual.widgets import TabbedContent

from workbench.ui.markdown import CLASSES, Document


class Page(VerticalScroll):
    """The content of one tab: the arrows scroll it, left and right change the tab."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", "Tab before", show=False, id="page.left", tooltip="The tab before"),
        Binding("right", "turn(1)", "Next tab", show=False, id="page.right", tooltip="The next tab"),
        Binding(
            "shift+left", "scroll_left", "Scroll left", show=False, id="page.scroll-left", tooltip="Scroll to the left"
        ),
        Binding(
            "shift+right", "scroll_right", "Scroll right", show=False, id="page.scroll-right", tooltip="Scroll right"
        ),
    ]

    def action_turn(self, by: int) -> None:
        """Show the tab that many further on, and stay with the keyboard."""
        tabs = next((node for node in self.ancestors if isinstance(node, TabbedContent)), None)
        if tabs is not None:
            turn(tabs, by)


def turn(tabs: TabbedContent, by: int) -> None:
    """Show another of the tabs that can be seen, and put the focus on its page."""
    shown = [pane.id for pane in tabs.query("TabPane").results(Widget) if pane.id and tabs.get_tab(pane.id).display]
    if tabs.active in shown:
        tabs.active = shown[(shown.index(tabs.active) + by) % len(shown)]
        focus_page(tabs)


def focus_page(tabs: TabbedContent) -> None:
    """Put the focus on the page of the tab that is shown."""
    if tabs.active_pane is not None:
        tabs.active_pane.query_one(Page).focus()


class Prose(Widget):
    """A Markdown text: one widget for the whole of it, which is as wide as the page and as high as it must be."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(CLASSES)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._document = Document("")

    @property
    def source(self) -> str:
        """The Markdown that is shown."""
        return self._document.source

    def update(self, source: str) -> None:
        """Show another text."""
        if source != self.source:
            self._document = Document(source)
            self.refresh(layout=True)

    @property
    def heading_rows(self) -> tuple[int, ...]:
        """Where, in rows from the text's top, its headings stand."""
        return self._document.at(self.content_size.width).headings

    def render(self) -> Document:
        """Draw the text."""
        return self._document

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What is selected, as it stands on the screen, without the spaces that fill the lines."""
        text = selection.extract(self._document.at(self.content_size.width).content.plain)
        return "\n".join(line.rstrip() for line in text.split("\n")), "\n"
