import math

import numpy as np
import sympy

from workbench.checks import assert_array, assert_derivative, assert_finite, assert_unchanged, jacobian, rng

Z = sympy.symbols("z_1:4", real=True)
WHY = "a logit z carries a rounding error of eps·|z| into the exponent, whichever way the row is shifted"
TRUTHS = [jacobian(sympy.log(sum(map(sympy.exp, Z))) - Z[k], list(Z), of="L") for k in range(3)]
"""The gradient of one example's loss by its three logits, for each true class."""


def draw(size, classes, dtype=np.float64, spread=2.0):
    logits = rng().normal(scale=spread, size=(size, classes)).astype(dtype)
    return logits, rng().integers(0, classes, size=size)


def one_by_one(logits, labels):
    """Loss and probabilities in plain Python, one example after the other; sums are exact."""
    losses, rows = [], []
    for row, label in zip(logits.astype(np.float64).tolist(), labels.tolist()):
        top = max(row)
        total = math.fsum(math.exp(z - top) for z in row)
        rows.append([math.exp(z - top) / total for z in row])
        losses.append(math.log(total) - (row[label] - top))
    return math.fsum(losses) / len(losses), np.array(rows)


def by_complex_step(logits, labels):
    """The gradient of the mean loss: each logit is moved by an imaginary amount, so nothing cancels."""
    gradient = np.zeros(logits.shape)
    for n, j in np.ndindex(logits.shape):
        row = (logits[n].astype(np.float64) - logits[n].max()).astype(complex)
        row[j] += 1e-30j
        gradient[n, j] = (np.log(np.exp(row).sum()) - row[labels[n]]).imag / 1e-30
    return gradient / len(labels)


def run_forward(submission, logits, labels):
    result = submission.forward(logits, labels)
    assert isinstance(result, tuple) and len(result) == 2, "forward returns two things: (loss, probabilities)."
    return result


def compare_gradient(submission, logits, labels, told, upstream=None):
    """Probabilities by definition go in, so that only backward is tried."""
    _, probabilities = one_by_one(logits, labels)
    arguments = (probabilities.astype(logits.dtype), labels, *(() if upstream is None else (upstream,)))
    factor = 1.0 if upstream is None else upstream
    expected = (by_complex_step(logits, labels) * factor).astype(logits.dtype)
    assert_array(submission.backward(*arguments), expected, scale=abs(factor) / len(labels), message=told)


def test_the_example_of_the_question(submission):
    logits, labels = np.array([[0.0, 0.0], [0.0, math.log(3)]]), np.array([1, 0])
    loss, probabilities = run_forward(submission, logits, labels)
    assert_array(probabilities, np.array([[0.5, 0.5], [0.25, 0.75]]), message="The probabilities of the example.")
    assert_array(loss, math.log(8) / 2, message="The loss of the example.")
    given = submission.backward(np.array([[0.5, 0.5], [0.25, 0.75]]), labels)
    assert_array(given, np.array([[0.25, -0.25], [-0.375, 0.375]]), message="The gradient of the example.")


def test_loss_and_probabilities_of_a_batch(submission):
    for size, classes in ((4, 3), (2, 5)):
        logits, labels = draw(size, classes)
        loss, probabilities = run_forward(submission, logits, labels)
        expected_loss, expected = one_by_one(logits, labels)
        assert_array(probabilities, expected, message=f"{size} examples, {classes} classes.")
        assert_array(loss, expected_loss, message=f"The mean over {size} examples.")


def test_large_logits_neither_overflow_nor_underflow(submission):
    logits, labels = np.array([[1000.0, 0.0, -1000.0], [-9000.0, -9001.0, -9000.0]]), np.array([0, 1])
    loss, probabilities = run_forward(submission, logits, labels)
    assert_finite(probabilities)
    expected_loss, expected = one_by_one(logits, labels)
    told = "Logits of ±1000, and all of them near -9000."
    assert_array(probabilities, expected, factor=20_000, why=WHY, message=told)
    assert_array(loss, expected_loss, factor=20_000, why=WHY, message=told)


