"""Believed: the floor is a lower bound.
Tell: Your curve heads for 0 and is cut off at the floor. The cosine of the question lands on the floor softly: between which two values does it run?
"""

import math


def learning_rate(step, peak, warmup_steps, total_steps, floor):
    if step < 0:
        raise ValueError(f"steps are counted from 0, got {step}")
    if warmup_steps > total_steps:
        raise ValueError(f"a warm-up of {warmup_steps} steps does not fit into {total_steps}")
    if step < warmup_steps:
        return peak * (step + 1) / warmup_steps
    if step >= total_steps:
        return floor
    progress = (step - warmup_steps) / (total_steps - warmup_steps)  # from 0 up to 1
    return max(floor, 0.5 * peak * (1 + math.cos(math.pi * progress)))
