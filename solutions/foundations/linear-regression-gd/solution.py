import numpy as np


def mse_loss(x, y, w, b):
    return np.mean((x @ w + b - y) ** 2)  # (B, D) @ (D,) -> (B,)


def mse_gradients(x, y, w, b):
    error = x @ w + b - y  # (B,)
    return 2 * error @ x / len(y), 2 * error.mean()


def fit(x, y, lr, steps):
    w, b = np.zeros(x.shape[1], dtype=x.dtype), 0.0
    losses = [float(mse_loss(x, y, w, b))]
    for _ in range(steps):
        dw, db = mse_gradients(x, y, w, b)
        w, b = w - lr * dw, b - lr * float(db)
        losses.append(float(mse_loss(x, y, w, b)))
    return w, b, losses
