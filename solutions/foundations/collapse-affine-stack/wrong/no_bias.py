"""Believed: a stack of linear layers is one matrix.
Tell: A product of matrices maps 0 to 0. What does the stack map 0 to?
"""


def apply_stack(layers, x):
    for W, b in layers:
        x = x @ W.T + b
    return x


def collapse(layers):
    W = layers[0][0].copy()
    for W_next, _ in layers[1:]:
        W = W_next @ W
    return W, 0 * layers[-1][1]
