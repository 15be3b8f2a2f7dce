"""Reads equivalent.toml: the mutants of a solution that compute the same as it does, and why.

[[equivalent]]
mutants = ["12: x > 0 → x >= 0"]
reason = "At 0 both branches are 0."
"""

import tomllib
from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

FILE = "equivalent.toml"


class Entry(msgspec.Struct, forbid_unknown_fields=True):
    """Mutants that are equivalent for the same reason."""

    mutants: tuple[str, ...]
    reason: str = ""


class EquivalentFile(msgspec.Struct, forbid_unknown_fields=True):
    """The whole file."""

    equivalent: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Equivalents:
    """The mutants somebody has found to be no mistakes."""

    path: Path
    reasons: Mapping[str, str]
    """Why, for each mutant's identity."""
    problems: tuple[str, ...] = ()
    """What is wrong with the file itself."""

    def stale(self, mutants: Container[str], killed: Container[str]) -> list[str]:
        """A sentence for each entry that no mutant has, or whose mutant a check refuses."""
        return [
            f"{self.path}: {identity!r} is {'killed by the checks' if identity in killed else 'no mutant'}"
            for identity in self.reasons
            if identity in killed or identity not in mutants
        ]


def read_equivalents(solution_folder: Path) -> Equivalents:
    """What stands in the folder's equivalent.toml; nothing where there is none."""
    path = solution_folder / FILE
    if not path.is_file():
        return Equivalents(path, {})
    try:
        entries = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), EquivalentFile).equivalent
    except (ValueError, msgspec.ValidationError) as error:  # ValueError: no TOML, or no UTF-8
        return Equivalents(path, {}, (f"{path} cannot be used: {error}",))
    names = [identity for entry in entries for identity in entry.mutants]
    problems = [
        f"{path}: {identity!r} stands there twice" for identity in sorted(set(names)) if names.count(identity) > 1
    ]
    for entry in entries:
        if not entry.reason.strip():
            problems.append(f"{path}: {', '.join(map(repr, entry.mutants)) or 'an entry'} has no reason")
        if not entry.mutants:
            problems.append(f"{path}: an entry names no mutant")
    return Equivalents(path, {name: entry.reason for entry in entries for name in entry.mutants}, tuple(problems))
