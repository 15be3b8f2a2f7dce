"""Correctness: the reference solutions against torch's own operations, an independent source."""

import importlib.util
import itertools
from types import ModuleType

import numpy as np
import pytest
import torch
from torch.nn import functional

from workbench.catalog import load_catalogue

CATALOGUE = load_catalogue()
RANDOM = np.random.default_rng(7)


def reference(exercise_id: str) -> ModuleType:
    path = CATALOGUE.get(exercise_id).solution_folder / "solution.py"
    spec = importlib.util.spec_from_file_location(exercise_id.replace("-", "_"), path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def normal(*shape, dtype=np.float64):
    return RANDOM.normal(size=shape).astype(dtype)


def close(given, expected):
    np.testing.assert_allclose(given, expected.detach().numpy(), rtol=1e-12, atol=1e-13)


def test_relu_and_its_gradient():
    solution, x, upstream = reference("relu"), normal(5, 4), normal(5, 4)
    leaf = torch.from_numpy(x).requires_grad_()
    out = functional.relu(leaf)
    out.backward(torch.from_numpy(upstream))
    close(solution.relu(x), out)
    close(solution.relu_grad(x, upstream), leaf.grad)


def test_softmax_its_jacobian_and_its_gradient():
    solution, z, upstream = reference("softmax"), normal(5, 4), normal(5, 4)
    leaf = torch.from_numpy(z).requires_grad_()
    out = functional.softmax(leaf, -1)
    out.backward(torch.from_numpy(upstream))
    close(solution.softmax(z), out)
    close(solution.softmax_grad(z, upstream), leaf.grad)
    row = torch.from_numpy(z[0])
    close(solution.softmax_jacobian(z[0]), torch.autograd.functional.jacobian(lambda v: functional.softmax(v, -1), row))


def test_collapsed_stack():
    sizes = (3, 5, 2, 4)
    layers = [(normal(out, into), normal(out)) for into, out in itertools.pairwise(sizes)]
    x = normal(6, 3)
    expected = torch.from_numpy(x)
    for W, b in layers:
        expected = functional.linear(expected, torch.from_numpy(W), torch.from_numpy(b))
    solution = reference("collapse-affine-stack")
    close(solution.apply_stack(layers, x), expected)
    close(solution.apply_stack([solution.collapse(layers)], x), expected)


def test_two_input_backprop():
    solution = reference("two-input-backprop")
    x, y = normal(6, 2), RANDOM.uniform(size=(6, 1))
    parameters = {"W1": normal(3, 2), "b1": normal(3), "W2": normal(1, 3), "b2": normal(1)}
    leaves = {name: torch.from_numpy(value).requires_grad_() for name, value in parameters.items()}
    hidden = torch.sigmoid(functional.linear(torch.from_numpy(x), leaves["W1"], leaves["b1"]))
    prediction = torch.sigmoid(functional.linear(hidden, leaves["W2"], leaves["b2"]))
    (0.5 * (prediction - torch.from_numpy(y)) ** 2).mean().backward()
    given_prediction, given_hidden = solution.forward(x, *parameters.values())
    close(given_prediction, prediction)
    close(given_hidden, hidden)
    gradients = solution.backward(x, y, parameters["W2"], given_hidden, given_prediction)
    for name, leaf in leaves.items():
        close(gradients[name], leaf.grad)


@pytest.mark.parametrize("power", [0.0, 2.0, 3.5])
def test_focal_loss_from_torchs_logsigmoid(power):
    solution, z, targets = reference("focal-loss"), normal(4, 5), RANDOM.integers(0, 2, size=(4, 5))
    leaf = torch.from_numpy(z).requires_grad_()
    sign = torch.from_numpy(np.where(targets == 1, 1.0, -1.0))
    weight = torch.from_numpy(np.where(targets == 1, 0.3, 0.7))
    log_p = functional.logsigmoid(sign * leaf)
    loss = (-weight * (1 - log_p.exp()) ** power * log_p).mean()
    loss.backward()
    close(solution.focal_loss(z, targets, power, 0.3), loss)
    close(solution.focal_loss_grad(z, targets, power, 0.3), leaf.grad)


def test_gru_cell():
    torch.manual_seed(3)
    own, torchs = reference("gru-cell").GRUCell(3, 4).double(), torch.nn.GRUCell(3, 4).double()
    own.load_state_dict(torchs.state_dict())
    x, h = torch.from_numpy(normal(5, 3)), torch.from_numpy(normal(5, 4))
    close(own(x, h).detach().numpy(), torchs(x, h))
    close(own(x).detach().numpy(), torchs(x))


def test_attention():
    q, k, v = (torch.from_numpy(normal(2, 3, size, 4)) for size in (5, 6, 6))
    mask = torch.from_numpy(RANDOM.random((5, 6)) < 0.6)
    mask[:, 0] = True
    output, _ = reference("scaled-dot-product").attention(q, k, v, mask)
    close(output.numpy(), functional.scaled_dot_product_attention(q, k, v, attn_mask=mask))


def torch_size(function, *arguments, **options):
    """The size torch gives; None where torch refuses."""
    try:
        return function(*arguments, **options).shape[-1]
    except RuntimeError:
        return None


def own_size(function, *arguments):
    try:
        return function(*arguments)
    except ValueError:
        return None


@pytest.mark.parametrize("dilation", [1, 2, 3])
def test_convolution_sizes(dilation):
    solution = reference("conv-output-size")
    for n, kernel, stride, padding in itertools.product((1, 2, 5, 6, 9), (1, 2, 3, 5), (1, 2, 3), (0, 1, 2)):
        x, w = torch.zeros(1, 1, n), torch.zeros(1, 1, kernel)
        options = {"stride": stride, "padding": padding, "dilation": dilation}
        case = (n, kernel, stride, padding)
        assert own_size(solution.conv_output_size, *case, dilation) == torch_size(functional.conv1d, x, w, **options)
        for extra in range(4):
            expected = torch_size(functional.conv_transpose1d, x, w, output_padding=extra, **options)
            given = own_size(solution.conv_transpose_output_size, *case, extra, dilation)
            assert given == expected, (*case, extra)
