"""Sorts all names by their key, stably, and cuts the list with groupby."""

from itertools import groupby


def components_begin(name, entry):
    parts, wanted = name.split("."), entry.split(".")
    return parts[: len(wanted)] == wanted


def parameter_groups(shapes, lr, weight_decay, factor, frozen=()):
    if not (factor > 0 and factor <= 1):
        raise ValueError("bad factor")
    unknown = [entry for entry in frozen if not any(components_begin(name, entry) for name in shapes)]
    if unknown:
        raise ValueError(f"unknown: {', '.join(unknown)}")

    def height(name):
        match name.split("."):
            case ["head", *_]:
                return float("inf")
            case ["layers", number, *_] if number.isdigit():
                return int(number)
        return -1

    count = 1 + max((height(name) for name in shapes if height(name) < float("inf")), default=-1)
    names = [name for name in shapes if not any(components_begin(name, entry) for entry in frozen)]

    def key(name):
        return min(height(name), count), 0 if len(shapes[name]) > 1 else 1

    groups = []
    for (depth, flat), members in groupby(sorted(names, key=key), key):
        groups.append(
            {"lr": lr * pow(factor, count - depth), "weight_decay": [weight_decay, 0.0][flat], "params": list(members)}
        )
    return groups
