"""Correctness: the references of activations and losses against torch and SciPy, independent sources."""

import numpy as np
import pytest
import scipy.special
import torch
from test_references import close, normal, reference
from torch.nn import functional

RANDOM = np.random.default_rng(11)
ACTIVATIONS = {
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "leaky-relu": functional.leaky_relu,
    "silu": functional.silu,
    "gelu": functional.gelu,
}


def leaf(array):
    return torch.from_numpy(array).requires_grad_()


@pytest.mark.parametrize("exercise", ACTIVATIONS)
def test_an_activation_and_its_gradient_are_torchs(exercise):
    solution, name = reference(exercise), exercise.replace("-", "_")
    x, upstream = normal(5, 4) * 3, normal(5, 4)
    inputs = leaf(x)
    out = ACTIVATIONS[exercise](inputs)
    out.backward(torch.from_numpy(upstream))
    close(getattr(solution, name)(x), out)
    close(getattr(solution, f"{name}_grad")(x, upstream), inputs.grad)


@pytest.mark.parametrize("exercise", ACTIVATIONS)
def test_an_activation_at_large_inputs_is_torchs_in_both_precisions(exercise):
    solution, name = reference(exercise), exercise.replace("-", "_")
    for dtype in (np.float64, np.float32):
        x = np.array([-1000, -100, -30, 0.5, 30, 100, 1000], dtype=dtype)
        inputs = leaf(x)
        out = ACTIVATIONS[exercise](inputs)
        out.sum().backward()
        given = getattr(solution, name)(x), getattr(solution, f"{name}_grad")(x, np.ones_like(x))
        for own, theirs in zip(given, (out, inputs.grad), strict=True):
            assert own.dtype == dtype
            np.testing.assert_allclose(own, theirs.detach().numpy(), rtol=1e-5, atol=1e-6)


def test_the_tail_of_the_sigmoid_is_scipys():
    x = np.array([-700.0, -300.0, -40.0, -5.0])
    np.testing.assert_allclose(reference("sigmoid").sigmoid(x), scipy.special.expit(x), rtol=1e-15)


def test_tanh_near_zero_is_numpys():
    for dtype, tolerance in ((np.float64, 1e-15), (np.float32, 1e-6)):
        x = np.array([1e-10, -1e-5, 1e-3, 0.3], dtype=dtype)
        np.testing.assert_allclose(reference("tanh").tanh(x), np.tanh(x), rtol=tolerance)


@pytest.mark.parametrize("slope", [0.0, 0.2, 3.0])
def test_leaky_relu_with_other_slopes(slope):
    solution, x, upstream = reference("leaky-relu"), normal(4, 3), normal(4, 3)
    inputs = leaf(x)
    out = functional.leaky_relu(inputs, slope)
    out.backward(torch.from_numpy(upstream))
    close(solution.leaky_relu(x, slope), out)
    close(solution.leaky_relu_grad(x, upstream, slope), inputs.grad)


def test_the_approximation_of_gelu_is_torchs():
    x = normal(5, 4) * 3
    close(reference("gelu").gelu_tanh(x), functional.gelu(torch.from_numpy(x), approximate="tanh"))


def test_log_sum_exp_and_its_gradient():
    solution, x, upstream = reference("log-sum-exp"), normal(3, 2, 5) * 4, normal(3, 2)
    x[0, 0, 2] = -np.inf
    inputs = leaf(x)
    out = torch.logsumexp(inputs, -1)
    out.backward(torch.from_numpy(upstream))
    close(solution.log_sum_exp(x), out)
    close(solution.log_sum_exp_grad(x, upstream), inputs.grad)


def test_log_sum_exp_of_extreme_rows_is_scipys():
    x = np.array([[1e4, 1e4, -np.inf], [-1e4, -1e4, 0.0], [-np.inf, -np.inf, -np.inf], [-1e4, -1e4, -1e4]])
    np.testing.assert_allclose(reference("log-sum-exp").log_sum_exp(x), scipy.special.logsumexp(x, axis=-1), rtol=1e-15)


def test_mse_and_its_gradient():
    solution, predictions, targets = reference("mse"), normal(4, 3), normal(4, 3)
    inputs = leaf(predictions)
    loss = functional.mse_loss(inputs, torch.from_numpy(targets))
    loss.backward()
    close(solution.mse(predictions, targets), loss)
    close(solution.mse_grad(predictions, targets), inputs.grad)


def test_binary_cross_entropy_and_its_gradient():
    solution = reference("binary-cross-entropy-logits")
    logits, targets = normal(4, 3) * 5, RANDOM.uniform(size=(4, 3))
    logits[0] = [800.0, -800.0, 40.0]
    inputs = leaf(logits)
    loss = functional.binary_cross_entropy_with_logits(inputs, torch.from_numpy(targets))
    loss.backward()
    close(solution.binary_cross_entropy(logits, targets), loss)
    close(solution.binary_cross_entropy_grad(logits, targets), inputs.grad)


@pytest.mark.parametrize("ignored", [-100, 0, 3])
def test_cross_entropy_with_padding_and_its_gradient(ignored):
    solution = reference("cross-entropy")
    logits, labels = normal(2, 6, 5) * 4, RANDOM.integers(0, 5, size=(2, 6))
    labels[0, 1:3] = ignored
    logits[1, 0] = [1e4, -1e4, 0.0, 1e4, 5.0]
    inputs = leaf(logits)
    flat = torch.from_numpy(labels).reshape(-1)
    loss = functional.cross_entropy(inputs.reshape(-1, 5), flat, ignore_index=ignored)
    loss.backward()
    close(solution.cross_entropy(logits, labels, ignored), loss)
    close(solution.cross_entropy_grad(logits, labels, ignored), inputs.grad)


def test_the_binary_hinge_and_its_gradient():
    solution, scores = reference("hinge"), normal(6, 4) * 2
    labels = RANDOM.choice([-1, 1], size=(6, 4))
    inputs = leaf(scores)
    loss = functional.relu(1 - torch.from_numpy(labels) * inputs).mean()
    loss.backward()
    close(solution.hinge(scores, labels), loss)
    close(solution.hinge_grad(scores, labels), inputs.grad)


def test_the_multiclass_hinge_is_torchs_multi_margin_loss():
    solution, scores, labels = reference("hinge"), normal(6, 4), RANDOM.integers(0, 4, size=6)
    inputs = leaf(scores)
    loss = functional.multi_margin_loss(inputs, torch.from_numpy(labels)) * 4  # torch divides by the classes, too
    loss.backward()
    close(solution.multiclass_hinge(scores, labels), loss)
    close(solution.multiclass_hinge_grad(scores, labels), inputs.grad)
