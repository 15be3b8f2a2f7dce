"""Believed: every query sees 2r + 1 keys.
Tell: True in the middle. How many keys stand before the first token, and what if r is longer than the whole sequence?
"""


def layers_to_cover(distance, reach):
    return max(1, -(-distance // reach))


def self_attention(n, d):
    return 2 * n * n * d, 1, 1


def restricted_attention(n, d, r):
    pairs = n * (2 * r + 1)
    return 2 * pairs * d, 1, layers_to_cover(n - 1, r)


def recurrent(n, d):
    return 2 * n * d * d, n, n


def convolution(n, d, k, dilated=False):
    if k < 2:
        raise ValueError(f"A kernel of {k} joins no two positions: it must be at least 2.")
    if not dilated:
        return k * n * d * d, 1, layers_to_cover(n - 1, k - 1)
    path = 1
    while k**path < n:  # the stack reaches (k - 1)(1 + k + … + k^(path - 1)) = k^path - 1 positions back
        path += 1
    return k * n * d * d, 1, path
