"""What is to be said about a project: parts that are missing, claims without a number, too long a pitch."""

import re
from dataclasses import dataclass

from workbench.pitch.form import PARTS, UNTITLED, Part, Project

BUDGET_SECONDS = 30
FEWEST_WORDS = 3
"""A part of fewer words than this is not filled in."""

_NUMBER = re.compile(r"\d")
_VALUE = re.compile(r"(?<![A-Za-z])\d")
"""A number by itself, and not part of a name such as ResNet50 or F1."""
_SPELLED = re.compile(r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|percent|per cent)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Remark:
    """The state of one part, or of the whole pitch."""

    about: str
    """The part's title, "Name", or "Thirty seconds"."""
    good: bool
    text: str
    """What to do; of a good part, nothing."""


def review(project: Project) -> tuple[Remark, ...]:
    """A remark for the name, for each part and for the length of the pitch."""
    return (_name(project), *(_part(project, part) for part in PARTS), _length(project))


def spoken_seconds(project: Project) -> float:
    """How long the pitch takes to say, at the project's words per minute. A number counts for two words."""
    words = project.pitch.split()
    count = len(words) + sum(bool(_NUMBER.search(word)) for word in words)
    return count * 60 / project.words_per_minute


def _name(project: Project) -> Remark:
    if project.name == UNTITLED:
        return Remark("Name", False, "Give the project a name: the heading after '#'.")
    return Remark("Name", True, "")


def _part(project: Project, part: Part) -> Remark:
    text = project.parts[part]
    if not text:
        return Remark(part.title, False, "Nothing is written here yet.")
    if len(text.split()) < FEWEST_WORDS and not _VALUE.search(text):
        return Remark(part.title, False, "That is too short for anybody to ask on from.")
    if part.needs_number and not (_VALUE.search(text) or _SPELLED.search(text)):
        return Remark(part.title, False, "A claim needs its number: how much, on which data?")
    return Remark(part.title, True, "")


def _length(project: Project) -> Remark:
    seconds = spoken_seconds(project)
    told = f"{seconds:.0f} of {BUDGET_SECONDS} seconds at {project.words_per_minute} words a minute"
    if seconds > BUDGET_SECONDS:
        over = round((seconds - BUDGET_SECONDS) * project.words_per_minute / 60)
        return Remark("Thirty seconds", False, f"{told}: about {over} words too many. What can wait until they ask?")
    if not project.pitch:
        return Remark("Thirty seconds", False, "There is nothing to say yet.")
    return Remark("Thirty seconds", True, told)
