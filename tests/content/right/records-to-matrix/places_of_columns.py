"""A dictionary from column to place; ones are set where a record's category has a place."""

import statistics

import numpy as np


def fit(records, numeric, categorical):
    means, categories = {}, {}
    for field in numeric:
        seen = [r[field] for r in records if field in r and r[field] is not None]
        means[field] = statistics.fmean(seen) if seen else 0.0
    for field in categorical:
        seen = []
        for r in records:
            value = r.get(field)
            if value is not None and value not in seen:
                seen.append(value)
        categories[field] = sorted(seen)
    return {"categories": categories, "means": means}


def transform(records, state):
    places = {(field, None): i for i, field in enumerate(state["means"])}
    columns = list(state["means"])
    for field, categories in state["categories"].items():
        for category in categories:
            places[field, category] = len(columns)
            columns.append(field + "=" + category)
    matrix = np.zeros((len(records), len(columns)), dtype=np.float64)
    for i, record in enumerate(records):
        for field, mean in state["means"].items():
            value = record.get(field)
            matrix[i, places[field, None]] = value if value is not None else mean
        for field in state["categories"]:
            value = record.get(field)
            if value is not None and (field, value) in places:
                matrix[i, places[field, value]] = 1
    return matrix, columns
