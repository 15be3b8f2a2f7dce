import math

import numpy as np
import sympy

from workbench.checks import assert_array, assert_derivative, assert_finite, assert_unchanged, jacobian, rng

SIZE = 4
Z = sympy.symbols(f"z_1:{SIZE + 1}", real=True)
POWERS = [sympy.exp(z) for z in Z]
JACOBIAN = jacobian([power / sum(POWERS) for power in POWERS], Z, of="p")

LOG_SUM_EXP = {"factor": 1e5, "why": "exp(z − log Σ e^z) is a stable softmax, too, and rounds by |z| eps"}


def logits(*shape, dtype=np.float64):
    return rng().normal(scale=2, size=shape).astype(dtype)


def one_row(z):
    """The definition of the question, in exact sums of Python floats, for moderate logits."""
    powers = [math.exp(value) for value in z]
    return [power / math.fsum(powers) for power in powers]


def by_definition(z):
    rows = z.reshape(-1, z.shape[-1]).tolist()
    return np.array([one_row(row) for row in rows]).reshape(z.shape)


def symbolic_jacobian(z):
    return JACOBIAN(**{f"z_{i + 1}": value for i, value in enumerate(z)})


def backward_by_definition(z, upstream):
    """Σ_i g_i ∂p_i/∂z_j, row by row, from the symbolic Jacobian."""
    pairs = zip(z.reshape(-1, SIZE).astype(float), upstream.reshape(-1, SIZE).astype(float))
    return np.array([g @ symbolic_jacobian(row) for row, g in pairs]).reshape(z.shape)


def test_the_example_of_the_question(submission):
    z = np.array([0.0, math.log(3)])
    assert_array(submission.softmax(z), np.array([0.25, 0.75]))
    assert_array(submission.softmax_jacobian(z), np.array([[3.0, -3.0], [-3.0, 3.0]]) / 16)
    assert_array(submission.softmax_grad(z, np.array([1.0, 0.0])), np.array([3.0, -3.0]) / 16)


def test_softmax_of_a_vector(submission):
    z = logits(7)
    assert_array(submission.softmax(z), by_definition(z))


def test_softmax_works_over_the_last_axis(submission):
    for shape in ((5, 3), (4, 4), (2, 3, 4), (1, 6)):
        z = logits(*shape)
        assert_array(submission.softmax(z), by_definition(z), message=f"Logits of shape {shape}.")


def test_a_single_class_has_probability_one(submission):
    assert_array(submission.softmax(logits(3, 1)), np.ones((3, 1)))


def test_a_constant_added_to_a_row_changes_nothing(submission):
    z = logits(4, 5)
    z -= z[:, :1]  # sums of these with the constants below are exact enough to compare
    shifted = np.round(z * 64) / 64
    expected = by_definition(shifted)
    told = "The same number is added to every logit of a row."
    moved = shifted + np.array([[512.0], [-512.0], [64.0], [0.0]])
    assert_array(submission.softmax(moved), expected, **LOG_SUM_EXP, message=told)


def test_large_logits_stay_finite(submission):
    for size in (1e3, 1e4, 1e300):
        p = submission.softmax(np.array([size, 0.0, -size]))
        assert_finite(p, message=f"Logits of ±{size:g}.")
        assert_array(p, np.array([1.0, 0.0, 0.0]), message=f"Logits of ±{size:g}.")
    p = submission.softmax(np.full(4, -1e4))
    assert_array(p, np.full(4, 0.25), **LOG_SUM_EXP, message="Four logits of −10000.")


def test_a_tiny_probability_is_not_lost(submission):
    p = submission.softmax(np.array([0.0, -60.0, -200.0]))
    told = "The probabilities of logits 60 and 200 below the largest."
    for given, expected in zip(p[1:], (math.exp(-60), math.exp(-200))):
        assert_array(given, expected, **LOG_SUM_EXP, message=told)


def test_rows_of_very_different_size(submission):
    z = np.array([[1e4, 1e4], [-1e4, -1e4], [0.0, 0.0]])
    told = "Each row has a largest logit of its own."
    assert_array(submission.softmax(z), np.full((3, 2), 0.5), **LOG_SUM_EXP, message=told)
    gradient = submission.softmax_grad(z, np.tile([1.0, 0.0], (3, 1)))
    assert_array(gradient, np.tile([0.25, -0.25], (3, 1)), **LOG_SUM_EXP)


