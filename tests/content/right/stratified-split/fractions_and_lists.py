"""Python's fractions, dictionaries and its own random module."""

import random
from fractions import Fraction

import numpy as np


def stratified_split(labels, test_size, seed):
    if len(labels.shape) != 1:
        raise ValueError("expected a shape of one axis")
    members = {}
    for index, label in enumerate(labels.tolist()):
        members.setdefault(label, []).append(index)
    shared = {label: members[label] for label in sorted(members) if len(members[label]) >= 2}
    total = sum(len(indices) for indices in shared.values())
    if test_size not in range(total + 1):
        raise ValueError(f"test_size must be one of 0 … {total}")
    exact = {label: Fraction(len(indices) * test_size, total) for label, indices in shared.items()}
    number = {label: share.numerator // share.denominator for label, share in exact.items()}
    by_claim = sorted(shared, key=lambda label: (number[label] - exact[label], label))
    for label in by_claim[: test_size - sum(number.values())]:
        number[label] += 1
    source = random.Random(seed)
    test = sorted(index for label, indices in shared.items() for index in source.sample(indices, number[label]))
    train = sorted(set(range(len(labels))) - set(test))
    return np.array(train, dtype=np.int64), np.array(test, dtype=np.int64)
