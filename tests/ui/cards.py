"""A recall, a predict and a formula card beside the usual exercises, and a grader that really reads the answers."""

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Button, Static

from workbench.catalog import Catalogue, Exercise, Kind, Level, Track
from workbench.judge.formulas import grade_formula
from workbench.judge.predictions import grade_prediction
from workbench.judge.report import Report
from workbench.ui.app import DlworkApp
from workbench.ui.widgets.code_editor import CodeEditor
from workbench.ui.widgets.editor_pane import EditorPane
from workbench.ui.widgets.key_points import KeyPoint
from workbench.ui.widgets.question import QuestionPane
from workbench.ui.widgets.results import ResultsPane

from .conftest import settle
from .fakes import FakeGrader

ANSWER = """\
# Answer

It passes what is positive.

## Key points

- positive stays
- negative becomes zero
- the kink is at zero,
  where any slope in [0, 1] does
- `max(0, x)`
"""
PROBLEM = """\
from workbench.predict import Prediction


def draw(random):
    n = random.randint(3, 999)
    near_misses = {n: "That is it once."}
    return Prediction(prompt=f"Twice {n}?", expected=2 * n, explain=f"{n} and {n}.", near_misses=near_misses)
"""
FORMULA = 'answer = "2 * x"\n\n[variables]\nx = { low = -3.0, high = 3.0 }\n'


def card(root: Path, name: str, kind: Kind, question: int | None = None) -> Exercise:
    folder, solution = root / "exercises" / "cards" / name, root / "solutions" / "cards" / name
    folder.mkdir(parents=True)
    solution.mkdir(parents=True)
    (folder / "question.md").write_text(f"# The {name} card\n\nAnswer it.\n")
    (solution / "answer.md").write_text(ANSWER)
    if kind is Kind.PREDICT:
        (solution / "problem.py").write_text(PROBLEM)
    if kind is Kind.FORMULA:
        (solution / "problem.toml").write_text(FORMULA)
    return Exercise(name, f"The {name} card", "cards", kind, Level.BEGINNER, 5, ("kinks",), folder, solution, question)


def with_cards(catalogue: Catalogue, root: Path) -> Catalogue:
    """The catalogue, with a track of cards behind its own."""
    cards = (
        card(root, "say-it", Kind.RECALL, 10),
        card(root, "guess", Kind.PREDICT, 10),
        card(root, "twice", Kind.FORMULA),
        card(root, "say-more", Kind.RECALL, 11),
    )
    return Catalogue((*catalogue.tracks, Track("cards", "Cards", "Answers", 3, cards)))


class CardGrader(FakeGrader):
    """Grades cards as the pool does."""

    def __init__(self) -> None:
        super().__init__()
        self.seeds: list[int | None] = []

    async def grade(self, exercise, source, *, seed=None, on_check=None, on_report=None) -> Report:  # type: ignore[no-untyped-def]
        self.sources.append(source)
        self.seeds.append(seed)
        graded = grade_prediction if exercise.kind is Kind.PREDICT else grade_formula
        report = graded(exercise, source, 7 if seed is None else seed)
        if on_report:
            on_report(report)
        return report


def editor(app: DlworkApp) -> CodeEditor:
    return app.workbench.query_one(EditorPane).editor


def title(app: DlworkApp) -> str:
    return str(app.workbench.query_one(ResultsPane).border_title)


def message(app: DlworkApp) -> str:
    return str(app.workbench.query_one("#message", Static).content)


def run_button(app: DlworkApp) -> str:
    return str(app.workbench.query_one("#run", Button).label)


def tabs_shown(app: DlworkApp, pane: type[QuestionPane] | type[ResultsPane]) -> list[str]:
    tabs = app.workbench.query_one(pane).tabs
    ids = [tab.id for tab in tabs.query("TabPane") if tab.id]
    return [tab.removeprefix("tab-") for tab in ids if tabs.get_tab(tab).display]


def marks(app: DlworkApp) -> list[str]:
    points = app.workbench.query(KeyPoint)
    return [str(point.query_one(".mark", Static).content).strip() for point in points]


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)
