"""Layers are added until the distance is covered, dilated or not, by doubling for long stacks; pairs by symmetry."""

import itertools


def _search(covers):
    high = 1
    while not covers(high):
        high *= 2
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        if covers(middle):
            high = middle
        else:
            low = middle
    return high


def self_attention(n, d):
    return restricted_attention(n, d, n)


def restricted_attention(n, d, r):
    beyond = max(n - 1 - r, 0)
    pairs = n**2 - beyond * (beyond + 1)
    return pairs * (d + d), 1, _search(lambda layers: layers * r >= n - 1)


def recurrent(n, d):
    return n * (d**2 + d**2), n, n


def convolution(n, d, k, dilated=False):
    if k not in range(2, k + 1):
        raise ValueError("k must be 2 or more")
    if dilated:
        reached = itertools.accumulate((k - 1) * k**layer for layer in itertools.count())
        path = next(layer for layer, reach in enumerate(reached, 1) if reach >= n - 1)
    else:
        path = _search(lambda layers: layers * (k - 1) >= n - 1)
    return d**2 * n * k, 1, path
