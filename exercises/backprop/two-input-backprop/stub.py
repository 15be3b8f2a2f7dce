import numpy as np


def forward(
    x: np.ndarray, W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, b2: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Prediction of a network with two inputs, h sigmoid hidden units and one sigmoid output.

    x: (B, 2). W1: (h, 2). b1: (h,). W2: (1, h). b2: (1,).
    Returns (prediction, hidden): (B, 1) and the hidden activations (B, h).
    """
    raise NotImplementedError


def backward(
    x: np.ndarray, y: np.ndarray, W2: np.ndarray, hidden: np.ndarray, prediction: np.ndarray
) -> dict[str, np.ndarray]:
    """Gradient of the loss, the mean over the batch of half the squared error.

    x: (B, 2). y: (B, 1). W2: (1, h). hidden: (B, h) and prediction: (B, 1), as `forward` returned them.
    Returns {"W1": (h, 2), "b1": (h,), "W2": (1, h), "b2": (1,)}.
    """
    raise NotImplementedError
