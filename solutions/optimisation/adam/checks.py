import math

import numpy as np

from workbench.checks import assert_array, assert_equal, assert_finite, assert_unchanged, rng

DEFAULTS = (0.9, 0.999, 1e-8)


def normal(*shape, dtype=np.float64):
    return np.asarray(rng().normal(size=shape), dtype=dtype)


def step(submission, *arguments):
    """The new parameter and the new state's three parts."""
    result = submission.adam_step(*arguments)
    told = "adam_step returns (new_parameter, (m, v, t))."
    assert isinstance(result, tuple) and len(result) == 2, told
    assert isinstance(result[1], tuple) and len(result[1]) == 3, told
    return result


def number_by_number(parameter, gradient, state, lr, beta1, beta2, eps):
    """One step on every entry by itself, in Python floats."""
    steps = state[2] + 1
    found = []
    for w, g, m, v in zip(*(array.ravel().tolist() for array in (parameter, gradient, *state[:2]))):
        m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * g
        corrected = m / (1 - math.pow(beta1, steps)), v / (1 - math.pow(beta2, steps))
        found.append((w - lr * corrected[0] / (math.sqrt(corrected[1]) + eps), m, v))
    w, m, v = (np.array(part).reshape(parameter.shape).astype(parameter.dtype) for part in zip(*found))
    return w, (m, v, steps)


def assert_step(given, expected, told):
    (w, (m, v, t)), (wanted, (first, second, steps)) = given, expected
    assert_equal(t, steps, message=f"{told} The count of steps.")
    assert_array(m, first, message=f"{told} The first moment m, as it is kept in the state.")
    assert_array(v, second, message=f"{told} The second moment v, as it is kept in the state.")
    assert_array(w, wanted, scale=2.0, message=f"{told} The new parameter.")


def zeros(parameter):
    return np.zeros_like(parameter), np.zeros_like(parameter), 0


def plot(submission):
    steps = 40
    w, state = np.array([2.0]), None
    path = [w[0]]
    for _ in range(steps):
        w, state = submission.adam_step(w, w, state, 0.1, 0.9, 0.999, 1e-8)
        path.append(w[0])
    yield "w by step, on ½ w² from 2", np.arange(steps + 1.0), path


def test_the_example_of_the_question(submission):
    w, state = np.array([1.0]), None
    for g, m, v, place in ((0.5, 0.05, 0.00025, 0.9), (-0.5, -0.005, 0.00049975, 0.9 + 0.1 / 19)):
        w, state = step(submission, w, np.array([g]), state, 0.1, 0.9, 0.999, 0.0)
        told = f"The step with g = {g}:"
        assert_array(state[0], np.array([m]), scale=0.05, message=f"{told} m.")
        assert_array(state[1], np.array([v]), message=f"{told} v.")
        reason = "1 − β₂ᵗ holds a rounding error of eps, and is 0.001"
        assert_array(w, np.array([place]), factor=4096, why=reason, message=f"{told} w.")


def test_the_first_step_has_the_size_of_the_learning_rate(submission):
    w, g = normal(4, 3), rng().choice([-1, 1], size=(4, 3)) * rng().uniform(1e-3, 1e3, size=(4, 3))
    given, _ = step(submission, w, g, None, 0.01, 0.9, 0.999, 0.0)
    reason = "1 − β₂ holds a rounding error of eps, and is 0.001"
    assert_array(given, w - 0.01 * np.sign(g), factor=4096, why=reason, message="A first step, with eps = 0.")


def test_one_step_from_a_given_state(submission):
    for betas in ((0.9, 0.999), (0.5, 0.75)):
        w, g, state = normal(5, 3), normal(5, 3), (normal(5, 3), rng().uniform(0.5, 2, size=(5, 3)), 3)
        arguments = (w, g, state, 0.1, *betas, 1e-8)
        given = step(submission, *arguments)
        w, moments = number_by_number(*arguments)
        assert_array(given[1][0], moments[0], scale=2.0, message=f"m, from a state with t = 3 and betas {betas}.")
        assert_array(given[1][1], moments[1], message=f"v, from a state with t = 3 and betas {betas}.")
        reason = "1 − β₂ᵗ holds a rounding error of eps, and is 0.004"
        told = f"The parameter, from a state with t = 3 and betas {betas}."
        assert_array(given[0], w, factor=4096, why=reason, scale=2.0, message=told)
        assert_equal(given[1][2], 4, message="The count of steps, after three.")


