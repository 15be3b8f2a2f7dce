import math

import numpy as np
import sympy

from workbench.checks import (
    assert_array,
    assert_between,
    assert_derivative,
    assert_error,
    assert_unchanged,
    derivative,
    rng,
)

p_, t_ = sympy.symbols("p t", real=True)
SLOPE = derivative((p_ - t_) ** 2, p_, of="SE")

SHAPES = ((1,), (7,), (4, 3), (5, 1), (2, 3, 4))
SAYS_SO = ("shape", "size", "dim", "match", "equal", "same", "differ", "!=", "≠")
UNEQUAL = (((5, 1), (5,)), ((5,), (5, 1)), ((4, 3), (3,)), ((4, 1), (4, 3)), ((4,), (1,)), ((3,), (4,)))


def pair(*shape, dtype=np.float64):
    return rng().normal(scale=2, size=shape).astype(dtype), rng().normal(size=shape).astype(dtype)


def by_definition(predictions, targets):
    """The formula of the question, one entry at a time."""
    both = zip(predictions.ravel().tolist(), targets.ravel().tolist(), strict=True)
    return math.fsum((p - t) ** 2 for p, t in both) / predictions.size


def plot(submission):
    predictions = np.linspace(-3, 3, 25)
    ones = np.ones_like(predictions)
    yield "mse by prediction, target 1", predictions, [submission.mse(p, ones[:1]) for p in predictions[:, None]]
    yield "its gradient", predictions, submission.mse_grad(predictions, ones) * predictions.size


def test_the_example_of_the_question(submission):
    predictions, targets = np.array([1.0, 4.0]), np.array([3.0, 3.0])
    assert_array(submission.mse(predictions, targets), 2.5)
    assert_array(submission.mse_grad(predictions, targets), np.array([-2.0, 1.0]))


def test_the_mean_is_over_all_entries(submission):
    for shape in SHAPES:
        predictions, targets = pair(*shape)
        told = f"Predictions and targets of shape {shape}."
        assert_array(submission.mse(predictions, targets), by_definition(predictions, targets), message=told)


def test_a_perfect_prediction_costs_nothing(submission):
    predictions, _ = pair(3, 2)
    assert_array(submission.mse(predictions, predictions), 0.0)
    assert_array(submission.mse_grad(predictions, predictions), np.zeros((3, 2)))


def test_over_and_underestimates_cost_the_same(submission):
    targets = np.array([5.0, 5.0])
    told = "Errors of +3 and −3 must not cancel."
    assert_array(submission.mse(np.array([8.0, 2.0]), targets), 9.0, message=told)


def test_gradient_against_the_symbolic_derivative(submission):
    predictions, targets = pair(6, 7)
    given = submission.mse_grad(predictions, targets)
    assert_derivative(given, SLOPE, {"p": predictions, "t": targets}, over=lambda slope: slope / predictions.size)


def test_the_gradient_has_the_shape_of_the_predictions(submission):
    for shape in SHAPES:
        predictions, targets = pair(*shape)
        expected = SLOPE(p=predictions, t=targets) / predictions.size
        told = f"Predictions and targets of shape {shape}."
        assert_array(submission.mse_grad(predictions, targets), expected, message=told)


def test_the_loss_refuses_unequal_shapes(submission):
    for shape, other in UNEQUAL:
        told = f"Predictions of shape {shape}, targets of shape {other}."
        with assert_error(ValueError, mentions=SAYS_SO, message=told):
            submission.mse(np.ones(shape), np.zeros(other))


def test_the_gradient_refuses_unequal_shapes(submission):
    for shape, other in UNEQUAL:
        told = f"Predictions of shape {shape}, targets of shape {other}."
        with assert_error(ValueError, mentions=SAYS_SO, message=told):
            submission.mse_grad(np.ones(shape), np.zeros(other))


def test_equally_many_entries_in_another_shape_are_refused(submission):
    told = "Predictions of shape (2, 3), targets of shape (3, 2)."
    with assert_error(ValueError, mentions=SAYS_SO, message=told):
        submission.mse(np.ones((2, 3)), np.zeros((3, 2)))


def test_large_values_that_are_close(submission):
    targets = 1e8 + np.arange(4.0)
    predictions = targets + np.array([1.0, -1.0, 2.0, 0.0])
    told = "Values around 10⁸ that differ by 1, −1, 2 and 0."
    assert_array(submission.mse(predictions, targets), 1.5, message=told)
    assert_array(submission.mse_grad(predictions, targets), np.array([0.5, -0.5, 1.0, 0.0]), message=told)


def test_float32_stays_float32(submission):
    predictions, targets = pair(4, 3, dtype=np.float32)
    expected = by_definition(predictions, targets)
    loss = submission.mse(predictions, targets)
    assert_between(loss, expected * (1 - 1e-5), expected * (1 + 1e-5), message="The loss of float32 arrays.")
    gradient = (SLOPE(p=predictions, t=targets) / predictions.size).astype(np.float32)
    told = "The gradient for float32 arrays."
    assert_array(submission.mse_grad(predictions, targets), gradient, message=told)


def test_inputs_are_left_alone(submission):
    predictions, targets = pair(3, 3)
    with assert_unchanged(submission):
        submission.mse(predictions, targets)
        submission.mse_grad(predictions, targets)
