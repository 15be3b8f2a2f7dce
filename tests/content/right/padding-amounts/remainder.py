"""TensorFlow's own form: with the remainder of n by the stride; numpy integers come out."""

import numpy as np


def padding_amounts(n, kernel, mode, stride=1, dilation=1):
    for name, value in {"n": n, "kernel": kernel, "stride": stride, "dilation": dilation}.items():
        if value <= 0:
            raise ValueError(f"{name} must be positive")
    reach = (kernel - 1) * dilation
    if mode == "valid":
        if reach >= n:
            raise ValueError("the filter does not fit")
        return (0, 0)
    if mode == "full":
        return (reach, reach)
    if mode == "same":
        rest = n % stride or stride
        total = np.maximum(reach + 1 - rest, 0)
        return (int(total // 2), int((total + 1) // 2))
    raise ValueError(f"unknown mode {mode}")
