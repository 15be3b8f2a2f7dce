"""Believed: gaps between the taps do not count.
Tell: Without dilation you are right. Read again which pixels count for the size, and how far apart the first and the last tap are.
"""


def receptive_field(layers):
    size, jump = 1, 1
    for kernel, stride, dilation in layers:
        if min(kernel, stride, dilation) < 1:
            raise ValueError("kernel, stride and dilation are at least 1")
        size += (kernel - 1) * jump
        jump *= stride
    return size, jump


def layers_to_see(size, layer):
    if size < 1:
        raise ValueError("a size is at least 1")
    receptive_field([layer])
    if layer[0] == 1 and size > 1:
        raise ValueError("a kernel of 1 never sees more")
    count = 0
    while receptive_field([layer] * count)[0] < size:
        count += 1
    return count
