"""Believed: a name belongs to what it begins with.
Tell: With fewer than ten layers you are right. Which names begin with the text layers.1, or with embed?
"""


def covers(entry, name):
    return name.startswith(entry)


def layer_of(name):
    parts = name.split(".")
    return int(parts[1]) if parts[0] == "layers" and len(parts) > 1 and parts[1].isdecimal() else None


def parameter_groups(shapes, lr, weight_decay, factor, frozen=()):
    if not 0 < factor <= 1:
        raise ValueError("factor is out of range")
    for entry in frozen:
        if not any(covers(entry, name) for name in shapes):
            raise ValueError(f"{entry} fits no parameter")
    top = max((layer_of(name) + 1 for name in shapes if layer_of(name) is not None), default=0)
    members = {}
    for name, shape in shapes.items():
        if any(covers(entry, name) for entry in frozen):
            continue
        layer = layer_of(name)
        depth = top if name.split(".")[0] == "head" else -1 if layer is None else layer
        plain = len(shape) < 2
        members.setdefault((depth, plain), []).append(name)
    return [
        {"params": names, "lr": lr * factor ** (top - depth), "weight_decay": 0.0 if plain else weight_decay}
        for (depth, plain), names in sorted(members.items())
    ]
