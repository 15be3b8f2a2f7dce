"""Correctness: convolution forward and back, pooling and padding against torch and SciPy, independent sources."""

import math

import numpy as np
import pytest
import scipy.signal
import torch
from test_references import close, normal, reference
from torch.nn import functional

SIZES = [(5, 7, 3, 2), (6, 4, 2, 4), (4, 9, 1, 3), (7, 7, 4, 5)]


def leaves(*arrays):
    return [torch.from_numpy(array).requires_grad_() for array in arrays]


@pytest.mark.parametrize("height, width, kh, kw", SIZES)
@pytest.mark.parametrize("stride", [1, 2, 3])
def test_a_valid_convolution_and_its_gradients_are_torchs(height, width, kh, kw, stride):
    images, filters, bias = normal(2, 3, height, width), normal(4, 3, kh, kw), normal(4)
    tensors = leaves(images, filters, bias)
    out = functional.conv2d(*tensors, stride=stride)
    close(reference("conv2d-valid-same").conv2d(images, filters, bias, "valid", stride), out)
    upstream = normal(*out.shape)
    out.backward(torch.from_numpy(upstream))
    gradients = reference("conv2d-backward").conv2d_backward(upstream, images, filters, stride)
    for given, tensor in zip(gradients, tensors, strict=True):
        close(given, tensor.grad)


@pytest.mark.filterwarnings("ignore:Using padding='same' with even kernel")
@pytest.mark.parametrize("height, width, kh, kw", SIZES)
def test_a_same_convolution_is_torchs_and_scipys(height, width, kh, kw):
    images, filters, bias = normal(2, 3, height, width), normal(4, 3, kh, kw), normal(4)
    given = reference("conv2d-valid-same").conv2d(images, filters, bias, "same")
    close(given, functional.conv2d(*map(torch.from_numpy, (images, filters, bias)), padding="same"))
    if kh % 2 and kw % 2:  # SciPy centres even filters differently
        planes = [scipy.signal.correlate2d(images[1, c], filters[2, c], mode="same") for c in range(3)]
        np.testing.assert_allclose(given[1, 2], sum(planes) + bias[2], rtol=1e-12, atol=1e-13)


def test_same_padding_with_a_stride_is_the_published_rule():
    # TensorFlow's notes on padding: by the remainder of n by the stride.
    padding_amounts = reference("padding-amounts").padding_amounts
    for n in range(1, 20):
        for kernel in range(1, 8):
            for stride in range(1, 6):
                rest = n % stride
                total = max(kernel - stride, 0) if rest == 0 else max(kernel - rest, 0)
                assert padding_amounts(n, kernel, "same", stride) == (total // 2, total - total // 2)


@pytest.mark.parametrize("stride", [1, 2, 3])
@pytest.mark.parametrize("dilation", [1, 2])
def test_padding_amounts_give_the_sizes_of_torch(stride, dilation):
    padding_amounts = reference("padding-amounts").padding_amounts
    for n in range(6, 12):
        for kernel in (1, 2, 3, 4) if dilation == 1 else (1, 2, 3):
            weight, signal = torch.ones(1, 1, kernel), torch.ones(1, 1, n)
            expected = {
                "valid": (n - dilation * (kernel - 1) - 1) // stride + 1,
                "same": math.ceil(n / stride),
                "full": (n + dilation * (kernel - 1) - 1) // stride + 1,
            }
            for mode, size in expected.items():
                ends = padding_amounts(n, kernel, mode, stride, dilation)
                out = functional.conv1d(functional.pad(signal, ends), weight, stride=stride, dilation=dilation)
                assert out.shape[-1] == size


def test_full_padding_is_numpys_full_convolution():
    signal, taps = normal(7), normal(4)
    padded = np.pad(signal, reference("padding-amounts").padding_amounts(7, 4, "full"))
    np.testing.assert_allclose(np.convolve(padded, taps, "valid"), np.convolve(signal, taps, "full"), rtol=1e-12)


@pytest.mark.parametrize("size, stride, padding", [(2, 2, 0), (3, 1, 0), (3, 2, 1), (2, 3, 1), (4, 1, 2), (1, 2, 0)])
def test_max_pooling_and_its_gradient_are_torchs(size, stride, padding):
    solution = reference("max-pool")
    for images in (normal(2, 3, 7, 5) - 3, np.round(normal(2, 3, 6, 8))):  # negative ones, and ones with ties
        (leaf,) = leaves(images)
        out = functional.max_pool2d(leaf, size, stride, padding)
        upstream = normal(*out.shape)
        out.backward(torch.from_numpy(upstream))
        close(solution.max_pool(images, size, stride, padding), out)
        close(solution.max_pool_backward(upstream, images, size, stride, padding), leaf.grad)
