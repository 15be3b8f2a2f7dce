"""Believed: the number of dilated layers is the ceiling of a logarithm.
Tell: The formula is right, and a float makes one layer too many where the logarithm should be a whole number. What is math.log(125, 5)?
"""

import math


def layers_to_cover(distance, reach):
    return max(1, -(-distance // reach))


def self_attention(n, d):
    return 2 * n * n * d, 1, 1


def restricted_attention(n, d, r):
    reach = min(r, n - 1)
    pairs = n * (2 * reach + 1) - reach * (reach + 1)  # less those beyond the two ends
    return 2 * pairs * d, 1, layers_to_cover(n - 1, r)


def recurrent(n, d):
    return 2 * n * d * d, n, n


def convolution(n, d, k, dilated=False):
    if k < 2:
        raise ValueError(f"A kernel of {k} joins no two positions: it must be at least 2.")
    if not dilated:
        return k * n * d * d, 1, layers_to_cover(n - 1, k - 1)
    return k * n * d * d, 1, max(1, math.ceil(math.log(n, k)))
