import math

import numpy as np
import sympy

from workbench.checks import assert_array, assert_derivative, assert_unchanged, jacobian, rng

SIZE = 4
X = sympy.symbols(f"x_1:{SIZE + 1}", real=True)
GRADIENT = jacobian(sympy.log(sum(sympy.exp(x) for x in X)), X, of="lse")

BY_DIFFERENCE = {"factor": 1e5, "why": "exp(x − lse) is a right softmax, too, and rounds by |x| eps"}


def inputs(*shape, dtype=np.float64):
    return rng().normal(scale=2, size=shape).astype(dtype)


def one_row(row):
    """The definition of the question, for moderate numbers."""
    return math.log(math.fsum(math.exp(value) for value in row))


def by_definition(x):
    rows = x.reshape(-1, x.shape[-1]).tolist()
    return np.array([one_row(row) for row in rows]).reshape(x.shape[:-1])


def symbolic_gradient(x):
    """∂ lse / ∂x of every row, (…, SIZE)."""
    columns = {f"x_{i + 1}": x[..., i] for i in range(SIZE)}
    return np.moveaxis(GRADIENT(**columns), 0, -1)


def plot(submission):
    x = np.linspace(-5, 5, 121)
    pairs = np.stack([x, np.zeros_like(x)], axis=-1)
    yield "log_sum_exp([x, 0])", x, submission.log_sum_exp(pairs)
    yield "its derivative by x", x, submission.log_sum_exp_grad(pairs, np.ones_like(x))[:, 0]


def test_the_example_of_the_question(submission):
    x = np.array([0.0, math.log(3)])
    assert_array(submission.log_sum_exp(x), math.log(4))
    assert_array(submission.log_sum_exp_grad(x, np.array(8.0)), np.array([2.0, 6.0]))


def test_it_works_over_the_last_axis(submission):
    for shape in ((5, 3), (4, 4), (2, 3, 4), (1, 6), (6, 1)):
        x = inputs(*shape)
        assert_array(submission.log_sum_exp(x), by_definition(x), scale=4.0, message=f"An input of shape {shape}.")


def test_equal_entries_add_the_logarithm_of_their_number(submission):
    for size in (1, 2, 7):
        given = submission.log_sum_exp(np.full(size, 3.0))
        assert_array(given, 3 + math.log(size), message=f"x = {[3.0] * size}.")


def test_large_inputs_stay_finite(submission):
    x = np.array([[1e3, 1e3], [1e4, -1e4], [-1e3, -1e3], [-1e4, -1e4]])
    log2 = math.log(2)
    expected = np.array([1e3 + log2, 1e4, -1e3 + log2, -1e4 + log2])
    for row, (given, truth) in enumerate(zip(submission.log_sum_exp(x), expected, strict=True)):
        assert_array(given, truth, message=f"The row {x[row].tolist()} of a batch with rows around ±10000.")


def test_the_largest_entry_may_stand_anywhere(submission):
    x = np.full((3, 3), -1e4) + 2e4 * np.eye(3)
    assert_array(submission.log_sum_exp(x), np.full(3, 1e4))


def test_a_masked_entry_adds_nothing(submission):
    x = inputs(3, SIZE)
    masked = np.concatenate([x, np.full((3, 2), -np.inf)], axis=-1)[:, [4, 0, 1, 5, 2, 3]]
    told = "Entries of −∞ add e^(−∞) = 0 to the sum."
    assert_array(submission.log_sum_exp(masked), by_definition(x), scale=4.0, message=told)
    gradient = submission.log_sum_exp_grad(masked, np.ones(3))
    expected = np.insert(symbolic_gradient(x), [0, 2], 0.0, axis=-1)
    assert_array(gradient, expected, message="The gradient of an entry of −∞ is 0.")


def test_a_row_of_masked_entries_only_is_minus_infinity(submission):
    x = np.array([[-np.inf, -np.inf, -np.inf], [0.0, 0.0, -np.inf], [-np.inf, 2.0, -np.inf]])
    told = "The first row holds −∞ only: the logarithm of a sum of nothing."
    assert_array(submission.log_sum_exp(x), np.array([-np.inf, math.log(2), 2.0]), message=told)


def test_gradient_against_the_symbolic_derivative(submission):
    x = inputs(SIZE)
    at = {f"x_{i + 1}": value for i, value in enumerate(x)}
    assert_derivative(submission.log_sum_exp_grad(x, np.array(1.0)), GRADIENT, at)


def test_each_row_has_its_own_upstream_gradient(submission):
    for shape in ((5,), (SIZE,), (2, 3), (1,)):
        x, upstream = inputs(*shape, SIZE), rng().normal(size=shape)
        expected = symbolic_gradient(x) * upstream[..., None]
        told = f"x of shape {x.shape}, upstream of shape {shape}."
        assert_array(submission.log_sum_exp_grad(x, upstream), expected, message=told)


def test_the_gradient_of_large_inputs(submission):
    x = np.array([[1e4, 1e4], [-1e4, -1e4], [1e4, -1e4]])
    expected = np.array([[1.0, 1.0], [2.0, 2.0], [6.0, 0.0]])
    given = submission.log_sum_exp_grad(x, np.array([2.0, 4.0, 6.0]))
    assert_array(given, expected, **BY_DIFFERENCE, message="Rows around ±10000.")


def test_float32_stays_float32(submission):
    x, upstream = inputs(3, SIZE, dtype=np.float32), rng().normal(size=3).astype(np.float32)
    expected = by_definition(x).astype(np.float32)
    assert_array(submission.log_sum_exp(x), expected, scale=4.0, message="log_sum_exp of a float32 array.")
    gradient = (symbolic_gradient(x) * upstream[:, None]).astype(np.float32)
    assert_array(submission.log_sum_exp_grad(x, upstream), gradient, message="log_sum_exp_grad of float32 arrays.")


def test_float32_overflows_sooner(submission):
    x = np.array([[100.0, 99.0], [-200.0, -201.0]], dtype=np.float32)
    expected = np.array([100.0, -200.0]) + one_row([0.0, -1.0])
    told = "e^89 is already too large for float32, and e^(−104) is 0."
    assert_array(submission.log_sum_exp(x), expected.astype(np.float32), message=told)


def test_inputs_are_left_alone(submission):
    x, upstream = inputs(3, 4), rng().normal(size=3)
    with assert_unchanged(submission):
        submission.log_sum_exp(x)
        submission.log_sum_exp_grad(x, upstream)
