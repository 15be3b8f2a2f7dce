"""Believed: a missing number is filled with the mean of the records at hand.
Tell: On the training records it is right. For others you look at what you are asked to transform: what would a single record
get?
"""

import numpy as np


def known(records, field):
    """The values of a field that are not missing."""
    return [record[field] for record in records if record.get(field) is not None]


def mean(values):
    return float(sum(values) / len(values)) if values else 0.0


def fit(records, numeric, categorical):
    return {
        "means": {field: mean(known(records, field)) for field in numeric},
        "categories": {field: sorted(set(known(records, field))) for field in categorical},
    }


def transform(records, state):
    categories = state["categories"]
    means = {field: mean(known(records, field)) for field in state["means"]}
    pairs = [(field, category) for field, names in categories.items() for category in names]
    columns = [*means, *(f"{field}={category}" for field, category in pairs)]
    matrix = np.zeros((len(records), len(columns)))
    for row, record in zip(matrix, records, strict=True):
        numbers = [filler if record.get(field) is None else record[field] for field, filler in means.items()]
        row[:] = [*numbers, *(record.get(field) == category for field, category in pairs)]
    return matrix, columns
