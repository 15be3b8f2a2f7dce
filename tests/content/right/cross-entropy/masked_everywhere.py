"""Everything computed for all examples, with a safe label for padding, then masked."""

import numpy as np


def cross_entropy(logits, labels, ignore_index=-100):
    keep = labels != ignore_index
    safe = np.where(keep, labels, 0)
    top = logits.max(-1)
    lse = top + np.log(np.exp(logits - top[..., None]).sum(-1))
    chosen = np.take_along_axis(logits, safe[..., None], axis=-1)[..., 0]
    return np.sum((lse - chosen) * keep) / keep.sum()


def cross_entropy_grad(logits, labels, ignore_index=-100):
    keep = labels != ignore_index
    powers = np.exp(logits - logits.max(-1, keepdims=True))
    p = powers / powers.sum(-1, keepdims=True)
    one_hot = np.where(keep, labels, 0)[..., None] == np.arange(logits.shape[-1])
    return ((p - one_hot) * keep[..., None] / keep.sum()).astype(logits.dtype)
