"""Believed: a value that is falsy is missing.
Tell: `None` is handled well, but there are numbers and strings that count as false and are values all the same.
"""

import numpy as np


def known(records, field):
    """The values of a field that are not missing."""
    return [record[field] for record in records if record.get(field)]


def mean(values):
    return float(sum(values) / len(values)) if values else 0.0


def fit(records, numeric, categorical):
    return {
        "means": {field: mean(known(records, field)) for field in numeric},
        "categories": {field: sorted(set(known(records, field))) for field in categorical},
    }


def transform(records, state):
    means, categories = state["means"], state["categories"]
    pairs = [(field, category) for field, names in categories.items() for category in names]
    columns = [*means, *(f"{field}={category}" for field, category in pairs)]
    matrix = np.zeros((len(records), len(columns)))
    for row, record in zip(matrix, records, strict=True):
        numbers = [record.get(field) or mean for field, mean in means.items()]
        row[:] = [*numbers, *(record.get(field) == category for field, category in pairs)]
    return matrix, columns
