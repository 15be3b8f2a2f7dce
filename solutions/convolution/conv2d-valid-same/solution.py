import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def _same(n, kernel, stride):
    """Zeros before and after so that ⌈n / stride⌉ positions fit; the extra one is after."""
    positions = -(-n // stride)
    total = max((positions - 1) * stride + kernel - n, 0)
    return total // 2, total - total // 2


def conv2d(images, filters, bias, padding="valid", stride=1):
    (channels, height, width), (kh, kw) = images.shape[1:], filters.shape[2:]
    if padding not in ("valid", "same"):
        raise ValueError(f"padding is 'valid' or 'same', not {padding!r}")
    if stride < 1:
        raise ValueError(f"stride must be at least 1, not {stride}")
    if filters.shape[1] != channels:
        raise ValueError(f"filters for {filters.shape[1]} channels, but images with {channels}")
    if padding == "same":
        images = np.pad(images, ((0, 0), (0, 0), _same(height, kh, stride), _same(width, kw, stride)))
    elif kh > height or kw > width:
        raise ValueError(f"a {kh}×{kw} filter does not fit on a {height}×{width} image")
    windows = sliding_window_view(images, (kh, kw), axis=(2, 3))[:, :, ::stride, ::stride]
    # (N, C, H′, W′, kh, kw) · (F, C, kh, kw) → (N, F, H′, W′)
    return np.einsum("nchwij,fcij->nfhw", windows, filters) + bias[:, None, None]
