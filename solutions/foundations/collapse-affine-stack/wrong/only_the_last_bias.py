"""Believed: only the last bias reaches the output.
Tell: W is right. With x = 0, does the first layer really hand nothing on?
"""


def apply_stack(layers, x):
    for W, b in layers:
        x = x @ W.T + b
    return x


def collapse(layers):
    W = layers[0][0].copy()
    for W_next, _ in layers[1:]:
        W = W_next @ W
    return W, layers[-1][1].copy()
