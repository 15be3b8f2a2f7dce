"""Goes down from the last layer to the image; numpy integers would not be exact, so plain ones."""

from math import prod


def receptive_field(layers):
    if any(value < 1 for layer in layers for value in layer):
        raise ValueError("every kernel, stride and dilation must be positive")
    size = 1
    for kernel, stride, dilation in layers[::-1]:
        size = (size - 1) * stride + dilation * (kernel - 1) + 1
    return size, prod(stride for _, stride, _ in layers)


def layers_to_see(size, layer):
    kernel, stride, dilation = layer
    if size < 1 or kernel < 1 or stride < 1 or dilation < 1:
        raise ValueError("all numbers must be positive")
    if size == 1:
        return 0
    if kernel == 1:
        raise ValueError("a kernel of one pixel is never enough")
    count, seen = 0, 1
    while seen < size:
        seen = (seen - 1) * stride + dilation * (kernel - 1) + 1
        count += 1
    return count
