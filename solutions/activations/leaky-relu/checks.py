import numpy as np
import sympy

from workbench.checks import assert_array, assert_between, assert_derivative, assert_unchanged, derivative, rng

x_, slope_ = sympy.symbols("x slope", real=True)
SLOPE = derivative(sympy.Piecewise((x_, x_ > 0), (slope_ * x_, True)), x_, of="leaky")

SHAPES = ((1,), (7, 5), (2, 3, 4), (0, 3))


def away_from_zero(*shape, dtype=np.float64):
    """Random numbers of both signs, none of them near the kink."""
    magnitude = rng().uniform(0.01, 4, size=shape)
    return (magnitude * rng().choice([-1, 1], size=shape)).astype(dtype)


def one_by_one(x, slope):
    """The definition of the question, one number at a time."""
    values = [value if value > 0 else slope * value for value in x.ravel().tolist()]
    return np.array(values).reshape(x.shape).astype(x.dtype)


def plot(submission):
    x = np.linspace(-3, 3, 121)
    yield "leaky_relu(x, slope=0.2)", x, submission.leaky_relu(x, 0.2)
    yield "its derivative", x, submission.leaky_relu_grad(x, np.ones_like(x), 0.2)


def test_the_example_of_the_question(submission):
    x = np.array([-2.0, 0.5, 3.0])
    assert_array(submission.leaky_relu(x, 0.1), np.array([-0.2, 0.5, 3.0]))
    assert_array(submission.leaky_relu_grad(x, np.array([10.0, -4.0, 1.0]), 0.1), np.array([1.0, -4.0, 1.0]))


def test_any_shape_is_kept(submission):
    for shape in SHAPES:
        x = away_from_zero(*shape)
        assert_array(submission.leaky_relu(x, 0.3), one_by_one(x, 0.3), message=f"An input of shape {shape}.")


def test_the_slope_is_one_hundredth_unless_given(submission):
    x, upstream = np.array([-3.0, 2.0]), np.array([5.0, 7.0])
    told = "Called without a slope."
    assert_array(submission.leaky_relu(x), np.array([-0.03, 2.0]), message=told)
    assert_array(submission.leaky_relu_grad(x, upstream), np.array([0.05, 7.0]), message=told)


def test_slope_zero_is_the_relu(submission):
    x = away_from_zero(9)
    assert_array(submission.leaky_relu(x, 0.0), one_by_one(x, 0.0))


def test_a_slope_above_one(submission):
    x, upstream = away_from_zero(9), rng().normal(size=9)
    told = "A slope of 2: negative inputs are doubled."
    assert_array(submission.leaky_relu(x, 2.0), one_by_one(x, 2.0), message=told)
    assert_array(submission.leaky_relu_grad(x, upstream, 2.0), SLOPE(x=x, slope=2.0) * upstream, message=told)


def test_zero_stays_zero(submission):
    assert_array(submission.leaky_relu(np.array([0.0, -0.0]), 0.2), np.zeros(2))


def test_tiny_and_huge_inputs(submission):
    x = np.array([1e-300, -1e-300, 1e-9, -1e-9, 1e300, -1e300])
    for at, value in zip(x.tolist(), submission.leaky_relu(x, 0.5), strict=True):
        assert_array(value, at if at > 0 else 0.5 * at, message=f"leaky_relu of {at:g}.")
    for at, gradient in zip(x.tolist(), submission.leaky_relu_grad(x, np.full(6, 2.0), 0.5), strict=True):
        assert_array(gradient, 2.0 if at > 0 else 1.0, message=f"leaky_relu_grad at {at:g}.")


def test_gradient_against_the_symbolic_derivative(submission):
    x = away_from_zero(6, 7)
    for slope in (0.0, 0.01, 0.25):
        given = submission.leaky_relu_grad(x, np.ones_like(x), slope)
        assert_derivative(given, SLOPE, {"x": x, "slope": slope})


def test_the_upstream_gradient_is_passed_on(submission):
    x, upstream = away_from_zero(5, 4), rng().normal(size=(5, 4))
    upstream[0] = 0.0
    told = "The gradient is the derivative times the gradient that comes from above, which may have either sign."
    expected = SLOPE(x=x, slope=0.3) * upstream
    assert_array(submission.leaky_relu_grad(x, upstream, 0.3), expected, message=told)


def test_at_zero_any_subgradient_will_do(submission):
    upstream = np.array([3.0, 3.0, -2.0, -2.0])
    told = "At x = 0, from the slope to 1, times the upstream gradient."
    for slope in (0.1, 2.0):
        given = submission.leaky_relu_grad(np.array([0.0, -0.0, 0.0, -0.0]), upstream, slope)
        ends = np.stack([upstream, slope * upstream])
        assert_between(given, ends.min(axis=0), ends.max(axis=0), like=upstream, message=told)


def test_the_gradient_has_the_shape_of_the_input(submission):
    for shape in SHAPES:
        x, upstream = away_from_zero(*shape), rng().normal(size=shape)
        expected = SLOPE(x=x, slope=0.2) * upstream
        told = f"leaky_relu_grad for an input of shape {shape}."
        assert_array(submission.leaky_relu_grad(x, upstream, 0.2), expected, message=told)


def test_float32_stays_float32(submission):
    x, upstream = away_from_zero(4, 3, dtype=np.float32), rng().normal(size=(4, 3)).astype(np.float32)
    assert_array(submission.leaky_relu(x, 0.3), one_by_one(x, 0.3), message="leaky_relu of a float32 array.")
    expected = (SLOPE(x=x, slope=0.3) * upstream).astype(np.float32)
    given = submission.leaky_relu_grad(x, upstream, 0.3)
    assert_array(given, expected, message="leaky_relu_grad of float32 arrays.")


def test_inputs_are_left_alone(submission):
    x, upstream = away_from_zero(3, 3), rng().normal(size=(3, 3))
    with assert_unchanged(submission):
        submission.leaky_relu(x, 0.1)
        submission.leaky_relu_grad(x, upstream, 0.1)
