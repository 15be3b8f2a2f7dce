"""From the question to the verdict: grading, hints, what is locked and what opens it."""

import shutil
from dataclasses import replace

from textual.pilot import Pilot
from textual.widgets import Button, Static

from workbench.catalog import Catalogue, Kind, Track
from workbench.errors import JudgeUnavailable
from workbench.judge.report import Diagnosis, Difference, Frame, Report, Verdict
from workbench.study import Status, Study
from workbench.ui.app import DlworkApp
from workbench.ui.grading import Graded
from workbench.ui.screens.dialogs import Confirm
from workbench.ui.state import Stage
from workbench.ui.widgets.editor_pane import EditorPane
from workbench.ui.widgets.page import Prose
from workbench.ui.widgets.question import QuestionPane
from workbench.ui.widgets.results import CheckRow, ResultsPane

from .conftest import STUB, Session, settle
from .fakes import FakeGrader, failed, passed, report

ATTEMPT = "def relu(x):\n    return x\n"


def write(app: DlworkApp, text: str) -> None:
    app.workbench.query_one(EditorPane).editor.text = text


def shown(app: DlworkApp, selector: str) -> str:
    return str(app.workbench.query_one(selector, Static).content)


def title(app: DlworkApp) -> str:
    return str(app.workbench.query_one(ResultsPane).border_title)


async def grade(app: DlworkApp, pilot: Pilot[None], text: str = ATTEMPT) -> None:
    write(app, text)
    await pilot.press("f5")
    await settle(pilot)


async def test_a_failed_run_shows_the_verdict_and_unfolds_the_first_failure(
    session: Session, wrong: FakeGrader, study: Study, catalogue: Catalogue
) -> None:
    async with session(wrong) as (app, pilot):
        await grade(app, pilot)
        assert wrong.sources == [ATTEMPT]
        assert "wrong answer · 2 of 3 checks · 43 ms · seed 7" in title(app)
        rows = list(app.workbench.query(CheckRow))
        assert [row.unfolded for row in rows] == [True, False, False]
        assert "negative inputs become zero" in str(rows[0].query_one(".line", Static).content)
        assert "You return x itself" in str(rows[0].query_one(".details", Static).content)
        assert app.workbench.statuses["relu"] is Status.FAILED
        (attempt,) = study.attempts(catalogue.get("relu"))
        assert (attempt.source, attempt.verdict, attempt.seed) == (ATTEMPT, "wrong_answer", 7)


async def test_checks_appear_while_the_run_goes_on(session: Session, wrong: FakeGrader) -> None:
    wrong.gate.clear()
    async with session(wrong) as (app, pilot):
        await pilot.press("f5")
        await pilot.pause()
        assert len(app.workbench.query(CheckRow)) == 1
        assert "running · 0.0 s · 1 check so far" in title(app)
        wrong.gate.set()
        await settle(pilot)
        titles = [row.check.title for row in app.workbench.query(CheckRow)]
        assert titles == ["negative inputs become zero", "positive inputs pass through", "shape is kept"]


async def test_a_second_f5_cancels_the_first_run(
    session: Session, wrong: FakeGrader, study: Study, catalogue: Catalogue
) -> None:
    wrong.gate.clear()
    async with session(wrong) as (app, pilot):
        write(app, ATTEMPT)
        await pilot.press("f5")
        await pilot.pause()
        await pilot.press("f5")
        await pilot.pause()
        assert (wrong.cancelled, len(wrong.sources)) == (1, 2)
        wrong.gate.set()
        await settle(pilot)
        assert app.workbench.current_run.stage is Stage.DONE
        assert len(study.attempts(catalogue.get("relu"))) == 1


async def test_escape_stops_the_run_and_counts_nothing(
    session: Session, wrong: FakeGrader, study: Study, catalogue: Catalogue
) -> None:
    wrong.gate.clear()
    async with session(wrong) as (app, pilot):
        await pilot.press("f5")
        await pilot.pause()
        assert str(app.workbench.query_one("#run", Button).label) == "■ Stop"
        await pilot.press("escape")
        await settle(pilot)
        assert wrong.cancelled == 1
        assert "stopped" in title(app)
        assert study.attempts(catalogue.get("relu")) == ()


async def test_typing_goes_on_while_a_run_is_under_way(session: Session, wrong: FakeGrader) -> None:
    wrong.gate.clear()
    async with session(wrong) as (app, pilot):
        editor = app.workbench.query_one(EditorPane).editor
        await pilot.press("f5")
        await pilot.press("a", "b")
        assert editor.text == "ab" + STUB
        wrong.gate.set()
        await settle(pilot)
        assert wrong.sources == [STUB]
        assert app.workbench.focused is editor