def test_many_steps_with_changing_gradients_and_rates(submission):
    w, state = normal(3, 2), None
    expected = (w, zeros(w))
    for lr in (0.1, 0.3, 0.02, 0.1, 0.5):
        g = normal(3, 2)
        w, state = step(submission, w, g, state, lr, 0.5, 0.75, 1e-3)
        expected = number_by_number(expected[0], g, expected[1], lr, 0.5, 0.75, 1e-3)
        assert_step((w, state), expected, f"Step {expected[1][2]} of a run, lr = {lr}:")


def test_a_state_of_zeros_is_the_same_as_none(submission):
    w, g = normal(2, 3), normal(2, 3)
    expected = number_by_number(w, g, zeros(w), 0.1, 0.5, 0.75, 1e-8)
    assert_step(step(submission, w, g, None, 0.1, 0.5, 0.75, 1e-8), expected, "state = None:")
    assert_step(step(submission, w, g, zeros(w), 0.1, 0.5, 0.75, 1e-8), expected, "A state of zeros, t = 0:")


def test_eps_is_added_to_the_root_of_the_corrected_moment(submission):
    for eps in (0.5, 0.01):
        w, g = normal(4), normal(4) * 0.1
        expected = number_by_number(w, g, zeros(w), 0.1, 0.5, 0.75, eps)
        told = f"Gradients near 0.1, eps = {eps}, a first step:"
        assert_step(step(submission, w, g, None, 0.1, 0.5, 0.75, eps), expected, told)


def test_entries_without_a_gradient_stay_where_they_are(submission):
    w, g = normal(3), np.array([0.0, 1.0, 0.0])
    state = None
    for _ in range(2):
        given, state = step(submission, w, g, state, 0.1, *DEFAULTS)
    assert_finite(given, message="Entries 0 and 2 have gradients of 0.")
    assert_array(given[[0, 2]], w[[0, 2]], message="Entries 0 and 2 have gradients of 0.")


def test_tiny_and_large_gradients_move_alike(submission):
    w, g = np.zeros(4), np.array([1e-12, -1e-12, 1e6, -1e6])
    given, _ = step(submission, w, g, None, 0.1, 0.9, 0.999, 1e-20)
    reason = "1 − β₂ holds a rounding error of eps, and is 0.001; eps = 1e-20 is 1e-8 of the smallest root"
    expected = np.array([-0.1, 0.1, -0.1, 0.1]) * np.array([1 / (1 + 1e-8), 1 / (1 + 1e-8), 1, 1])
    told = "Gradients of 1e-12 and 1e6: the step does not depend on their size."
    assert_array(given, expected, factor=4096, why=reason, message=told)


def test_a_gradient_that_flips_takes_small_steps(submission):
    w, state = np.zeros(1), None
    expected = (w, zeros(w))
    for g in (np.array([1.0]), np.array([-1.0]), np.array([1.0])):
        w, state = step(submission, w, g, state, 0.1, 0.5, 0.5, 1e-8)
        expected = number_by_number(expected[0], g, expected[1], 0.1, 0.5, 0.5, 1e-8)
    assert_step((w, state), expected, "Gradients of 1, −1, 1:")


def test_after_many_steps_the_correction_is_gone(submission):
    w, g, state = normal(3), normal(3), (normal(3), rng().uniform(0.5, 2, size=3), 1_000_000)
    arguments = (w, g, state, 0.1, 0.9, 0.99, 1e-8)
    expected = number_by_number(*arguments)
    assert_array(step(submission, *arguments)[0], expected[0], scale=2.0, message="Step 1,000,001.")


def test_any_shape_is_kept(submission):
    for shape in ((), (1,), (2, 1, 3)):
        w, g = normal(*shape), normal(*shape)
        expected = number_by_number(w, g, zeros(w), 0.1, 0.5, 0.75, 1e-8)
        given = step(submission, w, g, None, 0.1, 0.5, 0.75, 1e-8)
        assert_step(given, expected, f"A parameter of shape {shape}:")


def test_float32_stays_float32(submission):
    w, g = normal(3, 2, dtype=np.float32), normal(3, 2, dtype=np.float32)
    given = step(submission, w, g, None, 0.1, 0.5, 0.75, 1e-8)
    first = number_by_number(w, g, zeros(w), 0.1, 0.5, 0.75, 1e-8)
    assert_step(given, first, "float32, the first step:")
    second = number_by_number(w, g, first[1], 0.1, 0.5, 0.75, 1e-8)
    assert_step(step(submission, w, g, first[1], 0.1, 0.5, 0.75, 1e-8), second, "float32, the second step:")


def test_arguments_are_left_alone(submission):
    w, g = normal(3), normal(3)
    with assert_unchanged(submission):
        submission.adam_step(w, g, (normal(3), np.ones(3), 2), 0.1, *DEFAULTS)
        submission.adam_step(w, g, None, 0.1, *DEFAULTS)
