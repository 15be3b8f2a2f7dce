import math

import numpy as np

from workbench.checks import assert_array, assert_error, assert_finite, assert_unchanged, rng


def values(*shape, dtype=np.float64):
    return (rng().uniform(0.5, 2, size=shape) * rng().choice([-1, 1], size=shape)).astype(dtype)


def by_definition(x, p, noise):
    """The sentence of the question, one value at a time."""
    kept = [0.0 if u < p else value / (1 - p) for value, u in zip(x.ravel().tolist(), noise.ravel().tolist())]
    return np.array(kept).reshape(x.shape).astype(x.dtype)


def test_the_example_of_the_question(submission):
    x, noise = np.array([1.0, 2.0, 3.0, 4.0]), np.array([0.1, 0.7, 0.2, 0.9])
    assert_array(submission.dropout(x, 0.2, noise, True), np.array([0.0, 2.5, 3.75, 5.0]))
    assert_array(submission.dropout(x, 0.2, noise, False), x)


def test_dropped_values_are_zero_and_the_others_scaled(submission):
    for p in (0.1, 0.5, 0.8):
        x, noise = values(40), rng().random(40)
        given = submission.dropout(x, p, noise, True)
        assert_array(given, by_definition(x, p, noise), message=f"In training, with p = {p}.")


def test_any_shape_is_kept(submission):
    for shape in ((1,), (5, 3), (2, 3, 4), (4, 1), (0, 3)):
        x, noise = values(*shape), rng().random(shape)
        told = f"x of shape {shape}: every value has a random number of its own."
        assert_array(submission.dropout(x, 0.3, noise, True), by_definition(x, 0.3, noise), message=told)
        assert_array(submission.dropout(x, 0.3, noise, False), x, message=told)


def test_noise_just_at_p_keeps_the_value(submission):
    noise = np.array([0.25, math.nextafter(0.25, 0), math.nextafter(0.25, 1)])
    told = "With p = 0.25 the noise is exactly 0.25, a hair less, a hair more: dropped where noise < p."
    assert_array(submission.dropout(np.full(3, 3.0), 0.25, noise, True), np.array([4.0, 0.0, 4.0]), message=told)


def test_p_zero_drops_nothing(submission):
    x, noise = values(3, 4), np.zeros((3, 4))
    told = "With p = 0, even where the noise is 0."
    assert_array(submission.dropout(x, 0.0, noise, True), x, message=told)
    assert_array(submission.dropout_backward(x, 0.0, noise, True), x, message=told)


def test_p_one_drops_everything_without_nan(submission):
    x, noise = values(3, 4), rng().random((3, 4))
    noise[0, 0] = math.nextafter(1, 0)
    for name in ("dropout", "dropout_backward"):
        given = getattr(submission, name)(x, 1.0, noise, True)
        assert_finite(given, message=f"{name} with p = 1.")
        assert_array(given, np.zeros((3, 4)), message=f"{name} with p = 1.")
    assert_array(submission.dropout(x, 1.0, None, False), x, message="In evaluation, with p = 1.")


def test_evaluation_changes_nothing_and_needs_no_noise(submission):
    x = values(4, 3)
    for p in (0.0, 0.4):
        told = f"In evaluation, with p = {p} and noise = None."
        assert_array(submission.dropout(x, p, None, False), x, message=told)
        assert_array(submission.dropout_backward(x, p, None, False), x, message=told)


def test_the_backward_pass_uses_the_mask_of_the_forward_pass(submission):
    for p in (0.2, 0.7):
        upstream, noise = values(6, 5), rng().random((6, 5))
        given = submission.dropout_backward(upstream, p, noise, True)
        told = f"The gradient in training, with p = {p}."
        assert_array(given, by_definition(upstream, p, noise), message=told)


def test_the_backward_pass_in_evaluation_is_the_identity(submission):
    upstream, noise = values(5), rng().random(5)
    assert_array(submission.dropout_backward(upstream, 0.5, noise, False), upstream)


def test_p_must_be_a_probability(submission):
    x, noise = values(3), rng().random(3)
    for p in (-0.1, 1.5):
        for training in (True, False):
            told = f"dropout with p = {p}, training = {training}."
            with assert_error(ValueError, mentions=("p", "prob", "drop"), message=told):
                submission.dropout(x, p, noise, training)


def test_infinite_values_that_are_kept_stay_infinite(submission):
    x = np.array([math.inf, -math.inf, 1.0])
    given = submission.dropout(x, 0.5, np.array([0.9, 0.6, 0.2]), True)
    assert_array(given, np.array([math.inf, -math.inf, 0.0]))


def test_float32_stays_float32(submission):
    x, noise = values(4, 3, dtype=np.float32), rng().random((4, 3))
    for training, expected in ((True, by_definition(x, 0.3, noise)), (False, x)):
        told = f"float32, training = {training}."
        assert_array(submission.dropout(x, 0.3, noise, training), expected, message=told)
        assert_array(submission.dropout_backward(x, 0.3, noise, training), expected, message=f"Backward, {told}")


def test_arguments_are_left_alone(submission):
    x, noise = values(4, 3), rng().random((4, 3))
    with assert_unchanged(submission):
        submission.dropout(x, 0.5, noise, True)
        submission.dropout_backward(x, 0.5, noise, True)
