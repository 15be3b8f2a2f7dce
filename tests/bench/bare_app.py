"""A Textual app with the kinds of widgets dlwork has, and nothing else: what the benchmark of the app compares with.

Imports nothing of dlwork, so that its memory can be measured: `python tests/bench/bare_app.py`.
"""

import asyncio
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Input, Markdown, Static, TabbedContent, TabPane, TextArea, Tree

SIZE = (120, 36)
EXERCISES = 140
LINES = "\n".join(f"    total = total + weights[{n}] * inputs[{n}]  # step {n}" for n in range(299))
SOURCE = f"def neuron(weights, inputs):\n{LINES}\n"


class Bare(App[None]):
    """The same kinds of widgets, and nothing else."""

    def compose(self) -> ComposeResult:
        yield Header()
        tree: Tree[None] = Tree("tracks")
        for number in range(EXERCISES):
            tree.root.add_leaf(f"exercise-{number}")
        yield Input()
        yield tree
        for _ in range(2):
            with TabbedContent():
                for name in ("one", "two", "three"):
                    with TabPane(name):
                        yield Markdown("# Title\n\nText.\n")
                        yield Static("text")
        yield TextArea.code_editor(SOURCE, language="python")
        yield Footer()


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
