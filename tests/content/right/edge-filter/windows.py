"""Sliding windows and einsum; the length by scaling with the larger component."""

import numpy as np


def edge_filter(centre=2.0):
    return np.array([[-1, 0, 1], [-centre, 0, centre], [-1, 0, 1]], dtype=np.float64)


def edges(image, centre=2.0):
    if image.ndim != 2 or image.shape[0] < 3 or image.shape[1] < 3:
        raise ValueError(f"bad shape {image.shape}")
    image = np.array(image, dtype=np.float32 if image.dtype == np.float32 else np.float64)
    kernel = edge_filter(centre).astype(image.dtype)
    windows = np.lib.stride_tricks.sliding_window_view(image, (3, 3))
    gx, gy = np.einsum("hwij,fij->fhw", windows, np.stack([kernel, kernel.T]))
    largest = np.maximum(np.abs(gx), np.abs(gy))
    safe = np.where(largest == 0, 1, largest).astype(image.dtype)
    return gx, gy, safe * np.sqrt((gx / safe) ** 2 + (gy / safe) ** 2) * (largest > 0)
