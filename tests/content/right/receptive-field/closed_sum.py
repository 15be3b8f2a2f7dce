"""A sum over the layers of what each adds, with the product of the strides below it; recursion for the count."""

from math import prod


def receptive_field(layers):
    for k, s, d in layers:
        if k <= 0 or s <= 0 or d <= 0:
            raise ValueError(f"invalid layer {(k, s, d)}")
    strides = [s for _, s, _ in layers]
    return 1 + sum((k - 1) * d * prod(strides[:i]) for i, (k, _, d) in enumerate(layers)), prod(strides)


def layers_to_see(size, layer):
    if size <= 0:
        raise ValueError("size must be positive")
    one, _ = receptive_field([layer])
    if size == 1:
        return 0
    if one == 1:
        raise ValueError("these layers do not see more than a pixel")

    def more(n):
        return n if receptive_field([layer] * n)[0] >= size else more(n + 1)

    return more(1)
