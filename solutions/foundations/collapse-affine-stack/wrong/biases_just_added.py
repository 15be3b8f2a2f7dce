"""Believed: the biases of a stack add up.
Tell: W is right. Follow b₁: it enters the second layer together with W₁x. What happens to it there?
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
        b = b + (b_next if b.shape == b_next.shape else b_next + b.sum())
    return W, b
