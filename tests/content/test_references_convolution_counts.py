"""Correctness: receptive fields, counts and edges against torch, SciPy and published values, independent sources."""

import numpy as np
import pytest
import scipy.ndimage
import torch
from test_references import close, normal, reference
from torch.nn import functional
from torch.utils.flop_counter import FlopCounterMode

CONV, POOL = (3, 1, 1), (2, 2, 1)
VGG_16 = [CONV, CONV, POOL] * 2 + [CONV, CONV, CONV, POOL] * 3
ALEXNET = [(11, 4, 1), (3, 2, 1), (5, 1, 1), (3, 2, 1), CONV, CONV, CONV, (3, 2, 1)]


def touched(layers, length=200):
    """The pixels with a gradient from the first unit of a stack of torch's convolutions, and from the second."""
    pixels = torch.ones(1, 1, length, dtype=torch.float64, requires_grad=True)
    out = pixels
    for kernel, stride, dilation in layers:
        weight = torch.ones(1, 1, kernel, dtype=torch.float64)
        out = functional.conv1d(out, weight, stride=stride, dilation=dilation)
    gradients = (torch.autograd.grad(out[0, 0, unit], pixels, retain_graph=True)[0] for unit in (0, 1))
    return [gradient.ravel().nonzero().ravel() for gradient in gradients]


@pytest.mark.parametrize(
    "layers",
    [
        [(3, 1, 1), (3, 1, 1)],
        [(3, 2, 1), (3, 1, 1)],
        [(5, 3, 2), (2, 2, 3), (3, 1, 4)],
        [(1, 4, 1), (3, 1, 1)],
        [(2, 1, 5), (4, 2, 1), (1, 3, 2), (3, 1, 1)],
    ],
)
def test_the_receptive_field_is_where_torch_finds_a_gradient(layers):
    first, second = touched(layers)
    expected = int(first[-1] - first[0]) + 1, int(second[0] - first[0])
    assert reference("receptive-field").receptive_field(layers) == expected


@pytest.mark.parametrize(("layers", "size", "jump"), [(VGG_16, 212, 32), (ALEXNET, 195, 32)])
def test_the_receptive_fields_of_vgg_and_alexnet_are_those_published(layers, size, jump):
    assert reference("receptive-field").receptive_field(layers) == (
        size,
        jump,
    )  # RECEPTIVE_FIELD_TABLE of the authors' library


def test_doubling_dilations_see_what_yu_and_koltun_say():
    for count in range(1, 8):
        layers = [(3, 1, 2**i) for i in range(count)]
        assert reference("receptive-field").receptive_field(layers) == (2 ** (count + 1) - 1, 1)


def test_the_number_of_layers_is_the_first_that_is_enough():
    solution = reference("receptive-field")
    for layer in ((3, 1, 1), (2, 2, 1), (4, 2, 3)):
        for size in range(2, 60):
            count = solution.layers_to_see(size, layer)
            assert solution.receptive_field([layer] * count)[0] >= size
            assert solution.receptive_field([layer] * (count - 1))[0] < size


def torchs_cost(layer, example):
    """The parameters torch allocates, and half the operations its counter sees: a multiply-add is two of them."""
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        layer(example)
    return sum(parameter.numel() for parameter in layer.parameters()), counter.get_total_flops() // 2


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize(("into", "out", "groups"), [(6, 4, 1), (6, 4, 2), (3, 9, 3), (1, 2, 1)])
def test_the_cost_of_a_convolution_is_torchs(into, out, groups, bias):
    layer = torch.nn.Conv2d(into, out, (3, 2), groups=groups, bias=bias)
    given = reference("parameter-counts").conv_cost(into, out, (3, 2), (5, 8), groups=groups, bias=bias)
    assert given == torchs_cost(layer, torch.zeros(1, into, 7, 9))


@pytest.mark.parametrize("bias", [True, False])
def test_the_cost_of_a_dense_layer_is_torchs(bias):
    layer = torch.nn.Linear(3 * 4 * 5, 2 * 7, bias=bias)
    given = reference("parameter-counts").dense_cost((3, 4, 5), (2, 7), bias=bias)
    assert given == torchs_cost(layer, torch.zeros(1, 60))


@pytest.mark.parametrize(("centre", "filtered"), [(2.0, scipy.ndimage.sobel), (1.0, scipy.ndimage.prewitt)])
def test_edges_are_scipys_inside_the_image(centre, filtered):
    image = normal(6, 9)
    gx, gy, magnitude = reference("edge-filter").edges(image, centre)
    expected = [filtered(image, axis=axis)[1:-1, 1:-1] for axis in (1, 0)]
    for given, wanted in zip((gx, gy, magnitude), (*expected, np.hypot(*expected)), strict=True):
        np.testing.assert_allclose(given, wanted, rtol=1e-12, atol=1e-13)


def test_edges_are_torchs_convolution_with_the_filter():
    solution, image = reference("edge-filter"), normal(5, 8)
    kernel = torch.from_numpy(solution.edge_filter(3.0))
    pixels = torch.from_numpy(image)[None, None]
    gx, gy, _ = solution.edges(image, 3.0)
    close(gx, functional.conv2d(pixels, kernel[None, None])[0, 0])
    close(gy, functional.conv2d(pixels, kernel.T[None, None])[0, 0])
