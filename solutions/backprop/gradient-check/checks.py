import math

import numpy as np
import sympy

from workbench.checks import assert_array, assert_derivative, assert_error, assert_unchanged, derivative, jacobian, rng

X = sympy.symbols("x_1:4", real=True)
LOG_SUM_EXP = jacobian(sympy.log(sum(sympy.exp(x) for x in X)), X, of="f")
SINE = jacobian(sympy.sin(X[0] * X[1] * X[2]), X, of="f")
QUADRATIC = derivative(2 * X[0] ** 2 - 3 * X[0] + 1, X[0], of="f")

PLAIN = {
    "quadratic": lambda values: math.fsum(2 * x * x - 3 * x + 1 for x in values),
    "cubic": lambda values: math.fsum(x**3 for x in values),
    "log_sum_exp": lambda values: math.log(math.fsum(map(math.exp, values))),
    "sine_of_product": lambda values: math.sin(math.prod(values)),
}
SHAPES_DIFFER = ("shape", "size", "(")


def quotients(name, x, h):
    """The question's formula over plain lists of floats."""
    f, flat = PLAIN[name], x.astype(np.float64).ravel().tolist()
    found = []
    for i, value in enumerate(flat):
        above, below = ([*flat[:i], moved, *flat[i + 1 :]] for moved in (value + h, value - h))
        found.append((f(above) - f(below)) / (2 * h))
    return np.array(found).reshape(x.shape)


def compare(submission, name, x, h, told):
    given = submission.numerical_gradient(name, x, h)
    # f is rounded to eps, and so is x + h; both are then divided by h.
    scale = (1 + x.size * float(np.abs(x).max(initial=1)) ** 2) / h
    assert_array(given, quotients(name, x, h), scale=scale, message=f"{name}, h = {h:g}. {told}")


def plain_error(a, n):
    a, n = a.astype(np.float64).ravel().tolist(), n.astype(np.float64).ravel().tolist()
    return math.dist(a, n) / max(math.hypot(*a), math.hypot(*n))


def points(*shape, dtype=np.float64):
    return rng().uniform(-1.5, 1.5, size=shape).astype(dtype)


def test_the_example_of_the_question(submission):
    told = "The cubic at [1, 2] with h = 0.5."
    assert_array(
        submission.numerical_gradient("cubic", np.array([1.0, 2.0]), 0.5), np.array([3.25, 12.25]), message=told
    )
    assert_array(submission.relative_error(np.array([3.0, 4.0]), np.array([3.0, 5.0])), 1 / math.sqrt(34))


def test_a_large_step_gives_the_central_quotient(submission):
    for name in PLAIN:
        compare(submission, name, points(3), 0.25, "With a step this large, each difference formula has its own value.")


def test_a_quadratic_has_no_error_whatever_the_step(submission):
    x = points(4)
    for h in (0.01, 0.5, 3.0):
        told = f"The central difference of a quadratic is its derivative, also for h = {h:g}."
        given = submission.numerical_gradient("quadratic", x, h)
        assert_array(given, QUADRATIC(x_1=x), scale=100 * (1 + 1 / h), message=told)


def test_the_default_step(submission):
    told = "At 0 the cubic's central difference is h², so this is the square of the default h."
    assert_array(submission.numerical_gradient("cubic", np.zeros(2)), np.full(2, 1e-10), message=told)


def test_the_gradient_of_log_sum_exp_against_the_symbolic_one(submission):
    x = points(3)
    at = {f"x_{i + 1}": value for i, value in enumerate(x)}
    assert_derivative(submission.numerical_gradient("log_sum_exp", x), LOG_SUM_EXP, at, scale=2e5)


def test_the_gradient_of_a_sine_against_the_symbolic_one(submission):
    x = points(3)
    at = {f"x_{i + 1}": value for i, value in enumerate(x)}
    assert_derivative(submission.numerical_gradient("sine_of_product", x), SINE, at, scale=2e5)


