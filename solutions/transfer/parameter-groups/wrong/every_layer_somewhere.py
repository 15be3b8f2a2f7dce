"""Believed: a layer is any name with layers and a number in it.
Tell: Names that begin with layers or head are right. What about encoder.layers.2, or aux.head?
"""


def covers(entry, name):
    return name == entry or name.startswith(entry + ".")


def layer_of(name):
    parts = name.split(".")
    numbers = [int(b) for a, b in zip(parts, parts[1:]) if a == "layers" and b.isdecimal()]
    return numbers[0] if numbers else None


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
        depth = top if "head" in name.split(".") else -1 if layer is None else layer
        plain = len(shape) < 2
        members.setdefault((depth, plain), []).append(name)
    return [
        {"params": names, "lr": lr * factor ** (top - depth), "weight_decay": 0.0 if plain else weight_decay}
        for (depth, plain), names in sorted(members.items())
    ]
