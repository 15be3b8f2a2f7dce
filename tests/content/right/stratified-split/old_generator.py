"""A RandomState of its own, choice without replacement, and one example at a time to the largest remainder."""

import numpy as np


def stratified_split(labels, test_size, seed):
    if labels.ndim > 1:
        raise ValueError("one label for one example, please: one dimension")
    state = np.random.RandomState(seed % 2**32)
    classes, counts = np.unique(labels, return_counts=True)
    keep = counts != 1
    classes, counts = classes[keep], counts[keep]
    total = sum(counts.tolist())
    if not (0 <= test_size <= total):
        raise ValueError("bad test_size")
    number = [n * test_size // total if total else 0 for n in counts.tolist()]
    claim = [n * test_size % total if total else 0 for n in counts.tolist()]
    while sum(number) < test_size:
        winner = claim.index(max(claim))
        number[winner] += 1
        claim[winner] = -1
    mask = np.zeros(labels.shape, bool)
    for label, k in zip(classes, number):
        mask[state.choice(np.where(labels == label)[0], size=k, replace=False)] = True
    everything = np.arange(labels.size)
    return everything[~mask], everything[mask]
