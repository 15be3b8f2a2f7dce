"""Believed: each layer adds as much as the one before.
Tell: Without strides your number of layers is right. What does the second layer with a stride of 2 add, compared with the first?
"""


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
    gain = receptive_field([layer])[0] - 1
    if gain == 0 and size > 1:
        raise ValueError("a kernel of 1 never sees more")
    return -(-(size - 1) // gain) if gain else 0
