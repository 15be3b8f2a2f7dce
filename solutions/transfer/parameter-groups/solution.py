def layer_of(name):
    """The number in layers.k…; None elsewhere."""
    first, *rest = name.split(".")
    return int(rest[0]) if first == "layers" and rest and rest[0].isdecimal() else None


def parameter_groups(shapes, lr, weight_decay, factor, frozen=()):
    if not 0 < factor <= 1:
        raise ValueError(f"factor must be above 0 and at most 1, not {factor}")
    for entry in frozen:
        if not any(covers(entry, name) for name in shapes):
            raise ValueError(f"frozen names {entry!r}, which fits no parameter")
    layers = [layer for layer in map(layer_of, shapes) if layer is not None]
    top = max(layers, default=-1) + 1  # the head's depth; frozen layers count
    members = {}
    for name, shape in shapes.items():
        if any(covers(entry, name) for entry in frozen):
            continue
        depth = top if name.split(".")[0] == "head" else layer_of(name)
        depth = -1 if depth is None else depth  # the bottom
        members.setdefault((depth, len(shape) < 2), []).append(name)  # False, with decay, sorts first
    return [
        {"params": names, "lr": lr * factor ** (top - depth), "weight_decay": 0.0 if plain else weight_decay}
        for (depth, plain), names in sorted(members.items())
    ]


def covers(entry, name):
    return name == entry or name.startswith(entry + ".")
