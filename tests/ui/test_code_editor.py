"""The code editor in an app that holds nothing else, driven by keys and pastes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.color import Color
from textual.pilot import Pilot
from textual.theme import BUILTIN_THEMES
from textual.widgets import Button

from workbench.ui.editing.paste import LIMIT
from workbench.ui.widgets.code_editor import CodeEditor
from workbench.ui.widgets.code_view import contrast

SAMPLE = '''\
@decorated
class Cell(Base):
    """Text."""

    def gain(self, x: float = 1.5) -> float:  # note
        return [print(x), None, True, "s"]
'''


class Host(App[None]):
    """An editor between two buttons, which would take the focus if Tab let them."""

    BINDINGS = [
        *(Binding(key, f"note('{key}')") for key in ("f2", "f3", "f4", "f5", "f6", "f7", "f8", "ctrl+q", "escape")),
    ]
    COMMAND_PALETTE_BINDING = "f12"

    def __init__(self) -> None:
        super().__init__()
        self.noted: list[str] = []
        self.edits = 0
        self.text_seen = ""

    def compose(self) -> ComposeResult:
        yield Button("before")
        yield CodeEditor()
        yield Button("after")

    def on_mount(self) -> None:
        self.query_one(CodeEditor).focus()

    def action_note(self, key: str) -> None:
        self.noted.append(key)

    @on(CodeEditor.Edited)
    def count(self, message: CodeEditor.Edited) -> None:
        self.edits += 1
        self.text_seen = message.control.text


@asynccontextmanager
async def editing(text: str = "", cursor: tuple[int, int] = (0, 0)) -> AsyncIterator[tuple[CodeEditor, Pilot[None]]]:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        editor = app.query_one(CodeEditor)
        editor.load_source(text, cursor)
        await pilot.pause()
        yield editor, pilot


async def type_in(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*("enter" if character == "\n" else character for character in text))


async def paste_in(pilot: Pilot[None], text: str) -> None:
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()


def host(pilot: Pilot[None]) -> Host:
    assert isinstance(pilot.app, Host)
    return pilot.app


def notifications(pilot: Pilot[None]) -> list[str]:
    return [notification.message for notification in pilot.app._notifications]


def background(editor: CodeEditor, column: int, row: int) -> object:
    x = editor.gutter_width + column
    (segment,) = editor.render_line(row).crop(x, x + 1)
    assert segment.style is not None
    return segment.style.bgcolor


async def test_python_is_highlighted() -> None:
    async with editing(SAMPLE) as (editor, _):
        assert editor.is_syntax_aware
        keyword, name = (next(s for s in editor.render_line(1) if s.text == word) for word in ("class", "Cell"))
        assert keyword.style is not None and name.style is not None
        assert keyword.style.bold
        assert keyword.style.color != name.style.color


@pytest.mark.parametrize("theme", [name for name in BUILTIN_THEMES if not name.startswith("ansi")])
async def test_code_reads_well_in_every_theme(theme: str) -> None:
    async with editing(SAMPLE, (6, 0)) as (editor, pilot):
        pilot.app.theme = theme
        await pilot.pause()
        foreground = contrast(*map(Color.from_rich_color, (editor.rich_style.color, editor.rich_style.bgcolor)))
        for y in range(6):
            gutter, *code = (segment for segment in editor.render_line(y) if segment.text.strip())
            for segment, enough in [(gutter, 3.0), *((segment, min(4.5, foreground)) for segment in code)]:
                assert segment.style is not None
                colours = [Color.from_rich_color(colour) for colour in (segment.style.color, segment.style.bgcolor)]
                assert contrast(*colours) >= enough, (segment.text, colours)


async def test_the_cursors_line_and_the_matching_bracket_stand_out() -> None:
    async with editing("x = f(1)\ny", (0, 5)) as (editor, _):
        partner, code, other_line = (background(editor, *place) for place in ((7, 0), (0, 0), (0, 1)))
        assert len({partner, code, other_line}) == 3


async def test_typing_a_function_indents_and_dedents_it() -> None:
    async with editing() as (editor, pilot):
        await type_in(pilot, "def relu(x):\nreturn x\nprint(relu(1))")
        assert editor.text == "def relu(x):\n    return x\nprint(relu(1))"
        assert editor.cursor_location == (2, 14)
        assert host(pilot).text_seen == editor.text


async def test_keys_sent_in_one_burst_keep_their_order() -> None:
    async with editing() as (editor, pilot):
        keys = [*"if x:", "enter", *"ab", "backspace", "shift+tab", *"c", "home", *"d"]
        for key in keys:
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        await pilot.pause()
        assert editor.text == "if x:\ndac"


async def test_backspace_takes_a_level_a_pair_or_a_character() -> None:
    async with editing("        x(ab", (0, 12)) as (editor, pilot):
        await pilot.press("backspace", "backspace", "backspace", "(", "backspace")
        assert editor.text == "        x"
        await pilot.press("home", "backspace")
        assert editor.text == "    x"


async def test_tab_and_shift_tab_indent_and_never_move_the_focus() -> None:
    async with editing("a\nb") as (editor, pilot):
        await pilot.press("tab")
        assert editor.text == "    a\nb"
        await pilot.press("shift+tab", "shift+tab")
        assert editor.text == "a\nb"
        await pilot.press("ctrl+a", "tab")
        assert editor.text == "    a\n    b"
        assert editor.has_focus


@pytest.mark.parametrize("key", ["ctrl+slash", "ctrl+underscore", "ctrl+t"])
async def test_each_comment_key_toggles_the_line(key: str) -> None:
    async with editing("    x = 1") as (editor, pilot):
        await pilot.press(key)
        assert editor.text == "    # x = 1"
        await pilot.press(key)
        assert editor.text == "    x = 1"


async def test_lines_are_duplicated_and_moved() -> None:
    async with editing("a\nb\nc", (1, 1)) as (editor, pilot):
        await pilot.press("ctrl+d", "alt+up", "alt+up")
        assert editor.text == "b\na\nb\nc"
        assert editor.cursor_location == (0, 1)
        await pilot.press("alt+down")
        assert editor.text == "a\nb\nb\nc"


async def test_home_goes_to_the_first_word_and_then_to_the_start() -> None:
    async with editing("    return x", (0, 2)) as (editor, pilot):
        for column in (4, 0, 4):
            await pilot.press("home")
            assert editor.cursor_location == (0, column)
        await pilot.press("end", "shift+home")
        assert editor.selected_text == "return x"


async def test_a_line_and_everything_can_be_selected() -> None:
    async with editing("a\nbc\n", (1, 1)) as (editor, pilot):
        await pilot.press("ctrl+l")
        assert editor.selected_text == "bc"
        await pilot.press("ctrl+a")
        assert editor.selected_text == "a\nbc\n"


@pytest.mark.parametrize(
    ("text", "cursor", "keys"),
    [
        ("f(", (0, 2), ["enter"]),
        ("def f():", (0, 8), ["enter"]),
        ("x = ", (0, 4), ["("]),
        ("    x", (0, 4), ["backspace"]),
        ("f()", (0, 2), ["backspace"]),
        ("a\nb", (0, 0), ["tab"]),
        ("    a\nb", (0, 5), ["shift+tab"]),
        ("a\nb", (1, 1), ["ctrl+t"]),
        ("a\nb", (1, 1), ["ctrl+d"]),
        ("a\nb", (1, 1), ["alt+up"]),
    ],
)
async def test_each_edit_is_one_step_to_undo_and_to_redo(text: str, cursor: tuple[int, int], keys: list[str]) -> None:
    async with editing(text, cursor) as (editor, pilot):
        await pilot.press("z", *keys)
        changed, place = editor.text, editor.selection
        await pilot.press("ctrl+z")
        row, column = cursor
        assert editor.text.splitlines()[row][column] == "z"
        assert editor.text.replace("z", "") == text
        assert editor.cursor_location == (row, column + 1)
        await pilot.press("ctrl+y")
        assert editor.text == changed
        assert editor.selection == place


async def test_undo_takes_back_a_wrapped_selection() -> None:
    async with editing("a + b") as (editor, pilot):
        await pilot.press("ctrl+a", "(")
        assert (editor.text, editor.selected_text) == ("(a + b)", "a + b")
        await pilot.press("ctrl+z")
        assert (editor.text, editor.selected_text) == ("a + b", "a + b")


async def test_escape_clears_the_selection_first_and_then_belongs_to_the_app() -> None:
    async with editing("abc") as (editor, pilot):
        await pilot.press("shift+right", "escape")
        assert editor.selection.is_empty
        assert host(pilot).noted == []
        await pilot.press("escape")
        assert host(pilot).noted == ["escape"]
        assert editor.has_focus
        assert editor.text == "abc"


async def test_the_apps_keys_reach_the_app() -> None:
    keys = ["f2", "f3", "f4", "f5", "f6", "f7", "f8", "ctrl+q"]
    async with editing("abc") as (editor, pilot):
        await pilot.press(*keys)
        assert host(pilot).noted == keys
        assert editor.text == "abc"
        assert editor.selection.is_empty


async def test_a_paste_from_another_system_is_normalised() -> None:
    async with editing() as (editor, pilot):
        await paste_in(pilot, "def f():\r\n\treturn\x00 1\r\n")
        assert editor.text == "def f():\n    return 1\n"
        await pilot.press("ctrl+z")
        assert editor.text == ""


async def test_a_paste_takes_the_cursors_indentation() -> None:
    async with editing("if x:\n    ", (1, 4)) as (editor, pilot):
        await paste_in(pilot, "for y in x:\n    print(y)")
        assert editor.text == "if x:\n    for y in x:\n        print(y)"


async def test_a_paste_over_the_limit_is_refused_and_said_so() -> None:
    async with editing("abc") as (editor, pilot):
        await paste_in(pilot, "x" * (LIMIT + 1))
        assert editor.text == "abc"
        assert len(notifications(pilot)) == 1
        assert "100 KB" in notifications(pilot)[0]


async def test_what_was_cut_can_be_pasted() -> None:
    async with editing("    a\nb") as (editor, pilot):
        await pilot.press("ctrl+x", "down", "ctrl+v")
        assert editor.text == "b    a\n"
        assert host(pilot).edits >= 2


async def test_a_flood_of_changes_is_told_once_and_with_the_last_text() -> None:
    async with editing() as (editor, pilot):
        for _ in range(50):
            editor.insert("x")
        await pilot.pause()
        assert host(pilot).edits == 1
        assert host(pilot).text_seen == "x" * 50
        await pilot.press("y")
        assert host(pilot).edits == 2


async def test_undo_and_redo_are_changes_but_loading_is_not() -> None:
    async with editing("a") as (editor, pilot):
        assert host(pilot).edits == 0
        await pilot.press("b")
        for key in ("ctrl+z", "ctrl+y"):
            before = host(pilot).edits
            await pilot.press(key)
            assert host(pilot).edits == before + 1
        assert host(pilot).text_seen == editor.text == "ba"
        await pilot.press("ctrl+y")
        assert host(pilot).edits == before + 1


async def test_loading_replaces_the_text_and_forgets_the_history() -> None:
    async with editing("old") as (editor, pilot):
        await pilot.press("x")
        editor.load_source("a\r\nbcd", cursor=(1, 2))
        await pilot.press("ctrl+z")
        assert editor.text == "a\nbcd"
        assert editor.cursor_location == (1, 2)
        editor.load_source("a", cursor=(9, 9))
        assert editor.cursor_location == (0, 1)


async def test_a_text_can_be_loaded_before_the_editor_is_on_screen() -> None:
    app = Host()
    async with app.run_test() as pilot:
        editor = CodeEditor()
        editor.load_source("a\nb", cursor=(1, 0))
        await pilot.app.mount(editor)
        assert editor.cursor_location == (1, 0)


async def test_marked_lines_show_a_sign_and_the_message_until_the_next_change() -> None:
    async with editing("a = 1\nb = a / 0\n", (2, 0)) as (editor, pilot):
        plain = [editor.render_line(y).text for y in range(3)]
        editor.mark_lines({1: "ZeroDivisionError: division by zero\nand more", 99: "not there"})
        assert [editor.render_line(y).text for y in (0, 2)] == [plain[0], plain[2]]
        assert editor.render_line(1).text.rstrip() == "2✗ b = a / 0   ZeroDivisionError: division by zero"
        assert editor.render_line(1).cell_length == len(plain[1])
        await pilot.press("left")
        assert "✗" in editor.render_line(1).text
        await pilot.press("x")
        assert "✗" not in editor.render_line(1).text


async def test_a_marks_message_moves_with_the_code_when_it_is_scrolled_sideways() -> None:
    async with editing("x" * 200 + "\ny = 1", (0, 200)) as (editor, pilot):
        editor.mark_lines({0: "far", 1: "near"})
        await pilot.pause()
        assert editor.scroll_offset.x > 100
        assert editor.render_line(1).text.startswith("2✗    near")
        assert editor.render_line(0).cell_length == editor.render_line(1).cell_length


async def test_marks_can_be_taken_away_and_do_not_outlive_their_text() -> None:
    async with editing("a\nb") as (editor, _):
        editor.mark_lines({0: "wrong"})
        editor.mark_lines({})
        assert "✗" not in editor.render_line(0).text
        editor.mark_lines({0: "wrong"})
        editor.load_source("c")
        assert "✗" not in editor.render_line(0).text


async def test_nothing_changes_while_the_editor_is_read_only() -> None:
    async with editing("    f()", (0, 6)) as (editor, pilot):
        editor.read_only = True
        await pilot.press("x", "(", "enter", "tab", "shift+tab", "backspace", "ctrl+t", "ctrl+d", "alt+up")
        await paste_in(pilot, "y")
        assert editor.text == "    f()"


def test_every_binding_has_an_id_of_its_own_and_a_tooltip() -> None:
    bindings = [binding for binding in CodeEditor.BINDINGS if isinstance(binding, Binding)]
    assert len(bindings) == len(CodeEditor.BINDINGS)
    assert all(binding.id and binding.tooltip and binding.description for binding in bindings)
    assert len({binding.id for binding in bindings}) == len(bindings)


def test_every_binding_has_an_action_and_no_two_share_a_key() -> None:
    bindings = [binding for binding in CodeEditor.BINDINGS if isinstance(binding, Binding)]
    actions = [binding.action.partition("(")[0] for binding in bindings]
    assert [action for action in actions if not hasattr(CodeEditor, f"action_{action}")] == []
    keys = [key for binding in bindings for key in binding.key.split(",")]
    assert len(keys) == len(set(keys))
    assert set(keys).isdisjoint({"ctrl+h", "ctrl+i", "ctrl+m", "ctrl+at", "ctrl+enter", "ctrl+p", "ctrl+q"})
    assert not [key for key in keys if key.lstrip("f").isdigit()]


async def test_a_key_can_be_remapped_by_its_bindings_id() -> None:
    async with editing("x") as (editor, pilot):
        pilot.app.set_keymap({"editor.toggle-comment": "ctrl+g"})
        await pilot.press("ctrl+t")
        assert editor.text == "x"
        await pilot.press("ctrl+g")
        assert editor.text == "# x"
