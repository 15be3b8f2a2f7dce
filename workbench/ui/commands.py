"""Everything the workbench can do, once: keys, footer, palette and help are all read from this table."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding

_KEY_NAMES = {
    "question_mark": "?",
    "slash": "/",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


class Width(StrEnum):
    """The widths at which the layout changes; the values are the screen's breakpoint classes."""

    NARROW = "-narrow"
    """Fewer than 90 columns: one pane at a time."""
    MEDIUM = "-medium"
    """90 to 119: the catalogue is a drawer."""
    WIDE = "-wide"
    """120 and more: everything side by side."""


BREAKPOINTS: list[tuple[int, str]] = [(0, Width.NARROW), (90, Width.MEDIUM), (120, Width.WIDE)]


@dataclass(frozen=True)
class Command:
    """One thing the learner can ask for."""

    id: str
    action: str
    """The Textual action, on the workbench screen unless it starts with "app."."""
    label: str
    """Its name in the palette and on the help screen."""
    help: str
    """One sentence: the tooltip, and the explanation in palette and help."""
    keys: tuple[str, ...] = ()
    """Keys that work everywhere, the editor included; the first one is shown."""
    letters: tuple[str, ...] = ()
    """Further keys, for when nothing is being typed into."""
    footer: str = ""
    """Its name in the footer; empty where it is not shown there."""
    footer_from: Width = Width.NARROW
    """The smallest width at which the footer has room for it."""
    in_palette: bool = True

    @property
    def key_label(self) -> str:
        """The first key for reading: "F5", "Shift+F3", "^P"; empty where there is none."""
        keys = self.keys or self.letters
        return key_label(keys[0]) if keys else ""

    @property
    def all_keys(self) -> str:
        """All its keys for reading, the letters last."""
        return "  ".join(key_label(key) for key in (*self.keys, *self.letters))

    def bindings(self) -> Iterator[Binding]:
        """One binding per key. Keys take priority over the editor's own, letters never do."""
        for priority, keys in ((True, self.keys), (False, self.letters)):
            for index, key in enumerate(keys):
                yield Binding(
                    key,
                    self.action,
                    self.label,
                    show=False,
                    priority=priority,
                    tooltip=self.help,
                    id=f"{self.id}.{'key' if priority else 'letter'}{index or ''}",
                )


def key_label(key: str) -> str:
    """A Textual key for reading: "shift+f3" becomes "Shift+F3", "ctrl+p" becomes "^P"."""
    *modifiers, last = key.split("+")
    name = _KEY_NAMES.get(last, last.upper() if modifiers or len(last) > 1 else last)
    if modifiers == ["ctrl"]:
        return f"^{name}"
    return "+".join([*(modifier.title() for modifier in modifiers), name])


QUIT = Command(
    "quit", "app.quit", "Quit", "Save everything and leave.", ("ctrl+q",), footer="Quit", footer_from=Width.WIDE
)
PALETTE = Command(
    "palette",
    "app.command_palette",
    "Command palette",
    "Find any command or exercise by name.",
    ("ctrl+p",),
    footer="Palette",
    in_palette=False,
)

