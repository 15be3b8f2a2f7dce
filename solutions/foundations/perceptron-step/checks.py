import numpy as np

from workbench.checks import assert_array, assert_equal, assert_unchanged, rng

XOR = (np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 1, 1, 0]))


def fires(row, w, b):
    return int(sum(v * u for v, u in zip(row, w)) + b > 0)


def by_hand(x, y, w, b, lr, max_epochs):
    """The whole training in Python floats."""
    w, counts = [float(v) for v in w], []
    for _ in range(max_epochs):
        wrong = 0
        for row, label in zip(x.tolist(), y.tolist()):
            guess = fires(row, w, b)
            if guess != label:
                wrong += 1
                sign = 1 if label else -1
                w, b = [u + sign * lr * v for u, v in zip(w, row)], b + sign * lr
        counts.append(wrong)
        if not wrong:
            break
    return np.array(w), b, counts


def pair(result, told):
    assert isinstance(result, tuple) and len(result) == 2, "perceptron_step returns a pair: (w, b)."
    assert isinstance(result[0], np.ndarray), f"{told} w should be an array, got {type(result[0]).__name__}."
    return result


def triple(result):
    assert isinstance(result, tuple) and len(result) == 3, "train returns three things: (w, b, mistakes)."
    return result


def separable(size, inputs):
    """Examples with a gap between the classes, both of them present."""
    direction = rng().normal(size=inputs)
    direction /= np.sqrt((direction**2).sum())
    x, y = rng().normal(size=(size, inputs)), np.arange(size) % 2
    x += (np.where(y == 1, 1.2, -0.8) - x @ direction)[:, None] * direction
    order = rng().permutation(size)
    return np.ascontiguousarray(x[order]), y[order]


def compare(submission, x, y, w, b, lr, epochs, told):
    """The counts come first: they say best what is going on."""
    given_w, given_b, given_counts = triple(submission.train(x, y, w, b, lr, epochs))
    expected_w, expected_b, counts = by_hand(x, y, w, b, lr, epochs)
    assert_equal(given_counts, counts, message=f"{told} The mistakes of each epoch.")
    assert_array(given_w, expected_w.astype(w.dtype), scale=10.0, message=f"{told} The weights.")
    assert_array(given_b, float(expected_b), scale=10.0, message=f"{told} The bias.")


def test_the_example_of_the_question(submission):
    x, y = np.array([[-1.0], [2.0]]), np.array([0, 1])
    w, b, mistakes = triple(submission.train(x, y, np.zeros(1), 0.0, 1.0, 10))
    assert_equal(mistakes, [1, 0])
    assert_array(w, np.array([2.0]))
    assert_array(b, 1.0)


def test_predictions_of_a_batch(submission):
    for batch, inputs in ((30, 3), (1, 4), (4, 1)):
        x, w, b = rng().normal(size=(batch, inputs)), rng().normal(size=inputs), float(rng().normal())
        expected = np.array([fires(row, w.tolist(), b) for row in x.tolist()])
        assert_array(submission.predict(x, w, b), expected, message=f"B = {batch}, D = {inputs}, b = {b:.3g}.")


def test_at_exactly_zero_the_answer_is_0(submission):
    x = np.array([[1.0, 1.0], [2.0, 1.0]])
    assert_array(submission.predict(x, np.array([1.0, -1.0]), 0.0), np.array([0, 1]), message="z = 0 and z = 1.")
    w, b = pair(submission.perceptron_step(np.array([2.0, 3.0]), 1, np.zeros(2), 0.0, 0.5), "At z = 0:")
    told = "At z = 0 the prediction is 0, so a positive example is a mistake."
    assert_array(w, np.array([1.0, 1.5]), message=told)
    assert_array(b, 0.5, message=told)
    w, _ = pair(submission.perceptron_step(np.array([2.0, 3.0]), 0, np.zeros(2), 0.0, 0.5), "At z = 0:")
    assert_array(w, np.zeros(2), message="At z = 0 the prediction is 0, so a negative example is right.")


