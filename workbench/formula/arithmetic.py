"""Floating-point arithmetic that carries a bound on its own rounding error.

The bound is what lets `1 - tanh(x)^2` pass for `sech(x)^2` where it has lost every digit, while a formula that is
wrong by 1e-12 elsewhere is still told apart. First-order running error analysis (Higham, Accuracy and Stability of
Numerical Algorithms, 3.3). Nothing here raises: poles are ±inf and undefined results nan, as in IEEE 754.

An infinite bound means "rounding or overflow hides the value"; a non-finite value with bound 0 is truly undefined.
"""

import math
from typing import NamedTuple

UNIT = 2.0**-53
"""Unit roundoff of float64."""
SMALLEST = 1e-300
"""Stands for anything that underflows."""


class Value(NamedTuple):
    """A computed number and how far it may be from the exact one."""

    value: float
    error: float = 0.0
    """Absolute and non-negative, never nan."""

    @property
    def is_undefined(self) -> bool:
        """Whether there is no value here for a reason other than rounding or overflow."""
        return not math.isfinite(self.value) and math.isfinite(self.error)


UNKNOWN = Value(math.nan, math.inf)
"""The operand may or may not lie on a singularity."""


def bounded(value: float, error: float) -> Value:
    """A finite value with its bound, to which the rounding of the operation itself is added."""
    error += UNIT * abs(value)
    return Value(value, error if error == error else math.inf)


def _not_finite(value: float, a: Value, b: Value) -> Value:
    hidden = math.isinf(a.error) or math.isinf(b.error)
    overflowed = math.isfinite(a.value) and math.isfinite(b.value)
    return Value(value, math.inf if hidden or overflowed else 0.0)


def negate(a: Value) -> Value:
    """−a, exactly."""
    return Value(-a.value, a.error)


def add(a: Value, b: Value) -> Value:
    """a + b."""
    value = a.value + b.value
    return bounded(value, a.error + b.error) if math.isfinite(value) else _not_finite(value, a, b)


def subtract(a: Value, b: Value) -> Value:
    """a − b."""
    value = a.value - b.value
    return bounded(value, a.error + b.error) if math.isfinite(value) else _not_finite(value, a, b)


def multiply(a: Value, b: Value) -> Value:
    """a · b."""
    value = a.value * b.value
    if not math.isfinite(value):
        return _not_finite(value, a, b)
    underflow = SMALLEST if value == 0 and a.value and b.value else 0.0
    return bounded(value, abs(a.value) * b.error + abs(b.value) * a.error + a.error * b.error + underflow)


def divide(a: Value, b: Value) -> Value:
    """a / b; a pole where b is exactly zero."""
    if math.isfinite(b.value) and b.error > 0 and abs(b.value) <= 2 * b.error:
        return UNKNOWN
    if b.value == 0:
        return Value(_pole(a.value, b.value), a.error if math.isinf(a.error) else 0.0)
    value = a.value / b.value
    if not math.isfinite(value):
        return _not_finite(value, a, b)
    if math.isinf(b.value):
        return Value(value, SMALLEST)
    underflow = SMALLEST if value == 0 and a.value else 0.0
    return bounded(value, (a.error + abs(value) * b.error) / (abs(b.value) - b.error) + underflow)


def _pole(numerator: float, zero: float) -> float:
    if numerator == 0 or math.isnan(numerator):
        return math.nan
    return math.copysign(math.inf, numerator) * math.copysign(1.0, zero)


def power(a: Value, b: Value) -> Value:
    """a ^ b in floats only, so that 9^9^9 is an overflow and no long calculation."""
    base, exponent = a.value, b.value
    if math.isnan(base) or math.isnan(exponent):
        return _not_finite(math.nan, a, b)
    in_doubt = a.error > 0 and abs(base) <= 2 * a.error
    if in_doubt and math.isfinite(base) and (exponent < 1 or b.error > 0):
        return UNKNOWN
    try:
        value = math.pow(base, exponent)
    except OverflowError:
        odd = exponent % 2 == 1
        return Value(-math.inf if base < 0 and odd else math.inf, math.inf)
    except ValueError:  # zero to a negative power, or a negative base with a fractional exponent
        maybe_whole = base != 0 and abs(exponent - round(exponent)) <= b.error
        return Value(math.inf if base == 0 else math.nan, math.inf if in_doubt or maybe_whole else 0.0)
    if not math.isfinite(value):
        return _not_finite(value, a, b)
    if not (math.isfinite(base) and math.isfinite(exponent)):
        return Value(value, SMALLEST)
    if in_doubt:
        return bounded(value, _power_near_zero(abs(base) + a.error, exponent))
    relative = abs(exponent) * a.error / abs(base) if a.error else 0.0
    if b.error:
        relative += abs(math.log(abs(base))) * b.error if base else math.inf
    if relative > 0.5:
        return Value(value, math.inf)
    underflow = SMALLEST if value == 0 and base else 0.0
    return bounded(value, abs(value) * (2 * relative + UNIT) + underflow)


def _power_near_zero(reach: float, exponent: float) -> float:
    try:
        return math.pow(reach, exponent)
    except OverflowError:
        return math.inf


def larger(a: Value, b: Value) -> Value:
    """max(a, b); nan if either is."""
    return _chosen(a, b, a if a.value >= b.value else b)


def smaller(a: Value, b: Value) -> Value:
    """min(a, b); nan if either is."""
    return _chosen(a, b, a if a.value <= b.value else b)


def _chosen(a: Value, b: Value, choice: Value) -> Value:
    if math.isnan(a.value) or math.isnan(b.value):
        return _not_finite(math.nan, a, b)
    apart = abs(a.value - b.value) > a.error + b.error or math.isinf(a.value) or math.isinf(b.value)
    return choice if apart else Value(choice.value, max(a.error, b.error))


def compare(operator: str, a: Value, b: Value) -> Value:
    """1 where the comparison holds, 0 where it does not, in doubt where rounding could turn it."""
    if math.isnan(a.value) or math.isnan(b.value):
        return _not_finite(math.nan, a, b)
    reach = a.error + b.error
    finite = math.isfinite(a.value) and math.isfinite(b.value)
    in_doubt = finite and reach > 0 and abs(a.value - b.value) <= reach
    return Value(1.0 if holds(operator, a.value, b.value) else 0.0, math.inf if in_doubt else 0.0)


def holds(operator: str, a: float, b: float) -> bool:
    """Whether a comparison of two floats is true."""
    match operator:
        case "<":
            return a < b
        case "<=":
            return a <= b
        case ">":
            return a > b
        case ">=":
            return a >= b
        case "==":
            return a == b
        case _:
            return a != b
