"""Believed: there is always a warm-up and always a decay.
Tell: Ordinary runs are right. Try W = 0 and W = T: which division is reached with a 0 below?
"""

import math


def learning_rate(step, peak, warmup_steps, total_steps, floor):
    if step < 0:
        raise ValueError(f"steps are counted from 0, got {step}")
    if warmup_steps > total_steps:
        raise ValueError(f"a warm-up of {warmup_steps} steps does not fit into {total_steps}")
    ramp = peak * (step + 1) / warmup_steps
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    if step < warmup_steps:
        return ramp
    if step >= total_steps:
        return floor
    return floor + 0.5 * (peak - floor) * (1 + math.cos(math.pi * progress))
