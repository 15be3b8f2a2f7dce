"""An empty home and an exercise to practise on."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workbench.catalog import Exercise, Kind, Level
from workbench.study import Home, Study

STUB = '''def relu(x):
    """Negative values become zero."""
    raise NotImplementedError
'''


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    folder = tmp_path / "home"
    monkeypatch.setenv("DLWORK_HOME", str(folder))
    return Home(folder)


@pytest.fixture
def make_exercise(tmp_path: Path) -> Callable[..., Exercise]:
    def make(name: str = "relu", kind: Kind = Kind.CODE, stub: str | None = STUB) -> Exercise:
        folder = tmp_path / "exercises" / "activations" / name
        folder.mkdir(parents=True)
        if stub is not None:
            (folder / "stub.py").write_text(stub, encoding="utf-8")
        return Exercise(
            id=name,
            title=name,
            track="activations",
            kind=kind,
            level=Level.BEGINNER,
            minutes=5,
            topics=("activations",),
            folder=folder,
            solution_folder=tmp_path / "solutions" / "activations" / name,
        )

    return make


@pytest.fixture
def exercise(make_exercise: Callable[..., Exercise]) -> Exercise:
    return make_exercise()


@pytest.fixture
def study(home: Home) -> Iterator[Study]:
    opened = Study.open(home)
    yield opened
    opened.close()


@pytest.fixture
def second_study(home: Home) -> Iterator[Study]:
    """Another dlwork that runs at the same time."""
    opened = Study.open(home)
    yield opened
    opened.close()
