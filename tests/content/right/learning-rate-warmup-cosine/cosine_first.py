"""The cosine with a clamped progress, the warm-up as an exception."""

from math import cos, pi


def learning_rate(step, peak, warmup_steps, total_steps, floor):
    if step < 0 or total_steps < warmup_steps:
        raise ValueError("bad schedule")
    decay = total_steps - warmup_steps
    progress = min((step - warmup_steps) / decay, 1.0) if decay else 1.0
    rate = (peak + floor) / 2 + (peak - floor) / 2 * cos(pi * progress)
    if step < warmup_steps:
        rate = peak / warmup_steps * (step + 1)
    return rate
