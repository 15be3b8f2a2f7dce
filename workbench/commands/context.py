"""What a subcommand works with: catalogue, history, judge and app, each made when it is first asked for.

Separate from the subcommands so that tests can hand in a grader of their own, and so that the imports below, which
are the slow ones, stand in one place.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.catalog import Catalogue, Exercise, Kind, load_catalogue
from workbench.commands.terminal import warn
from workbench.errors import ContentError, DlworkError, UnknownExercise

if TYPE_CHECKING:
    from workbench.judge.grader import Grader
    from workbench.judge.sandbox import Layer
    from workbench.study import Study


def _make_grader() -> "Grader":
    from workbench.judge.pool import make_grader  # brings asyncio, which most subcommands do without

    return make_grader()


def _open_study() -> "Study":
    from workbench.study import Study  # brings sqlite3; `verify` and `doctor` do without

    return Study.open()


def _probe() -> "tuple[str, Sequence[Layer]]":
    from workbench.judge.engine import engine_name
    from workbench.judge.sandbox import probe

    return engine_name(), probe()


def _run_app(catalogue: Catalogue, study: "Study", start: str | None) -> int:
    from workbench.ui.app import run_app  # brings Textual

    return run_app(catalogue, study, start)


@dataclass(frozen=True)
class Services:
    """How the larger parts are made. Tests replace them."""

    make_grader: Callable[[], "Grader"] = _make_grader
    open_study: Callable[[], "Study"] = _open_study
    probe: "Callable[[], tuple[str, Sequence[Layer]]]" = _probe
    """The engine's name, and the layers of the sandbox."""
    run_app: Callable[[Catalogue, "Study", str | None], int] = _run_app


@dataclass(frozen=True)
class Context:
    """What one run of the command line works with."""

    extra_folders: Sequence[Path]
    """The folders of --exercises."""
    services: Services

    @cached_property
    def catalogue(self) -> Catalogue:
        """The built-in exercises and those of `extra_folders`."""
        return load_catalogue(self.extra_folders)

    def exercise(self, exercise_id: str) -> Exercise:
        """The exercise with this id. Raises UnknownExercise, or ContentError where its files are broken."""
        try:
            return self.catalogue.get(exercise_id)
        except UnknownExercise:
            for problem in self.catalogue.problems:
                if f"/{exercise_id}/exercise.toml" in problem.replace("\\", "/"):
                    raise ContentError(problem) from None
            raise

    def gradable(self, exercise_id: str) -> Exercise:
        """As `exercise`; raises DlworkError where nothing can be graded but by the learner."""
        exercise = self.exercise(exercise_id)
        if exercise.kind is Kind.RECALL:
            raise DlworkError(
                f"{exercise.id} is a {exercise.kind} card, which you grade yourself in the app; "
                f"`dlwork {exercise.id}` opens it."
            )
        return exercise

    @contextmanager
    def study(self) -> Iterator["Study"]:
        """The learner's history, open within the block; what it has to say goes to stderr."""
        study = self.services.open_study()
        try:
            for notice in study.notices:
                warn(notice)
            yield study
        finally:
            study.close()
