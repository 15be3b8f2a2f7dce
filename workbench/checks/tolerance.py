"""The one tolerance policy.

Values are compared normwise: the largest difference against the largest expected magnitude,

    max|given − expected| ≤ factor · eps(dtype) · max|expected|

because correct implementations differ by up to about 34 eps that way (softmax, attention, GRU, GELU, convolution,
cross-entropy), while their elementwise relative difference reaches 10⁶ eps. NaN and infinities must stand in the same
places with the same sign. Where everything expected is 0, the scale is 1. Where terms may cancel (a sum over examples),
the scale is that of the terms.
"""

import numpy as np

FACTOR = 64.0
"""Default multiple of the machine epsilon; a check that overrides it says why."""

EPSILON = {
    "float64": 2.0**-52,
    "float32": 2.0**-23,
    "float16": 2.0**-10,
    "bfloat16": 2.0**-7,
    "complex128": 2.0**-52,
    "complex64": 2.0**-23,
}
"""Distance from 1 to the next number, by dtype. Other dtypes are exact."""


def mismatches(
    given: np.ndarray, expected: np.ndarray, dtype: str, factor: float, scale: float | None = None
) -> np.ndarray:
    """Where two arrays of one shape differ by more than the policy allows, as a boolean array.

    Both are float64, complex128, integer or boolean arrays; `dtype` names the precision they were computed in.
    scale: the magnitude to compare with, where it is not the largest expected one.
    """
    if dtype not in EPSILON:
        return np.asarray(given != expected)
    finite = np.isfinite(expected)
    if scale is None:
        scale = float(np.max(np.abs(expected[finite]), initial=0.0)) or 1.0
    with np.errstate(invalid="ignore"):
        close = np.abs(given - expected) <= factor * EPSILON[dtype] * scale
    same = (given == expected) | (np.isnan(given) & np.isnan(expected))
    return np.asarray(~np.where(finite, close, same))
