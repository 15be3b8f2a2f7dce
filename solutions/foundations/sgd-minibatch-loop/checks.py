import math

import numpy as np

from workbench.checks import assert_array, assert_equal, assert_unchanged, rng


def case(size, inputs, dtype=np.float64):
    x, y, w = rng().normal(size=(size, inputs)), rng().normal(size=size), rng().normal(size=inputs)
    return x.astype(dtype), y.astype(dtype), w.astype(dtype), rng().permutation(size)


def by_hand(x, y, w, lr, batch_size, order):
    """One example and one number at a time, in Python floats."""
    w, left = w.tolist(), order.tolist()
    while left:
        batch, left = left[:batch_size], left[batch_size:]
        rows = [(x[i].tolist(), float(y[i])) for i in batch]
        errors = [math.fsum(a * v for a, v in zip(w, row)) - target for row, target in rows]
        slopes = [2 / len(rows) * math.fsum(e * row[j] for e, (row, _) in zip(errors, rows)) for j in range(len(w))]
        w = [a - lr * slope for a, slope in zip(w, slopes)]
    return np.array(w)


def assert_epoch(submission, size, inputs, batch_size):
    x, y, w, order = case(size, inputs)
    told = f"n = {size}, D = {inputs}, batches of {batch_size}."
    expected = by_hand(x, y, w, 0.02, batch_size, order)
    assert_array(submission.sgd_epoch(x, y, w, 0.02, batch_size, order), expected, scale=10.0, message=told)


def assert_cut(submission, size, batch_size):
    order, told = rng().permutation(size), f"{size} examples, batches of {batch_size}."
    given = submission.minibatches(order, batch_size)
    assert isinstance(given, list), f"minibatches returns a list, not a {type(given).__name__}."
    sizes = [batch_size] * (size // batch_size) + ([size % batch_size] if size % batch_size else [])
    assert_equal([len(piece) for piece in given], sizes, message=f"{told} The sizes of the pieces.")
    start = 0
    for number, piece in enumerate(given):
        assert_array(piece, order[start : start + len(piece)], message=f"{told} Piece {number}.")
        start += len(piece)


def plot(submission):
    x, epochs = rng().normal(size=(40, 2)), 20
    y, w = x @ np.array([1.5, -0.5]), np.zeros(2)
    losses = [np.mean(y**2)]
    for _ in range(epochs):
        w = submission.sgd_epoch(x, y, w, 0.02, 8, rng().permutation(40))
        losses.append(np.mean((x @ w - y) ** 2))
    yield "mean squared error by epoch", np.arange(epochs + 1.0), losses


def test_the_example_of_the_question(submission):
    x, y, order = np.array([[1.0], [2.0], [0.0]]), np.array([1.0, 2.0, 0.0]), np.array([2, 0, 1])
    assert_array(submission.sgd_epoch(x, y, np.zeros(1), 0.1, 2, order), np.array([0.82]))
    assert_equal([piece.tolist() for piece in submission.minibatches(order, 2)], [[2, 0], [1]])


def test_sizes_that_divide(submission):
    assert_cut(submission, 12, 4)


def test_what_is_left_makes_a_smaller_batch(submission):
    assert_cut(submission, 11, 4)
    assert_cut(submission, 9, 4)


def test_batches_of_one_and_of_everything(submission):
    for size, batch_size in ((5, 1), (5, 5), (5, 9), (1, 1)):
        assert_cut(submission, size, batch_size)


def test_an_epoch_of_equal_batches(submission):
    assert_epoch(submission, 12, 3, 4)


def test_an_epoch_with_a_smaller_last_batch(submission):
    assert_epoch(submission, 11, 3, 4)
    assert_epoch(submission, 5, 2, 4)


def test_one_example_at_a_time(submission):
    assert_epoch(submission, 6, 3, 1)


def test_the_whole_data_in_one_batch(submission):
    assert_epoch(submission, 6, 3, 6)
    assert_epoch(submission, 6, 1, 10)


def test_float32_stays_float32(submission):
    x, y, w, order = case(7, 3, np.float32)
    expected = by_hand(x, y, w, 0.02, 3, order).astype(np.float32)
    assert_array(submission.sgd_epoch(x, y, w, 0.02, 3, order), expected, scale=10.0)


def test_inputs_are_left_alone(submission):
    x, y, w, order = case(7, 3)
    with assert_unchanged(submission):
        submission.sgd_epoch(x, y, w, 0.02, 3, order)
        submission.minibatches(order, 3)
