import math

import numpy as np
import sympy

from workbench.checks import assert_array, assert_derivative, assert_unchanged, derivative, jacobian, rng

x_1, x_2, w_1, w_2, b, y = sympy.symbols("x_1 x_2 w_1 w_2 b y", real=True)
LOSS = (w_1 * x_1 + w_2 * x_2 + b - y) ** 2
BY_WEIGHTS = jacobian(LOSS, [w_1, w_2], of="L")
BY_BIAS = derivative(LOSS, b, of="L")
X, Y = np.array([[1.0], [2.0]]), np.array([2.0, 4.0])


def case(size, inputs, dtype=np.float64):
    x, w, y = rng().normal(size=(size, inputs)), rng().normal(size=inputs), rng().normal(size=size)
    return x.astype(dtype), y.astype(dtype), w.astype(dtype), float(rng().normal())


def by_hand(x, y, w, b):
    """Loss and gradients, one example and one number at a time."""
    errors = [math.fsum([v * u for v, u in zip(row, w.tolist())] + [b, -t]) for row, t in zip(x.tolist(), y.tolist())]
    size = len(errors)
    dw = [math.fsum(2 * e * v for e, v in zip(errors, column)) / size for column in zip(*x.tolist())]
    return math.fsum(e * e for e in errors) / size, np.array(dw), math.fsum(2 * e for e in errors) / size


def path(x, y, lr, steps):
    """All points of the descent from 0 by powers of one matrix, without a loop of gradients.

    With A = [x 1] and θ = (w, b), a step is θ ← M θ + c; in one more dimension it is linear.
    """
    A = np.column_stack([x.astype(float), np.ones(len(x))])
    inputs = A.shape[1]
    step = np.eye(inputs + 1)
    step[:inputs, :inputs] -= 2 * lr / len(y) * A.T @ A
    step[:inputs, inputs] = 2 * lr / len(y) * A.T @ y.astype(float)
    points = [np.linalg.matrix_power(step, k)[:inputs, inputs] for k in range(steps + 1)]
    return points, [float(((A @ point - y) ** 2).mean()) for point in points]


def gradients(submission, *arguments):
    result = submission.mse_gradients(*arguments)
    assert isinstance(result, tuple) and len(result) == 2, "mse_gradients returns a pair: (dw, db)."
    return result


def fitted(submission, x, y, lr, steps):
    result = submission.fit(x, y, lr, steps)
    assert isinstance(result, tuple) and len(result) == 3, "fit returns three things: (w, b, losses)."
    losses = result[2]
    assert isinstance(losses, list), f"losses should be a list, not a {type(losses).__name__}."
    told = f"steps = {steps} makes {steps + 1} losses, the one at the start included; got {len(losses)}."
    assert len(losses) == steps + 1, told
    return result


def compare(submission, x, y, lr, steps, told):
    w, b, losses = fitted(submission, x, y, lr, steps)
    points, expected = path(x, y, lr, steps)
    reason = "every step rounds, and the path is computed by powers of a matrix here"
    assert_array(w, points[-1][:-1].astype(x.dtype), factor=2048, why=reason, scale=2.0, message=f"{told} The weights.")
    assert_array(b, float(points[-1][-1]), factor=2048, why=reason, scale=2.0, message=f"{told} The bias.")
    told = f"{told} The losses."
    assert_array(np.array(losses, dtype=float), np.array(expected), factor=2048, why=reason, scale=4.0, message=told)


def plot(submission):
    x, steps = rng().normal(size=(40, 2)), 60
    y = x @ np.array([1.5, -0.5]) + 0.7 + rng().normal(size=40) * 0.1
    yield "loss by step", np.arange(steps + 1.0), submission.fit(x, y, 0.1, steps)[2]


def test_the_example_of_the_question(submission):
    w = np.ones(1)
    assert_array(submission.mse_loss(X, Y, w, 0.0), 2.5)
    dw, db = gradients(submission, X, Y, w, 0.0)
    assert_array(dw, np.array([-5.0]))
    assert_array(db, -3.0)
    w, b, losses = fitted(submission, X, Y, 0.1, 1)
    assert_array(w, np.array([1.0]))
    assert_array(b, 0.6)
    assert_array(np.array(losses, dtype=float), np.array([10.0, 1.06]))


def test_the_loss_is_a_mean_of_squares(submission):
    for size, inputs in ((10, 3), (3, 3), (1, 4), (5, 1)):
        x, y, w, b = case(size, inputs)
        told = f"B = {size}, D = {inputs}."
        assert_array(submission.mse_loss(x, y, w, b), by_hand(x, y, w, b)[0], scale=10.0, message=told)


