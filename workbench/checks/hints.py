"""Facts about how an answer differs, computed from the values, never guessed: sign, factor, transposition, position.

Each function returns sentences; an empty list where nothing simple holds.
"""

import numpy as np

MANY = 5
"""Values of an argument from which on it is no accident that the wrong ones are all of one kind."""
CLOSE = 1e-9
"""Relative agreement that makes "a constant factor" a fact rather than a coincidence."""


def of_shapes(given: np.ndarray, expected: np.ndarray) -> list[str]:
    """What relates two arrays of different shapes."""
    if given.ndim >= 2 and given.shape[::-1] == expected.shape and _agree(given.T, expected):
        return ["your result is transposed"]
    if given.size == expected.size and _agree(given.reshape(expected.shape), expected):
        return ["the values are right, only the shape is not"]
    if given.size == 1 and expected.size > 1 and np.isclose(given.sum(), expected.sum(), rtol=CLOSE):
        return ["your result is the sum over all values"]
    return []


def of_values(given: np.ndarray, expected: np.ndarray, wrong: np.ndarray) -> list[str]:
    """What relates two different arrays of one shape."""
    if given.dtype.kind not in "fiu" or expected.dtype.kind not in "fiu":
        return []
    if np.isnan(given).any() and not np.isnan(expected).any():
        return [f"your result holds {int(np.isnan(given).sum())} NaN (not a number)"]
    if np.isinf(given).any() and not np.isinf(expected).any():
        return [f"your result holds {_counted(int(np.isinf(given).sum()), 'infinite value')}"]
    if not (np.isfinite(given).all() and np.isfinite(expected).all()):
        return []
    if given.ndim >= 2 and given.shape[-1] == given.shape[-2] and _is_transposed(given, expected):
        return ["your result is transposed"]
    return _proportion(given, expected) or _offset(given, expected) or _few(wrong)


def of_places(argument: np.ndarray, name: str, wrong: np.ndarray) -> list[str]:
    """Which values of an argument are exactly those where the result is wrong, "0" or "negative" for instance."""
    if argument.shape != wrong.shape or argument.dtype.kind not in "fiu" or wrong.all():
        return []
    kinds = {
        "0": argument == 0,
        "negative": argument < 0,
        "positive": argument > 0,
        "not finite": ~np.isfinite(argument),
    }
    return [
        f"it differs only where {name} is {kind}"
        for kind, places in kinds.items()
        if np.array_equal(places, wrong) and argument.size >= MANY
    ]


def _proportion(given: np.ndarray, expected: np.ndarray) -> list[str]:
    if np.abs(given).max(initial=0) <= 1e-12 * np.abs(expected).max(initial=0):
        return ["your result is 0 everywhere"] if expected.size > 1 else []
    nonzero = expected != 0
    if nonzero.sum() < 2 or given[~nonzero].any():
        return []
    ratios = given[nonzero] / expected[nonzero]
    ratio = float(np.median(ratios))
    if not np.allclose(ratios, ratio, rtol=CLOSE, atol=0):
        return []
    if abs(ratio + 1) < CLOSE:
        return ["every value has the wrong sign"]
    if f"{ratio:.6g}" == "1":
        return []  # something small is added or left out, and no factor
    return [f"every value is off by the constant factor {ratio:.6g}"]


def _offset(given: np.ndarray, expected: np.ndarray) -> list[str]:
    if given.size < 2:
        return []
    shift = given - expected
    scale = float(np.max(np.abs(expected))) or 1.0
    if np.ptp(shift) <= CLOSE * scale and abs(shift.flat[0]) > CLOSE * scale:
        return [f"every value is off by the same amount, {float(np.mean(shift)):.6g}"]
    return []


def _few(wrong: np.ndarray) -> list[str]:
    if wrong.ndim == 2 and wrong.shape[0] > 2 and wrong.shape[1] > 2:
        for axis, name in ((0, "column"), (1, "row")):
            lines = np.flatnonzero(wrong.any(axis=axis))
            if len(lines) == 1 and wrong.sum() > 1:
                return [f"only {name} {int(lines[0])} differs"]
    return []


def _is_transposed(given: np.ndarray, expected: np.ndarray) -> bool:
    turned = given.swapaxes(-1, -2)
    return _agree(turned, expected) and not _agree(turned, given)


def _agree(first: np.ndarray, second: np.ndarray) -> bool:
    return bool(first.shape == second.shape and np.allclose(first, second, rtol=CLOSE, atol=0, equal_nan=True))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
