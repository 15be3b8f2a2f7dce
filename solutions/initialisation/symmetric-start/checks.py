import math

import numpy as np
import sympy

from workbench.checks import assert_array, assert_derivative, assert_equal, assert_unchanged, jacobian, rng, tanh

NAMES = ("W1", "b1", "w2", "b2")
SYMBOLS = sympy.symbols("W_11 W_12 W_21 W_22 b_1 b_2 w_1 w_2 b")
x_1, x_2, y = sympy.symbols("x_1 x_2 y")


def symbolic():
    """The gradient of one example's loss by all nine parameters, two hidden units."""
    W_11, W_12, W_21, W_22, b_1, b_2, w_1, w_2, b = SYMBOLS
    output = w_1 * tanh(W_11 * x_1 + W_12 * x_2 + b_1) + w_2 * tanh(W_21 * x_1 + W_22 * x_2 + b_2) + b
    return jacobian((output - y) ** 2 / 2, list(SYMBOLS), of="L")


GRADIENT = symbolic()


def batch(size, inputs):
    return rng().normal(size=(size, inputs)), rng().normal(size=size)


def parameters(inputs, units):
    shapes = ((units, inputs), units, units)
    return *(rng().normal(scale=0.7, size=shape) for shape in shapes), float(rng().normal())


def constant(inputs, units, value):
    return np.full((units, inputs), value), np.full(units, value), np.full(units, value), value


def by_hand(x, y, W1, b1, w2, b2):
    """The four gradients, one example and one unit at a time."""
    dW1, db1, dw2, db2 = np.zeros_like(W1), np.zeros_like(b1), np.zeros_like(w2), 0.0
    for row, target in zip(x.tolist(), y.tolist()):
        h = [math.tanh(sum(a * v for a, v in zip(each, row)) + c) for each, c in zip(W1.tolist(), b1.tolist())]
        error = (sum(a * v for a, v in zip(w2.tolist(), h)) + b2 - target) / len(y)
        db2 += error
        for j, value in enumerate(h):
            slope = error * w2[j] * (1 - value * value)
            dw2[j] += error * value
            db1[j] += slope
            dW1[j] += [slope * v for v in row]
    return dW1, db1, dw2, db2


def four(result, what):
    told = f"{what} returns four things: {'(dW1, db1, dw2, db2)' if what == 'gradients' else '(W1, b1, w2, b2)'}."
    assert isinstance(result, tuple) and len(result) == 4, told
    return result


def assert_four(given, expected, told, what):
    prefix = "d" if what == "gradients" else ""
    for name, one, other in zip(NAMES, four(given, what), expected):
        wanted = other if isinstance(other, np.ndarray) else float(other)
        assert_array(one, wanted, scale=10.0, message=f"{told} {prefix}{name}.")


def trained(x, y, start, lr, steps):
    values = start
    for _ in range(steps):
        values = tuple(value - lr * slope for value, slope in zip(values, by_hand(x, y, *values)))
    return values


def test_the_example_of_the_question(submission):
    x, y = np.array([[1.0, 2.0]]), np.array([1.0])
    start = np.zeros((2, 2)), np.zeros(2), np.array([0.5, 0.5]), 0.0
    expected = np.array([[-0.5, -1.0], [-0.5, -1.0]]), np.array([-0.5, -0.5]), np.zeros(2), -1.0
    assert_four(submission.gradients(x, y, *start), expected, "The example:", "gradients")
    assert_equal(submission.distinct_units(*start[:3]), 1)


def test_gradients_against_the_symbolic_derivative(submission):
    (x, y), (W1, b1, w2, b2) = batch(5, 2), parameters(2, 2)
    values = [*W1.ravel(), *b1, *w2, b2]
    point = dict(zip((symbol.name for symbol in SYMBOLS), values)) | {"x_1": x[:, 0], "x_2": x[:, 1], "y": y}
    given = four(submission.gradients(x, y, W1, b1, w2, b2), "gradients")
    for name, one, parameter in zip(NAMES, given, (W1, b1, w2, np.float64(b2))):
        told = f"d{name} should have the shape of {name}, {np.shape(parameter)}; got {np.shape(one)}."
        assert np.shape(one) == np.shape(parameter), told
    flat = np.concatenate([np.asarray(one, dtype=float).ravel() for one in given])
    told = "dW1 row by row, then db1, dw2 and db2; means over five examples."
    assert_derivative(flat, GRADIENT, point, over=lambda each: each.mean(-1), scale=10.0, message=told)


