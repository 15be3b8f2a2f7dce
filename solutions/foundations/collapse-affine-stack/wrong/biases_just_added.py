"""Believed: the biases of a stack add up.
Tell: W is right, and with layers of one width the shapes hide it. Follow b₁: it enters the second layer together with W₁x. What happens to it there?
"""


def apply_stack(layers, x):
    for W, b in layers:
        x = x @ W.T + b
    return x


def collapse(layers):
    (W, b), *rest = layers
    W, b = W.copy(), b.copy()
    for W_next, b_next in rest:
        W = W_next @ W
        b = b + b_next
    return W, b
