import numpy as np


def conv2d_backward(
    upstream: np.ndarray, images: np.ndarray, filters: np.ndarray, stride: int = 1
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients of a valid convolution (filters not flipped): (grad_images, grad_filters, grad_bias).

    upstream: (N, F, H′, W′). images: (N, C, H, W). filters: (F, C, kh, kw). The gradients have the shapes of images
    and filters, and (F,). Raises ValueError where the shape of upstream does not belong to the others.
    """
    raise NotImplementedError
