import math

import numpy as np
import sympy

from workbench.checks import assert_array, assert_derivative, assert_unchanged, jacobian, rng

W, G = (sympy.symbols(f"{name}_1:5", real=True) for name in "wg")
strength_ = sympy.Symbol("lambda", positive=True)
DATA = sum(g * w for g, w in zip(G, W))  # any data loss, near one point
PENALTY = strength_ * sum(w**2 for w in W) / 2
BY_WEIGHTS = jacobian(DATA + PENALTY, np.array(W, dtype=object).reshape(2, 2), of="L")

SHAPES = {"layer.weight": (3, 4), "layer.bias": (3,), "kernel": (2, 3, 2, 1), "gain": (4,), "head": (1, 3), "scale": ()}
DECAYING = ("layer.weight", "kernel", "head")


def arrays(dtype=np.float64):
    """One array for each name: matrices, a kernel, vectors and a single number."""
    return {name: np.asarray(rng().normal(size=shape), dtype=dtype) for name, shape in SHAPES.items()}


def entry_by_entry(function, first, second):
    """A dictionary like `first` from a function of name, w and u, applied to Python floats."""
    result = {}
    for name, array in first.items():
        pairs = zip(array.ravel().tolist(), second[name].ravel().tolist())
        values = [function(name in DECAYING, w, u) for w, u in pairs]
        result[name] = np.array(values).reshape(array.shape).astype(array.dtype)
    return result


def assert_same_dictionary(given, expected, told, scale=None):
    assert isinstance(given, dict), f"{told} A dictionary of arrays is expected."
    missing = [name for name in expected if name not in given]
    assert not missing, f"{told} The name {missing[0]!r} is missing." if missing else ""
    assert len(given) == len(expected), f"{told} There are names that the parameters do not have."
    for name, value in expected.items():
        assert_array(given[name], value, scale=scale, message=f"{told} {name}, of shape {value.shape}.")


def test_the_example_of_the_question(submission):
    parameters = {"W": np.array([[1.0, -2.0]]), "b": np.array([3.0])}
    gradients = {"W": np.array([[0.5, 0.0]]), "b": np.array([1.0])}
    assert_array(submission.l2_penalty(parameters, 0.1), 0.25)
    expected = {"W": np.array([[0.6, -0.2]]), "b": np.array([1.0])}
    assert_same_dictionary(submission.penalised_gradients(parameters, gradients, 0.1), expected, "The gradients.")
    expected = {"W": np.array([[0.94, -1.98]]), "b": np.array([2.9])}
    assert_same_dictionary(submission.decoupled_step(parameters, gradients, 0.1, 0.1), expected, "The step.")


def test_the_penalty_is_half_the_weighted_sum_of_squares(submission):
    for strength in (0.3, 5.0):
        w = rng().normal(size=(4, 3))
        expected = 0.5 * strength * math.fsum(value * value for value in w.ravel().tolist())
        assert_array(submission.l2_penalty({"w": w}, strength), expected, message=f"A (4, 3) matrix, λ = {strength}.")


def test_the_penalty_adds_up_over_all_arrays_that_decay(submission):
    parameters = arrays()
    squares = math.fsum(value**2 for name in DECAYING for value in parameters[name].ravel().tolist())
    told = "Matrices and a kernel count; vectors and single numbers do not."
    assert_array(submission.l2_penalty(parameters, 0.8), 0.4 * squares, message=told)


def test_no_penalty_where_nothing_decays(submission):
    assert_array(submission.l2_penalty({"b": rng().normal(size=5)}, 0.5), 0.0, message="Only a bias.")
    assert_array(submission.l2_penalty({}, 0.5), 0.0, message="No parameters at all.")
    assert_array(submission.l2_penalty(arrays(), 0.0), 0.0, message="λ = 0.")


