"""Walks through the levels and picks each one's names; the rate is multiplied down from the head."""

import re


def parameter_groups(shapes, lr, weight_decay, factor, frozen=()):
    if factor <= 0 or factor > 1:
        raise ValueError("the factor must lie in (0, 1]")
    still = set()
    for entry in frozen:
        pattern = re.compile(re.escape(entry) + r"(\..*)?")
        fitting = {name for name in shapes if pattern.fullmatch(name)}
        if not fitting:
            raise ValueError("no parameter is called " + entry)
        still |= fitting
    level = {}
    for name in shapes:
        layer = re.match(r"layers\.(\d+)(\.|$)", name)
        if layer:
            level[name] = int(layer.group(1))
        else:
            level[name] = "head" if re.match(r"head(\.|$)", name) else "bottom"
    count = 1 + max([k for k in level.values() if isinstance(k, int)], default=-1)
    groups, rate = [], lr
    for current in ["head", *reversed(range(count)), "bottom"]:
        names = [name for name in shapes if level[name] == current and name not in still]
        flat = [name for name in names if len(shapes[name]) in (0, 1)]
        deep = [name for name in names if name not in flat]
        if flat:
            groups.insert(0, {"params": flat, "lr": rate, "weight_decay": 0.0})
        if deep:
            groups.insert(0, {"params": deep, "lr": rate, "weight_decay": weight_decay})
        rate = rate * factor
    return groups
