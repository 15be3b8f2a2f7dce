def learning_rate(step: int, peak: float, warmup_steps: int, total_steps: int, floor: float) -> float:
    """The rate of one step, counted from 0: linear warm-up to the peak, cosine decay to the floor, then the floor.

    Raises ValueError for a negative step and where warmup_steps > total_steps.
    """
    raise NotImplementedError
