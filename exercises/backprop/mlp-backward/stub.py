import numpy as np

Layers = list[tuple[np.ndarray, np.ndarray]]


def forward(x: np.ndarray, layers: Layers) -> tuple[np.ndarray, object]:
    """A multilayer perceptron with ReLU between its layers. `x`: (N, d_0); each layer: W (d_in, d_out), b (d_out,).

    Returns (output, cache): output of shape (N, d_last), and whatever `backward` needs.
    """
    raise NotImplementedError


def backward(upstream: np.ndarray, layers: Layers, cache: object) -> tuple[np.ndarray, Layers]:
    """Gradients from `upstream`, the gradient by the output, (N, d_last).

    Returns (grad_x, [(grad_W, grad_b), …]), the pairs in the order of the layers.
    """
    raise NotImplementedError
