"""Correctness of the tracks foundations and initialisation: the references against torch, an independent source."""

import numpy as np
import pytest
import torch
from test_references import RANDOM, close, normal, reference
from torch.nn import functional


def leaf(value):
    return torch.tensor(value, dtype=torch.float64, requires_grad=True)


def test_logistic_regression_against_torchs_loss():
    solution, x, y, w, b = reference("logistic-regression-step"), normal(7, 3), np.arange(7) % 2, normal(3), 0.3
    weights, bias = leaf(w), leaf(b)
    logits = torch.from_numpy(x) @ weights + bias
    loss = functional.binary_cross_entropy_with_logits(logits, torch.from_numpy(y).double())
    loss.backward()
    dw, db = solution.bce_gradients(x, y, w, b)
    close(solution.bce_loss(x, y, w, b), loss)
    close(dw, weights.grad)
    close(db, bias.grad)


@pytest.mark.parametrize("shared", [True, False])
def test_shared_bias_against_autograd(shared):
    solution, x, W, upstream = reference("shared-bias"), normal(5, 3), normal(4, 3), normal(5, 4)
    b = normal(1 if shared else 4)
    bias = leaf(b)
    out = torch.tanh(torch.from_numpy(x) @ torch.from_numpy(W).T + bias)
    out.backward(torch.from_numpy(upstream))
    h = solution.layer(x, W, b)
    close(h, out)
    close(solution.bias_gradient(h, upstream, shared), bias.grad)


def test_linear_regression_against_torchs_optimiser():
    solution, x, y = reference("linear-regression-gd"), normal(8, 3), normal(8)
    weights, bias = leaf(np.zeros(3)), leaf(0.0)
    optimiser = torch.optim.SGD([weights, bias], lr=0.05)
    for _ in range(5):
        optimiser.zero_grad()
        functional.mse_loss(torch.from_numpy(x) @ weights + bias, torch.from_numpy(y)).backward()
        optimiser.step()
    w, b, losses = solution.fit(x, y, 0.05, 5)
    close(w, weights)
    close(b, bias)
    close(losses[-1], functional.mse_loss(torch.from_numpy(x) @ weights + bias, torch.from_numpy(y)))


def test_symmetric_start_against_autograd():
    solution, x, y = reference("symmetric-start"), normal(6, 3), normal(6)
    values = normal(4, 3), normal(4), normal(4), 0.2
    W1, b1, w2, b2 = leaves = [leaf(value) for value in values]
    output = torch.tanh(torch.from_numpy(x) @ W1.T + b1) @ w2 + b2
    (0.5 * functional.mse_loss(output, torch.from_numpy(y))).backward()
    for given, parameter in zip(solution.gradients(x, y, *values), leaves, strict=True):
        close(given, parameter.grad)


@pytest.mark.parametrize("shape", [(5, 3), (4, 3, 5), (6, 2, 3, 5)])
def test_initialisers_have_torchs_bound_and_deviation(shape):
    solution, weight = reference("xavier-he-init"), torch.empty(shape)
    fan_in, fan_out = solution.fans(shape)
    assert (fan_in, fan_out) == torch.nn.init._calculate_fan_in_and_fan_out(weight)
    torch.nn.init.xavier_uniform_(weight)
    assert weight.abs().max() <= np.sqrt(6 / (fan_in + fan_out)) * 1.0001
    assert np.abs(solution.xavier_uniform(shape, 3)).max() <= np.sqrt(6 / (fan_in + fan_out))


def test_points_on_the_boundary_are_nearest():
    solution, x, w, b = reference("decision-boundary-distance"), normal(5, 3), normal(3), 0.7
    nearest, distance = solution.nearest_on_boundary(x, w, b), solution.signed_distance(x, w, b)
    close(np.linalg.norm(x - nearest, axis=1), torch.from_numpy(np.abs(distance)))
    along = RANDOM.normal(size=(200, 5, 3))
    along -= (along @ w)[..., None] * w / (w @ w)
    assert (np.linalg.norm(x - (nearest + along), axis=-1) >= np.abs(distance) - 1e-12).all()


def test_an_epoch_of_minibatches_is_torchs_sgd():
    x, y, w = normal(11, 3), normal(11), normal(3)
    order, size, lr = np.random.default_rng(3).permutation(11), 4, 0.05
    leaf = torch.from_numpy(w.copy()).requires_grad_()
    optimiser = torch.optim.SGD([leaf], lr=lr)
    for rows in torch.from_numpy(order).split(size):
        optimiser.zero_grad()
        torch.nn.functional.mse_loss(torch.from_numpy(x)[rows] @ leaf, torch.from_numpy(y)[rows]).backward()
        optimiser.step()
    close(reference("sgd-minibatch-loop").sgd_epoch(x, y, w, lr, size, order), leaf)


@pytest.mark.parametrize("n", [1, 2, 3, 5])
def test_gates_have_the_truth_tables_of_boolean_algebra(n):
    module = reference("neuron-gates")
    table = np.array(list(np.ndindex(*[2] * n)), dtype=float)
    truth = {"AND": table.all(axis=1), "OR": table.any(axis=1), "NAND": ~table.all(axis=1)}
    for name, expected in truth.items():
        assert np.array_equal(module.neuron(table, *module.gate(name, n)), expected)
    if n == 2:
        assert np.array_equal(module.xor(table), np.logical_xor(*table.T))


def test_the_perceptron_makes_no_more_mistakes_than_novikoffs_bound():
    rng = np.random.default_rng(1)
    truth = np.array([1.0, -2.0, 0.5])
    x = rng.normal(size=(60, 3))
    margins = x @ truth + 0.3
    x, labels = x[abs(margins) > 0.4], (margins[abs(margins) > 0.4] > 0).astype(int)
    w, b, mistakes = reference("perceptron-step").train(x, labels, np.zeros(3), 0.0, 1.0, 1000)
    assert mistakes[-1] == 0 and np.array_equal(x @ w + b > 0, labels == 1)
    with_one = np.column_stack([x, np.ones(len(x))])
    teacher = np.array([*truth, 0.3]) / np.linalg.norm([*truth, 0.3])
    margin, radius = abs(with_one @ teacher).min(), np.linalg.norm(with_one, axis=1).max()
    assert sum(mistakes) <= (radius / margin) ** 2  # Novikoff 1962
