"""Believed: a logarithm gives the number of layers.
Tell: For small sizes your number of layers is right. How many digits has a float, and how many has a size of 2¹⁰⁰ + 1? Integers lose none.
"""

import math


def receptive_field(layers):
    size, jump = 1, 1
    for kernel, stride, dilation in layers:
        if min(kernel, stride, dilation) < 1:
            raise ValueError("kernel, stride and dilation are at least 1")
        size += (kernel - 1) * dilation * jump
        jump *= stride
    return size, jump


def layers_to_see(size, layer):
    if size < 1:
        raise ValueError("a size is at least 1")
    gain, stride = receptive_field([layer])[0] - 1, layer[1]
    if size == 1:
        return 0
    if gain == 0:
        raise ValueError("a kernel of 1 never sees more")
    if stride == 1:
        return math.ceil((size - 1) / gain)
    return math.ceil(math.log(1 + (size - 1) * (stride - 1) / gain, stride))
