import math

import numpy as np
import sympy

from workbench.checks import (
    assert_array,
    assert_derivative,
    assert_finite,
    assert_unchanged,
    derivative,
    jacobian,
    rng,
    sigmoid,
)

x_1, x_2, w_1, w_2, b, y = sympy.symbols("x_1 x_2 w_1 w_2 b y", real=True)
LOGIT = w_1 * x_1 + w_2 * x_2 + b
LOSS = -y * sympy.log(sigmoid(LOGIT)) - (1 - y) * sympy.log(1 - sigmoid(LOGIT))
BY_WEIGHTS = jacobian(LOSS, [w_1, w_2], of="L")
BY_BIAS = derivative(LOSS, b, of="L")


def batch(size, inputs, dtype=np.float64):
    x, w = rng().normal(size=(size, inputs)).astype(dtype), rng().normal(size=inputs).astype(dtype)
    y = rng().integers(0, 2, size=size)
    y[: min(size, 2)] = [0, 1][: min(size, 2)]
    return x, y, w, float(rng().normal())


def by_definition(x, y, w, b):
    """The mean loss and its gradients, one example and one number at a time."""
    loss, dw, db = 0.0, [0.0] * len(w), 0.0
    for row, label in zip(x.tolist(), y.tolist()):
        z = sum(v * u for v, u in zip(row, w.tolist())) + b
        sign = 1 if label else -1
        loss += math.log1p(math.exp(-sign * z)) / len(y)
        error = -sign / (1 + math.exp(sign * z)) / len(y)
        dw, db = [total + error * v for total, v in zip(dw, row)], db + error
    return loss, np.array(dw), db


def pair(result, names):
    assert isinstance(result, tuple) and len(result) == 2, f"Expected a pair: ({names})."
    return result


def gradients(submission, x, y, w, b):
    return pair(submission.bce_gradients(x, y, w, b), "dw, db")


def plot(submission):
    x, steps = rng().normal(size=(40, 2)), 20
    y, w, b = (x @ np.array([2.0, -1.0]) > 0.3).astype(int), np.zeros(2), 0.0
    losses = [submission.bce_loss(x, y, w, b)]
    for _ in range(steps):
        w, b = submission.logistic_step(x, y, w, b, 1.0)
        losses.append(submission.bce_loss(x, y, w, b))
    yield "loss by step", np.arange(steps + 1.0), losses


def test_the_example_of_the_question(submission):
    x, y, w = np.array([[2.0, -1.0]]), np.array([1]), np.zeros(2)
    assert_array(submission.bce_loss(x, y, w, 0.0), math.log(2))
    dw, db = gradients(submission, x, y, w, 0.0)
    assert_array(dw, np.array([-1.0, 0.5]))
    assert_array(db, -0.5)
    new_w, new_b = pair(submission.logistic_step(x, y, w, 0.0, 0.1), "w, b")
    assert_array(new_w, np.array([0.1, -0.05]))
    assert_array(new_b, 0.05)


def test_the_loss_of_a_batch_is_a_mean(submission):
    for size, inputs in ((20, 3), (1, 4), (5, 1)):
        x, y, w, b = batch(size, inputs)
        told = f"B = {size}, D = {inputs}."
        assert_array(submission.bce_loss(x, y, w, b), by_definition(x, y, w, b)[0], scale=1.0, message=told)


def test_each_label_has_its_own_loss(submission):
    x, _, w, b = batch(6, 2)
    for label in (0, 1):
        y = np.full(6, label)
        told = f"All labels are {label}."
        assert_array(submission.bce_loss(x, y, w, b), by_definition(x, y, w, b)[0], scale=1.0, message=told)