async def test_switching_the_exercise_ends_the_run(session: Session, wrong: FakeGrader) -> None:
    wrong.gate.clear()
    async with session(wrong) as (app, pilot):
        await pilot.press("f5")
        await pilot.pause()
        await pilot.press("f3")
        await settle(pilot)
        assert wrong.cancelled == 1
        assert app.workbench.exercise is not None and app.workbench.exercise.id == "silu"
        assert app.workbench.current_run.stage is Stage.IDLE
        assert wrong.prepared == ["relu", "silu"]


async def test_the_button_runs_the_checks(session: Session, wrong: FakeGrader) -> None:
    async with session(wrong) as (app, pilot):
        await pilot.click("#run")
        await settle(pilot)
        assert app.workbench.current_run.stage is Stage.DONE


async def test_solution_stays_locked_until_an_attempt(session: Session, wrong: FakeGrader) -> None:
    async with session(wrong) as (app, pilot):
        tabs = app.workbench.query_one(QuestionPane).tabs
        assert tabs.get_tab("tab-solution").label_text.endswith("×")
        assert "once you have changed the stub" in shown(app, "#solution-lock")
        assert "np.maximum" not in shown(app, "#solution-text")
        await grade(app, pilot)
        assert tabs.get_tab("tab-solution").label_text == "Solution"
        assert "np.maximum" in shown(app, "#solution-text")
        assert "passes what is positive" in app.workbench.query_one("#answer-text", Prose).source
        assert not tabs.get_tab("tab-checks").display


async def test_the_unchanged_stub_opens_nothing(session: Session, wrong: FakeGrader) -> None:
    async with session(wrong) as (app, pilot):
        await grade(app, pilot, STUB)
        assert "np.maximum" not in shown(app, "#solution-text")


async def test_passing_opens_the_hidden_checks_and_counts(session: Session, right: FakeGrader) -> None:
    async with session(right) as (app, pilot):
        assert shown(app, "#score") == "0 of 3 solved"
        await grade(app, pilot)
        assert app.workbench.query_one(QuestionPane).tabs.get_tab("tab-checks").display
        assert "test_negative_inputs_become_zero" in shown(app, "#checks-text")
        assert shown(app, "#score") == "1 of 3 solved"
        assert "accepted" in title(app)


async def test_hints_open_one_at_a_time_and_are_remembered(
    session: Session, wrong: FakeGrader, study: Study, catalogue: Catalogue
) -> None:
    async with session(wrong) as (app, pilot):
        question = app.workbench.query_one(QuestionPane)
        await pilot.press("f2")
        await pilot.pause()
        assert question.tabs.active == "tab-hints"
        assert question.tabs.get_tab("tab-hints").label_text == "Hints 1/3"
        assert "The kink" not in app.workbench.query_one("#hints-text", Prose).source
        await pilot.click("#next-hint")
        await pilot.pause()
        assert "The kink" in app.workbench.query_one("#hints-text", Prose).source
        assert study.hints_shown(catalogue.get("relu")) == 2
        await pilot.press("f2", "f2", "f2")
        await pilot.pause()
        assert question.tabs.get_tab("tab-hints").label_text == "Hints 3/3"
        assert not app.workbench.query_one("#next-hint", Button).display
    async with session(wrong) as (app, pilot):
        assert app.workbench.query_one(QuestionPane).tabs.get_tab("tab-hints").label_text == "Hints 3/3"


async def test_giving_up_asks_first(session: Session, wrong: FakeGrader, study: Study, catalogue: Catalogue) -> None:
    async with session(wrong) as (app, pilot):
        await pilot.press("f8")
        await pilot.pause()
        assert isinstance(app.screen, Confirm)
        await pilot.press("escape")
        await settle(pilot)
        assert study.status(catalogue.get("relu")) is Status.NEW
        await pilot.press("f8")
        await pilot.pause()
        await pilot.click("#yes")
        await settle(pilot)
        assert study.status(catalogue.get("relu")) is Status.REVEALED
        assert app.workbench.query_one(QuestionPane).tabs.active == "tab-answer"
        assert "np.maximum" in shown(app, "#solution-text")


