import math

import numpy as np
import sympy

from workbench.checks import assert_array, assert_derivative, assert_unchanged, derivative, rng, sigmoid

x_ = sympy.Symbol("x", real=True)
SLOPE = derivative(x_ * sigmoid(x_), x_, of="silu")

SHAPES = ((1,), (7, 5), (2, 3, 4), (0, 3))


def inputs(*shape, dtype=np.float64):
    return rng().normal(scale=2, size=shape).astype(dtype)


def one_by_one(x):
    """The definition of the question, one moderate number at a time."""
    values = [value / (1 + math.exp(-value)) for value in x.ravel().tolist()]
    return np.array(values).reshape(x.shape).astype(x.dtype)


def plot(submission):
    x = np.linspace(-6, 6, 121)
    yield "silu(x)", x, submission.silu(x)
    yield "silu′(x)", x, submission.silu_grad(x, np.ones_like(x))


def test_the_example_of_the_question(submission):
    log3 = math.log(3)
    x = np.array([0.0, log3, -log3])
    assert_array(submission.silu(x), np.array([0.0, 0.75 * log3, -0.25 * log3]))
    given = submission.silu_grad(x, np.array([4.0, 16.0, 16.0]))
    assert_array(given, np.array([2.0, 12 + 3 * log3, 4 - 3 * log3]))


def test_any_shape_is_kept(submission):
    for shape in SHAPES:
        x = inputs(*shape)
        assert_array(submission.silu(x), one_by_one(x), scale=1.0, message=f"An input of shape {shape}.")


def test_large_inputs_stay_finite(submission):
    x = np.array([1000.0, -1000.0, 100.0, -100.0])
    expected = np.array([1000.0, 0.0, 100.0, 0.0])
    for dtype in (np.float64, np.float32):
        given = submission.silu(x.astype(dtype))
        told = f"Inputs of ±1000 and ±100 in {dtype.__name__}."
        assert_array(given, expected.astype(dtype), message=told)


def test_gradient_against_the_symbolic_derivative(submission):
    x = inputs(6, 7)
    assert_derivative(submission.silu_grad(x, np.ones_like(x)), SLOPE, {"x": x})


def test_the_upstream_gradient_is_passed_on(submission):
    x, upstream = inputs(5, 4), rng().normal(size=(5, 4))
    told = "The gradient is the slope times the gradient that comes from above."
    assert_array(submission.silu_grad(x, upstream), SLOPE(x=x) * upstream, message=told)


def test_the_gradient_of_large_inputs(submission):
    x = np.array([1000.0, -1000.0, 100.0, -100.0])
    expected = np.array([2.0, 0.0, 2.0, 0.0])
    for dtype in (np.float64, np.float32):
        given = submission.silu_grad(x.astype(dtype), np.full(4, 2.0, dtype=dtype))
        told = f"The gradient at ±1000 and ±100 in {dtype.__name__}."
        assert_array(given, expected.astype(dtype), message=told)


def test_the_gradient_has_the_shape_of_the_input(submission):
    for shape in SHAPES:
        x, upstream = inputs(*shape), rng().normal(size=shape)
        told = f"silu_grad for an input of shape {shape}."
        assert_array(submission.silu_grad(x, upstream), SLOPE(x=x) * upstream, scale=1.0, message=told)


def test_float32_stays_float32(submission):
    x, upstream = inputs(4, 3, dtype=np.float32), rng().normal(size=(4, 3)).astype(np.float32)
    assert_array(submission.silu(x), one_by_one(x), message="silu of a float32 array.")
    expected = (SLOPE(x=x) * upstream).astype(np.float32)
    assert_array(submission.silu_grad(x, upstream), expected, scale=1.0, message="silu_grad of float32 arrays.")


def test_inputs_are_left_alone(submission):
    x, upstream = inputs(3, 3), rng().normal(size=(3, 3))
    with assert_unchanged(submission):
        submission.silu(x)
        submission.silu_grad(x, upstream)
