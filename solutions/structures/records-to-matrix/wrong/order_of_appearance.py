"""Believed: categories are numbered in the order in which they appear.
Tell: The right categories, in the order of the records. Shuffle the records, and the columns of your matrix change places.
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
        "categories": {field: list(dict.fromkeys(known(records, field))) for field in categorical},
    }


def transform(records, state):
    means, categories = state["means"], state["categories"]
    pairs = [(field, category) for field, names in categories.items() for category in names]
    columns = [*means, *(f"{field}={category}" for field, category in pairs)]
    matrix = np.zeros((len(records), len(columns)))
    for row, record in zip(matrix, records, strict=True):
        numbers = [mean if record.get(field) is None else record[field] for field, mean in means.items()]
        row[:] = [*numbers, *(record.get(field) == category for field, category in pairs)]
    return matrix, columns
