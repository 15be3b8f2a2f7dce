"""What the values prove about a mistake. A hint is given only where every usable point bears it out.

The author's near misses come first, being the most specific; then relations between the two formulas.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import chain

from workbench.formula.arithmetic import UNIT, Value, divide, holds, multiply, subtract
from workbench.formula.authored import Authored, NearMiss
from workbench.formula.formula import Formula
from workbench.formula.problem import Problem
from workbench.formula.samples import SAFETY, Sample, Verdict, tolerated

_FEWEST = 8
"""Points that must bear a relation out."""
_LARGEST_DENOMINATOR = 24


def find_hint(authored: Authored, samples: Sequence[Sample], yours: Formula) -> str | None:
    """The most telling sentence that holds at all points, if one does."""
    defined = [sample for sample in samples if sample.verdict is not Verdict.UNDEFINED]
    hints = chain(
        _near_miss(defined, authored.near_misses),
        _factor(defined),
        _offset(defined),
        _named_factor(defined),
        _right_on_part(authored.problem, samples),
        _unused_variable(authored, yours),
        _undefined(samples),
    )
    return next(hints, None)


def _near_miss(samples: Sequence[Sample], near_misses: Sequence[NearMiss]) -> Iterator[str]:
    for near in near_misses:
        if _all_equal([(sample.yours, near.formula.at(sample.reference.names)) for sample in samples]):
            yield near.text


def _all_equal(pairs: Sequence[tuple[Value, Value]]) -> bool:
    """Whether the pairs are equal as far as rounding lets one see, and there are enough of them."""
    visible = [(a, b) for a, b in pairs if math.isfinite(a.error) and math.isfinite(b.error)]
    return len(visible) >= _FEWEST and all(abs(a.value - b.value) <= tolerated(a, b) for a, b in visible)


def _factor(samples: Sequence[Sample]) -> Iterator[str]:
    nonzero = [sample for sample in samples if sample.correct.value and math.isfinite(sample.yours.error)]
    if len(nonzero) < _FEWEST:
        return
    ratios = (divide(sample.yours, sample.correct) for sample in nonzero)
    factor = _recognised(min(ratios, key=_relative_error))
    if factor.value in (0.0, 1.0):
        return
    if not _all_equal([(sample.yours, multiply(factor, sample.correct)) for sample in samples]):
        return
    yield "The sign is flipped." if factor.value == -1 else f"Yours is {_shown(factor.value)} times the answer."


def _relative_error(value: Value) -> float:
    return value.error / abs(value.value) if value.value else math.inf


def _offset(samples: Sequence[Sample]) -> Iterator[str]:
    differences = [subtract(sample.yours, sample.correct) for sample in samples]
    if not differences:
        return
    offset = _recognised(min(differences, key=lambda difference: difference.error))
    if offset.value and _all_equal([(difference, offset) for difference in differences]):
        direction = "large" if offset.value > 0 else "small"
        yield f"Yours is too {direction} by the constant {_shown(abs(offset.value))}."


def _recognised(measured: Value) -> Value:
    """The fraction with a small denominator that a measured number is; else the number as it was measured."""
    if not math.isfinite(measured.value):
        return measured
    for denominator in range(1, _LARGEST_DENOMINATOR + 1):
        fraction = round(measured.value * denominator) / denominator
        if abs(measured.value - fraction) <= SAFETY * measured.error:
            return Value(fraction, UNIT * abs(fraction))
    return measured


def _shown(number: float) -> str:
    for denominator in range(1, _LARGEST_DENOMINATOR + 1):
        numerator = round(number * denominator)
        if numerator and number == numerator / denominator:
            text = str(numerator) if denominator == 1 else f"{numerator}/{denominator}"
            return text.replace("-", "−")
    return f"{number:.6g}".replace("-", "−")


def _named_factor(samples: Sequence[Sample]) -> Iterator[str]:
    for name in samples[0].reference.names if samples else ():
        named = [(sample.reference.names[name], sample) for sample in samples]
        if _all_equal([(multiply(factor, sample.yours), sample.correct) for factor, sample in named]):
            yield f"A factor {name} is missing."
        if _all_equal([(sample.yours, multiply(factor, sample.correct)) for factor, sample in named]):
            yield f"There is a factor {name} too many."


def _right_on_part(problem: Problem, samples: Sequence[Sample]) -> Iterator[str]:
    random = [sample for sample in samples if not sample.reference.trial.special]
    for name, domain in problem.variables.items():
        edges = dict.fromkeys((0.0, *problem.kinks.get(name, ())))
        parts = [("==", value) for value in domain.values] + [(side, edge) for edge in edges for side in "><"]
        for operator, edge in parts:
            if _is_right_exactly_where(operator, edge, [(s.reference.trial.at[name], s.verdict) for s in random]):
                yield f"Right for {name} {operator.replace('==', '=')} {edge:g} only."


def _is_right_exactly_where(operator: str, edge: float, verdicts: Sequence[tuple[float, Verdict]]) -> bool:
    visible = [(holds(operator, x, edge), verdict) for x, verdict in verdicts if verdict is not Verdict.HIDDEN]
    inside = sum(is_inside for is_inside, _ in visible)
    return _FEWEST <= inside <= len(visible) - _FEWEST and all(
        is_inside == (verdict is Verdict.AGREES) for is_inside, verdict in visible
    )


def _unused_variable(authored: Authored, yours: Formula) -> Iterator[str]:
    for name in authored.problem.variables:
        if name in authored.variables_of(authored.answer) - authored.variables_of(yours):
            yield f"The answer depends on {name}, yours does not."


def _undefined(samples: Sequence[Sample]) -> Iterator[str]:
    if any(sample.verdict is Verdict.UNDEFINED for sample in samples if not sample.reference.trial.special):
        yield "Where yours is undefined it divides by zero or leaves the domain of a root, a logarithm or a power."
