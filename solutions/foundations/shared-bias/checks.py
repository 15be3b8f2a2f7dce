import math

import numpy as np
import sympy

from workbench.checks import assert_array, assert_derivative, assert_equal, assert_unchanged, jacobian, rng, tanh


def symbolic():
    """∂L/∂b of L = Σ u_j h_j, three neurons and two inputs: with a bias each, and with one for all."""
    x = sympy.Matrix(sympy.symbols("x_1:3"))
    W = sympy.Matrix(3, 2, lambda i, j: sympy.Symbol(f"W_{i + 1}{j + 1}"))
    u, biases, b = sympy.symbols("u_1:4"), sympy.symbols("b_1:4"), sympy.Symbol("b")
    z = list(W * x)
    own = sum(u_j * tanh(z_j + b_j) for u_j, z_j, b_j in zip(u, z, biases))
    shared = sum(u_j * tanh(z_j + b) for u_j, z_j in zip(u, z))
    return jacobian(own, list(biases), of="L"), jacobian(shared, [b], of="L")


OWN, SHARED = symbolic()


def case(size, neurons, dtype=np.float64):
    """Outputs of a layer, and a gradient that comes back to them."""
    h = rng().uniform(-0.95, 0.95, size=(size, neurons)).astype(dtype)
    return h, rng().normal(size=(size, neurons)).astype(dtype)


def by_hand(h, upstream):
    """The gradient by each neuron's own bias, number by number."""
    rows = [[u * (1 - v * v) for u, v in zip(*pair)] for pair in zip(upstream.tolist(), h.tolist())]
    return [math.fsum(column) for column in zip(*rows)]


def forward_by_hand(x, W, b):
    biases = b.tolist() * (len(W) if len(b) == 1 else 1)
    neurons = list(zip(W.tolist(), biases))
    return np.array(
        [[math.tanh(sum(w * v for w, v in zip(row, each)) + c) for row, c in neurons] for each in x.tolist()]
    )


def test_the_example_of_the_question(submission):
    h, upstream = np.array([[0.0, 0.5]]), np.array([[2.0, -4.0]])
    assert_array(submission.bias_gradient(h, upstream, False), np.array([2.0, -3.0]))
    assert_array(submission.bias_gradient(h, upstream, True), np.array([-1.0]))
    assert_equal(submission.bias_count([3, 5, 2], False), 7)
    assert_equal(submission.bias_count([3, 5, 2], True), 2)


def test_a_layer_with_a_bias_for_each_neuron(submission):
    for size, inputs, neurons in ((5, 3, 4), (4, 4, 4), (1, 2, 3), (3, 1, 1)):
        x, W, b = rng().normal(size=(size, inputs)), rng().normal(size=(neurons, inputs)), rng().normal(size=neurons)
        told = f"B = {size}, D = {inputs}, H = {neurons}."
        assert_array(submission.layer(x, W, b), forward_by_hand(x, W, b), scale=1.0, message=told)


def test_a_layer_with_a_shared_bias(submission):
    for size, inputs, neurons in ((5, 3, 4), (1, 2, 3), (3, 1, 1)):
        x, W, b = rng().normal(size=(size, inputs)), rng().normal(size=(neurons, inputs)), rng().normal(size=1)
        told = f"One bias for {neurons} neurons; B = {size}, D = {inputs}."
        assert_array(submission.layer(x, W, b), forward_by_hand(x, W, b), scale=1.0, message=told)


def test_a_bias_for_each_neuron_against_the_symbolic_derivative(submission):
    x, W, b = rng().normal(size=(6, 2)), rng().normal(size=(3, 2)), rng().normal(size=3)
    h, upstream = forward_by_hand(x, W, b), rng().normal(size=(6, 3))
    at = {f"W_{i + 1}{j + 1}": W[i, j] for i in range(3) for j in range(2)} | {"x_1": x[:, 0], "x_2": x[:, 1]}
    at |= {f"u_{j + 1}": upstream[:, j] for j in range(3)} | {f"b_{j + 1}": b[j] for j in range(3)}
    given = submission.bias_gradient(h, upstream, False)
    told = "A bias for each neuron, summed over six examples."
    assert_derivative(given, OWN, at, over=lambda each: each.sum(-1), scale=5.0, message=told)


