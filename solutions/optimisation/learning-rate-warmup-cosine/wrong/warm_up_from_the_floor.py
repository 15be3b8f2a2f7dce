"""Believed: the warm-up climbs from the floor.
Tell: Some schedules do so. Here the ramp does not know the floor: what does the first line of the question say?
"""

import math


def learning_rate(step, peak, warmup_steps, total_steps, floor):
    if step < 0:
        raise ValueError(f"steps are counted from 0, got {step}")
    if warmup_steps > total_steps:
        raise ValueError(f"a warm-up of {warmup_steps} steps does not fit into {total_steps}")
    if step < warmup_steps:
        return floor + (peak - floor) * (step + 1) / warmup_steps
    if step >= total_steps:
        return floor
    progress = (step - warmup_steps) / (total_steps - warmup_steps)  # from 0 up to 1
    return floor + 0.5 * (peak - floor) * (1 + math.cos(math.pi * progress))
