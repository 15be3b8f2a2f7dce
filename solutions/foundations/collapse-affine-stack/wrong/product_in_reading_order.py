"""Believed: the matrices are multiplied in the order of the list.
Tell: The shapes fit only where layers happen to be square. Which matrix touches x first, and so stands next to it?
"""


def apply_stack(layers, x):
    for W, b in layers:
        x = x @ W.T + b
    return x


def collapse(layers):
    (W, b), *rest = layers
    W, b = W.copy(), b.copy()
    for W_next, b_next in rest:
        b = W_next @ b + b_next
        W = W @ W_next
    return W, b
