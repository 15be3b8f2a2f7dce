"""What the learner wrote into settings.toml: a theme, keys and the shares of the panes.

Read once, at the start. What is wrong in the file is told and left out; everything else counts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from textual.theme import BUILTIN_THEMES

from workbench.study.home import unreadable
from workbench.ui.commands import COMMANDS, NEVER_TOGETHER, CommandTable, key_label
from workbench.ui.key_names import is_for_writing, similar_key, textual_name
from workbench.ui.toml_lines import TomlText

SETTINGS = ("theme", "keys", "panes")
PANES = ("catalogue", "question", "results")
LEAST, MOST = 10, 90
"""A pane's share in percent."""


@dataclass(frozen=True)
class Settings:
    """The learner's own preferences, or what stands in for those that are not given."""

    theme: str = ""
    """Empty where the one of the last time is to be taken."""
    commands: CommandTable = COMMANDS
    panes: Mapping[str, float] = field(default_factory=dict)
    """Shares in percent, by the pane's name."""
    problems: tuple[str, ...] = ()
    """What could not be understood: a sentence each, with the line and the way out."""


def read_settings(path: Path) -> Settings:
    """The settings a file holds; a missing file holds none. Nothing is raised: `problems` tells."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        return Settings(problems=(str(unreadable(path, error)),))
    except UnicodeDecodeError:
        return Settings(problems=(f"{path} is not UTF-8; save it as that, or move it away.",))
    return _Reader(path.name, TomlText(text)).read()


class _Reader:
    """Goes through a file once and collects what is wrong with it."""

    def __init__(self, name: str, toml: TomlText) -> None:
        self._name = name
        self._toml = toml
        self._problems: list[tuple[int, str]] = []

    def read(self) -> Settings:
        if self._toml.problem is not None:
            told = f"this is not TOML ({self._toml.problem.reason}); until it is mended, only what stands above counts."
            self._tell(self._toml.problem.line, told)
        for name in self._toml.values:
            if name not in SETTINGS:
                self._wrong((name,), f"there is no setting {_instead(name, SETTINGS)}")
        theme = self._theme()
        panes = self._panes()
        commands = self._commands()
        problems = tuple(f"{self._name}, line {line}: {problem}" for line, problem in sorted(self._problems))
        return Settings(theme, commands, panes, problems)

    def _theme(self) -> str:
        theme = self._toml.values.get("theme", "")
        if not isinstance(theme, str):
            self._wrong(("theme",), 'a theme is a name in quotes, such as theme = "nord".')
        elif theme and theme not in BUILTIN_THEMES:
            self._wrong(("theme",), f"there is no theme {_instead(theme, tuple(BUILTIN_THEMES))}")
        else:
            return theme
        return ""

    def _panes(self) -> dict[str, float]:
        shares = {}
        for name, share in self._table("panes", "catalogue = 20"):
            if name not in PANES:
                self._wrong(("panes", name), f"there is no pane {_instead(name, PANES)}")
            elif isinstance(share, bool) or not isinstance(share, int | float) or not LEAST <= share <= MOST:
                self._wrong(("panes", name), f"`{name}` is a percentage from {LEAST} to {MOST}, such as {name} = 40.")
            else:
                shares[name] = float(share)
        return shares

    def _commands(self) -> CommandTable:
        """The table with the learner's keys; those that clash are given up, the later line first."""
        own = {}
        ids = tuple(command.id for command in COMMANDS)
        for name, given in self._table("keys", 'run = "f5"'):
            if name not in ids:
                self._wrong(("keys", name), f"there is no command {_instead(name, ids)}")
            elif keys := self._keys(name, given):
                own[name] = keys
        while clash := next(_clashes(COMMANDS.with_keys(own)), None):
            key, *both = clash
            loser = max((name for name in both if name in own), key=lambda name: self._toml.line_of("keys", name))
            winner = next(name for name in both if name != loser)
            taken = f"`{key_label(key)}` is the key of `{winner}` already"
            self._wrong(("keys", loser), f"{taken}; take another here, or give `{winner}` another.")
            del own[loser]
        return COMMANDS.with_keys(own)

    def _keys(self, name: str, given: Any) -> tuple[str, ...]:
        """The keys given to a command; none where one of them will not do."""
        written = given if isinstance(given, list) else [given]
        if not written or not all(isinstance(each, str) for each in written):
            self._wrong(("keys", name), f'`{name}` takes a key in quotes or a list of them, such as {name} = "f12".')
            return ()
        keys = {each: textual_name(each) for each in written}
        for each, key in keys.items():
            if not key:
                similar = similar_key(each)
                way_out = f"did you mean `{similar}`?" if similar else "keys are written as in f5, ctrl+r, shift+f3, x."
                self._wrong(("keys", name), f"there is no key `{each}`; {way_out}")
                return ()
            if is_for_writing(key) and key not in COMMANDS[name].keys:
                self._wrong(("keys", name), f"`{each}` is needed for writing; take a function key, or one with Ctrl.")
                return ()
        return tuple(dict.fromkeys(keys.values()))

    def _table(self, name: str, example: str) -> Iterator[tuple[str, Any]]:
        table = self._toml.values.get(name, {})
        if isinstance(table, dict):
            yield from table.items()
        else:
            self._wrong((name,), f"`{name}` is a table: a line [{name}], and below it lines such as {example}")

    def _wrong(self, path: tuple[str, ...], problem: str) -> None:
        self._tell(self._toml.line_of(*path), problem)

    def _tell(self, line: int, problem: str) -> None:
        self._problems.append((line, problem))


def _clashes(commands: CommandTable) -> Iterator[tuple[str, str, str]]:
    """Each key that two commands have at the same time, and those commands."""
    owners: dict[str, list[str]] = {}
    for command in commands:
        for key in (*command.keys, *command.letters):
            for other in owners.setdefault(key, []):
                if {command.id, other} != NEVER_TOGETHER:
                    yield key, other, command.id
            owners[key].append(command.id)


def _instead(name: str, known: tuple[str, ...]) -> str:
    """A name that is not known, and the way out."""
    similar = get_close_matches(name, known, 1)
    if similar:
        return f"`{name}`; did you mean `{similar[0]}`?"
    return f"`{name}`; there are {', '.join(known[:-1])} and {known[-1]}."
