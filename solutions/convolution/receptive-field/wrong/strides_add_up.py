"""Believed: two strides of 2 move a unit by four pixels because 2 + 2 = 4.
Tell: Two strides of 2 look right, but try 2 and 3. One step in the second layer is how many steps in the first, and each of these how many pixels?
"""


def receptive_field(layers):
    size, jump = 1, 1
    for kernel, stride, dilation in layers:
        if min(kernel, stride, dilation) < 1:
            raise ValueError("kernel, stride and dilation are at least 1")
        size += (kernel - 1) * dilation * jump
        jump += stride - (jump == 1)
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
