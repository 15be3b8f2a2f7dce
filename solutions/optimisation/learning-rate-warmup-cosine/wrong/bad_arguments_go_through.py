"""Believed: callers pass sensible numbers.
Tell: All rates are right. A negative step or a warm-up longer than the run is a mistake in the caller: what does the question want to happen?
"""

import math


def learning_rate(step, peak, warmup_steps, total_steps, floor):
    if step < warmup_steps:
        return peak * (step + 1) / warmup_steps
    if step >= total_steps:
        return floor
    progress = (step - warmup_steps) / (total_steps - warmup_steps)  # from 0 up to 1
    return floor + 0.5 * (peak - floor) * (1 + math.cos(math.pi * progress))
