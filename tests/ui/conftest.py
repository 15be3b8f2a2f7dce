"""A small catalogue, a home and a clock that stay the same, for every test of the app."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from workbench.catalog import Catalogue, Exercise, Kind, Level, Track
from workbench.study import Study
from workbench.ui.app import DlworkApp

from .fakes import FakeGrader, failed, passed, report

STUB = "def relu(x):\n    raise NotImplementedError\n"
QUESTION = """\
# {title}

*"Write it down and say why."*

    y_i = max(0, x_i)      where x_i ∈ ℝ
    ∂y/∂x = 1 if x > 0, else 0

* `relu(x)` returns an array of the same shape.
"""
HINTS = """\
## Where to begin

Try `np.maximum`.

## The kink

Any value in [0, 1] does.

## Nearly there

`x > 0`.
"""

Session = Callable[..., AbstractAsyncContextManager[tuple[DlworkApp, Pilot[None]]]]


def write_exercise(root: Path, track: str, name: str, title: str, level: Level, minutes: int) -> Exercise:
    folder = root / "exercises" / track / name
    solution = root / "solutions" / track / name
    folder.mkdir(parents=True)
    solution.mkdir(parents=True)
    (folder / "question.md").write_text(QUESTION.format(title=title), encoding="utf-8")
    (folder / "hints.md").write_text(HINTS, encoding="utf-8")
    (folder / "stub.py").write_text(STUB, encoding="utf-8")
    (solution / "answer.md").write_text("# Answer\n\nIt passes what is positive.\n", encoding="utf-8")
    (solution / "solution.py").write_text("import numpy as np\n\n\ndef relu(x):\n    return np.maximum(x, 0)\n")
    (solution / "checks.py").write_text("def test_negative_inputs_become_zero(submission):\n    ...\n")
    return Exercise(name, title, track, Kind.CODE, level, minutes, ("kinks",), folder, solution, entry_points=("relu",))


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    relu = write_exercise(tmp_path, "activations", "relu", "ReLU and its kink", Level.BEGINNER, 10)
    silu = write_exercise(tmp_path, "activations", "silu", "SiLU by hand", Level.INTERMEDIATE, 15)
    hinge = write_exercise(tmp_path, "losses", "hinge", "Hinge loss", Level.ADVANCED, 20)
    return Catalogue(
        (
            Track("activations", "Activations", "Non-linearities", 1, (relu, silu)),
            Track("losses", "Losses", "What is minimised", 2, (hinge,)),
        )
    )


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("DLWORK_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def still_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TextArea.cursor_blink, "_default", False)
    monkeypatch.setattr(Input.cursor_blink, "_default", False)


@pytest.fixture
def study(home: Path) -> Iterator[Study]:
    opened = Study.open()
    yield opened
    opened.close()


@pytest.fixture
def wrong() -> FakeGrader:
    """A grader that finds one check in three failing."""
    checks = (
        passed("positive_inputs_pass_through"),
        failed("negative_inputs_become_zero", "You return x itself where it is negative."),
        passed("shape_is_kept"),
    )
    return FakeGrader(report("relu", checks))


@pytest.fixture
def right() -> FakeGrader:
    """A grader that accepts everything."""
    return FakeGrader(report("relu", (passed("positive_inputs_pass_through"), passed("shape_is_kept"))))


@pytest.fixture
def session(catalogue: Catalogue, study: Study) -> Session:
    """Runs the app: `async with session(grader, size=(160, 50)) as (app, pilot)`."""

    @asynccontextmanager
    async def run(
        grader: FakeGrader, size: tuple[int, int] = (160, 50), start: str | None = None, study: Study = study
    ) -> AsyncIterator[tuple[DlworkApp, Pilot[None]]]:
        app = DlworkApp(catalogue, study, grader, start, clock=lambda: 0.0)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            yield app, pilot

    return run


async def settle(pilot: Pilot[None]) -> None:
    """Wait until no worker runs and every message was handled."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
