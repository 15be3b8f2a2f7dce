"""A scrolling page inside a tab, and Markdown as this app shows it. What question and results have in common."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.highlight import highlight
from textual.widget import Widget
from textual.widgets import Markdown, TabbedContent
from textual.widgets.markdown import MarkdownFence


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


class _Fence(MarkdownFence):
    """A code block that is taken as it is written: without a language it is maths or a table, not code to guess at."""

    def on_mount(self) -> None:
        """Maths and tables wrap where they must, because nothing of them may be hidden; code scrolls."""
        self.set_class(not self.lexer, "-maths")

    @classmethod
    def highlight(cls, code: str, language: str, ansi: bool = False, dark: bool = False) -> Content:
        """Colour code in a named language; leave everything else alone."""
        if not language:
            return Content(code)
        return highlight(code, language=language)


class Prose(Markdown):
    """Markdown whose indented blocks keep their columns."""

    BLOCKS = {**Markdown.BLOCKS, "fence": _Fence, "code_block": _Fence}
