"""Plain loops over rows and columns, from the last layer back."""

import numpy as np


def apply_stack(layers, x):
    rows = []
    for example in x:
        h = example
        for W, b in layers:
            h = np.array([np.dot(W[i], h) + b[i] for i in range(len(b))], dtype=x.dtype)
        rows.append(h)
    return np.stack(rows)


def collapse(layers):
    W, b = layers[-1]
    W, b = np.array(W), np.array(b)
    for previous_W, previous_b in layers[-2::-1]:
        b = b + W @ previous_b
        W = W @ previous_W
    return W, b