def test_a_missed_positive_is_added(submission):
    x, w = np.array([1.0, -2.0, 0.5]), np.array([-1.0, 1.0, 1.0])  # w · x = −2.5
    new_w, new_b = pair(submission.perceptron_step(x, 1, w, 0.25, 0.5), "A missed positive:")
    assert_array(new_w, np.array([-0.5, 0.0, 1.25]), message="A positive example with z < 0.")
    assert_array(new_b, 0.75, message="The bias, for a positive example with z < 0.")


def test_a_false_alarm_is_subtracted(submission):
    x, w = np.array([1.0, -2.0, 0.5]), np.array([1.0, -1.0, 1.0])  # w · x = 3.5
    new_w, new_b = pair(submission.perceptron_step(x, 0, w, 0.25, 0.5), "A false alarm:")
    assert_array(new_w, np.array([0.5, 0.0, 0.75]), message="A negative example with z > 0.")
    assert_array(new_b, -0.25, message="The bias, for a negative example with z > 0.")


def test_what_is_right_changes_nothing(submission):
    w = np.array([1.0, 2.0])
    for x, y in ((np.array([3.0, 1.0]), 1), (np.array([-3.0, -1.0]), 0)):
        new_w, new_b = pair(submission.perceptron_step(x, y, w, 0.5, 0.1), "An example that is right:")
        told = f"z = {float(w @ x) + 0.5:g}, y = {y}: the prediction is right."
        assert_array(new_w, w, message=told)
        assert_array(new_b, 0.5, message=told)


def test_the_bias_decides_what_is_a_mistake(submission):
    new_w, _ = pair(submission.perceptron_step(np.array([1.0]), 0, np.array([1.0]), -2.0, 1.0), "With a bias:")
    assert_array(new_w, np.array([1.0]), message="w · x = 1, b = −2, y = 0: the prediction is right.")


def test_training_on_separable_classes_ends(submission):
    x, y = separable(20, 3)
    compare(submission, x, y, np.zeros(3), 0.0, 0.5, 500, "Separable classes, from zeros.")


def test_training_from_other_weights(submission):
    x, y = separable(12, 2)
    compare(submission, x, y, rng().normal(size=2), -1.5, 0.1, 300, "From random weights and b = −1.5, lr = 0.1.")


def test_training_may_stop_before_it_is_done(submission):
    x, y = XOR
    for epochs in (1, 2, 9):
        compare(submission, x, y, np.zeros(2), 0.0, 1.0, epochs, f"XOR, max_epochs = {epochs}.")


def test_one_epoch_is_enough_when_all_is_right(submission):
    x, y = np.array([[1.0, 0.0], [-1.0, 0.0]]), np.array([1, 0])
    compare(submission, x, y, np.array([1.0, 0.0]), 0.0, 1.0, 10, "Nothing to learn.")


def test_the_order_given_is_kept(submission):
    x, y = rng().normal(size=(15, 2)), rng().integers(0, 2, size=15)
    compare(submission, x, y, np.zeros(2), 0.0, 1.0, 3, "Random labels, three epochs.")


def test_float32_stays_float32(submission):
    x, w = np.array([[0.5, -2.0], [1.0, 1.0]], np.float32), np.array([0.25, 1.0], np.float32)
    new_w, _ = pair(submission.perceptron_step(x[0], 1, w, 0.0, 0.5), "In float32:")
    assert_array(new_w, np.array([0.5, 0.0], np.float32))
    compare(submission, x, np.array([1, 0]), w, 0.0, 0.5, 2, "In float32.")


def test_inputs_are_left_alone(submission):
    x, y = XOR
    with assert_unchanged(submission):
        submission.predict(x, np.ones(2), 0.5)
        submission.perceptron_step(x[1], 0, np.ones(2), 0.5, 1.0)
        submission.train(x, y, np.ones(2), 0.5, 1.0, 2)
