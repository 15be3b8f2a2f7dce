import math

import numpy as np
import sympy

from workbench.checks import assert_array, assert_derivative, assert_unchanged, derivative, rng, tanh

x_ = sympy.Symbol("x", real=True)
SLOPE = derivative(tanh(x_), x_, of="tanh")


def inputs(*shape, dtype=np.float64):
    return rng().normal(scale=1.5, size=shape).astype(dtype)


def one_by_one(x):
    """Python's own tanh, one number at a time."""
    return np.array([math.tanh(value) for value in x.ravel().tolist()]).reshape(x.shape).astype(x.dtype)


def plot(submission):
    x = np.linspace(-4, 4, 121)
    yield "tanh(x)", x, submission.tanh(x)
    yield "tanh′(x)", x, submission.tanh_grad(x, np.ones_like(x))


def test_the_example_of_the_question(submission):
    x = np.array([0.0, math.log(3), -math.log(3)])
    assert_array(submission.tanh(x), np.array([0.0, 0.8, -0.8]))
    assert_array(submission.tanh_grad(x, np.array([1.0, -25.0, 25.0])), np.array([1.0, -9.0, 9.0]))


def test_any_shape_is_kept(submission):
    for shape in ((1,), (7, 5), (2, 3, 4), (0, 3)):
        x = inputs(*shape)
        assert_array(submission.tanh(x), one_by_one(x), message=f"An input of shape {shape}.")


def test_large_inputs_give_plus_and_minus_one(submission):
    x = np.array([1000.0, -1000.0, np.inf, -np.inf, 0.0])
    told = "Inputs of ±1000 and ±∞."
    assert_array(submission.tanh(x), np.array([1.0, -1.0, 1.0, -1.0, 0.0]), message=told)


def test_large_inputs_in_float32(submission):
    x = np.array([50.0, -50.0, 100.0, -100.0, 1000.0, -1000.0], dtype=np.float32)
    told = "float32 inputs of 50, 100 and 1000: e^89 is already too large."
    assert_array(submission.tanh(x), np.sign(x), message=told)


def test_tiny_inputs_keep_their_digits(submission):
    x = np.array([1e-3, -1e-5, 1e-10, -1e-15, 1e-300])
    for at, given in zip(x, submission.tanh(x)):
        assert_array(given, math.tanh(at), message=f"tanh({at:g}), relative to its own size.")


def test_tiny_inputs_in_float32(submission):
    x = np.array([1e-2, -1e-4, 1e-10], dtype=np.float32)
    for at, given in zip(x.tolist(), submission.tanh(x)):
        told = f"tanh({at:g}) in float32, relative to its own size."
        assert_array(given, np.float32(math.tanh(at)), message=told)


def test_gradient_against_the_symbolic_derivative(submission):
    x = inputs(6, 7)
    assert_derivative(submission.tanh_grad(x, np.ones_like(x)), SLOPE, {"x": x})


def test_the_upstream_gradient_is_passed_on(submission):
    x, upstream = inputs(5, 4), rng().normal(size=(5, 4))
    told = "The gradient is the slope times the gradient that comes from above."
    assert_array(submission.tanh_grad(x, upstream), SLOPE(x=x) * upstream, scale=1.0, message=told)


def test_a_saturated_unit_has_no_gradient(submission):
    x = np.array([1000.0, -1000.0, np.inf, -np.inf])
    told = "The gradient at ±1000 and ±∞."
    assert_array(submission.tanh_grad(x, np.full(4, 2.0)), np.zeros(4), message=told)


def test_the_gradient_has_the_shape_of_the_input(submission):
    for shape in ((1,), (2, 3, 4), (0, 3)):
        x, upstream = inputs(*shape), rng().normal(size=shape)
        told = f"tanh_grad for an input of shape {shape}."
        assert_array(submission.tanh_grad(x, upstream), SLOPE(x=x) * upstream, scale=1.0, message=told)


def test_float32_stays_float32(submission):
    x, upstream = inputs(4, 3, dtype=np.float32), rng().normal(size=(4, 3)).astype(np.float32)
    assert_array(submission.tanh(x), one_by_one(x), message="tanh of a float32 array.")
    expected = (SLOPE(x=x) * upstream).astype(np.float32)
    assert_array(submission.tanh_grad(x, upstream), expected, scale=1.0, message="tanh_grad of float32 arrays.")


def test_inputs_are_left_alone(submission):
    x, upstream = inputs(3, 3), rng().normal(size=(3, 3))
    with assert_unchanged(submission):
        submission.tanh(x)
        submission.tanh_grad(x, upstream)
