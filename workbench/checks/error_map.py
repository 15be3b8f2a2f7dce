"""A picture of where a matrix is wrong: one sign for each value, or for each block of a large one."""

import numpy as np

RIGHT, SHADES, NOT_FINITE = "·", "░▒▓█", "×"
LEGEND = f"{RIGHT} right  {SHADES[0]}{SHADES[1]}{SHADES[2]}{SHADES[3]} off by little to much  {NOT_FINITE} not finite"
MOST_ROWS, MOST_COLUMNS = 16, 48


def error_map(given: np.ndarray, expected: np.ndarray, wrong: np.ndarray, worst: tuple[int, ...]) -> str:
    """The last two axes around the worst value, a line for each row, and what the signs mean.

    worst: the index of the value that is farthest off. Empty for what is no matrix.
    """
    if wrong.ndim < 2 or min(wrong.shape[-2:]) < 2 or given.dtype.kind not in "fiu" or expected.dtype.kind not in "fiu":
        return ""
    leading = worst[:-2]
    with np.errstate(invalid="ignore", over="ignore"):
        distance = np.abs(given[leading].astype(float) - expected[leading].astype(float))
    distance = np.where(wrong[leading], np.where(np.isfinite(distance), distance, np.inf), 0.0)
    blocks = _blocks(distance, MOST_ROWS, MOST_COLUMNS)
    finite = blocks[np.isfinite(blocks)]
    most = float(finite.max(initial=0.0))
    lines = ["".join(_sign(value, most) for value in row) for row in blocks]
    rows, columns = distance.shape
    place = f"at [{', '.join(map(str, leading))}]: " if leading else ""
    size = f"{place}{rows} rows, {columns} columns" + ("" if blocks.shape == distance.shape else ", in blocks")
    return "\n".join([*lines, size, LEGEND])


def _blocks(values: np.ndarray, most_rows: int, most_columns: int) -> np.ndarray:
    """The largest value of each block, as few blocks as fit."""
    for axis, most in ((0, most_rows), (1, most_columns)):
        step = -(-values.shape[axis] // most)
        values = np.maximum.reduceat(values, np.arange(0, values.shape[axis], step), axis=axis)
    return values


def _sign(distance: float, most: float) -> str:
    if distance == 0:
        return RIGHT
    if not np.isfinite(distance):
        return NOT_FINITE
    return SHADES[min(int(distance / most * len(SHADES)), len(SHADES) - 1)]
