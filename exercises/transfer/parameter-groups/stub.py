def parameter_groups(
    shapes: dict[str, tuple[int, ...]],
    lr: float,
    weight_decay: float,
    factor: float,
    frozen: tuple[str, ...] = (),
) -> list[dict[str, object]]:
    """Groups {"params": [names], "lr": float, "weight_decay": float}, from the bottom to the head.

    shapes: parameter name → shape, in the order of the model. The head learns at lr, each level below at factor times
    the rate of the one above. Without decay: fewer than two axes. frozen: names, or beginnings of names up to a dot.
    """
    raise NotImplementedError
