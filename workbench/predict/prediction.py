"""The value an author's `draw` returns, with everything that can be wrong with it said at once."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from string import ascii_lowercase
from typing import TypeAlias

from workbench.errors import ContentError, DlworkError

Answer: TypeAlias = int | float | tuple[int, ...] | str
"""A whole number, a number, a shape, or one of the choices."""

MOST_CHOICES = 8


class PredictionError(DlworkError):
    """A learner's answer cannot be read; says what is asked for."""


@dataclass(frozen=True, kw_only=True)
class Prediction:
    """One question with its numbers filled in. Raises ContentError where it makes no sense."""

    prompt: str
    """What is asked this time, Markdown."""
    expected: Answer
    """An int is compared exactly, a float within `tolerance`, a tuple is a shape, a str is one of `choices`."""
    explain: str
    """One paragraph that works it through with these numbers."""
    choices: tuple[str, ...] = ()
    """What can be chosen from, in the order shown; only where `expected` is a str."""
    near_misses: Mapping[Answer, str] = field(default_factory=dict)
    """From a wrong answer to what to tell whoever gave it. Draw numbers for which none of them is right."""
    tolerance: float = 0.01
    """How far a float may be off, as a fraction of `expected`; the learner is told."""

    def __post_init__(self) -> None:
        """Refuses what could not be asked, or not be judged."""
        for name in ("prompt", "explain"):
            _require(bool(getattr(self, name).strip()), f"its {name} is empty")
        _require(
            _is_answer(self.expected), f"expected: a finite number, a shape or a str is needed, got {self.expected!r}"
        )
        self._check_choices()
        _require(0 < self.tolerance < 0.5, f"tolerance: expected a fraction between 0 and 0.5, got {self.tolerance}")
        for answer, text in self.near_misses.items():
            _require(self._is_of_the_right_kind(answer), f"near_misses: {answer!r} is no possible answer")
            _require(bool(text.strip()), f"near_misses: there is nothing to tell about {answer!r}")

    @property
    def letters(self) -> dict[str, str]:
        """The choices by their letters: a, b, c …"""
        return dict(zip(ascii_lowercase, self.choices, strict=False))

    @property
    def asks_for(self) -> str:
        """What is to be typed, a phrase: "a whole number", "a shape such as (3, 1, 5)"."""
        match self.expected:
            case str():
                return f"a letter from a to {ascii_lowercase[len(self.choices) - 1]}"
            case tuple():
                return "a shape such as (3, 1, 5) or 3x1x5"
            case int():
                return "a whole number"
            case _:
                return f"a number, right to {self.tolerance * 100:g} %"

    @property
    def text(self) -> str:
        """Prompt and choices as they are shown, Markdown."""
        choices = [f"* **{letter})** {choice}" for letter, choice in self.letters.items()]
        return "\n\n".join(part for part in (self.prompt.strip("\n"), "\n".join(choices)) if part)

    def near_miss(self, answer: Answer) -> str:
        """What to tell about a wrong answer; empty where the author did not foresee it."""
        if not isinstance(self.expected, float):
            return self.near_misses.get(answer, "")
        close = [
            (abs(foreseen - answer), text)
            for foreseen, text in self.near_misses.items()
            if isinstance(foreseen, int | float) and isinstance(answer, int | float)
            if abs(foreseen - answer) <= self.tolerance * abs(foreseen) * (1 + 1e-9)
        ]
        return min(close)[1] if close else ""

    def same(self, one: Answer, other: Answer) -> bool:
        """Whether two answers of this question's kind count as the same."""
        if isinstance(self.expected, float) and isinstance(one, int | float) and isinstance(other, int | float):
            scale = abs(self.expected) or 1.0
            return abs(one - other) <= self.tolerance * scale * (1 + 1e-9)
        return one == other

    def _check_choices(self) -> None:
        if not isinstance(self.expected, str):
            _require(not self.choices, "choices belong to an answer that is a str")
            return
        _require(
            2 <= len(self.choices) <= MOST_CHOICES, f"2 to {MOST_CHOICES} choices are needed, got {len(self.choices)}"
        )
        plain = [_plain(choice) for choice in self.choices]
        _require(all(plain) and len(set(plain)) == len(plain), f"the choices {self.choices} are not all different")
        _require(not set(plain) & set(self.letters), "a choice that is a letter itself would be taken for another one")
        _require(self.expected in self.choices, f"the answer {self.expected!r} is none of the choices {self.choices}")

    def _is_of_the_right_kind(self, answer: Answer) -> bool:
        if isinstance(self.expected, str):
            return answer in self.choices
        if isinstance(self.expected, tuple):
            return isinstance(answer, tuple) and _is_answer(answer)
        return isinstance(answer, int | float) and _is_answer(answer)


def _is_answer(value: object) -> bool:
    match value:
        case bool():
            return False
        case int() | str():
            return True
        case float():
            return math.isfinite(value)
        case tuple():
            return all(isinstance(size, int) and not isinstance(size, bool) and size >= 0 for size in value)
        case _:
            return False


def _plain(choice: str) -> str:
    return " ".join(choice.casefold().split())


def _require(condition: bool, problem: str) -> None:
    if not condition:
        raise ContentError(f"The prediction cannot be used: {problem}.")
