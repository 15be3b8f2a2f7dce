import math

import numpy as np
import sympy

from workbench.checks import (
    assert_array,
    assert_between,
    assert_derivative,
    assert_finite,
    assert_unchanged,
    derivative,
    rng,
    sigmoid,
)

z_, y_ = sympy.symbols("z y", real=True)
p_ = sigmoid(z_)
SLOPE = derivative(-y_ * sympy.log(p_) - (1 - y_) * sympy.log(1 - p_), z_, of="BCE")


def batch(*shape, dtype=np.float64):
    """Logits and hard targets."""
    logits = rng().normal(scale=2, size=shape).astype(dtype)
    return logits, rng().integers(0, 2, size=shape).astype(dtype)


def soft(*shape):
    return rng().uniform(0.05, 0.95, size=shape)


def by_definition(logits, targets):
    """The formula of the question, one example at a time."""
    losses = []
    for z, y in zip(logits.ravel().tolist(), targets.ravel().tolist(), strict=True):
        p = 1 / (1 + math.exp(-z))
        losses.append(-y * math.log(p) - (1 - y) * math.log(1 - p))
    return math.fsum(losses) / len(losses)


def mean_gradient(logits, targets):
    return SLOPE(z=logits, y=targets) / logits.size


def plot(submission):
    logits = np.linspace(-6, 6, 25)
    ones = np.ones_like(logits)
    yield "loss by logit, target 1", logits, [submission.binary_cross_entropy(z, ones[:1]) for z in logits[:, None]]
    yield "its gradient", logits, submission.binary_cross_entropy_grad(logits, ones) * logits.size


def test_the_example_of_the_question(submission):
    log3 = math.log(3)
    logits, targets = np.array([0.0, log3]), np.array([1.0, 0.5])
    expected = (math.log(2) + math.log(4) - log3 / 2) / 2
    assert_array(submission.binary_cross_entropy(logits, targets), expected)
    assert_array(submission.binary_cross_entropy_grad(logits, targets), np.array([-0.25, 0.125]))


def test_hard_targets(submission):
    logits, targets = batch(32)
    expected = by_definition(logits, targets)
    assert_array(submission.binary_cross_entropy(logits, targets), expected, scale=4.0)


def test_soft_targets(submission):
    logits, targets = batch(32)[0], soft(32)
    told = "Targets between 0 and 1."
    expected = by_definition(logits, targets)
    assert_array(submission.binary_cross_entropy(logits, targets), expected, scale=4.0, message=told)


def test_any_shape_is_averaged_over_all_its_entries(submission):
    for shape in ((1,), (3, 1), (2, 3, 4)):
        logits, targets = batch(*shape)[0], soft(*shape)
        told = f"Logits and targets of shape {shape}."
        expected = by_definition(logits, targets)
        assert_array(submission.binary_cross_entropy(logits, targets), expected, scale=4.0, message=told)
        gradient = mean_gradient(logits, targets)
        given = submission.binary_cross_entropy_grad(logits, targets)
        assert_array(given, gradient, scale=1.0, message=told)


def test_extreme_logits_stay_finite(submission):
    logits = np.array([1000.0, -1000.0, 1000.0, -1000.0])
    targets = np.array([0.0, 1.0, 1.0, 0.0])
    told = "Two sure mistakes at ±1000, which cost 1000 each, and two sure hits, which cost nothing."
    loss = submission.binary_cross_entropy(logits, targets)
    assert_finite(loss, message=told)
    assert_array(loss, 500.0, message=told)
    given = submission.binary_cross_entropy_grad(logits, targets)
    assert_array(given, np.array([0.25, -0.25, 0.0, 0.0]), message=told)


def test_a_probability_next_to_one(submission):
    told = "A mistake at z = 50, where σ(z) rounds to 1; the loss is 50."
    for logit, target in ((50.0, 0.0), (-50.0, 1.0)):
        loss = submission.binary_cross_entropy(np.array([logit]), np.array([target]))
        assert_array(loss, 50.0, message=told)


def test_float32_overflows_sooner(submission):
    logits = np.array([100.0, -100.0], dtype=np.float32)
    targets = np.array([0.0, 1.0], dtype=np.float32)
    told = "Two sure mistakes at ±100 in float32, where e^89 is already too large."
    assert_between(submission.binary_cross_entropy(logits, targets), 99.999, 100.001, message=told)
    expected = np.array([0.5, -0.5], dtype=np.float32)
    assert_array(submission.binary_cross_entropy_grad(logits, targets), expected, message=told)


def test_gradient_against_the_symbolic_derivative(submission):
    logits, hard = batch(6, 7)
    for targets in (hard, soft(6, 7)):
        given = submission.binary_cross_entropy_grad(logits, targets)
        assert_derivative(given, SLOPE, {"z": logits, "y": targets}, over=lambda slope: slope / logits.size)


def test_the_gradient_is_zero_where_the_prediction_is_right(submission):
    logits = np.array([0.0, math.log(3)])
    given = submission.binary_cross_entropy_grad(logits, np.array([0.5, 0.75]))
    assert_array(given, np.zeros(2), message="The targets equal the probabilities.")


def test_float32_stays_float32(submission):
    logits, targets = batch(4, 3, dtype=np.float32)
    expected = by_definition(logits, targets)
    loss = submission.binary_cross_entropy(logits, targets)
    assert_between(loss, expected - 1e-4, expected + 1e-4, message="The loss of float32 logits.")
    gradient = mean_gradient(logits, targets).astype(np.float32)
    given = submission.binary_cross_entropy_grad(logits, targets)
    assert_array(given, gradient, scale=1.0, message="The gradient for float32 logits.")


def test_inputs_are_left_alone(submission):
    logits, targets = batch(3, 3)
    with assert_unchanged(submission):
        submission.binary_cross_entropy(logits, targets)
        submission.binary_cross_entropy_grad(logits, targets)
