"""Reads the form: a project for each first-level heading, a part for each second-level heading below it.

The form is the learner's text, a plain file like any draft. Comments are the form's own prompts and count for nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.errors import DlworkError

WORDS_PER_MINUTE = 150
"""An unhurried speaker; 120 is slow, 180 is fast."""
SLOWEST, FASTEST = 60, 300
UNTITLED = "Project"
"""What the form calls a project before it has a name."""

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_PACE = re.compile(r"^words per minute:[ \t]*(.*)$", re.IGNORECASE | re.MULTILINE)


class PitchError(DlworkError):
    """The form cannot be read; says where, and what was expected."""


@dataclass(frozen=True)
class Part:
    """One field of the form."""

    title: str
    spoken: bool
    """Whether it belongs to the thirty seconds; the others wait for the interviewer's questions."""
    needs_number: bool = False


PARTS = (
    Part("Problem", spoken=True),
    Part("Data and framework", spoken=True),
    Part("Base or pretrained model", spoken=True),
    Part("Metric reached", spoken=True, needs_number=True),
    Part("Baseline", spoken=False, needs_number=True),
    Part("What went wrong", spoken=False),
    Part("What next", spoken=False),
)
_BY_TITLE = {part.title.casefold(): part for part in PARTS}


@dataclass(frozen=True)
class Project:
    """One project of the form."""

    name: str
    parts: Mapping[Part, str]
    """What was written, without the form's prompts; empty where nothing was."""
    words_per_minute: int = WORDS_PER_MINUTE

    @property
    def pitch(self) -> str:
        """What is said in the first thirty seconds."""
        return " ".join(" ".join(self.parts[part].split()) for part in PARTS if part.spoken and self.parts[part])

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written at all."""
        return not any(self.parts.values())


def read_form(text: str) -> tuple[Project, ...]:
    """The projects of a form, in order; raises PitchError where a heading or the pace is not what was expected."""
    plain = _COMMENT.sub("", text)
    pace = _pace(plain)
    head, *sections = re.split(r"^# ", "\n" + plain, flags=re.MULTILINE)
    if _PACE.sub("", head).strip():
        raise PitchError("There is text above the first project; begin each project with a heading, '# Its name'.")
    projects = tuple(_project(section, pace) for section in sections)
    if not projects:
        raise PitchError("There is no project yet; begin one with a heading, '# Its name'.")
    names = [project.name for project in projects]
    repeated = next((name for name in names if names.count(name) > 1), None)
    if repeated is not None:
        raise PitchError(f"Two projects are called {repeated!r}; give each a name of its own.")
    return projects


def _pace(text: str) -> int:
    match = _PACE.search(text)
    if match is None:
        return WORDS_PER_MINUTE
    typed = match[1].strip()
    if not typed.isascii() or not typed.isdecimal() or not SLOWEST <= int(typed) <= FASTEST:
        raise PitchError(f"Words per minute: expected a number from {SLOWEST} to {FASTEST}, got {typed!r}.")
    return int(typed)


def _project(section: str, pace: int) -> Project:
    title, _, body = section.partition("\n")
    name = title.strip() or UNTITLED
    head, *parts = re.split(r"^## ", "\n" + body, flags=re.MULTILINE)
    if head.strip():
        raise PitchError(f"{name}: there is text above the first part; put it below one of the headings.")
    found: dict[Part, str] = {}
    for text in parts:
        heading, _, content = text.partition("\n")
        part = _BY_TITLE.get(heading.strip().casefold())
        if part is None:
            known = ", ".join(part.title for part in PARTS)
            raise PitchError(f"{name}: the form has no part {heading.strip()!r}; its parts are {known}.")
        if part in found:
            raise PitchError(f"{name}: the part {part.title!r} stands there twice; join the two.")
        found[part] = content.strip()
    return Project(name, {part: found.get(part, "") for part in PARTS}, pace)