def test_every_element_of_any_shape(submission):
    for shape in ((2, 3), (1, 4), (3, 1, 2), (1,)):
        compare(submission, "log_sum_exp", points(*shape), 0.1, f"x of shape {shape}.")
    compare(submission, "sine_of_product", points(3, 2), 0.1, "x of shape (3, 2).")


def test_a_point_without_axes(submission):
    given = submission.numerical_gradient("cubic", np.array(2.0), 0.5)
    assert_array(given, np.array(12.25), message="x of shape ().")


def test_a_float32_point_is_computed_in_float64(submission):
    for name in ("quadratic", "log_sum_exp"):
        compare(submission, name, points(2, 3, dtype=np.float32), 1e-5, "x is float32, the computation float64.")


def test_whole_numbers_can_take_a_small_step(submission):
    compare(submission, "quadratic", np.array([[1, -2], [0, 3]]), 1e-5, "x is int64.")


def test_large_elements(submission):
    compare(submission, "quadratic", 1000 * points(2, 3), 0.5, "Elements of about 1000.")
    compare(submission, "cubic", points(4) + 50, 0.5, "Elements of about 50.")


def test_the_relative_error_is_one_norm_over_all_elements(submission):
    for shape in ((5,), (2, 3), (1, 1), (2, 1, 4)):
        a, n = points(*shape), points(*shape)
        assert_array(submission.relative_error(a, n), plain_error(a, n), message=f"Two arrays of shape {shape}.")


def test_the_larger_norm_divides_whichever_side_it_is_on(submission):
    small, large = points(2, 3), 4 * points(2, 3) + 7
    for a, n in ((small, large), (large, small)):
        assert_array(
            submission.relative_error(a, n), plain_error(a, n), message="One gradient is larger than the other."
        )


def test_a_gradient_against_zeros_has_error_one(submission):
    zeros, ones = np.zeros((2, 3)), np.ones((2, 3))
    for a, n in ((zeros, ones), (ones, zeros)):
        assert_array(submission.relative_error(a, n), 1.0, message="One gradient is zero, the other is not.")


def test_two_gradients_of_zeros_agree(submission):
    for shape in ((3,), (2, 2), ()):
        assert_array(
            submission.relative_error(np.zeros(shape), np.zeros(shape)), 0.0, message="Both gradients are zero."
        )


def test_a_wrong_sign_has_error_two(submission):
    a = points(4)
    assert_array(submission.relative_error(a, -a), 2.0, message="One gradient is minus the other.")


def test_tiny_and_huge_gradients(submission):
    for size in (1e-29, 1e-9, 1e29):
        a, n = size * (points(3) + 2), size * (points(3) - 2)
        assert_array(submission.relative_error(a, n), plain_error(a, n), message=f"Gradients of about {size:g}.")


def test_float32_gradients_are_compared_in_float64(submission):
    a = np.array([3e25, 4e25, 1.0], dtype=np.float32)
    n = np.array([3e25, 4.5e25, 2.0], dtype=np.float32)
    told = "Both are float32; their squares are too large for it."
    assert_array(submission.relative_error(a, n), plain_error(a, n), message=told)
    a, n = points(6, dtype=np.float32), points(6)
    assert_array(submission.relative_error(a, n), plain_error(a, n), message="One is float32, the other float64.")


def test_the_relative_error_is_a_python_float(submission):
    given = submission.relative_error(points(2), points(2))
    assert type(given) is float, f"relative_error returns a Python float, not {type(given).__name__}."


def test_other_shapes_are_an_error(submission):
    for first, second in (((3,), (3, 1)), ((2, 3), (3,)), ((2, 3), (3, 2)), ((), (1,))):
        with assert_error(ValueError, mentions=SHAPES_DIFFER, message=f"Shapes {first} and {second}."):
            submission.relative_error(np.ones(first), np.ones(second))


def test_the_arguments_are_left_alone(submission):
    x = points(3, 4)
    with assert_unchanged(submission):
        submission.numerical_gradient("quadratic", x, 0.1)
        submission.numerical_gradient("log_sum_exp", x.astype(np.float32), 0.1)
        submission.relative_error(x, x + 1)
