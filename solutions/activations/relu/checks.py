import numpy as np
import sympy

from workbench.checks import assert_array, assert_between, assert_derivative, assert_unchanged, derivative, rng

z, g = sympy.symbols("z g", real=True)
SLOPE = derivative(g * sympy.Piecewise((z, z > 0), (0, True)), z, of="L")  # L = g · ReLU(z)

SIZES = {np.float64: (1e-300, 1e-30, 1.0, 1e30, 1e300), np.float32: (1e-30, 1.0, 1e30)}


def away_from_the_kink(shape, size=1.0, dtype=np.float64):
    """Numbers of both signs whose magnitudes are 0.1 to 3 times `size`."""
    signs = rng().choice([-1.0, 1.0], size=shape)
    return (signs * rng().uniform(0.1, 3, size=shape) * size).astype(dtype)


def by_definition(x):
    """One number after the other."""
    values = [value if value > 0 else 0.0 for value in x.ravel().tolist()]
    return np.array(values, dtype=x.dtype).reshape(x.shape)


def slope_by_definition(x, upstream):
    """The upstream value where the unit is on, 0 where it is off, one number after the other."""
    pairs = zip(x.ravel().tolist(), upstream.ravel().tolist())
    return np.array([back if value > 0 else 0.0 for value, back in pairs], dtype=x.dtype).reshape(x.shape)


def test_the_example_of_the_question(submission):
    x, upstream = np.array([-2.0, 3.0, 0.5]), np.array([10.0, -4.0, 1.0])
    assert_array(submission.relu(x), np.array([0.0, 3.0, 0.5]), message="relu.")
    assert_array(submission.relu_grad(x, upstream), np.array([0.0, -4.0, 1.0]), message="relu_grad.")


def test_positive_numbers_pass_and_negative_ones_become_zero(submission):
    x = away_from_the_kink(40)
    assert_array(submission.relu(x), by_definition(x))


def test_zero_stays_zero(submission):
    assert_array(submission.relu(np.array([0.0, -0.0])), np.zeros(2))


def test_any_shape_is_kept(submission):
    for shape in ((1,), (3, 4), (1, 1), (2, 3, 4), (2, 1, 3, 2)):
        x, upstream = away_from_the_kink(shape), rng().normal(size=shape)
        assert_array(submission.relu(x), by_definition(x), message=f"relu of shape {shape}.")
        given = submission.relu_grad(x, upstream)
        assert_array(given, slope_by_definition(x, upstream), message=f"relu_grad of shape {shape}.")


def test_an_empty_batch_gives_an_empty_result(submission):
    for shape in ((0,), (0, 3)):
        x = np.zeros(shape)
        assert_array(submission.relu(x), np.zeros(shape), message="relu of an empty batch.")
        assert_array(submission.relu_grad(x, x), np.zeros(shape), message="relu_grad of an empty batch.")


def test_huge_and_tiny_values_come_through_unchanged(submission):
    for size in SIZES[np.float64]:
        x = away_from_the_kink(12, size)
        assert_array(submission.relu(x), by_definition(x), message=f"For values around {size:g}.")
    largest = np.finfo(np.float64).max
    assert_array(submission.relu(np.array([largest, -largest])), np.array([largest, 0.0]), message="The largest float.")


def test_infinities_are_handled(submission):
    x, upstream = np.array([np.inf, -np.inf, 1.0]), np.array([-2.0, 3.0, 0.5])
    assert_array(submission.relu(x), np.array([np.inf, 0.0, 1.0]), message="relu of inf, -inf and 1.")
    expected = np.array([-2.0, 0.0, 0.5])
    assert_array(submission.relu_grad(x, upstream), expected, message="relu_grad at inf, -inf and 1.")


def test_nan_is_passed_on(submission):
    x = np.array([-1.0, np.nan, 2.0])
    assert_array(submission.relu(x), np.array([0.0, np.nan, 2.0]), message="A nan that comes in must come out.")


def test_gradient_against_the_symbolic_derivative(submission):
    x, upstream = away_from_the_kink((5, 6)), rng().normal(size=(5, 6))
    assert_derivative(submission.relu_grad(x, upstream), SLOPE, {"z": x, "g": upstream})


def test_the_slope_does_not_depend_on_the_size_of_x(submission):
    for size in SIZES[np.float64]:
        x, upstream = away_from_the_kink(12, size), rng().normal(size=12)
        told = f"For x around {size:g}."
        assert_derivative(submission.relu_grad(x, upstream), SLOPE, {"z": x, "g": upstream}, message=told)


def test_the_slope_does_not_depend_on_the_upstream_gradient(submission):
    x = np.array([1.0, -1.0, 1.0, -1.0, 2.0])
    for upstream in (np.array([3.0, 3.0, -3.0, -3.0, 0.0]), np.array([1e30, 1e30, -1e30, -1e30, 1e30])):
        given = submission.relu_grad(x, upstream)
        assert_derivative(given, SLOPE, {"z": x, "g": upstream}, message="The upstream gradient may have either sign.")


def test_any_slope_from_zero_to_one_at_the_kink(submission):
    upstream = rng().normal(size=8)
    given = submission.relu_grad(np.array([0.0, -0.0] * 4), upstream)
    assert getattr(given, "shape", None) == (8,), "relu_grad returns an array in the shape of x."
    low, high = np.minimum(upstream, 0), np.maximum(upstream, 0)
    assert_between(given, low, high, message="At x = 0 the slope lies between 0 and 1, times the upstream value.")


def test_float32_stays_float32(submission):
    for size in SIZES[np.float32]:
        x, upstream = away_from_the_kink((3, 4), size, np.float32), away_from_the_kink((3, 4), 1, np.float32)
        assert_array(submission.relu(x), by_definition(x), message="relu of float32.")
        given = submission.relu_grad(x, upstream)
        assert_derivative(given, SLOPE, {"z": x, "g": upstream}, like=x, message="relu_grad of float32.")


def test_arguments_are_left_alone(submission):
    x, upstream = away_from_the_kink((3, 4)), rng().normal(size=(3, 4))
    with assert_unchanged(submission):
        submission.relu(x)
        submission.relu_grad(x, upstream)
