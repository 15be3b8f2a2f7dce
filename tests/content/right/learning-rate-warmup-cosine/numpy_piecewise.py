"""NumPy: interpolation for the warm-up, a squared cosine for the decay."""

import numpy as np


def learning_rate(step, peak, warmup_steps, total_steps, floor):
    if step < 0:
        raise ValueError("step must not be negative")
    if warmup_steps > total_steps:
        raise ValueError("warm-up is longer than the run")
    if step < warmup_steps:
        return np.interp(step + 1, [0, warmup_steps], [0, peak])
    if step >= total_steps:
        return float(floor)
    q = (step - warmup_steps) / (total_steps - warmup_steps)
    return floor + (peak - floor) * np.cos(np.pi / 2 * q) ** 2
