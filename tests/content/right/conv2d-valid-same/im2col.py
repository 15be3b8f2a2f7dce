"""One matrix product with all patches as columns (im2col)."""

import numpy as np


def conv2d(images, filters, bias, padding="valid", stride=1):
    if padding not in {"valid", "same"}:
        raise ValueError("padding must be valid or same")
    if stride < 1:
        raise ValueError("stride < 1")
    if images.shape[1] != filters.shape[1]:
        raise ValueError("number of channels")
    ends = [(0, 0), (0, 0)]
    for n, k in zip(images.shape[2:], filters.shape[2:]):
        if padding == "valid":
            ends.append((0, 0))
            continue
        rest = n % stride
        total = max(k - stride, 0) if rest == 0 else max(k - rest, 0)
        ends.append((total // 2, (total + 1) // 2))
    x = np.pad(images, ends)
    N, _, H, W = x.shape
    F, _, kh, kw = filters.shape
    if kh > H or kw > W:
        raise ValueError("the filter is too large")
    starts = [(y, z) for y in range(0, H - kh + 1, stride) for z in range(0, W - kw + 1, stride)]
    columns = np.stack([x[:, :, y : y + kh, z : z + kw].reshape(N, -1) for y, z in starts], axis=-1)
    out = filters.reshape(F, -1) @ columns + bias[:, None]
    return out.reshape(N, F, (H - kh) // stride + 1, (W - kw) // stride + 1)