def test_a_shared_bias_against_the_symbolic_derivative(submission):
    x, W, b = rng().normal(size=(6, 2)), rng().normal(size=(3, 2)), rng().normal(size=1)
    h, upstream = forward_by_hand(x, W, b), rng().normal(size=(6, 3))
    at = {f"W_{i + 1}{j + 1}": W[i, j] for i in range(3) for j in range(2)} | {"x_1": x[:, 0], "x_2": x[:, 1]}
    at |= {f"u_{j + 1}": upstream[:, j] for j in range(3)} | {"b": b[0]}
    given = submission.bias_gradient(h, upstream, True)
    told = "One bias for three neurons, summed over six examples."
    assert_derivative(given, SHARED, at, over=lambda each: each.sum(-1), scale=5.0, message=told)


def test_each_neurons_gradient_sums_over_the_batch(submission):
    for size, neurons in ((7, 4), (4, 4), (1, 3), (5, 1)):
        h, upstream = case(size, neurons)
        told = f"A bias for each neuron; B = {size}, H = {neurons}."
        given = submission.bias_gradient(h, upstream, False)
        assert_array(given, np.array(by_hand(h, upstream)), scale=5.0, message=told)


def test_the_shared_gradient_is_the_sum_over_the_neurons(submission):
    for size, neurons in ((7, 4), (4, 4), (1, 3)):
        h, upstream = case(size, neurons)
        told = f"One bias for {neurons} neurons; B = {size}."
        expected = np.array([math.fsum(by_hand(h, upstream))])
        assert_array(submission.bias_gradient(h, upstream, True), expected, scale=10.0, message=told)


def test_with_a_single_neuron_both_agree(submission):
    h, upstream = case(5, 1)
    expected = np.array(by_hand(h, upstream))
    for shared in (True, False):
        told = f"H = 1, shared = {shared}."
        assert_array(submission.bias_gradient(h, upstream, shared), expected, scale=5.0, message=told)


def test_neurons_that_pull_against_each_other_cancel(submission):
    h, upstream = np.full((3, 2), 0.25), np.tile([1.5, -1.5], (3, 1))
    told = "Two neurons with opposite gradients: a shared bias cannot follow either."
    assert_array(submission.bias_gradient(h, upstream, True), np.zeros(1), message=told)


def test_saturated_neurons_pass_nothing_on(submission):
    h, upstream = np.array([[1.0, -1.0, 0.0]]), np.array([[5.0, 5.0, 3.0]])
    assert_array(submission.bias_gradient(h, upstream, False), np.array([0.0, 0.0, 3.0]), message="h = 1, −1 and 0.")


def test_counting_the_biases(submission):
    cases = (([4, 6], 6, 1), ([2, 3, 4, 5], 12, 3), ([784, 256, 128, 10], 394, 3), ([1, 1], 1, 1))
    for sizes, own, shared in cases:
        assert_equal(submission.bias_count(sizes, False), own, message=f"Widths {sizes}, a bias for each neuron.")
        assert_equal(submission.bias_count(sizes, True), shared, message=f"Widths {sizes}, one bias per layer.")


def test_float32_stays_float32(submission):
    h, upstream = case(4, 3, np.float32)
    own = by_hand(h, upstream)
    assert_array(submission.bias_gradient(h, upstream, False), np.array(own, np.float32), scale=5.0)
    assert_array(submission.bias_gradient(h, upstream, True), np.array([math.fsum(own)], np.float32), scale=10.0)
    x, W, b = (rng().normal(size=shape).astype(np.float32) for shape in ((2, 3), (4, 3), (1,)))
    assert_array(submission.layer(x, W, b), forward_by_hand(x, W, b).astype(np.float32), scale=4.0)


def test_inputs_are_left_alone(submission):
    h, upstream = case(4, 3)
    x, W, b = rng().normal(size=(3, 3)), rng().normal(size=(3, 3)), rng().normal(size=3)
    with assert_unchanged(submission):
        submission.bias_gradient(h, upstream, False)
        submission.bias_gradient(h, upstream, True)
        submission.layer(x, W, b)
        submission.bias_count([2, 3, 1], True)
