"""Column by column with numpy: nan for a missing number, and equality with an array of objects."""

import numpy as np


def fit(records, numeric, categorical):
    state = {"means": {}, "categories": {}}
    for field in numeric:
        values = np.array([r.get(field) for r in records], dtype=float)
        values = values[~np.isnan(values)]
        state["means"][field] = float(np.mean(values)) if values.size else 0.0
    for field in categorical:
        state["categories"][field] = sorted({r.get(field) for r in records} - {None})
    return state


def transform(records, state):
    parts, names = [], []
    for field, filler in state["means"].items():
        values = np.array([r.get(field) for r in records], dtype=float)
        parts.append(np.where(np.isnan(values), filler, values))
        names.append(field)
    for field, categories in state["categories"].items():
        values = np.array([r.get(field) for r in records], dtype=object)
        for category in categories:
            parts.append(np.array([value == category for value in values], dtype=float))
            names.append(f"{field}={category}")
    if not parts:
        return np.zeros((len(records), 0)), names
    return np.stack(parts, axis=1), names