COMMANDS = (
    Command(
        "run",
        "run",
        "Run the checks",
        "Grade the code or the answer; on a recall card, compare.",
        ("f5",),
        footer="Run",
    ),
    Command("rehearse", "rehearse", "Rehearse a pitch", "Say your project aloud against a clock of thirty seconds."),
    Command("export", "export", "Export the READMEs", "Write a README for each project of your pitch."),
    Command("again", "again", "New numbers", "On a predict card: ask again, with other numbers.", ("f4",)),
    Command(
        "external",
        "external",
        "Open in your own editor",
        "Edit the draft in the program that EDITOR names, and come back.",
        ("f4",),
    ),
    Command("find", "edit('find')", "Find in the code", "Find a text in the code.", ("ctrl+f",)),
    Command(
        "replace", "edit('replace')", "Replace in the code", "Find a text and put another in its place.", ("ctrl+r",)
    ),
    Command("line", "edit('line')", "Go to a line", "Go to a line of the code by its number.", ("ctrl+g",)),
    Command("stop", "stop", "Stop the run", "Cancel the grading that is under way.", ("escape",)),
    Command("hint", "hint", "Show the next hint", "Open one more hint.", ("f2",), footer="Hint"),
    Command("next", "step(1)", "Next exercise", "Save, and open the next exercise.", ("f3",), ("n",), footer="Next"),
    Command("previous", "step(-1)", "Previous exercise", "Save, and open the exercise before.", ("shift+f3",), ("p",)),
    Command("panes", "pane(1)", "Next pane", "Move to the next pane.", ("f6",), footer="Pane"),
    Command("panes-back", "pane(-1)", "Previous pane", "Move to the pane before.", ("shift+f6",)),
    Command(
        "catalogue",
        "catalogue",
        "Catalogue",
        "Go to the list of exercises, and back.",
        ("f7",),
        footer="Catalogue",
        footer_from=Width.MEDIUM,
    ),
    Command(
        "filter", "filter", "Filter the catalogue", "Find exercises by name, topic, level or status.", (), ("slash",)
    ),
    Command("go-catalogue", "go('catalogue')", "Go to the catalogue", "Move to the list of exercises.", (), ("1",)),
    Command("go-question", "go('question')", "Go to the question", "Move to question, hints and answer.", (), ("2",)),
    Command("go-code", "go('code')", "Go to the code", "Move to the editor.", (), ("3",)),
    Command("go-results", "go('results')", "Go to the results", "Move to checks, difference and output.", (), ("4",)),
    Command("zoom", "zoom", "Zoom the pane", "Give the pane the whole screen, and back.", (), ("z",)),
    Command(
        "give-up",
        "give_up",
        "Give up",
        "Open answer and solution without solving it; asks first.",
        ("f8",),
        footer="Give up",
        footer_from=Width.MEDIUM,
    ),
    Command(
        "reset",
        "reset",
        "Reset to the stub",
        "Start again from the stub; asks first, and keeps your text.",
        ("f9",),
        footer="Reset",
        footer_from=Width.WIDE,
    ),
    Command(
        "standing", "standing", "Where you stand", "Solved, streak, tracks, and what to do next.", ("f10",), ("s",)
    ),
    Command("dark-light", "app.switch_theme", "Switch between dark and light", "Dark on light, or light on dark."),
    Command("theme", "app.change_theme", "Choose a theme", "Pick one of all the colour themes; it is remembered."),
    Command("problems", "problems", "Show problems", "What could not be loaded, and other things worth knowing."),
    Command(
        "help", "help", "Help: the keys", "The keys for where you are.", ("f1",), ("question_mark",), footer="Help"
    ),
    PALETTE,
    QUIT,
)


@dataclass(frozen=True)
class KeyNote:
    """A key a widget brings along, listed on the help screen only."""

    keys: str
    text: str


PANE_NOTES: dict[str, tuple[KeyNote, ...]] = {
    "catalogue": (
        KeyNote("↑ ↓", "move; Enter opens an exercise, or folds a track"),
        KeyNote("/", "filter; Esc clears it and goes back"),
    ),
    "question": (
        KeyNote("← →", "the tab before, the next tab"),
        KeyNote("↑ ↓", "scroll; PgUp and PgDn a page, Shift+← Shift+→ sideways"),
    ),
    "code": (
        KeyNote("Tab", "indent; Shift+Tab takes it back; on a card, both move on"),
        KeyNote("^/ or ^T", "turn lines into comments, and back"),
        KeyNote("^N", "how the word can go on; Tab takes it, ↑ ↓ choose"),
        KeyNote("^] or Alt+B", "go to the matching bracket"),
        KeyNote("^D", "copy the line below"),
        KeyNote("Alt+↑ Alt+↓", "move the line or the selected lines"),
        KeyNote("^Z ^Y", "undo, redo"),
        KeyNote("^C ^X ^V", "copy, cut, paste; ^A selects all, ^L the line"),
    ),
    "results": (
        KeyNote("Space", "on a recall card: I had this point, or had it not; Enter does the same"),
        KeyNote("← →", "the tab before, the next tab"),
        KeyNote("Tab", "the next failed check; Enter unfolds or folds it"),
        KeyNote("↑ ↓", "scroll; PgUp and PgDn a page, Shift+← Shift+→ sideways"),
    ),
}


def bindings() -> list[Binding]:
    """The workbench screen's bindings."""
    return [binding for command in COMMANDS for binding in command.bindings()]
