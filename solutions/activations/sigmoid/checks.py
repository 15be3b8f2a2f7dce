import math

import numpy as np
import sympy

from workbench.checks import assert_array, assert_derivative, assert_unchanged, derivative, rng, sigmoid

x_ = sympy.Symbol("x", real=True)
SLOPE = derivative(sigmoid(x_), x_, of="σ")

BY_LOGARITHM = {"factor": 1e4, "why": "exp(−log(1 + e^−x)) is a stable sigmoid, too, and rounds by |x| eps"}


def inputs(*shape, dtype=np.float64):
    return rng().normal(scale=3, size=shape).astype(dtype)


def one_by_one(x):
    """The definition of the question, one moderate number at a time."""
    return np.array([1 / (1 + math.exp(-value)) for value in x.ravel().tolist()]).reshape(x.shape).astype(x.dtype)


def plot(submission):
    x = np.linspace(-6, 6, 121)
    yield "sigmoid(x)", x, submission.sigmoid(x)
    yield "sigmoid′(x)", x, submission.sigmoid_grad(x, np.ones_like(x))


def test_the_example_of_the_question(submission):
    x = np.array([0.0, math.log(3)])
    assert_array(submission.sigmoid(x), np.array([0.5, 0.75]))
    assert_array(submission.sigmoid_grad(x, np.array([1.0, -16.0])), np.array([0.25, -3.0]))


def test_any_shape_is_kept(submission):
    for shape in ((1,), (7, 5), (2, 3, 4), (0, 3)):
        x = inputs(*shape)
        assert_array(submission.sigmoid(x), one_by_one(x), message=f"An input of shape {shape}.")


def test_opposite_inputs_add_up_to_one(submission):
    x = np.abs(inputs(6))
    both = submission.sigmoid(np.stack([x, -x]))
    assert_array(both, one_by_one(np.stack([x, -x])))
    assert_array(both.sum(axis=0), np.ones(6), message="σ(x) + σ(−x) is 1.")


def test_large_inputs_give_zero_and_one(submission):
    x = np.array([1000.0, -1000.0, np.inf, -np.inf, 0.0])
    told = "Inputs of ±1000 and ±∞."
    assert_array(submission.sigmoid(x), np.array([1.0, 0.0, 1.0, 0.0, 0.5]), message=told)


def test_a_small_probability_keeps_its_digits(submission):
    x = np.array([-20.0, -40.0, -300.0, -700.0])
    for at, given in zip(x, submission.sigmoid(x)):
        told = f"σ({at:g}), which is close to e^({at:g}) and not 0."
        assert_array(given, math.exp(at) / (1 + math.exp(at)), **BY_LOGARITHM, message=told)


def test_a_small_probability_in_float32(submission):
    x = np.array([-20.0, -80.0], dtype=np.float32)
    for at, given in zip(x.tolist(), submission.sigmoid(x)):
        told = f"σ({at:g}) in float32, which is close to e^({at:g}) and not 0."
        assert_array(given, np.float32(math.exp(at)), **BY_LOGARITHM, message=told)


def test_gradient_against_the_symbolic_derivative(submission):
    x = inputs(6, 7)
    assert_derivative(submission.sigmoid_grad(x, np.ones_like(x)), SLOPE, {"x": x})


def test_the_upstream_gradient_is_passed_on(submission):
    x, upstream = inputs(5, 4), rng().normal(size=(5, 4))
    told = "The gradient is the slope times the gradient that comes from above."
    assert_array(submission.sigmoid_grad(x, upstream), SLOPE(x=x) * upstream, scale=1.0, message=told)


def test_a_saturated_unit_has_no_gradient(submission):
    x = np.array([1000.0, -1000.0, np.inf, -np.inf])
    told = "The gradient at ±1000 and ±∞."
    assert_array(submission.sigmoid_grad(x, np.full(4, 2.0)), np.zeros(4), message=told)
    told = "The gradient at ±100 in float32, where e^89 is already too large."
    narrow = np.array([100.0, -100.0], dtype=np.float32)
    assert_array(submission.sigmoid_grad(narrow, np.ones_like(narrow)), np.zeros_like(narrow), message=told)


def test_the_gradient_has_the_shape_of_the_input(submission):
    for shape in ((1,), (2, 3, 4), (0, 3)):
        x, upstream = inputs(*shape), rng().normal(size=shape)
        told = f"sigmoid_grad for an input of shape {shape}."
        assert_array(submission.sigmoid_grad(x, upstream), SLOPE(x=x) * upstream, scale=1.0, message=told)


def test_float32_stays_float32(submission):
    x, upstream = inputs(4, 3, dtype=np.float32), rng().normal(size=(4, 3)).astype(np.float32)
    assert_array(submission.sigmoid(x), one_by_one(x), message="sigmoid of a float32 array.")
    expected = (SLOPE(x=x) * upstream).astype(np.float32)
    assert_array(submission.sigmoid_grad(x, upstream), expected, scale=1.0, message="sigmoid_grad of float32 arrays.")


def test_inputs_are_left_alone(submission):
    x, upstream = inputs(3, 3), rng().normal(size=(3, 3))
    with assert_unchanged(submission):
        submission.sigmoid(x)
        submission.sigmoid_grad(x, upstream)
