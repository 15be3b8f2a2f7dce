import math

import numpy as np
import sympy

from workbench.checks import assert_array, assert_derivative, assert_unchanged, derivative, rng, tanh

H1, W, U, X2, X3 = sympy.symbols("h_1 w u x_2 x_3", real=True)
LAST = tanh(W * tanh(W * H1 + X2) + X3)
TRUTH = derivative(U * LAST, H1, of="L")


def network(steps, batch, hidden, dtype=np.float64, largest=1.2):
    """States of a network that was run, its matrix, and an upstream gradient."""
    Wh = rng().normal(size=(hidden, hidden))
    Wh *= largest / np.linalg.norm(Wh, 2)
    states, h = [], rng().uniform(-0.5, 0.5, size=(batch, hidden))
    for _ in range(steps):
        h = np.tanh(h @ Wh.T + rng().uniform(-0.8, 0.8, size=(batch, hidden)))
        states.append(h)
    upstream = rng().normal(size=(batch, hidden))
    return np.stack(states).astype(dtype), Wh.astype(dtype), upstream.astype(dtype)


def by_hand(states, Wh, upstream):
    """One sequence and one unit after the other."""
    steps, batch, hidden = states.shape
    gradient, norms = upstream.astype(np.float64).tolist(), []
    for t in range(steps - 1, -1, -1):
        norms.append(math.sqrt(math.fsum(value * value for row in gradient for value in row)))
        slopes = [[1 - float(h) * float(h) for h in row] for row in states[t]]
        gradient = [
            [math.fsum(gradient[n][j] * slopes[n][j] * float(Wh[j, k]) for j in range(hidden)) for k in range(hidden)]
            for n in range(batch)
        ]
    return np.array(norms[::-1])


def largest_singular_value(Wh):
    """The root of the largest eigenvalue of WᵀW."""
    return math.sqrt(np.linalg.eigvalsh(Wh.astype(np.float64).T @ Wh.astype(np.float64)).max())


def compare_norms(submission, arguments, told):
    states = arguments[0]
    expected = by_hand(*arguments).astype(states.dtype)
    assert_array(submission.gradient_norms(*arguments), expected, scale=float(expected.max()), message=told)


def compare_bounds(submission, states, Wh, told):
    slopes = [max(1 - float(h) ** 2 for h in state.ravel()) for state in states[1:]]
    expected = np.array([largest_singular_value(Wh) * slope for slope in slopes]).astype(states.dtype)
    assert_array(submission.step_bound(states, Wh), expected, message=told)


def plot(submission):
    steps, hidden = 30, 4
    for told, scale in (("0.8", 0.8), ("1.2", 1.2)):
        states = rng().normal(size=(steps, 2, hidden)) * 0.1
        norms = submission.gradient_norms(states, np.eye(hidden) * scale, np.ones((2, hidden)))
        yield f"norm by step, weights {told}·I", np.arange(1.0, steps + 1), norms


def test_the_example_of_the_question(submission):
    states, Wh = np.array([[[0.9, 0.1]], [[0.6, 0.0]]]), np.array([[0.0, 2.0], [1.0, 0.0]])
    given = submission.gradient_norms(states, Wh, np.array([[1.0, 1.0]]))
    assert_array(given, np.array([math.sqrt(1 + 1.28**2), math.sqrt(2)]), message="The norms of the example.")
    assert_array(submission.step_bound(states, Wh), np.array([2.0]), message="The bound of the example.")


def test_the_norms_over_a_few_steps(submission):
    compare_norms(submission, network(4, 1, 3), "Four steps, one sequence, three units.")
    compare_norms(submission, network(6, 3, 2), "Six steps, three sequences, two units.")


def test_one_norm_for_all_sequences_together(submission):
    compare_norms(submission, network(3, 5, 2), "Five sequences: one norm for each step.")


