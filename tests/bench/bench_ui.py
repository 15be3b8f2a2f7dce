"""How fast the app feels, as ratios to a bare Textual app with the same widgets, all in one run. By hand:

    python tests/bench/bench_ui.py [--runs 15]

Prints the time to the first full frame, a key's way to the screen, the memory of the process, what a catalogue of ten
thousand exercises costs against one of a hundred, and how long it takes to go to another exercise. The judge is a
stand-in that does nothing: this is about the app. Absolute times depend on the machine; the ratios much less.
"""

import argparse
import asyncio
import gc
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from bare_app import SIZE, SOURCE, Bare, peak_memory
from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import TextArea

from workbench.assist import Assistant
from workbench.catalog import Catalogue, Exercise, Kind, Level, Track, load_catalogue
from workbench.judge.grader import Grader, Readiness
from workbench.study import Home, Study
from workbench.ui.app import DlworkApp, LiveApp
from workbench.ui.widgets.catalogue import FilterInput

THRESHOLDS = gc.get_threshold()


class NoJudge(Grader):
    """Stands ready, and is never asked."""

    async def prepare(self, exercise: Exercise) -> Readiness:
        return Readiness()

    async def grade(self, *arguments, **settings):
        raise NotImplementedError

    async def close(self) -> None:
        pass


def dlwork(home: str, catalogue: Catalogue, assistant: Assistant | None = None) -> DlworkApp:
    return LiveApp(catalogue, Study.open(Home(Path(home))), NoJudge(), "relu", assistant=assistant)


def no_garbage() -> None:
    """Begin like a new process: without what the app before left behind, and with Python's own ways of collecting."""
    gc.set_threshold(*THRESHOLDS)
    gc.unfreeze()
    gc.collect()


async def first_frame(app: App[None]) -> float:
    """Seconds until the app has drawn everything."""
    no_garbage()
    begin = time.perf_counter()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        return time.perf_counter() - begin


async def keys(pilot: Pilot[None], editor: TextArea, count: int) -> list[float]:
    """Seconds from a key to the screen, one after the other."""
    editor.focus()
    editor.move_cursor((150, 0))
    await pilot.pause()
    times = []
    for number in range(count):
        letter = "abcdefgh"[number % 8]
        drawn = asyncio.Event()
        begin = time.perf_counter()
        editor.post_message(events.Key(letter, letter))
        editor.call_after_refresh(drawn.set)
        await drawn.wait()
        times.append(time.perf_counter() - begin)
        await asyncio.sleep(0.02)  # a fast typist; lint and completion run meanwhile
    return times


async def bare_keys(count: int) -> list[float]:
    no_garbage()
    app = Bare()
    async with app.run_test(size=SIZE) as pilot:
        return await keys(pilot, app.query_one(TextArea), count)


async def our_keys(count: int) -> list[float]:
    with tempfile.TemporaryDirectory() as home:
        assistant = Assistant(Path(home) / "cache")
        app = dlwork(home, load_catalogue(), assistant)
        async with app.run_test(size=SIZE) as pilot:
            app.workbench.editor.load_source(SOURCE)
            await pilot.pause()
            times = await keys(pilot, app.workbench.editor, count)
        await assistant.close()
        return times


async def switching(count: int) -> list[float]:
    """Seconds from F3 to the next exercise's first full frame."""
    with tempfile.TemporaryDirectory() as home:
        app = dlwork(home, load_catalogue())
        times = []
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            for _ in range(count):
                drawn = asyncio.Event()
                begin = time.perf_counter()
                app.workbench.action_step(1)
                app.workbench.call_after_refresh(drawn.set)
                await drawn.wait()
                times.append(time.perf_counter() - begin)
                await pilot.pause()
        return times


def generated(folder: Path, count: int) -> Catalogue:
    """That many exercises in tracks of fifty, without files."""
    template = load_catalogue().get("relu")
    exercises = [
        Exercise(
            f"exercise-{n}", f"Number {n}", f"track-{n // 50}", Kind.CODE, Level.BEGINNER, 5, ("topic",),
            template.folder, template.solution_folder, entry_points=("relu",),
        )
        for n in range(count)
    ]  # fmt: skip
    tracks = [
        Track(f"track-{n}", f"Track {n}", "", n, tuple(exercises[50 * n : 50 * n + 50]))
        for n in range((count + 49) // 50)
    ]
    return Catalogue(tuple(tracks))


async def catalogue_of(count: int) -> tuple[float, float]:
    """Seconds to the first full frame, and the median for a letter of the filter."""
    with tempfile.TemporaryDirectory() as home:
        app = LiveApp(generated(Path(home), count), Study.open(Home(Path(home))), NoJudge())
        no_garbage()
        begin = time.perf_counter()
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            opened = time.perf_counter() - begin
            filter_input, times = app.workbench.query_one(FilterInput), []
            for word in ("n", "nu", "num", "number 7", "number 77"):
                drawn = asyncio.Event()
                begin = time.perf_counter()
                filter_input.value = word
                app.workbench.call_after_refresh(drawn.set)
                await drawn.wait()
                times.append(time.perf_counter() - begin)
        return opened, statistics.median(times)


def memory(script: str, *arguments: str) -> float:
    """Megabytes that a process of its own takes at its most."""
    command = [sys.executable, str(Path(__file__).with_name(script)), *arguments]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


async def _live() -> None:
    await our_first_frame()
    print(peak_memory())


async def repeated(runs: int, measure: Callable[[], Awaitable[float]]) -> float:
    return statistics.median([await measure() for _ in range(runs)])


async def our_first_frame() -> float:
    with tempfile.TemporaryDirectory() as home:
        return await first_frame(dlwork(home, load_catalogue()))


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def line(name: str, ours: float, bare: float, unit: str, factor: float = 1000) -> None:
    print(f"{name:<44} {ours * factor:>8.1f} {bare * factor:>8.1f} {unit}  {ours / bare:>5.2f}×")


async def main(runs: int) -> None:
    print(f"{'':<44} {'dlwork':>8} {'bare':>8}")
    line(
        "first full frame, median",
        await repeated(runs, our_first_frame),
        await repeated(runs, lambda: first_frame(Bare())),
        "ms",
    )
    ours, bare = await our_keys(20 * runs), await bare_keys(20 * runs)
    line("key to screen, median", statistics.median(ours), statistics.median(bare), "ms")
    line("key to screen, 95th percentile", p95(ours), p95(bare), "ms")
    line("memory of the process", memory("bench_ui.py", "--memory"), memory("bare_app.py"), "MB", 1)
    (large, large_filter), (small, small_filter) = await catalogue_of(10_000), await catalogue_of(100)
    line("opening 10,000 exercises against 100", large, small, "ms")
    line("a letter of the filter, 10,000 against 100", large_filter, small_filter, "ms")
    times = await switching(2 * runs)
    median, slow = statistics.median(times) * 1000, p95(times) * 1000
    print(f"to the next exercise: median {median:.0f} ms, 95th percentile {slow:.0f} ms")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--memory", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    asyncio.run(_live() if options.memory else main(options.runs))
