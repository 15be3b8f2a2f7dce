"""The sum as an einsum with ones, the backward pass as one as well; exact zero added for masked rows."""

import numpy as np


def _shifted(x):
    top = np.nan_to_num(np.max(x, axis=-1), neginf=0.0)
    return top, np.exp(x - top[..., np.newaxis])


def log_sum_exp(x):
    top, powers = _shifted(x)
    with np.errstate(divide="ignore"):
        return np.log(np.einsum("...j->...", powers)) + top


def log_sum_exp_grad(x, upstream):
    _, powers = _shifted(x)
    return np.einsum("...j,...->...j", powers, upstream / powers.sum(-1))
