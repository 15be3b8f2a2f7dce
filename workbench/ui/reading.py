"""How a typed answer is understood while it is being typed: a formula in Unicode, a number, a shape, a choice.

Separate from the editor pane, so that it can be tested without a screen.
"""

from collections.abc import Callable
from typing import TypeAlias

from workbench.catalog import Exercise, Kind
from workbench.errors import ContentError
from workbench.formula import FormulaError, parse
from workbench.judge.formulas import read_problem
from workbench.pitch import BUDGET_SECONDS, PitchError, read_form, spoken_seconds
from workbench.predict import PredictionError
from workbench.predict.judging import shown
from workbench.predict.reading import read_answer
from workbench.ui.state import Drawn

Reader: TypeAlias = Callable[[str], str]
"""From what was typed to one line about it; empty where there is nothing to say."""


def reader_for(exercise: Exercise | None, drawn: Drawn | None) -> Reader:
    """The reader of the answers to an exercise; one that never says anything where answers are not read."""
    if drawn is not None:
        return _told(lambda text: shown(read_answer(drawn.prediction, text)))
    if exercise is not None and exercise.kind is Kind.PITCH:
        return _spoken
    if exercise is not None and exercise.kind is Kind.FORMULA:
        try:
            names = read_problem(exercise.problem_file).names
        except ContentError:
            return _nothing  # the grading says what is wrong with the file
        return _told(lambda text: parse(text, names).pretty())
    return _nothing


def _told(read: Reader) -> Reader:
    def tell(text: str) -> str:
        if not text.strip():
            return ""
        try:
            return f"read as  {read(text)}"
        except (FormulaError, PredictionError) as error:
            return str(error)

    return tell


def _spoken(text: str) -> str:
    """How long each project's pitch takes to say."""
    try:
        projects = read_form(text)
    except PitchError as error:
        return str(error)
    several = len(projects) > 1
    times = (
        f"{f'{project.name}: ' if several else ''}{spoken_seconds(project):.0f} of {BUDGET_SECONDS} seconds"
        for project in projects
    )
    return f"spoken  {' · '.join(times)}"


def _nothing(text: str) -> str:
    return ""
