"""Believed: the stack is applied from its end.
Tell: You begin with the last layer of the list. Which one does the question apply first?
"""


def apply_stack(layers, x):
    for W, b in reversed(layers):
        x = x @ W.T + b
    return x


def collapse(layers):
    *rest, (W, b) = layers
    W, b = W.copy(), b.copy()
    for W_next, b_next in reversed(rest):
        W, b = W_next @ W, W_next @ b + b_next
    return W, b