def test_gradients_against_the_symbolic_derivative(submission):
    x, y, w, b = case(7, 2)
    point = {"x_1": x[:, 0], "x_2": x[:, 1], "w_1": w[0], "w_2": w[1], "b": b, "y": y}
    dw, db = gradients(submission, x, y, w, b)
    told = "The gradient by w, a mean over the batch."
    assert_derivative(dw, BY_WEIGHTS, point, over=lambda each: each.mean(-1), scale=10.0, message=told)
    told = "The gradient by b, a mean over the batch."
    assert_derivative(np.float64(db), BY_BIAS, point, over=lambda each: each.mean(-1), scale=10.0, message=told)


def test_gradients_of_batches_of_all_shapes(submission):
    for size, inputs in ((6, 4), (4, 6), (4, 4), (1, 3), (5, 1), (1, 1)):
        x, y, w, b = case(size, inputs)
        _, expected_dw, expected_db = by_hand(x, y, w, b)
        dw, db = gradients(submission, x, y, w, b)
        assert_array(dw, expected_dw, scale=10.0, message=f"B = {size}, D = {inputs}.")
        assert_array(db, expected_db, scale=10.0, message=f"B = {size}, D = {inputs}, by the bias.")


def test_at_a_perfect_fit_the_gradient_is_zero(submission):
    x, _, w, b = case(8, 3)
    dw, db = gradients(submission, x, x @ w + b, w, b)
    assert_array(dw, np.zeros(3), scale=10.0, message="y is exactly w · x + b.")
    assert_array(db, 0.0, scale=10.0, message="y is exactly w · x + b.")


def test_no_steps_leave_the_zeros(submission):
    x, y, _, _ = case(4, 3)
    w, b, losses = fitted(submission, x, y, 0.1, 0)
    assert_array(w, np.zeros(3), message="No steps.")
    assert_array(b, 0.0, message="No steps.")
    assert_array(losses[0], float((y**2).mean()), message="The loss at w = 0, b = 0.")


def test_a_few_steps(submission):
    for size, inputs, lr, steps in ((8, 3, 0.1, 1), (8, 3, 0.05, 2), (5, 1, 0.1, 5), (1, 2, 0.05, 4), (6, 6, 0.03, 7)):
        x, y, _, _ = case(size, inputs)
        compare(submission, x, y, lr, steps, f"B = {size}, D = {inputs}, lr = {lr}, steps = {steps}.")


def test_a_rate_that_is_too_large_is_carried_through(submission):
    w, b, losses = fitted(submission, X, Y, 0.5, 4)
    points, expected = path(X, Y, 0.5, 4)
    told, reason = "lr = 0.5 is too large here and the loss rises; all 4 steps are asked for.", "rounding grows, too"
    losses = np.array(losses, dtype=float)
    assert_array(losses, np.array(expected), factor=2048, why=reason, message=f"{told} The losses.")
    assert_array(w, points[-1][:-1], factor=2048, why=reason, message=f"{told} The weights.")
    assert_array(b, float(points[-1][-1]), factor=2048, why=reason, message=f"{told} The bias.")


def test_it_finds_the_plane_that_the_data_lie_on(submission):
    x, w, b = rng().uniform(-1, 1, size=(20, 2)), rng().normal(size=2), float(rng().normal())
    x = np.concatenate([x, -x, x[:, ::-1] * [1, -1], x[:, ::-1] * [-1, 1]])  # centred, so well conditioned
    x = np.ascontiguousarray(x / x.std(axis=0))
    given_w, given_b, losses = fitted(submission, x, x @ w + b, 0.3, 60)
    reason = "the descent has ended to about 1e-12, not to rounding"
    assert_array(given_w, w, factor=1e6, why=reason, scale=1.0, message="60 steps on data without noise.")
    assert_array(given_b, b, factor=1e6, why=reason, scale=1.0, message="60 steps on data without noise.")
    rises = [k for k in range(60) if losses[k + 1] > losses[k] * (1 + 1e-9) + 1e-20]
    assert not rises, f"The loss should fall at every step; it rises at step {rises[0] + 1}."


def test_float32_stays_float32(submission):
    x, y, w, b = case(5, 3, np.float32)
    _, expected, _ = by_hand(x, y, w, b)
    dw, _ = gradients(submission, x, y, w, b)
    assert_array(dw, expected.astype(np.float32), scale=10.0)
    w, _, _ = fitted(submission, x, y, 0.05, 3)
    assert_array(w, path(x, y, 0.05, 3)[0][-1][:-1].astype(np.float32), scale=2.0)


def test_inputs_are_left_alone(submission):
    x, y, w, b = case(4, 3)
    with assert_unchanged(submission):
        submission.mse_loss(x, y, w, b)
        submission.mse_gradients(x, y, w, b)
        submission.fit(x, y, 0.1, 2)