def test_gradients_of_all_shapes(submission):
    for size, inputs, units in ((6, 3, 4), (3, 3, 3), (1, 4, 2), (5, 1, 3), (4, 2, 1)):
        (x, y), values = batch(size, inputs), parameters(inputs, units)
        told = f"B = {size}, D = {inputs}, H = {units}:"
        assert_four(submission.gradients(x, y, *values), by_hand(x, y, *values), told, "gradients")


def test_equal_units_get_equal_gradients(submission):
    x, y = batch(6, 3)
    dW1, db1, dw2, _ = four(submission.gradients(x, y, *constant(3, 4, 0.5)), "gradients")
    for name, each in (("dW1", dW1), ("db1", db1), ("dw2", dw2)):
        same = np.broadcast_to(each[:1], each.shape).copy()
        assert_array(
            each, same, scale=10.0, message=f"All parameters are 0.5, so all units' parts of {name} are alike."
        )


def test_at_zero_only_the_output_bias_learns(submission):
    x, y = batch(6, 3)
    values = constant(3, 4, 0.0)
    expected = np.zeros((4, 3)), np.zeros(4), np.zeros(4), -float(y.mean())
    assert_four(submission.gradients(x, y, *values), expected, "All parameters are 0:", "gradients")


def test_training_moves_all_parameters_together(submission):
    for steps, lr in ((1, 0.5), (2, 0.3), (6, 0.1)):
        (x, y), start = batch(5, 3), parameters(3, 4)
        told = f"lr = {lr}, steps = {steps}:"
        assert_four(submission.train(x, y, *start, lr, steps), trained(x, y, start, lr, steps), told, "train")


def test_no_steps_change_nothing(submission):
    (x, y), start = batch(3, 2), parameters(2, 3)
    assert_four(submission.train(x, y, *start, 0.5, 0), start, "No steps:", "train")


def test_a_constant_start_stays_one_unit(submission):
    x, y = batch(6, 3)
    start = constant(3, 5, 0.5)
    W1, b1, w2, b2 = four(submission.train(x, y, *start, 0.1, 20), "train")
    assert_four((W1, b1, w2, b2), trained(x, y, start, 0.1, 20), "From 0.5 everywhere, 20 steps:", "train")
    assert_equal(submission.distinct_units(W1, b1, w2), 1, message="After 20 steps from a constant start.")


def test_random_weights_break_the_symmetry(submission):
    x, y = batch(6, 3)
    W1, b1, w2, b2 = rng().normal(size=(5, 3)), np.zeros(5), np.full(5, 0.5), 0.0
    after = four(submission.train(x, y, W1, b1, w2, b2, 0.1, 3), "train")
    assert_equal(submission.distinct_units(*after[:3]), 5, message="After training from random W1.")


def test_counting_units_that_differ_in_one_place_only(submission):
    W1, b1, w2 = np.ones((4, 3)), np.ones(4), np.ones(4)
    assert_equal(submission.distinct_units(W1, b1, w2), 1, message="Four equal units.")
    for name, index in (("W1", (3, 2)), ("b1", 0), ("w2", 2)):
        changed = {"W1": W1.copy(), "b1": b1.copy(), "w2": w2.copy()}
        changed[name][index] += 0.5
        assert_equal(submission.distinct_units(*changed.values()), 2, message=f"One entry of {name} differs.")


def test_counting_pairs_that_are_not_neighbours(submission):
    W1 = np.array([[1.0, 2.0], [2.0, 1.0], [1.0, 2.0], [2.0, 1.0], [1.0, 1.0]])
    told = "Rows 0 and 2 agree, and 1 and 3; row 4 is alone, with entries that others have, too."
    assert_equal(submission.distinct_units(W1, np.zeros(5), np.ones(5)), 3, message=told)
    assert_equal(submission.distinct_units(W1[:1], np.zeros(1), np.ones(1)), 1, message="One unit.")


def test_rounding_does_not_make_units_different(submission):
    W1, b1, w2 = np.ones((3, 2)), np.ones(3), np.ones(3)
    W1[1, 0] += 1e-13
    w2[2] -= 1e-13
    told = "W1[1, 0] and w2[2] are off by 1e-13, all else is 1."
    assert_equal(submission.distinct_units(W1, b1, w2), 1, message=told)
    W1[1, 0] += 1e-7
    assert_equal(submission.distinct_units(W1, b1, w2), 2, message="W1[1, 0] is larger by 1e-7, all else is 1.")


def test_inputs_are_left_alone(submission):
    (x, y), start = batch(4, 3), parameters(3, 3)
    with assert_unchanged(submission):
        submission.gradients(x, y, *start)
        submission.train(x, y, *start, 0.1, 2)
        submission.distinct_units(*start[:3])
