"""Believed: attention's work is the scores, n² d.
Tell: Half of it. What is done with the weights once the softmax has made them of the scores?
"""


def layers_to_cover(distance, reach):
    return max(1, -(-distance // reach))


def self_attention(n, d):
    return n * n * d, 1, 1


def restricted_attention(n, d, r):
    reach = min(r, n - 1)
    pairs = n * (2 * reach + 1) - reach * (reach + 1)  # less those beyond the two ends
    return pairs * d, 1, layers_to_cover(n - 1, r)


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
