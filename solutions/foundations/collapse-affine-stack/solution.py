def apply_stack(layers, x):
    for W, b in layers:
        x = x @ W.T + b  # (B, in) @ (in, out) + (out,)
    return x


def collapse(layers):
    (W, b), *rest = layers
    W, b = W.copy(), b.copy()
    for W_next, b_next in rest:
        W, b = W_next @ W, W_next @ b + b_next  # the bias goes through the next layer, too
    return W, b
