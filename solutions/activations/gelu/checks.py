import math

import numpy as np
import sympy

from workbench.checks import assert_array, assert_derivative, assert_unchanged, derivative, erf, rng

x_ = sympy.Symbol("x", real=True)
SLOPE = derivative(x_ / 2 * (1 + erf(x_ / sympy.sqrt(2))), x_, of="gelu")

SHAPES = ((1,), (7, 5), (2, 3, 4))


def inputs(*shape, dtype=np.float64):
    return rng().normal(scale=1.5, size=shape).astype(dtype)


def exact(value):
    """By the complementary error function, which keeps the digits of the left tail."""
    return value * math.erfc(-value / math.sqrt(2)) / 2


def approximate(value):
    """Half of x (1 + tanh u) is x σ(2u)."""
    u = math.sqrt(2 / math.pi) * (value + 0.044715 * value**3)
    return value / (1 + math.exp(-2 * u))


def one_by_one(function, x):
    return np.array([function(value) for value in x.ravel().tolist()]).reshape(x.shape).astype(x.dtype)


def plot(submission):
    x = np.linspace(-4, 4, 121)
    yield "gelu(x)", x, submission.gelu(x)
    yield "gelu′(x)", x, submission.gelu_grad(x, np.ones_like(x))
    yield "gelu_tanh(x) − gelu(x)", x, submission.gelu_tanh(x) - submission.gelu(x)


def test_gelu_of_minus_one_zero_and_one(submission):
    Phi = 0.8413447460685429
    assert_array(submission.gelu(np.array([-1.0, 0.0, 1.0])), np.array([Phi - 1, 0.0, Phi]))


def test_gelu_is_the_exact_one(submission):
    for shape in SHAPES:
        x = inputs(*shape)
        assert_array(
            submission.gelu(x), one_by_one(exact, x), scale=4.0, message=f"gelu for an input of shape {shape}."
        )


def test_the_approximation_by_tanh(submission):
    for shape in SHAPES:
        x = inputs(*shape)
        told = f"gelu_tanh for an input of shape {shape}."
        assert_array(submission.gelu_tanh(x), one_by_one(approximate, x), scale=4.0, message=told)


def test_far_from_zero_it_is_a_relu(submission):
    x = np.array([1000.0, -1000.0, 30.0, -30.0, 9.0])
    relu = np.array([1000.0, 0.0, 30.0, 0.0, 9.0])
    for name, given in (("gelu", submission.gelu(x)), ("gelu_tanh", submission.gelu_tanh(x))):
        for at, value, expected in zip(x, given, relu, strict=True):
            assert_array(value, expected, scale=max(abs(at), 1), message=f"{name}({at:g}).")


def test_gradient_against_the_symbolic_derivative(submission):
    x = inputs(6, 7)
    assert_derivative(submission.gelu_grad(x, np.ones_like(x)), SLOPE, {"x": x})


def test_the_slope_at_zero_is_a_half(submission):
    assert_array(submission.gelu_grad(np.zeros(1), np.array([4.0])), np.array([2.0]))


def test_the_upstream_gradient_is_passed_on(submission):
    x, upstream = inputs(5, 4), rng().normal(size=(5, 4))
    told = "The gradient is the slope times the gradient that comes from above."
    assert_array(submission.gelu_grad(x, upstream), SLOPE(x=x) * upstream, scale=4.0, message=told)


def test_the_gradient_far_from_zero_is_that_of_a_relu(submission):
    x = np.array([1000.0, -1000.0, 30.0, -30.0])
    assert_array(submission.gelu_grad(x, np.full(4, 2.0)), np.array([2.0, 0.0, 2.0, 0.0]))


def test_the_gradient_has_the_shape_of_the_input(submission):
    for shape in ((1,), (2, 3, 4)):
        x, upstream = inputs(*shape), rng().normal(size=shape)
        told = f"gelu_grad for an input of shape {shape}."
        assert_array(submission.gelu_grad(x, upstream), SLOPE(x=x) * upstream, scale=4.0, message=told)


def test_float32_stays_float32(submission):
    x, upstream = inputs(4, 3, dtype=np.float32), rng().normal(size=(4, 3)).astype(np.float32)
    assert_array(submission.gelu(x), one_by_one(exact, x), scale=4.0, message="gelu of a float32 array.")
    assert_array(
        submission.gelu_tanh(x), one_by_one(approximate, x), scale=4.0, message="gelu_tanh of a float32 array."
    )
    expected = (SLOPE(x=x) * upstream).astype(np.float32)
    given = submission.gelu_grad(x, upstream)
    assert_array(given, expected, scale=4.0, message="gelu_grad of float32 arrays.")


def test_inputs_are_left_alone(submission):
    x, upstream = inputs(3, 3), rng().normal(size=(3, 3))
    with assert_unchanged(submission):
        submission.gelu(x)
        submission.gelu_tanh(x)
        submission.gelu_grad(x, upstream)
