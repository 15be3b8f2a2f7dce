"""Einsum, the shared gradient as one sum over everything, the count by numpy."""

import numpy as np


def layer(x, W, b):
    return np.tanh(np.einsum("bd,hd->bh", x, W) + np.broadcast_to(b, len(W)))


def bias_gradient(h, upstream, shared):
    db = np.einsum("bh,bh->h", upstream, 1 - np.square(h))
    return np.sum(upstream - upstream * h * h).reshape(1) if shared else db


def bias_count(sizes, shared):
    widths = np.array(sizes)[1:]
    return widths.size if shared else widths.sum()
