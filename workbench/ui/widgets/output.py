"""What the submission printed, and the search in it."""

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from workbench.ui.editing.edit import Location
from workbench.ui.editing.search import Occurrence, occurrences
from workbench.ui.widgets.find_bar import FindBar, Seek
from workbench.ui.widgets.page import Page

_NOTHING = "Your code printed nothing."


class OutputText(Static):
    """Printed text, in which one place can be marked."""

    def __init__(self) -> None:
        super().__init__(classes="code", id="output-text")
        self._text = ""
        self.found: tuple[Location, Location] = ((0, 0), (0, 0))
        """The place that is marked; from there the search goes on."""

    def show(self, text: str) -> None:
        """Show another output, with nothing marked."""
        self._text, self.found = text, ((0, 0), (0, 0))
        self.update(Content(text or _NOTHING))

    @property
    def selected_text(self) -> str:
        """What was selected with the mouse."""
        selected = self.text_selection
        return "" if selected is None else selected.extract(self._text)

    def take_focus(self) -> None:
        """Have the keyboard back, with nothing marked."""
        self.show(self._text)
        self.query_ancestor(Page).focus()

    def occurrences(self, sought: str) -> tuple[Occurrence, ...]:
        """Where a text stands, from the top."""
        return occurrences(self._text.split("\n"), sought)

    def show_occurrence(self, found: Occurrence) -> None:
        """Mark what was found, and scroll to it."""
        self.found = ((found.row, found.start), (found.row, found.end))
        before = sum(len(line) + 1 for line in self._text.split("\n")[: found.row])
        self.update(Content(self._text).stylize("reverse bold", before + found.start, before + found.end))
        page = self.query_ancestor(Page)
        page.scroll_to(x=max(0, found.end - page.size.width + 1), y=found.row - page.size.height // 2, animate=False)


class Output(Vertical):
    """The page with the output, and below it, while something is sought, the line to type it into."""

    _text = getters.query_one(OutputText)
    _find_bar = getters.query_one(FindBar)

    def compose(self) -> ComposeResult:
        """The output and the line below it."""
        with Page():
            yield OutputText()
        yield FindBar()

    def show(self, text: str) -> None:
        """Show another output; a search in the one before ends."""
        self._find_bar.display = False
        self._text.show(text)

    def find(self) -> None:
        """Ask what to look for."""
        self._find_bar.open(self._text, Seek.FIND)
