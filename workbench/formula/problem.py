"""What is asked and what came out of it: the values that the comparison takes and gives."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from workbench.errors import ContentError


@dataclass(frozen=True)
class Domain:
    """Where a variable lives."""

    low: float
    high: float
    """Both ends belong to it; points where the answer itself is undefined are left out."""
    values: tuple[float, ...] = ()
    """For a variable that takes these values only, such as a label in {0, 1}."""

    def __post_init__(self) -> None:
        """Refuses an empty interval."""
        if not self.low < self.high:
            raise ContentError(f"A domain needs low < high, got {self.low} and {self.high}.")
        if not all(self.low <= value <= self.high for value in self.values):
            raise ContentError(f"The values {self.values} do not lie between {self.low} and {self.high}.")


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A formula to find."""

    variables: Mapping[str, Domain]
    answer: str
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Short names for formulas, such as s for sigmoid(x); each may use those before it."""
    kinks: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    """Per variable, where the answer is a matter of convention; no point is tried there."""
    near_misses: Mapping[str, str] = field(default_factory=dict)
    """From a wrong formula to what to tell whoever gave it."""

    @property
    def names(self) -> tuple[str, ...]:
        """What a formula may use: variables, then aliases."""
        return (*self.variables, *self.aliases)


@dataclass(frozen=True)
class Equal:
    """The formula gives the answer's values."""

    points_tried: int
    """Points at which both were compared and agreed."""
    notes: tuple[str, ...]
    """What the learner may want to know, a sentence each."""


@dataclass(frozen=True)
class Different:
    """The formula is wrong, and here is where."""

    point: Mapping[str, float]
    yours: float
    """nan or ±inf where the learner's formula is undefined."""
    correct: float
    hint: str | None
    """What the values prove about the mistake, a sentence."""

    @property
    def summary(self) -> str:
        """The counter-example as a sentence, with the hint behind it."""
        sentence = f"At {shown_point(self.point)} yours {self._compared()}."
        return f"{sentence} {self.hint}" if self.hint else sentence

    def _compared(self) -> str:
        if not math.isfinite(self.yours):
            return f"is undefined, correct is {self.correct:.6g}"
        yours, correct = f"{self.yours:.6g}", f"{self.correct:.6g}"
        if yours == correct:
            yours, correct = repr(self.yours), repr(self.correct)
        return f"gives {yours}, correct is {correct}"


Outcome: TypeAlias = Equal | Different


def shown_point(point: Mapping[str, float]) -> str:
    """`x = 1, y = 0.5`."""
    return ", ".join(f"{name} = {value:g}" for name, value in point.items())
