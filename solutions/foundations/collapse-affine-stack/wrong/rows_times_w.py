"""Believed: a layer computes x W + b.
Tell: That is the layout with W as (in, out). Here W is (out, in) and the examples are rows: what has to happen to W?
"""


def apply_stack(layers, x):
    for W, b in layers:
        x = x @ W + b
    return x


def collapse(layers):
    (W, b), *rest = layers
    W, b = W.copy(), b.copy()
    for W_next, b_next in rest:
        W, b = W @ W_next, b @ W_next + b_next
    return W, b
