import numpy as np
import sympy

from workbench.checks import assert_array, assert_between, assert_derivative, assert_unchanged, derivative, rng

x_ = sympy.Symbol("x", real=True)
RELU_DERIVATIVE = derivative(sympy.Piecewise((x_, x_ > 0), (0, True)), x_, of="relu")


def away_from_zero(*shape, dtype=np.float64):
    """Random numbers of both signs, none of them near the kink."""
    magnitude = rng().uniform(0.01, 4, size=shape)
    return (magnitude * rng().choice([-1, 1], size=shape)).astype(dtype)


def one_by_one(x):
    """The definition of the question, one number at a time."""
    return np.array([value if value > 0 else 0.0 for value in x.ravel().tolist()]).reshape(x.shape).astype(x.dtype)


def plot(submission):
    x = np.linspace(-3, 3, 121)
    yield "relu(x)", x, submission.relu(x)
    yield "relu′(x)", x, submission.relu_grad(x, np.ones_like(x))


def test_negative_inputs_become_zero_and_positive_ones_stay(submission):
    x = np.array([-2.0, 0.5, 3.0, -0.25])
    assert_array(submission.relu(x), np.array([0.0, 0.5, 3.0, 0.0]))


def test_zero_stays_zero(submission):
    assert_array(submission.relu(np.array([0.0, -0.0])), np.zeros(2))


def test_any_shape_is_kept(submission):
    for shape in ((1,), (7, 5), (2, 3, 4), (1, 1), (0, 3)):
        x = away_from_zero(*shape)
        assert_array(submission.relu(x), one_by_one(x), message=f"An input of shape {shape}.")


def test_tiny_and_huge_inputs(submission):
    x = np.array([1e-300, -1e-300, 1e-9, -1e-9, 1e-3, -1e-3, 1e300, -1e300])
    for given, expected in zip(submission.relu(x), np.array([1e-300, 0.0, 1e-9, 0.0, 1e-3, 0.0, 1e300, 0.0])):
        assert_array(given, expected)


def test_infinite_inputs_give_no_nan(submission):
    x = np.array([np.inf, -np.inf, 1.0])
    assert_array(submission.relu(x), np.array([np.inf, 0.0, 1.0]))
    assert_array(submission.relu_grad(x, np.array([2.0, 3.0, 4.0])), np.array([2.0, 0.0, 4.0]))


def test_the_gradient_of_the_example(submission):
    given = submission.relu_grad(np.array([-2.0, 0.5, 3.0]), np.array([10.0, -4.0, 1.0]))
    assert_array(given, np.array([0.0, -4.0, 1.0]))


def test_gradient_against_the_symbolic_derivative(submission):
    for scale in (1.0, 1e6):
        x = away_from_zero(6, 7) * scale
        assert_derivative(submission.relu_grad(x, np.ones_like(x)), RELU_DERIVATIVE, {"x": x})


def test_the_gradient_just_beside_zero(submission):
    x = np.array([1e-300, -1e-300, 1e-9, -1e-9, 1e-3, -1e-3])
    told = "Only at exactly 0 is the derivative a matter of convention."
    assert_array(submission.relu_grad(x, np.full(6, 2.0)), np.array([2.0, 0.0, 2.0, 0.0, 2.0, 0.0]), message=told)


def test_the_upstream_gradient_is_passed_on(submission):
    x, upstream = away_from_zero(5, 4), rng().normal(size=(5, 4))
    upstream[0] = 0.0
    expected = RELU_DERIVATIVE(x=x) * upstream
    told = "The gradient is the derivative times the gradient that comes from above."
    assert_array(submission.relu_grad(x, upstream), expected, message=told)


def test_at_zero_any_subgradient_will_do(submission):
    upstream = np.array([3.0, 3.0, -2.0, -2.0])
    given = submission.relu_grad(np.array([0.0, -0.0, 0.0, -0.0]), upstream)
    low, high = np.minimum(upstream, 0), np.maximum(upstream, 0)
    told = "At x = 0, from 0 to 1 times the upstream gradient."
    assert_between(given, low, high, like=upstream, message=told)
    narrow = submission.relu_grad(np.zeros(2, np.float32), np.ones(2, np.float32))
    assert_between(narrow, 0.0, 1.0, like=np.ones(2, np.float32), message=told)


def test_the_gradient_has_the_shape_of_the_input(submission):
    for shape in ((1,), (7, 5), (2, 3, 4), (1, 1), (0, 3)):
        x, upstream = away_from_zero(*shape), rng().normal(size=shape)
        expected = RELU_DERIVATIVE(x=x) * upstream
        assert_array(submission.relu_grad(x, upstream), expected, message=f"relu_grad for an input of shape {shape}.")


def test_a_single_value(submission):
    assert_array(submission.relu(np.array([-1.5])), np.array([0.0]))
    assert_array(submission.relu_grad(np.array([1.5]), np.array([-2.0])), np.array([-2.0]))


def test_float32_stays_float32(submission):
    x, upstream = away_from_zero(4, 3, dtype=np.float32), rng().normal(size=(4, 3)).astype(np.float32)
    assert_array(submission.relu(x), one_by_one(x), message="relu of a float32 array.")
    expected = (RELU_DERIVATIVE(x=x) * upstream).astype(np.float32)
    assert_array(submission.relu_grad(x, upstream), expected, message="relu_grad of float32 arrays.")


def test_inputs_are_left_alone(submission):
    x, upstream = away_from_zero(3, 3), rng().normal(size=(3, 3))
    with assert_unchanged(submission):
        submission.relu(x)
        submission.relu_grad(x, upstream)