def test_the_symbolic_derivative_of_one_unit(submission):
    at = {
        "h_1": 0.3,
        "w": 1.3,
        "u": -1.5,
        "x_2": float(rng().uniform(-0.5, 0.5)),
        "x_3": float(rng().uniform(-0.5, 0.5)),
    }
    second = math.tanh(at["w"] * at["h_1"] + at["x_2"])
    third = math.tanh(at["w"] * second + at["x_3"])
    states = np.array([at["h_1"], second, third]).reshape(3, 1, 1)
    norms = submission.gradient_norms(states, np.array([[at["w"]]]), np.array([[at["u"]]]))
    told = "One unit, three steps: the gradient at h₁ is negative here, its norm is minus the derivative."
    assert np.shape(norms) == (3,), f"Three steps have three norms; the result has shape {np.shape(norms)}."
    assert_derivative(-norms[0], TRUTH, at, message=told)


def test_a_matrix_that_is_not_symmetric(submission):
    states, _, upstream = network(3, 2, 3)
    Wh = np.array([[0.0, 0.0, 0.0], [2.0, 0.0, 0.0], [0.0, 3.0, 0.5]])
    compare_norms(submission, (states, Wh, upstream), "Wh is far from symmetric.")
    compare_bounds(submission, states, Wh, "Wh is far from symmetric.")


def test_the_bound_of_each_step(submission):
    for steps, batch, hidden in ((5, 2, 3), (3, 1, 4)):
        states, Wh, _ = network(steps, batch, hidden)
        compare_bounds(submission, states, Wh, f"{steps} steps, {batch} sequences, {hidden} units.")


def test_no_step_exceeds_its_bound(submission):
    states, Wh, upstream = network(8, 2, 4, largest=2.0)
    norms, bound = submission.gradient_norms(states, Wh, upstream), submission.step_bound(states, Wh)
    told = "A norm grew by more than your step_bound allows: one of the two is wrong."
    assert np.all(norms[:-1] <= bound * norms[1:] * (1 + 1e-9)), told


def test_a_single_step(submission):
    states, Wh, upstream = network(1, 2, 3)
    compare_norms(submission, (states, Wh, upstream), "T = 1: the norm of upstream.")
    given = submission.step_bound(states, Wh)
    assert_array(given, np.zeros(0), message="T = 1: there is no step to go back, so the result has shape (0,).")


def test_a_single_unit(submission):
    states, Wh, upstream = network(4, 1, 1)
    compare_norms(submission, (states, Wh, upstream), "One unit, one sequence.")
    compare_bounds(submission, states, Wh, "One unit, one sequence.")
    compare_bounds(submission, states, -Wh, "One unit, a weight of the other sign.")


def test_saturated_units_stop_the_gradient(submission):
    states, Wh, upstream = network(4, 1, 3)
    states[2] = [[1.0, -1.0, 1.0]]
    compare_norms(submission, (states, Wh, upstream), "All units of the third of four steps are at ±1.")
    compare_bounds(submission, states, Wh, "All units of the third of four steps are at ±1.")


def test_over_hundreds_of_steps_it_vanishes_or_explodes(submission):
    steps = 400
    for factor in (0.5, 2.0):
        given = submission.gradient_norms(np.zeros((steps, 1, 2)), factor * np.eye(2), np.array([[3.0, 4.0]]))
        expected = 5 * factor ** np.arange(steps - 1.0, -1.0, -1.0)
        told = f"{steps} steps, all states 0, Wh = {factor} times the identity."
        assert_array(given, expected, message=told)
        assert_array(given[:3], expected[:3], message=f"{told} The first three norms.")


def test_float32_stays_float32(submission):
    arguments = network(4, 2, 3, np.float32)
    compare_norms(submission, arguments, "float32 arguments.")
    compare_bounds(submission, *arguments[:2], "float32 arguments.")


def test_arguments_are_left_alone(submission):
    states, Wh, upstream = network(3, 2, 2)
    with assert_unchanged(submission):
        submission.gradient_norms(states, Wh, upstream)
        submission.step_bound(states, Wh)
