"""NumPy's mean, which is a NumPy float; rows filled entry by entry."""

import numpy as np


def fit(records, numeric, categorical):
    means, cats = {}, {}
    for f in numeric:
        v = [r[f] for r in records if f in r and r[f] is not None]
        means[f] = np.mean(v) if v else 0.0
    for f in categorical:
        cats[f] = sorted({r[f] for r in records if r.get(f, None) is not None})
    return {"means": means, "categories": cats}


def transform(records, state):
    cols = list(state["means"])
    for f, names in state["categories"].items():
        cols.extend(f + "=" + n for n in names)
    m = np.zeros((len(records), len(cols)), dtype=np.float64)
    for i, r in enumerate(records):
        for j, f in enumerate(state["means"]):
            v = r.get(f)
            m[i, j] = state["means"][f] if v is None else v
        for f, names in state["categories"].items():
            v = r.get(f)
            if v in names:
                m[i, cols.index(f"{f}={v}")] = 1
    return m, cols
