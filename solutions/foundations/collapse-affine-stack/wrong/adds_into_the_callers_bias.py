"""Believed: `+=` is a shorter way to write a sum.
Tell: The result is right, but a bias of the stack you were given is not what it was. What does `+=` do to an array that has another name elsewhere?
"""


def apply_stack(layers, x):
    for W, b in layers:
        x = x @ W.T + b
    return x


def collapse(layers):
    (W, b), *rest = layers
    W, b = W.copy(), b.copy()
    for W_next, b_next in rest:
        b_next += W_next @ b
        W, b = W_next @ W, b_next
    return W, b
