"""The pane around the code editor: the file's name, whether it is saved, and what stands in the way if it is not."""

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import DescendantBlur, Resize
from textual.reactive import var
from textual.widgets import Button, Static, TextArea

from workbench.assist import Assistant
from workbench.catalog import Exercise, Kind
from workbench.predict.card import asked
from workbench.ui.card_wording import placeholder
from workbench.ui.commands import CommandTable
from workbench.ui.reading import Reader, reader_for
from workbench.ui.state import DraftState, Drawn, Saving
from workbench.ui.typing_help import TypingHelp
from workbench.ui.widgets.code_editor import CodeEditor
from workbench.ui.widgets.completions import CompletionList
from workbench.ui.widgets.find_bar import FindBar, Seek
from workbench.ui.widgets.page import Prose
from workbench.ui.widgets.plain_editor import LineEditor, PlainEditor

_TITLE_SPACES = 2
"""The spaces Textual puts around a title."""
_STATE_CELLS = 20
"""What of the state is never cut in favour of the name."""
_ANSWER_ROWS = 6
"""What the line to answer in takes below a question: itself, how it is read, and the buttons."""


class EditorPane(Vertical):
    """The editor with its title line, as in "focal-loss.py ──── saved"."""

    ALLOW_MAXIMIZE = True

    file_name: var[str] = var("")
    draft: var[DraftState] = var(DraftState)

    exercise: var[Exercise | None] = var(None)
    drawn: var[Drawn | None] = var(None)

    _code = getters.query_one("#code-editor", CodeEditor)
    _prose = getters.query_one("#prose-editor", PlainEditor)
    _line = getters.query_one("#line-editor", LineEditor)
    _asked_page = getters.query_one("#asked-page", VerticalScroll)
    _asked = getters.query_one("#asked", Prose)
    _reading = getters.query_one("#reading", Static)
    _card_keys = getters.query_one("#card-keys", Horizontal)
    _about_code = getters.query_one("#about-code", Static)
    _find_bar = getters.query_one(FindBar)
    _trouble = getters.query_one("#trouble", Static)

    def __init__(self, commands: CommandTable, assistant: Assistant | None = None) -> None:
        super().__init__(id="code")
        self._commands = commands
        self._reader: Reader = reader_for(None, None)
        self._assistant = assistant
        self._help: TypingHelp | None = None
        self._said = ""

    def compose(self) -> ComposeResult:
        """An editor for each kind of text, and below it the reason when the text cannot be saved."""
        yield CodeEditor(id="code-editor")
        yield PlainEditor(id="prose-editor")
        with VerticalScroll(id="asked-page"):
            yield Prose(id="asked")
        yield LineEditor(id="line-editor")
        yield Static(id="reading")
        with Horizontal(id="card-keys"):
            yield Button("Check · Enter", id="check-answer", compact=True, action="screen.run")
            again = self._commands.say("New numbers · {again}")
            yield Button(again, id="new-numbers", compact=True, action="screen.again")
        yield Static(id="about-code")
        yield FindBar()
        yield Static(id="trouble")
        yield CompletionList()

    def on_mount(self) -> None:
        """Have typing helped, where there is somebody to ask."""
        if self._assistant is not None:
            self._help = TypingHelp(self._code, self.query_one(CompletionList), self, self._assistant)

    @property
    def editor(self) -> CodeEditor:
        """The editor for the exercise that is open: of code, of prose, or of one line."""
        match self.exercise.kind if self.exercise else Kind.CODE:
            case Kind.CODE:
                return self._code
            case Kind.RECALL | Kind.PITCH:
                return self._prose
            case _:
                return self._line

    def seek(self, what: Seek) -> None:
        """Open the bar for finding, replacing or going to a line; a card's one line needs none."""
        if self.editor is not self._line:
            self._find_bar.open(self.editor, what)

    def show_source(self, text: str, cursor: tuple[int, int], name: str) -> None:
        """Load a text into the editor that is shown."""
        self._find_bar.display = False
        self.editor.load_source(text, cursor, name)
        if self._help is not None and self.editor is self._code:
            self._help.dismiss()
            self._help.text_changed()
            self._help.warm_up()

    def say(self, line: str) -> None:
        """Show a line about the code below it."""
        if line == self._said:
            return  # it comes with every key, and drawing it anew would lay out the whole screen
        self._said = line
        width = self.size.width - 4
        shown = Content(line if len(line) <= width else f"{line[: max(0, width - 1)]}…")
        self.border_subtitle = shown
        self._about_code.update(shown)  # which shows where there is no border to write on
        self._about_code.set_class(bool(line), "-told")

    @on(CodeEditor.Edited, "#code-editor")
    def _code_changed(self) -> None:
        if self._help is not None:
            self._help.text_changed()

    @on(TextArea.SelectionChanged, "#code-editor")
    def _cursor_moved(self) -> None:
        if self._help is not None:
            self._help.cursor_moved()

    @on(CodeEditor.CompletionWanted)
    def _completion_wanted(self) -> None:
        if self._help is not None:
            self._help.asked()

    @on(CompletionList.Taken)
    def _completion_taken(self, message: CompletionList.Taken) -> None:
        if self._help is not None:
            self._help.take(message.word)
            self._code.focus()

    @on(DescendantBlur)
    def _left(self, event: DescendantBlur) -> None:
        if self._help is not None and event.widget is self._code:
            self._help.dismiss()

    def watch_exercise(self, exercise: Exercise | None) -> None:
        """Show the editor that fits; it has the keyboard if the one before had it."""
        editors = (self._code, self._prose, self._line)
        had_focus = any(editor.has_focus for editor in editors)
        self.editor.display = True
        if had_focus:
            self.screen.set_focus(self.editor)  # before the other one goes, or the focus would wander
        for editor in editors:
            editor.display = editor is self.editor
        self.editor.placeholder = placeholder(exercise.kind, self._commands) if exercise else ""
        self._card_keys.display = self.editor is self._line
        self._reading.display = self.editor is not self._code and (exercise is None or exercise.kind is not Kind.RECALL)
        self._read_with(reader_for(exercise, None))

    def watch_drawn(self, drawn: Drawn | None) -> None:
        """Ask over the line what is to be typed into it."""
        self._asked_page.display = self.query_one("#new-numbers").display = drawn is not None
        self._asked.update(asked(drawn.prediction, drawn.seed) if drawn else "")
        self._read_with(reader_for(self.exercise, drawn))

    @on(TextArea.Changed, "#line-editor, #prose-editor")
    def _typed(self) -> None:
        self._reading.update(Content.styled(self._reader(self.editor.text), "$text-muted"))

    def _read_with(self, reader: Reader) -> None:
        """Say how the answer is understood, from now on with this reader."""
        self._reader = reader
        self._typed()

    def focus_inside(self) -> None:
        """Put the focus on the editor."""
        self.editor.focus()

    def watch_file_name(self) -> None:
        """Name the file."""
        self._draw_title()

    def watch_draft(self, draft: DraftState) -> None:
        """Say whether the text is safe, and keep saying so."""
        unsafe = draft.saving in (Saving.FAILED, Saving.CONFLICT)
        if unsafe or self._trouble.display:
            self._trouble.display = unsafe
            self._trouble.update(Content(f"! {draft.label}"))
        self.set_class(unsafe, "-unsafe")
        self._draw_title()

    def on_resize(self, event: Resize) -> None:
        """Fit the title to the new width, and a predict card's question to the new height."""
        self._draw_title()
        self._asked_page.styles.max_height = max(3, self.content_size.height - _ANSWER_ROWS)

    def _draw_title(self) -> None:
        corners = 2 * self.gutter.left + 2 if self.styles.border_left[0] else 0
        self.border_title = title(self.file_name, self.draft, self.outer_size.width - corners - _TITLE_SPACES)


def title(file_name: str, draft: DraftState, width: int) -> Content:
    """The file's name at the left and its state at the right end of a line of that many cells."""
    style = {Saving.SAVED: "$text-muted", Saving.PENDING: "$text-muted"}.get(draft.saving, "bold $text-error")
    state = str(draft.saving) if draft.saving in (Saving.SAVED, Saving.PENDING) else f"! {draft.label}"
    most = max(8, width - min(len(state), _STATE_CELLS) - 3)  # the name gives way first: it stands above, too
    file_name = file_name if len(file_name) <= most else file_name[: most - 1] + "…"
    room = max(0, width - len(file_name) - 2)
    if len(state) > room:
        state = state[: max(0, room - 1)] + "…"
    line = "─" * max(1, room - len(state))
    return Content.assemble((file_name, ""), " ", (line, "not bold $foreground 25%"), " ", (state, style))
