"""The pane with everything there is to read: question, hints, and, once they are open, answer, solution and checks."""

from collections.abc import Mapping

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.highlight import highlight
from textual.reactive import var
from textual.widgets import Button, Static, TabbedContent, TabPane

from workbench.catalog import Exercise, Kind
from workbench.errors import ContentError
from workbench.predict.card import answer_with
from workbench.study import Access, Status
from workbench.ui.card_wording import lock_keys
from workbench.ui.commands import CommandTable
from workbench.ui.state import Drawn
from workbench.ui.widgets.page import Page, Prose, focus_page
from workbench.ui.widgets.related import Related

EMPTY_CATALOGUE = """\
# There are no exercises

Nothing could be loaded. *Show problems* in the command palette ({palette}) says what is wrong with which file.

If dlwork was installed with exercises, reinstall it; your own come with `dlwork --exercises FOLDER`.
"""
LOCK = " ×"


class QuestionPane(Vertical):
    """Question, Hints, Answer, Solution and Checks. What is locked says what opens it."""

    ALLOW_MAXIMIZE = True

    exercise: var[Exercise | None] = var(None)
    access: var[Access] = var(lambda: Access(False, ""))
    hints_shown: var[int] = var(0)
    drawn: var[Drawn | None] = var(None)
    related: var[tuple[Exercise, ...]] = var(())
    statuses: var[Mapping[str, Status]] = var(dict)

    tabs = getters.query_one(TabbedContent)
    _question = getters.query_one("#question-text", Prose)
    _hints = getters.query_one("#hints-text", Prose)
    _hint_button = getters.query_one("#next-hint", Button)
    _answer = getters.query_one("#answer-text", Prose)
    _answer_lock = getters.query_one("#answer-lock", Static)
    _solution = getters.query_one("#solution-text", Static)
    _solution_lock = getters.query_one("#solution-lock", Static)
    _checks = getters.query_one("#checks-text", Static)

    def __init__(self, commands: CommandTable) -> None:
        super().__init__(id="question")
        self._commands = commands

    def compose(self) -> ComposeResult:
        """One tab for each thing to read."""
        with TabbedContent():
            with TabPane("Question", id="tab-question"), Page():
                yield Prose(id="question-text")
                yield Related().data_bind(exercises=QuestionPane.related, statuses=QuestionPane.statuses)
            with TabPane("Hints", id="tab-hints"), Page():
                yield Prose(id="hints-text")
                yield Button("Show a hint", id="next-hint", compact=True, action="screen.hint")
            with TabPane("Answer", id="tab-answer"), Page():
                yield Static(id="answer-lock", classes="lock")
                yield Prose(id="answer-text")
            with TabPane("Solution", id="tab-solution"), Page():
                yield Static(id="solution-lock", classes="lock")
                yield Static(id="solution-text", classes="code")
            with TabPane("Checks", id="tab-checks"), Page():
                yield Static(id="checks-text", classes="code")

    def on_mount(self) -> None:
        """Begin without an exercise."""
        self._show_question()
        self._show_access()

    def focus_inside(self) -> None:
        """Put the focus on the page that is shown."""
        focus_page(self.tabs)

    def show_tab(self, name: str) -> None:
        """Bring a tab to the front: question, hints, answer, solution or checks."""
        self.tabs.active = f"tab-{name}"
        if name == "hints":
            self.call_after_refresh(self._scroll_to_newest_hint)

    def _scroll_to_newest_hint(self) -> None:
        """Once its text is there: put its heading at the top, or as far up as the page goes."""
        headings = self._hints.heading_rows
        if headings:
            page = self.tabs.get_pane("tab-hints").query_one(Page)
            page.scroll_to(y=headings[-1], animate=False)

    def show_empty_catalogue(self) -> None:
        """Say that there is nothing to practise, and what to do."""
        self._question.update(self._commands.say(EMPTY_CATALOGUE))

    def watch_exercise(self) -> None:
        """Show another exercise from its beginning."""
        if self.is_mounted:
            self._show_question()
            self._show_hints()
            self._show_access()

    def watch_access(self) -> None:
        """Open or lock what the reveal rule says."""
        if self.is_mounted:
            self._show_access()

    def watch_drawn(self) -> None:
        """Show the answer for other numbers."""
        if self.is_mounted:
            self._show_access()

    def watch_hints_shown(self) -> None:
        """Show the hints that are open."""
        if self.is_mounted:
            self._show_hints()

    def _show_question(self) -> None:
        self.tabs.active = "tab-question"
        for page in self.query(Page):
            page.scroll_home(animate=False)
        self._question.update("" if self.exercise is None else _read(self.exercise, "question_text"))

    def _answer_text(self) -> str:
        """The answer, and how it goes with the numbers that were drawn, if any were."""
        if self.exercise is None or not self.access.open:
            return ""
        answer = _read(self.exercise, "answer")
        return answer if self.drawn is None else answer_with(answer, self.drawn.prediction, self.drawn.seed)

    def _show_hints(self) -> None:
        try:
            hints = self.exercise.hints if self.exercise else ()
        except ContentError as error:
            self._hints.update(str(error))
            return
        shown = hints[: self.hints_shown]
        left = len(hints) - len(shown)
        (self.tabs.show_tab if hints else self.tabs.hide_tab)("tab-hints")
        self.tabs.get_tab("tab-hints").label = f"Hints {len(shown)}/{len(hints)}" if shown else "Hints"
        intro = "Hints go from a nudge to nearly there. They are opened one at a time." if not shown else ""
        intro = intro if hints else "There are no hints for this one."
        parts = [f"### {number}. {hint.title}\n\n{hint.text}" for number, hint in enumerate(shown, 1)]
        end = "*That was the last hint.*" if hints and not left else ""
        self._hints.update("\n\n".join(part for part in (intro, *parts, end) if part))
        self._hint_button.display = bool(left)
        self._hint_button.label = f"Show hint {len(shown) + 1} of {len(hints)} · {self._commands['hint'].key_label}"

    def _show_access(self) -> None:
        is_open = self.access.open and self.exercise is not None
        lock = "" if is_open else LOCK
        self.tabs.get_tab("tab-answer").label = f"Answer{lock}"
        self.tabs.get_tab("tab-solution").label = f"Solution{lock}"
        self._show_tab_if("tab-solution", self.exercise is None or self.exercise.kind is Kind.CODE)
        for part in (self._answer_lock, self._solution_lock):
            part.display = not is_open
            part.update(self._lock_text())
        self._answer.display = self._solution.display = is_open
        self._answer.update(self._answer_text())
        self._solution.update(_code(_read(self.exercise, "solution")) if is_open and self.exercise else "")
        self._show_checks()

    def _lock_text(self) -> Content:
        keys = lock_keys(self.exercise.kind if self.exercise else None, self._commands)
        return Content.assemble(("Locked. ", "bold"), self.access.reason, "\n\n", (keys, "$text-muted"))

    def _show_checks(self) -> None:
        exercise = self.exercise
        is_open = exercise is not None and exercise.kind is Kind.CODE and self.access.checks_open
        self._show_tab_if("tab-checks", is_open)
        if exercise is None or not is_open:
            return
        try:
            self._checks.update(_code(exercise.checks_file.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError) as error:
            self._checks.update(Content(f"The checks cannot be read: {error}"))

    def _show_tab_if(self, tab: str, wanted: bool) -> None:
        """Only exercises in code come with a solution and checks in code."""
        if wanted:
            self.tabs.show_tab(tab)
        else:
            self.tabs.hide_tab(tab)


def _code(source: str) -> Content:
    return highlight(source, language="python")


def _read(exercise: Exercise, part: str) -> str:
    """One of the exercise's texts, or why it cannot be read."""
    try:
        return str(getattr(exercise, part))
    except ContentError as error:
        return str(error)
