"""Two shapes at a time with reduce, from the last axis on, with zip_longest."""

import functools
import itertools


def pair(left, right):
    sizes = []
    for a, b in itertools.zip_longest(reversed(left), reversed(right), fillvalue=1):
        if a != b and a != 1 and b != 1:
            raise ValueError(f"cannot broadcast {left} with {right}: {a} is not {b}")
        sizes.append(b if a == 1 else a)
    return tuple(sizes[::-1])


def broadcast_shapes(*shapes):
    return functools.reduce(pair, shapes, ())
