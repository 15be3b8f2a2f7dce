"""The list of words that opens at the cursor. The editor keeps the keyboard and hands on what is meant for it."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from workbench.assist import Completion

ROWS = 8
"""Completions to be seen at a time."""
_KINDS = {"function": "ƒ", "class": "C", "module": "m", "keyword": "k", "param": "p", "property": "·", "instance": "v"}


class CompletionList(OptionList, can_focus=False):
    """Shows completions below a place on the screen."""

    class Taken(Message):
        """A word was chosen with the mouse."""

        def __init__(self, word: str) -> None:
            super().__init__()
            self.word = word

    def __init__(self) -> None:
        super().__init__(id="completions", compact=True)
        self._words: tuple[str, ...] = ()
        self._moved = False

    @property
    def word(self) -> str:
        """The word that is highlighted; empty where the list is closed."""
        return self._words[self.highlighted] if self.display and self.highlighted is not None else ""

    @property
    def chosen_by_hand(self) -> bool:
        """Whether the learner moved in the list, and so looks at it."""
        return self._moved

    def open(self, completions: Sequence[Completion], at: Offset) -> None:
        """Show completions, the first one highlighted, with the list's first letter at a place on the screen."""
        words = tuple(completion.name for completion in completions)
        self._moved = False
        if words != self._words or not self.display:
            self._words = words
            self.clear_options()
            self.add_options(
                Option(Content.assemble((f"{_KINDS.get(each.kind, 'v')} ", "$text-muted"), each.name))
                for each in completions
            )
            self.styles.height = min(ROWS, len(words)) + 2
            self.styles.width = max(map(len, words)) + 7  # the kind, two borders, the paddings and the scrollbar
        self.highlighted = 0
        self.display = True
        self.absolute_offset = at

    def close(self) -> None:
        """Show nothing."""
        self.display = False

    def move(self, by: int) -> None:
        """Highlight another word, round and round."""
        if self.highlighted is not None:
            self._moved = True
            self.highlighted = (self.highlighted + by) % len(self._words)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the word that was clicked."""
        event.stop()
        self.post_message(self.Taken(self._words[event.option_index]))