def test_gradient_against_the_symbolic_derivative(submission):
    for strength in (0.01, 2.0):
        w, g = rng().normal(size=(2, 2)), rng().normal(size=(2, 2))
        given = submission.penalised_gradients({"W": w}, {"W": g}, strength)
        assert isinstance(given, dict) and "W" in given, "penalised_gradients returns a dictionary with the same names."
        at = {f"w_{i + 1}": value for i, value in enumerate(w.ravel())}
        at |= {f"g_{i + 1}": value for i, value in enumerate(g.ravel())}
        assert_derivative(given["W"], BY_WEIGHTS, {**at, "lambda": strength}, scale=4.0)


def test_gradients_of_the_whole_model(submission):
    parameters, gradients = arrays(), arrays()
    expected = entry_by_entry(lambda decays, w, g: g + 0.3 * w if decays else g, parameters, gradients)
    given = submission.penalised_gradients(parameters, gradients, 0.3)
    assert_same_dictionary(given, expected, "Gradients, λ = 0.3.", 2.0)


def test_names_are_matched_whatever_their_order(submission):
    parameters, gradients = arrays(), arrays()
    backwards = dict(reversed(gradients.items()))
    expected = entry_by_entry(lambda decays, w, g: g + 0.3 * w if decays else g, parameters, gradients)
    told = "The gradients stand in another order in their dictionary."
    assert_same_dictionary(submission.penalised_gradients(parameters, backwards, 0.3), expected, told, 2.0)
    expected = entry_by_entry(lambda decays, w, u: w - 0.5 * u - 0.5 * 0.3 * w * decays, parameters, gradients)
    assert_same_dictionary(submission.decoupled_step(parameters, backwards, 0.5, 0.3), expected, told, 2.0)


def test_the_decoupled_step_of_the_whole_model(submission):
    for lr, strength in ((0.1, 0.5), (0.02, 3.0)):
        parameters, updates = arrays(), arrays()

        def stepped(decays, w, u, rate=lr, shrink=lr * strength):
            return w - rate * u - (shrink * w if decays else 0)

        expected = entry_by_entry(stepped, parameters, updates)
        given = submission.decoupled_step(parameters, updates, lr, strength)
        assert_same_dictionary(given, expected, f"A step with lr = {lr}, λ = {strength}.", 2.0)


def test_without_updates_weights_shrink_by_a_constant_factor(submission):
    parameters = arrays()
    nothing = {name: np.zeros_like(array) for name, array in parameters.items()}
    expected = entry_by_entry(lambda decays, w, _: 0.75 * w if decays else w, parameters, nothing)
    told = "All updates are 0, lr = 0.5, λ = 0.5."
    assert_same_dictionary(submission.decoupled_step(parameters, nothing, 0.5, 0.5), expected, told)


def test_a_learning_rate_of_zero_changes_nothing(submission):
    parameters = arrays()
    given = submission.decoupled_step(parameters, arrays(), 0.0, 0.5)
    assert_same_dictionary(given, parameters, "lr = 0.")


def test_float32_stays_float32(submission):
    parameters, others = arrays(np.float32), arrays(np.float32)
    expected = entry_by_entry(lambda decays, w, g: g + 0.3 * w if decays else g, parameters, others)
    given = submission.penalised_gradients(parameters, others, 0.3)
    assert_same_dictionary(given, expected, "Gradients, float32.", 2.0)
    expected = entry_by_entry(lambda decays, w, u: w - 0.1 * u - (0.03 * w if decays else 0), parameters, others)
    given = submission.decoupled_step(parameters, others, 0.1, 0.3)
    assert_same_dictionary(given, expected, "A step, float32.", 2.0)


def test_arguments_are_left_alone(submission):
    parameters, gradients = arrays(), arrays()
    with assert_unchanged(submission):
        submission.l2_penalty(parameters, 0.5)
        submission.penalised_gradients(parameters, gradients, 0.5)
        submission.decoupled_step(parameters, gradients, 0.1, 0.5)
