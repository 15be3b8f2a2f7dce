import math

import numpy as np

from workbench.checks import assert_array, assert_between, assert_equal, assert_error, assert_unchanged, rng

SIGMAS = 6.0
"""How far a statistic may be off: a right answer fails once in some hundred million gradings."""


def seed():
    return int(rng().integers(1, 2**31))


def drawn(function, shape):
    """An array of the function's, with its kind and shape made sure of."""
    given = function(shape, seed())
    kind = (given.dtype.name, given.shape) if isinstance(given, np.ndarray) else type(given).__name__
    assert_equal(kind, ("float64", shape), message=f"The array drawn for shape {shape}.")
    return given


def assert_statistics(values, variance, kurtosis, told):
    """Mean and variance, each within its sampling error; kurtosis is that of the distribution asked for."""
    size, mean, spread = values.size, float(values.mean()), float(values.var())
    slack = SIGMAS * math.sqrt(variance / size)
    assert_between(mean, -slack, slack, message=f"{told} The mean of {size} weights.")
    slack = SIGMAS * math.sqrt((kurtosis - 1) / size)
    told = f"{told} The variance of {size} weights, over the one asked for."
    assert_between(spread / variance, 1 - slack, 1 + slack, message=told)


def test_fans_of_dense_layers(submission):
    for shape, expected in (((20, 30), (30, 20)), ((1, 5), (5, 1)), ((7, 7), (7, 7))):
        assert_equal(submission.fans(shape), expected, message=f"(fan_in, fan_out) of shape {shape}.")


def test_fans_of_convolutions(submission):
    cases = (
        ((64, 3, 7, 7), (147, 3136)),
        ((8, 4, 5), (20, 40)),
        ((16, 32, 1, 1), (32, 16)),
        ((2, 3, 2, 4, 5), (120, 80)),
    )
    for shape, expected in cases:
        assert_equal(submission.fans(shape), expected, message=f"(fan_in, fan_out) of shape {shape}.")


def test_a_bias_has_no_fans(submission):
    for shape in ((5,), ()):
        with assert_error(ValueError, mentions=("shape", "axes"), message=f"fans({shape})."):
            submission.fans(shape)


def test_xavier_has_the_variance_asked_for(submission):
    for shape in ((100, 400), (400, 50)):
        told = f"xavier_uniform for shape {shape}."
        assert_statistics(drawn(submission.xavier_uniform, shape), 2 / sum(shape), 1.8, told)


def test_xavier_is_uniform_between_its_bounds(submission):
    a = math.sqrt(6 / 500)
    values = drawn(submission.xavier_uniform, (100, 400)) / a
    told = "xavier_uniform for shape (100, 400), in units of the bound a: "
    assert_between(float(values.max()), 0.99, 1.0, message=told + "the largest.")
    assert_between(float(values.min()), -1.0, -0.99, message=told + "the smallest.")
    middle = float((np.abs(values) < 0.5).mean())
    slack = SIGMAS * 0.5 / math.sqrt(values.size)
    told += "the share of weights between −½ and ½."
    assert_between(middle, 0.5 - slack, 0.5 + slack, message=told)


def test_xavier_of_a_convolution_counts_the_kernel(submission):
    values = drawn(submission.xavier_uniform, (40, 20, 5, 5))
    assert_statistics(values, 2 / (60 * 25), 1.8, "xavier_uniform for shape (40, 20, 5, 5).")


def test_he_has_the_variance_asked_for(submission):
    for shape in ((100, 400), (400, 50)):
        told = f"he_normal for shape {shape}."
        assert_statistics(drawn(submission.he_normal, shape), 2 / shape[1], 3.0, told)


def test_he_is_normal(submission):
    values = drawn(submission.he_normal, (150, 200)) / math.sqrt(2 / 200)
    for bound, share in ((1.0, math.erf(1 / math.sqrt(2))), (2.0, math.erf(2 / math.sqrt(2)))):
        slack = SIGMAS * math.sqrt(share * (1 - share) / values.size)
        told = f"he_normal: the share of weights within {bound:g} standard deviations."
        assert_between(float((np.abs(values) < bound).mean()), share - slack, share + slack, message=told)


def test_he_of_a_convolution_counts_the_kernel(submission):
    values = drawn(submission.he_normal, (40, 20, 5, 5))
    assert_statistics(values, 2 / (20 * 25), 3.0, "he_normal for shape (40, 20, 5, 5).")


def test_units_start_different_from_each_other(submission):
    for function in (submission.xavier_uniform, submission.he_normal):
        values = drawn(function, (6, 5))
        told = "No two weights of a random start should be equal: every unit needs weights of its own."
        assert np.unique(values).size == values.size, told


def test_the_seed_decides(submission):
    first = seed()
    for name in ("xavier_uniform", "he_normal"):
        function = getattr(submission, name)
        once, again, other = function((4, 3), first), function((4, 3), first), function((4, 3), first + 1)
        assert_array(again, once, message=f"{name} called twice with the same seed.")
        told = f"{name} gives the same array for seeds {first} and {first + 1}."
        assert not np.array_equal(once, other), told


def test_root_mean_squares_layer_by_layer(submission):
    sizes = (4, 6, 3, 3, 1)
    x = rng().normal(size=(5, 4))
    weights = [rng().normal(0.4, 1.0, size=(out, into)) for into, out in zip(sizes, sizes[1:])]
    given = submission.rms_through_layers(x, weights)
    rows, expected = x.tolist(), []
    for W in weights:
        rows = [[max(0.0, math.fsum(w * v for w, v in zip(unit, row))) for unit in W.tolist()] for row in rows]
        squares = [v * v for row in rows for v in row]
        expected.append(math.sqrt(math.fsum(squares) / len(squares)))
    assert isinstance(given, list), f"rms_through_layers returns a list, not a {type(given).__name__}."
    assert_equal(len(given), len(weights), message="One number for each layer.")
    for number, (one, other) in enumerate(zip(given, expected), 1):
        assert_array(one, other, scale=100.0, message=f"After layer {number} of {len(weights)}.")


def test_the_root_mean_square_of_the_example(submission):
    given = submission.rms_through_layers(np.array([[3.0, -1.0]]), [np.eye(2)])
    assert_array(np.array(given, dtype=float), np.array([math.sqrt(4.5)]))
    given = submission.rms_through_layers(np.array([[-3.0, -1.0]]), [np.eye(2), np.eye(2)])
    assert_array(np.array(given, dtype=float), np.zeros(2), message="ReLU lets nothing through here.")


def test_inputs_are_left_alone(submission):
    x, weights = rng().normal(size=(3, 4)), [rng().normal(size=(4, 4)), rng().normal(size=(4, 4))]
    with assert_unchanged(submission):
        submission.rms_through_layers(x, weights)