def test_the_jacobian_against_the_symbolic_one(submission):
    for _ in range(3):
        z = logits(SIZE)
        at = {f"z_{i + 1}": value for i, value in enumerate(z)}
        assert_derivative(submission.softmax_jacobian(z), JACOBIAN, at, scale=1.0)


def test_the_jacobian_of_other_sizes(submission):
    for size in (1, 2, 7):
        z = logits(size)
        p = by_definition(z)
        expected = np.array([[p[i] * ((i == j) - p[j]) for j in range(size)] for i in range(size)])
        told = f"The Jacobian for {size} class{'es' * (size > 1)}."
        assert_array(submission.softmax_jacobian(z), expected, scale=1.0, message=told)


def test_the_jacobian_of_a_certain_prediction_is_zero(submission):
    assert_array(submission.softmax_jacobian(np.array([1e4, 0.0, -1e4])), np.zeros((3, 3)))


def test_the_backward_pass_of_one_row(submission):
    z, upstream = logits(SIZE), rng().normal(size=SIZE)
    assert_array(submission.softmax_grad(z, upstream), backward_by_definition(z, upstream), scale=1.0)


def test_the_backward_pass_of_a_batch(submission):
    for shape in ((5, SIZE), (1, SIZE), (SIZE, SIZE), (2, 3, SIZE)):
        z, upstream = logits(*shape), rng().normal(size=shape)
        expected = backward_by_definition(z, upstream)
        told = f"Logits of shape {shape}: each row has a Jacobian of its own."
        assert_array(submission.softmax_grad(z, upstream), expected, scale=1.0, message=told)


def test_equal_upstream_gradients_cancel(submission):
    z = logits(3, 5)
    told = "The probabilities add up to 1 whatever the logits are, so an upstream gradient that is the same for all is lost."
    assert_array(submission.softmax_grad(z, np.full((3, 5), 2.0)), np.zeros((3, 5)), message=told)


def test_float32_stays_float32(submission):
    z, upstream = logits(3, SIZE, dtype=np.float32), rng().normal(size=(3, SIZE)).astype(np.float32)
    assert_array(submission.softmax(z), by_definition(z).astype(np.float32))
    expected = backward_by_definition(z, upstream).astype(np.float32)
    assert_array(submission.softmax_grad(z, upstream), expected, scale=1.0)
    told = "The Jacobian of a float32 vector."
    assert_array(submission.softmax_jacobian(z[0]), symbolic_jacobian(z[0]).astype(np.float32), scale=1.0, message=told)


def test_inputs_are_left_alone(submission):
    z, upstream = logits(3, 4), rng().normal(size=(3, 4))
    with assert_unchanged(submission):
        submission.softmax(z)
        submission.softmax_jacobian(z[0])
        submission.softmax_grad(z, upstream)


def test_large_logits_that_are_close_keep_their_ratio(submission):
    told = "The logits are large, but only 1 apart: the probabilities are those of [0, 1]."
    for dtype in (np.float64, np.float32):
        offset = np.array([[1000.0], [-1000.0]], dtype=dtype)
        z = offset + np.array([0.0, 1.0], dtype=dtype)  # a difference of 1 is exact at this size
        expected = np.tile(one_row([0.0, 1.0]), (2, 1)).astype(dtype)
        assert_array(submission.softmax(z), expected, **LOG_SUM_EXP, message=told)


def test_the_largest_logit_may_stand_anywhere(submission):
    told = "The largest logit may be the first, the last or one in between."
    for place in range(3):
        for dtype in (np.float64, np.float32):
            z = np.full(3, -1e4, dtype=dtype)
            z[place] = 1e4
            p = submission.softmax(z)
            assert_finite(p, message=told)
            assert_array(p, np.eye(3, dtype=dtype)[place], message=told)


def test_float32_overflows_sooner(submission):
    told = "e^89 is already too large for float32."
    z = np.array([100.0, 99.0, -100.0], dtype=np.float32)
    p = submission.softmax(z)
    assert_finite(p, message=told)
    assert_array(p, np.array(one_row([100.0, 99.0, -100.0])).astype(np.float32), **LOG_SUM_EXP, message=told)
