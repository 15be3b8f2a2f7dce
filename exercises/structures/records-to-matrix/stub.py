import numpy as np

Record = dict[str, float | str | None]


def fit(records: list[Record], numeric: list[str], categorical: list[str]) -> dict[str, dict]:
    """What the training records say about the fields.

    Returns {"means": {numeric field: float}, "categories": {categorical field: sorted list of str}}.
    """
    raise NotImplementedError


def transform(records: list[Record], state: dict[str, dict]) -> tuple[np.ndarray, list[str]]:
    """(matrix, columns): float64 (records, columns), and the names of the columns.

    state: as `fit` returned it.
    """
    raise NotImplementedError
