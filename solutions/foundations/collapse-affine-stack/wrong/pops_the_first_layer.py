"""Believed: taking the first layer off the list is a way to begin.
Tell: The result is right, but the stack you were given is one layer shorter afterwards. How can you look at the first element and the others without taking any away?
"""


def apply_stack(layers, x):
    for W, b in layers:
        x = x @ W.T + b
    return x


def collapse(layers):
    W, b = layers.pop(0)
    W, b = W.copy(), b.copy()
    for W_next, b_next in layers:
        W, b = W_next @ W, W_next @ b + b_next
    return W, b
