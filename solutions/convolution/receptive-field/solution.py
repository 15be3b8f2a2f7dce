def receptive_field(layers):
    size, jump = 1, 1
    for layer in layers:
        kernel, stride, dilation = layer
        if min(layer) < 1:
            raise ValueError(f"kernel, stride and dilation must be at least 1, got {layer}")
        size += (kernel - 1) * dilation * jump  # the taps lie on units of the layer below, which are jump apart
        jump *= stride
    return size, jump


def layers_to_see(size, layer):
    if size < 1:
        raise ValueError(f"a size must be at least 1, got {size}")
    kernel, _, _ = layer
    receptive_field([layer])  # refuses values below 1
    if kernel == 1 and size > 1:
        raise ValueError(f"with a kernel of 1 a unit sees 1 pixel however deep the network, never {size}")
    count = 0
    while receptive_field([layer] * count)[0] < size:
        count += 1
    return count
