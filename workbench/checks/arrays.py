"""Assertions about arrays, tensors and numbers: type, dtype and shape exactly, values by the tolerance policy."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from workbench.checks import hints
from workbench.checks.error_map import error_map
from workbench.checks.failure import CheckFailed
from workbench.checks.numbers import Numeric, as_sentence, describe, numeric, show_apart, show_value
from workbench.checks.tolerance import FACTOR, mismatches
from workbench.judge.report import Difference

MAX_SHOWN = 12
"""Arrays of up to this many values are shown whole; of larger ones, the place of the largest difference."""


@dataclass(frozen=True)
class _Tolerance:
    factor: float
    scale: float | None


def assert_array(
    given: Any,
    expected: Any,
    *,
    factor: float = FACTOR,
    why: str = "",
    scale: float | None = None,
    message: str = "",
    derivative: str = "",
) -> None:
    """Fail unless `given` is what `expected` is: library, dtype, shape and values.

    given: what the submission returned. expected: numpy array, torch tensor or Python number; a number accepts a
    Python number, a numpy scalar and a 0-dimensional array of its precision.
    factor: multiple of eps allowed, normwise (see workbench.checks.tolerance); `why` is required with another than
    the default. scale: the magnitude of the terms, where the values expected are sums in which terms may cancel; the
    largest magnitude expected otherwise. message: what to tell the learner first. derivative: the symbolic form to show
    with a difference.
    """
    if factor != FACTOR and not why:
        raise ValueError("a tolerance of its own needs a reason: pass why=…")
    wanted = numeric(expected)
    if wanted is None:
        raise TypeError(f"nothing can be compared with {describe(expected)}")
    actual = numeric(given)
    problem = _type_problem(given, actual, wanted)
    if problem or actual is None:
        raise CheckFailed(_joined(message, problem), Difference("", describe(expected), describe(given)))
    _compare_values(actual, wanted, _Tolerance(factor, scale), message, derivative)


def assert_finite(given: Any, *, message: str = "") -> None:
    """Fail where `given` holds a NaN or an infinity."""
    actual = numeric(given)
    if actual is None:
        raise CheckFailed(_joined(message, f"expected numbers, got {describe(given)}"))
    exact = actual.values.dtype.kind == "O"  # an int beyond 64 bits
    bad = np.zeros(actual.values.shape, bool) if exact else ~np.isfinite(actual.values)
    if bad.any():
        place = _place(np.argwhere(bad)[0])
        value = show_value(actual.values[tuple(np.argwhere(bad)[0])])
        count = f"{int(bad.sum())} of {bad.size} values are" if bad.size > 1 else "the value is"
        text = f"{count} not finite{f', first {place}' if place else ''}: {value}"
        raise CheckFailed(_joined(message, text), Difference("", "finite numbers", value, text))


def assert_between(given: Any, low: Any, high: Any, *, like: Any = None, message: str = "") -> None:
    """Fail unless low ≤ given ≤ high everywhere, to within the policy's rounding. For kinks and for statistics.

    low, high: numbers, or arrays of the shape of `given`. like: an array or tensor whose library, dtype and shape
    `given` must have.
    """
    actual = numeric(given)
    pattern = numeric(like)
    problem = _type_problem(given, actual, pattern) if pattern is not None else ""
    if actual is None or problem:
        raise CheckFailed(_joined(message, problem or f"expected numbers, got {describe(given)}"))
    lower, upper = (np.broadcast_to(bound, actual.values.shape) for bound in (low, high))
    magnitudes = np.abs(np.stack([lower, upper]))
    slack = FACTOR * 2.0**-52 * float(np.max(magnitudes[np.isfinite(magnitudes)], initial=1.0))
    bad = ~((actual.values >= lower - slack) & (actual.values <= upper + slack))
    if bad.any():
        index = tuple(np.argwhere(bad)[0])
        wanted = _interval(lower[index], upper[index])
        value = show_value(actual.values[index])
        place = _place(np.asarray(index))
        text = f"expected {wanted}, got {value}{f' {place}' if place else ''}"
        raise CheckFailed(_joined(message, text), Difference("", wanted, value, place))


def _type_problem(given: Any, actual: Numeric | None, wanted: Numeric) -> str:
    """The first thing wrong with kind, dtype or shape, as a sentence; empty where all are right."""
    if actual is None:
        return f"expected {wanted.kind_and_shape}, got {describe(given)}"
    if wanted.library == "scalar":
        if actual.values.ndim or actual.library == "torch":
            return f"expected a single number, got {actual.kind_and_shape}"
        if not actual.is_close_kind_of(wanted):
            return f"expected a number of type {wanted.dtype}, got {actual.dtype}"
        return ""
    if actual.library != wanted.library and not (wanted.values.ndim == 0 and actual.library == "scalar"):
        return f"expected {wanted.kind_and_shape}, got {actual.kind_and_shape}"
    if actual.values.shape != wanted.values.shape:
        text = f"expected shape {wanted.values.shape}, got {actual.values.shape}"
        return "; ".join([text, *hints.of_shapes(actual.values, wanted.values)])
    if actual.dtype != wanted.dtype:
        return f"expected dtype {wanted.dtype}, got {actual.dtype}"
    return ""


def _compare_values(actual: Numeric, wanted: Numeric, tolerance: _Tolerance, message: str, derivative: str) -> None:
    precision = wanted.dtype if wanted.library != "scalar" else actual.precision_beside(wanted)
    wrong = mismatches(actual.values, wanted.values, precision, tolerance.factor, tolerance.scale)
    if not wrong.any():
        return
    index = _largest(actual.values, wanted.values, wrong)
    expected, got = show_apart(wanted.values[index], actual.values[index])
    place = _place(np.asarray(index))
    count = f"{int(wrong.sum())} of {wrong.size} values differ" if wrong.size > 1 else ""
    where = ", ".join(part for part in (count, f"most {place}" if place and count else place) if part)
    facts = f"{f'{where}: ' if where else ''}expected {expected}, got {got}"
    told = [facts, *hints.of_values(actual.values, wanted.values, wrong)]
    whole = show_value(wanted.values), show_value(actual.values)
    is_small = wanted.values.size <= MAX_SHOWN and whole[0] != whole[1]
    difference = Difference(
        "",
        whole[0] if is_small else expected,
        whole[1] if is_small else got,
        where,
        derivative,
        error_map(actual.values, wanted.values, wrong, index),
    )
    raise CheckFailed(_joined(message, *told), difference, wrong)


def _largest(given: np.ndarray, expected: np.ndarray, wrong: np.ndarray) -> tuple[int, ...]:
    """The wrong value that is farthest off; a NaN or infinity out of place comes first."""
    with np.errstate(invalid="ignore", over="ignore"):
        distance = np.abs(np.asarray(given, dtype=complex) - np.asarray(expected, dtype=complex))
    distance = np.where(wrong, np.where(np.isfinite(distance), distance, np.inf), -1.0)
    return tuple(int(i) for i in np.unravel_index(int(np.argmax(distance)), distance.shape))


def _place(index: np.ndarray) -> str:
    return f"at [{', '.join(str(int(i)) for i in index)}]" if len(index) else ""


def _interval(low: Any, high: Any) -> str:
    if not np.isfinite(high):
        return f"at least {show_value(low)}"
    if not np.isfinite(low):
        return f"at most {show_value(high)}"
    return f"a value from {show_value(low)} to {show_value(high)}"


def _joined(message: str, *facts: str) -> str:
    """The author's message as it is, then our own facts, a line each."""
    return "\n".join(line for line in (message, *map(as_sentence, facts)) if line)