def test_gradients_against_the_symbolic_derivative(submission):
    x, y, w, b = batch(7, 2)
    point = {"x_1": x[:, 0], "x_2": x[:, 1], "w_1": w[0], "w_2": w[1], "b": b, "y": y}
    dw, db = gradients(submission, x, y, w, b)
    told = "The gradient by w, a mean over the batch."
    assert_derivative(dw, BY_WEIGHTS, point, over=lambda each: each.mean(-1), scale=1.0, message=told)
    told = "The gradient by b, a mean over the batch."
    assert_derivative(np.float64(db), BY_BIAS, point, over=lambda each: each.mean(-1), scale=1.0, message=told)


def test_gradients_of_a_single_example(submission):
    for label in (0, 1):
        x, _, w, b = batch(1, 4)
        y = np.array([label])
        _, expected_dw, expected_db = by_definition(x, y, w, b)
        dw, db = gradients(submission, x, y, w, b)
        assert_array(dw, expected_dw, scale=1.0, message=f"One example with y = {label}.")
        assert_array(db, expected_db, scale=1.0, message=f"One example with y = {label}, by the bias.")


def test_gradients_of_a_batch_with_many_inputs(submission):
    for size, inputs in ((6, 4), (4, 6), (4, 4), (5, 1)):
        x, y, w, b = batch(size, inputs)
        _, expected_dw, expected_db = by_definition(x, y, w, b)
        dw, db = gradients(submission, x, y, w, b)
        assert_array(dw, expected_dw, scale=1.0, message=f"B = {size}, D = {inputs}.")
        assert_array(db, expected_db, scale=1.0, message=f"B = {size}, D = {inputs}, by the bias.")


def test_the_bias_is_part_of_the_logit(submission):
    x, y = np.zeros((2, 3)), np.array([1, 1])
    dw, db = gradients(submission, x, y, np.ones(3), 2.0)
    assert_array(db, 1 / (1 + math.exp(-2)) - 1, message="x = 0, so z = b = 2.")
    assert_array(dw, np.zeros(3), message="x = 0: no weight has any influence.")


def test_extreme_logits_stay_finite(submission):
    x, y, w = np.array([[-1000.0], [1000.0], [-1000.0], [1000.0]]), np.array([1, 0, 0, 1]), np.ones(1)
    loss = submission.bce_loss(x, y, w, 0.0)
    assert_finite(loss, message="Logits of ±1000.")
    assert_array(loss, 500.0, message="Logits of ±1000: two of the four examples are wrong and cost 1000 each.")
    dw, db = gradients(submission, x, y, w, 0.0)
    assert_finite(dw, message="Logits of ±1000.")
    assert_array(dw, np.array([500.0]), message="Logits of ±1000: the two that are wrong give 1000 each, over 4.")
    assert_array(db, 0.0, message="Logits of ±1000: the errors of the two that are wrong are −1 and +1.")


def test_a_step_goes_downhill_by_the_learning_rate(submission):
    x, y, w, b = batch(8, 3)
    _, dw, db = by_definition(x, y, w, b)
    for lr in (0.5, 0.01):
        new_w, new_b = pair(submission.logistic_step(x, y, w, b, lr), "w, b")
        assert_array(new_w, w - lr * dw, message=f"lr = {lr}.")
        assert_array(new_b, b - lr * db, scale=1.0, message=f"lr = {lr}: the bias takes its step at the old weights.")


def test_float32_stays_float32(submission):
    x, y, w, b = batch(5, 3, np.float32)
    _, expected, _ = by_definition(x, y, w, b)
    dw, _ = gradients(submission, x, y, w, b)
    assert_array(dw, expected.astype(np.float32), scale=1.0)
    new_w, _ = pair(submission.logistic_step(x, y, w, b, 0.5), "w, b")
    assert_array(new_w, (w - 0.5 * expected).astype(np.float32), scale=2.0)


def test_inputs_are_left_alone(submission):
    x, y, w, b = batch(4, 2)
    with assert_unchanged(submission):
        submission.bce_loss(x, y, w, b)
        submission.bce_gradients(x, y, w, b)
        submission.logistic_step(x, y, w, b, 0.1)
