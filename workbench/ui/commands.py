"""Everything the workbench can do, once: keys, footer, palette, help and tooltips are all read from this table."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode
from textual.keys import REPLACED_KEYS, key_to_character

_KEY_NAMES = {
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


def width_class(columns: int) -> str:
    """The class of a screen that is so wide."""
    return [name for least, name in BREAKPOINTS if columns >= least][-1]


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
    name = _KEY_NAMES.get(last) or _character(last) or last.upper()
    if modifiers:
        name = name.upper() if len(name) == 1 else name
    if modifiers == ["ctrl"]:
        return f"^{name}"
    return "+".join([*(modifier.title() for modifier in modifiers), name])


def _character(key: str) -> str:
    """What a key prints: "?" for "question_mark"; empty for one that prints nothing."""
    character = key_to_character(REPLACED_KEYS.get(key, key)) or ""
    return character if character.isprintable() else ""


@dataclass(frozen=True)
class CommandTable:
    """All commands, with the keys they have for this learner."""

    commands: tuple[Command, ...]

    def __iter__(self) -> Iterator[Command]:
        return iter(self.commands)

    def __getitem__(self, command_id: str) -> Command:
        return next(command for command in self.commands if command.id == command_id)

    def bindings(self) -> list[Binding]:
        """One binding for each key of each command."""
        return [binding for command in self.commands for binding in command.bindings()]

    def with_keys(self, own: Mapping[str, tuple[str, ...]]) -> "CommandTable":
        """The same commands with other keys, by id; keys stand in for keys and letters for letters."""
        return CommandTable(tuple(_with_keys(command, own.get(command.id, ())) for command in self.commands))

    def say(self, text: str) -> str:
        """A text with the keys of commands put in, as in "{run} runs your code."."""
        return text.format_map({command.id: command.key_label for command in self.commands})


def _with_keys(command: Command, own: tuple[str, ...]) -> Command:
    keys = tuple(key for key in own if not is_letter(key))
    letters = tuple(key for key in own if is_letter(key))
    return replace(command, keys=keys or command.keys, letters=letters or command.letters)


def is_letter(key: str) -> bool:
    """Whether a key prints something, so that it can be a command only where nothing is typed."""
    return bool(_character(key))


def bind(node: DOMNode, bindings: Iterable[Binding]) -> None:
    """Give one screen or app these bindings beside its class's; BINDINGS would hold for every one of the class."""
    node._bindings = BindingsMap.merge([node._bindings, BindingsMap(bindings)])


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

_ALL = (
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
    Command("find", "edit('find')", "Find", "Find a text in the code; in the results, in the output.", ("ctrl+f",)),
    Command(
        "replace", "edit('replace')", "Replace in the code", "Find a text and put another in its place.", ("ctrl+r",)
    ),
    Command("line", "edit('line')", "Go to a line", "Go to a line of the code by its number.", ("ctrl+g",)),
    Command("stop", "stop", "Stop the run", "Cancel the grading that is under way.", ("escape",)),
    Command("hint", "hint", "Show the next hint", "Open one more hint.", ("f2",), footer="Hint"),
    Command(
        "next", "step(1)", "Next exercise", "Save, and open the next exercise.", ("f3", "alt+n"), ("n",), footer="Next"
    ),
    Command(
        "previous",
        "step(-1)",
        "Previous exercise",
        "Save, and open the exercise before.",
        ("alt+p", "shift+f3"),
        ("p",),
    ),
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
    Command("zoom", "zoom", "Zoom the pane", "Give the pane the whole screen, and back.", ("alt+z",), ("z",)),
    Command("wider", "grow(1, 0)", "Widen the pane", "Make the pane wider.", (), ("greater_than_sign",)),
    Command("narrower", "grow(-1, 0)", "Narrow the pane", "Make the pane narrower.", (), ("less_than_sign",)),
    Command("taller", "grow(0, 1)", "Make the pane taller", "Make the pane taller.", (), ("plus",)),
    Command("shorter", "grow(0, -1)", "Make the pane shorter", "Make the pane shorter.", (), ("minus",)),
    Command("panes-reset", "reset_panes", "Panes as they were", "Give the panes the sizes they had in the beginning."),
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
COMMANDS = CommandTable(_ALL)
"""With the keys they have unless the learner chooses others."""
NEVER_TOGETHER = frozenset({"again", "external"})
"""May share a key: the one is for predict cards, the other for everything else."""


@dataclass(frozen=True)
class KeyNote:
    """A key a widget brings along, listed on the help screen only."""

    keys: str
    text: str


PANE_NOTES: dict[str, tuple[KeyNote, ...]] = {
    "catalogue": (
        KeyNote("↑ ↓", "move; Enter opens an exercise, or folds a track"),
        KeyNote("{filter}", "filter; Esc clears it and goes back"),
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
