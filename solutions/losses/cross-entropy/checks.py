import math

import numpy as np
import sympy

from workbench.checks import assert_array, assert_between, assert_derivative, assert_unchanged, jacobian, rng

SIZE = 3
Z = sympy.symbols(f"z_1:{SIZE + 1}", real=True)
GRADIENTS = [jacobian(sympy.log(sum(sympy.exp(z) for z in Z)) - Z[y], Z, of="CE") for y in range(SIZE)]


def batch(*shape, classes=SIZE, dtype=np.float64):
    """Logits, and labels that all count."""
    logits = rng().normal(scale=2, size=(*shape, classes)).astype(dtype)
    return logits, rng().integers(0, classes, size=shape)


def by_definition(logits, labels, ignored=-100):
    """The mean of −log softmax, one example at a time in Python floats."""
    losses = []
    for row, label in zip(logits.reshape(-1, logits.shape[-1]).tolist(), labels.ravel().tolist(), strict=True):
        if label != ignored:
            losses.append(math.log(math.fsum(math.exp(z) for z in row)) - row[label])
    return math.fsum(losses) / len(losses)


def symbolic_gradient(logits, labels, ignored=-100):
    """Of the mean, example by example."""
    out = np.zeros(logits.shape)
    for place in np.ndindex(labels.shape):
        if labels[place] != ignored:
            point = {f"z_{i + 1}": value for i, value in enumerate(logits[place])}
            out[place] = GRADIENTS[labels[place]](**point)
    return out / (labels != ignored).sum()


def test_the_example_of_the_question(submission):
    logits = np.array([[0.0, math.log(3)], [0.0, 0.0], [5.0, 7.0]])
    labels = np.array([1, 0, -100])
    assert_array(submission.cross_entropy(logits, labels), (math.log(4 / 3) + math.log(2)) / 2)
    expected = np.array([[0.125, -0.125], [-0.25, 0.25], [0.0, 0.0]])
    assert_array(submission.cross_entropy_grad(logits, labels), expected)


def test_the_mean_over_a_batch(submission):
    logits, labels = batch(8, classes=5)
    assert_array(submission.cross_entropy(logits, labels), by_definition(logits, labels), scale=1.0)


def test_a_single_example(submission):
    logits, labels = batch(1, classes=4)
    assert_array(submission.cross_entropy(logits, labels), by_definition(logits, labels), scale=1.0)


def test_as_many_examples_as_classes(submission):
    logits, labels = batch(SIZE)
    told = "Three examples of three classes: a row is an example."
    assert_array(submission.cross_entropy(logits, labels), by_definition(logits, labels), scale=1.0, message=told)
    given = submission.cross_entropy_grad(logits, labels)
    assert_array(given, symbolic_gradient(logits, labels), scale=1.0, message=told)


def test_sequences_of_tokens(submission):
    logits, labels = batch(2, 4)
    labels[0, 2:] = -100
    told = "Logits of shape (2, 4, 3), labels of shape (2, 4), the first sequence padded."
    assert_array(submission.cross_entropy(logits, labels), by_definition(logits, labels), scale=1.0, message=told)
    given = submission.cross_entropy_grad(logits, labels)
    assert_array(given, symbolic_gradient(logits, labels), scale=1.0, message=told)


def test_padding_does_not_count_in_the_loss(submission):
    logits, labels = batch(6, classes=4)
    labels[[0, 3, 4]] = -100
    told = "Three of six examples are padding: the mean is that of the other three."
    assert_array(submission.cross_entropy(logits, labels), by_definition(logits, labels), scale=1.0, message=told)


def test_the_padding_may_be_a_class(submission):
    logits, labels = batch(6)
    labels[:] = [0, 1, 2, 0, 2, 1]
    told = "ignore_index is 0: class 0 is the padding."
    expected = by_definition(logits, labels, ignored=0)
    assert_array(submission.cross_entropy(logits, labels, 0), expected, scale=1.0, message=told)
    given = submission.cross_entropy_grad(logits, labels, 0)
    assert_array(given, symbolic_gradient(logits, labels, ignored=0), scale=1.0, message=told)


def test_equal_logits_cost_the_logarithm_of_the_number_of_classes(submission):
    labels = np.array([0, 6, 3])
    assert_array(submission.cross_entropy(np.zeros((3, 7)), labels), math.log(7))


def test_large_logits_stay_finite(submission):
    logits = np.array([[1e4, 0.0, -1e4], [-1e4, -1e4, -1e4], [0.0, -1e4, 1e4]])
    labels = np.array([0, 1, 0])
    told = "Logits of ±10000: one sure and right, one undecided, one sure and wrong."
    assert_array(submission.cross_entropy(logits, labels), (1e4 + math.log(3)) / 3, message=told)
    third = 1 / 3
    expected = np.array([[0.0, 0.0, 0.0], [third, third - 1, third], [-1.0, 0.0, 1.0]]) / 3
    why = "exp(z − lse) is a right softmax, too, and rounds by |z| eps"
    given = submission.cross_entropy_grad(logits, labels)
    assert_array(given, expected, factor=1e5, why=why, message=told)


def test_gradient_against_the_symbolic_derivative(submission):
    z = rng().normal(scale=2, size=SIZE)
    for label, truth in enumerate(GRADIENTS):
        given = submission.cross_entropy_grad(z[None], np.array([label]))
        at = {f"z_{i + 1}": value for i, value in enumerate(z)}
        told = f"One example with the label {label}."
        assert_derivative(given[0], truth, at, scale=1.0, message=told)


def test_the_gradient_of_a_batch_is_that_of_the_mean(submission):
    logits, labels = batch(5)
    given = submission.cross_entropy_grad(logits, labels)
    assert_array(given, symbolic_gradient(logits, labels), scale=1.0)


def test_padding_has_no_gradient(submission):
    logits, labels = batch(5)
    labels[[1, 4]] = -100
    given = submission.cross_entropy_grad(logits, labels)
    assert_array(given[[1, 4]], np.zeros((2, SIZE)), message="The gradient of the examples that are padding.")
    told = "Two of five examples are padding: the mean is divided by three."
    assert_array(given, symbolic_gradient(logits, labels), scale=1.0, message=told)


def test_float32_stays_float32(submission):
    logits, labels = batch(4, dtype=np.float32)
    expected = by_definition(logits, labels)
    told = "The loss of float32 logits."
    assert_between(submission.cross_entropy(logits, labels), expected - 1e-4, expected + 1e-4, message=told)
    gradient = symbolic_gradient(logits, labels).astype(np.float32)
    told = "The gradient for float32 logits."
    assert_array(submission.cross_entropy_grad(logits, labels), gradient, scale=1.0, message=told)


def test_inputs_are_left_alone(submission):
    logits, labels = batch(4)
    labels[1] = -100
    with assert_unchanged(submission):
        submission.cross_entropy(logits, labels)
        submission.cross_entropy_grad(logits, labels)
