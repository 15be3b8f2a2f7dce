"""A Textual app with the widgets dlwork has, and nothing else: what the benchmark of the app compares with.

Imports nothing of dlwork, so that its memory can be measured: `python tests/bench/bare_app.py`.
"""

import asyncio
from pathlib import Path

from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import (
    Button,
    Input,
    Label,
    Markdown,
    OptionList,
    Static,
    TabbedContent,
    TabPane,
    TextArea,
    Tree,
)

SIZE = (120, 36)
EXERCISES = 140
LINES = "\n".join(f"    total = total + weights[{n}] * inputs[{n}]  # step {n}" for n in range(299))
SOURCE = f"def neuron(weights, inputs):\n{LINES}\n"


class Bare(App[None]):
    """The widgets of dlwork's screen as Textual has them: as many of each kind, the same ones hidden, no behaviour."""

    CSS = """
    .row { height: 1; }
    #catalogue { width: 32; }
    .hidden { display: none; }
    """

    def compose(self) -> ComposeResult:
        with Horizontal(classes="row"):
            yield Button("Catalogue", compact=True, classes="hidden")
            yield from (Static(text) for text in ("title", "about", "score"))
            yield Button("Run", compact=True)
        with Horizontal(classes="row hidden"):
            yield from (Static(text) for text in ("catalogue", "question", "code", "results"))
        with Horizontal():
            with Vertical(id="catalogue"):
                tree: Tree[None] = Tree("tracks")
                for number in range(EXERCISES):
                    tree.root.add_leaf(f"exercise-{number}")
                yield Input()
                yield tree
                yield Static("nothing", classes="hidden")
            with Vertical():
                with Horizontal():
                    with Vertical():
                        yield from self._tabs()
                    with Vertical():
                        yield from self._editors()
                with Vertical():
                    yield from self._tabs()
        with Horizontal(classes="row"):
            yield from (Static(f"F{number} Key", classes="key") for number in range(1, 12))

    def _tabs(self) -> ComposeResult:
        with TabbedContent():
            for name in ("one", "two", "three", "four", "five"):
                with TabPane(name), VerticalScroll():
                    yield Markdown("# Title\n\nText.\n") if name in ("one", "two") else Static("text")
                    yield Button("Button", compact=True, classes="hidden")

    def _editors(self) -> ComposeResult:
        yield TextArea.code_editor(SOURCE, language="python")
        yield TextArea(classes="hidden")
        yield TextArea(classes="hidden")
        with VerticalScroll(classes="hidden"):
            yield Markdown()
        for _ in range(2):
            with Vertical(classes="hidden"):
                with Horizontal():
                    yield Input()
                    yield Label()
                with Horizontal():
                    yield Input()
                    yield Static()
        yield from (Static(classes="hidden") for _ in range(3))
        yield OptionList(classes="hidden")


def peak_memory() -> float:
    """Megabytes this process held at its most. (Linux; getrusage would count what the parent held before exec.)"""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


async def _live() -> None:
    async with Bare().run_test(size=SIZE) as pilot:
        await pilot.pause()
    print(peak_memory())


if __name__ == "__main__":
    asyncio.run(_live())