def test_the_loss_is_right_where_a_probability_is_zero(submission):
    logits = np.array([[0.0, 10_000.0], [-3000.0, 0.0]])
    loss, _ = run_forward(submission, logits, np.array([0, 0]))
    assert_array(
        loss, 6500.0, message="Two confident mistakes: the losses are 10 000 and 3000, though p underflows to 0."
    )


def test_the_derivative_of_a_single_example(submission):
    logits = rng().uniform(-2, 2, size=(1, 3))
    for label, truth in enumerate(TRUTHS):
        _, probabilities = one_by_one(logits, np.array([label]))
        given = submission.backward(probabilities, np.array([label]))
        at = {f"z_{j + 1}": logits[0, j] for j in range(3)}
        told = f"One example of class {label} among three."
        assert np.shape(given) == (1, 3), f"The gradient of logits of shape (1, 3) has shape {np.shape(given)}."
        assert_derivative(given[0], truth, at, message=told)


def test_the_gradient_of_a_mean_over_the_batch(submission):
    for size, classes in ((5, 3), (2, 6)):
        logits, labels = draw(size, classes)
        compare_gradient(submission, logits, labels, f"A batch of {size} examples, {classes} classes.")


def test_the_first_and_the_last_class(submission):
    logits, _ = draw(2, 4)
    compare_gradient(submission, logits, np.array([0, 3]), "True classes 0 and C − 1.")
    compare_gradient(submission, logits, np.array([3, 3]), "The same true class twice.")


def test_the_gradient_is_multiplied_by_upstream(submission):
    logits, labels = draw(3, 4)
    for upstream in (-2.5, 0.125):
        compare_gradient(submission, logits, labels, f"upstream = {upstream}.", upstream)


def test_two_classes(submission):
    logits, labels = draw(3, 2)
    compare_gradient(submission, logits, labels, "Two classes.")


def test_a_certain_prediction_gives_nothing_or_everything(submission):
    probabilities = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
    given = submission.backward(probabilities, np.array([0, 2]))
    expected = np.array([[0.0, 0.0, 0.0], [0.0, 0.5, -0.5]])
    assert_array(given, expected, message="Certain and right, certain and wrong; two examples.")


def test_forward_and_backward_fit_together(submission):
    logits, labels = draw(3, 3, spread=300.0)
    _, probabilities = run_forward(submission, logits, labels)
    given = submission.backward(probabilities, labels)
    told, expected = "From the probabilities of your forward.", by_complex_step(logits, labels)
    assert_array(given, expected, scale=1 / 3, factor=4000, why=WHY, message=told)


def test_labels_of_one_byte(submission):
    logits, labels = draw(4, 3)
    for dtype in (np.uint8, np.int16):
        loss, _ = run_forward(submission, logits, labels.astype(dtype))
        assert_array(loss, one_by_one(logits, labels)[0], message=f"Labels of dtype {np.dtype(dtype)}.")
    compare_gradient(submission, logits, labels.astype(np.uint8), "Labels of dtype uint8.")


def test_float32_stays_float32(submission):
    logits, labels = draw(4, 5, np.float32)
    loss, probabilities = run_forward(submission, logits, labels)
    expected_loss, expected = one_by_one(logits, labels)
    assert_array(probabilities, expected.astype(np.float32), message="float32 logits.")
    assert_array(loss, np.float32(expected_loss), message="The loss of float32 logits.")
    compare_gradient(submission, logits, labels, "float32 probabilities.", -2.5)


def test_arguments_are_left_alone(submission):
    logits, labels = draw(3, 4)
    _, probabilities = one_by_one(logits, labels)
    with assert_unchanged(submission):
        submission.forward(logits, labels)
        submission.backward(probabilities, labels)
