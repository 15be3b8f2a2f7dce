import math

import numpy as np

from workbench.checks import assert_array, assert_between, assert_error, assert_unchanged, rng

W, B = np.array([3.0, 4.0]), -10.0


def case(size, inputs, dtype=np.float64):
    x, w = rng().normal(scale=3, size=(size, inputs)), rng().normal(scale=2, size=inputs)
    w += np.where(w < 0, -0.5, 0.5)  # none of them near 0
    return x.astype(dtype), w.astype(dtype), float(rng().normal(scale=2))


def by_hand(x, w, b):
    """Distances and nearest points of all rows, number by number in Python."""
    w, distances, nearest = w.tolist(), [], []
    length = math.sqrt(math.fsum(v * v for v in w))
    for row in x.tolist():
        t = (math.fsum(v * u for v, u in zip(row, w)) + b) / length
        distances.append(t)
        nearest.append([v - t * u / length for v, u in zip(row, w)])
    return np.array(distances), np.array(nearest)


def test_the_example_of_the_question(submission):
    x = np.array([[2.0, 1.0], [6.0, 8.0]])
    assert_array(submission.signed_distance(x, W, B), np.array([0.0, 8.0]))
    assert_array(submission.nearest_on_boundary(x[1:], W, B), np.array([[1.2, 1.6]]))
    assert_array(submission.origin_distance(W, B), 2.0)
    assert_array(submission.bias_through(W, np.array([1.0, 1.0])), -7.0)


def test_signed_distances_of_a_batch(submission):
    for size, inputs in ((20, 3), (4, 4), (1, 5), (6, 1)):
        x, w, b = case(size, inputs)
        told = f"B = {size}, D = {inputs}."
        assert_array(submission.signed_distance(x, w, b), by_hand(x, w, b)[0], scale=10.0, message=told)


def test_the_sign_says_on_which_side(submission):
    x = np.array([[0.0, 0.0], [6.0, 8.0], [-6.0, -8.0]])
    told = "Three points on the line through the origin along w, with b = −10."
    assert_array(submission.signed_distance(x, W, B), np.array([-2.0, 8.0, -12.0]), message=told)


def test_scaling_weights_and_bias_together_moves_nothing(submission):
    x, w, b = case(5, 3)
    expected, _ = by_hand(x, w, b)
    assert_array(submission.signed_distance(x, 100 * w, 100 * b), expected, scale=10.0, message="(100 w, 100 b).")
    told = "(−w, −b): the same boundary with its sides exchanged."
    assert_array(submission.signed_distance(x, -w, -b), -expected, scale=10.0, message=told)


def test_nearest_points_of_a_batch(submission):
    for size, inputs in ((20, 3), (3, 3), (1, 5), (6, 1)):
        x, w, b = case(size, inputs)
        told = f"B = {size}, D = {inputs}."
        assert_array(submission.nearest_on_boundary(x, w, b), by_hand(x, w, b)[1], scale=10.0, message=told)


def test_the_nearest_point_lies_on_the_boundary(submission):
    x, w, b = case(8, 4)
    nearest = submission.nearest_on_boundary(x, w, b)
    assert_array(nearest @ w + b, np.zeros(8), scale=100.0, message="w · x + b at your nearest points.")


def test_the_distance_of_the_origin_is_never_negative(submission):
    for inputs in (1, 2, 6):
        _, w, b = case(1, inputs)
        length = math.sqrt(math.fsum(v * v for v in w.tolist()))
        for bias in (abs(b), -abs(b)):
            given = submission.origin_distance(w, bias)
            assert_between(given, 0.0, np.inf, message=f"b = {bias:.3g}.")
            assert_array(given, abs(b) / length, message=f"D = {inputs}, b = {bias:.3g}.")


def test_without_a_bias_the_boundary_passes_through_the_origin(submission):
    _, w, _ = case(1, 3)
    assert_array(submission.origin_distance(w, 0.0), 0.0)
    assert_array(submission.signed_distance(np.zeros((1, 3)), w, 0.0), np.zeros(1))


def test_a_bias_for_any_point(submission):
    for inputs in (1, 2, 5):
        x, w, _ = case(1, inputs)
        expected = -math.fsum(v * u for v, u in zip(x[0].tolist(), w.tolist()))
        assert_array(submission.bias_through(w, x[0]), expected, scale=10.0, message=f"D = {inputs}.")


def test_some_weights_may_be_zero(submission):
    w, x = np.array([0.0, -2.0]), np.array([[5.0, 3.0]])
    assert_array(submission.signed_distance(x, w, 1.0), np.array([-2.5]), message="w = [0, −2].")
    assert_array(submission.nearest_on_boundary(x, w, 1.0), np.array([[5.0, 0.5]]), message="w = [0, −2].")
    mixed = np.array([1.0, -1.0])
    told = "w = [1, −1], whose sum is 0, but not its length."
    assert_array(submission.origin_distance(mixed, 1.0), 1 / math.sqrt(2), message=told)


def test_weights_of_zeros_are_refused(submission):
    zeros, x = np.zeros(2), np.ones((3, 2))
    with assert_error(ValueError, mentions=("weight",), message="signed_distance with weights of zeros."):
        submission.signed_distance(x, zeros, 1.0)
    with assert_error(ValueError, mentions=("weight",), message="nearest_on_boundary with weights of zeros."):
        submission.nearest_on_boundary(x, zeros, 1.0)
    with assert_error(ValueError, mentions=("weight",), message="origin_distance with weights of zeros."):
        submission.origin_distance(zeros, 1.0)


def test_float32_stays_float32(submission):
    x, w, b = case(5, 3, np.float32)
    distances, nearest = by_hand(x, w, b)
    assert_array(submission.signed_distance(x, w, b), distances.astype(np.float32), scale=10.0)
    assert_array(submission.nearest_on_boundary(x, w, b), nearest.astype(np.float32), scale=10.0)


def test_inputs_are_left_alone(submission):
    x, w, b = case(4, 3)
    with assert_unchanged(submission):
        submission.signed_distance(x, w, b)
        submission.nearest_on_boundary(x, w, b)
        submission.bias_through(w, x[0])