async def test_a_missing_judge_is_said_clearly(session: Session, study: Study, catalogue: Catalogue) -> None:
    async with session(FakeGrader(JudgeUnavailable("The judge could not be started: no memory."))) as (app, pilot):
        await grade(app, pilot)
        assert "no verdict" in title(app)
        assert "no memory" in shown(app, "#message")
        assert study.attempts(catalogue.get("relu")) == ()


async def test_a_defect_of_ours_is_never_blamed_on_the_learner(
    session: Session, study: Study, catalogue: Catalogue
) -> None:
    ours = FakeGrader(report("relu", (failed("shape", "boom", Verdict.INTERNAL_ERROR),)))
    async with session(ours) as (app, pilot):
        await grade(app, pilot)
        assert "our fault" in shown(app, "#message")
        assert study.attempts(catalogue.get("relu")) == ()


async def test_frames_difference_output_and_misconception_are_shown(session: Session) -> None:
    check = failed(
        "values",
        "It raised [bold]IndexError[/bold].",
        Verdict.RUNTIME_ERROR,
        Difference("relu(x)", "array([1, 2])", "array([1, 3])", "at [1]", "∂y/∂x = 1"),
        (Frame(2, "relu", "    return x[9]"),),
    )
    grader = FakeGrader(
        report("relu", (check,), output="one\ntwo\n", diagnosis=Diagnosis("identity", "You return `x`."))
    )
    async with session(grader) as (app, pilot):
        await grade(app, pilot)
        details = str(app.workbench.query_one(CheckRow).query_one(".details", Static).content)
        assert "[bold]IndexError" in details
        assert "line 2 in relu  return x[9]" in details
        assert "What you seem to believe: You return `x`." in shown(app, "#message")
        difference = shown(app, "#difference-text")
        assert all(part in difference for part in ("relu(x)", "array([1, 2])", "array([1, 3])", "at [1]", "∂y/∂x = 1"))
        assert shown(app, "#output-text") == "one\ntwo"


async def test_a_report_that_comes_late_is_counted_but_not_shown(
    session: Session, wrong: FakeGrader, study: Study, catalogue: Catalogue
) -> None:
    wrong.gate.clear()
    async with session(wrong) as (app, pilot):
        await pilot.press("f5")
        await pilot.pause()
        cancelled = app.workbench.current_run.ticket
        assert cancelled is not None
        write(app, ATTEMPT)
        await pilot.press("f5")
        await pilot.pause()
        wrong.gate.set()
        await settle(pilot)
        shown_run = app.workbench.current_run
        late = Report("relu", Verdict.ACCEPTED, 1, (passed("shape"),), {"total": 0.1})
        app.workbench.post_message(Graded(cancelled, late))
        await pilot.pause()
        assert app.workbench.current_run is shown_run
        assert [attempt.verdict for attempt in study.attempts(catalogue.get("relu"))] == ["wrong_answer", "accepted"]


async def test_the_verdict_is_shown_and_counted_before_the_misconception_is_known(
    session: Session, study: Study, catalogue: Catalogue
) -> None:
    grader = FakeGrader(report("relu", (failed("values"),), diagnosis=Diagnosis("identity", "You return `x`.")))
    grader.diagnosis_gate.clear()
    async with session(grader) as (app, pilot):
        write(app, ATTEMPT)
        await pilot.press("f5")
        await pilot.pause()
        assert "wrong answer" in title(app)
        assert "Looking for" in shown(app, "#message")
        assert len(study.attempts(catalogue.get("relu"))) == 1
        grader.diagnosis_gate.set()
        await settle(pilot)
        assert "You return `x`." in shown(app, "#message")
        assert len(study.attempts(catalogue.get("relu"))) == 1


async def test_a_formula_card_has_no_solution_in_code(
    session: Session, right: FakeGrader, catalogue: Catalogue
) -> None:
    relu = catalogue.get("relu")
    card = replace(relu, id="relu-formula", kind=Kind.FORMULA, folder=relu.folder.with_name("relu-formula"))
    card.folder.mkdir()
    for name in ("question.md", "hints.md"):
        shutil.copy(relu.folder / name, card.folder / name)
    async with session(right) as (app, pilot):
        app.workbench.catalogue = Catalogue((Track("activations", "Activations", "", 1, (relu, card)),))
        app.workbench.open_exercise(card)
        await grade(app, pilot, "Heaviside(x)")
        tabs = app.workbench.query_one(QuestionPane).tabs
        assert [tabs.get_tab(f"tab-{name}").display for name in ("answer", "solution", "checks")] == [
            True,
            False,
            False,
        ]
