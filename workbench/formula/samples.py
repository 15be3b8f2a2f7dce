"""Both formulas at one point, and what it says. Apart from the comparison, because hints read the same values."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from workbench.formula.arithmetic import SMALLEST, Value
from workbench.formula.points import TrialPoint

SAFETY = 4.0
"""On top of the first-order bounds."""
FINEST = 1e-11
"""Agreement counts where rounding hides no more than this share of the answer's size. A difference quotient,
whose own rounding would hide more, is therefore never taken for the derivative."""


class Verdict(Enum):
    """What one point says."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNDEFINED = "undefined"
    HIDDEN = "hidden"
    """Rounding or overflow hides whether they agree."""


@dataclass(frozen=True)
class Reference:
    """The answer at a point."""

    trial: TrialPoint
    names: Mapping[str, Value]
    """Variables and aliases."""
    correct: Value
    size: float
    """The answer's magnitude here or typically, whichever is larger."""

    @property
    def is_usable(self) -> bool:
        """Whether the answer is defined and well-conditioned here."""
        return math.isfinite(self.correct.value) and SAFETY * self.correct.error <= FINEST * self.size


@dataclass(frozen=True)
class Sample:
    """The answer and the learner's formula at a point."""

    reference: Reference
    yours: Value

    @property
    def correct(self) -> Value:
        """The answer's value."""
        return self.reference.correct

    @property
    def verdict(self) -> Verdict:
        """What this point says."""
        if self.yours.is_undefined:
            return Verdict.UNDEFINED
        if math.isinf(self.yours.error):
            return Verdict.HIDDEN
        tolerance = tolerated(self.yours, self.correct)
        if abs(self.yours.value - self.correct.value) > tolerance:
            return Verdict.DIFFERS
        return Verdict.AGREES if tolerance <= FINEST * self.reference.size + SMALLEST else Verdict.HIDDEN


def tolerated(a: Value, b: Value) -> float:
    """How far apart rounding alone may put two values that are equal."""
    return SAFETY * (a.error + b.error) + SMALLEST
