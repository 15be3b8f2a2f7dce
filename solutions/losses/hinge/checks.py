import math

import numpy as np
import sympy

from workbench.checks import (
    assert_array,
    assert_between,
    assert_derivative,
    assert_unchanged,
    derivative,
    jacobian,
    rng,
)

SIZE = 3
s_, y_ = sympy.symbols("s y", real=True)
S = sympy.symbols(f"s_1:{SIZE + 1}", real=True)


def positive_part(expression):
    return sympy.Piecewise((expression, expression > 0), (0, True))


SLOPE = derivative(positive_part(1 - y_ * s_), s_, of="H")
GRADIENTS = [
    jacobian(sum(positive_part(1 + S[j] - S[y]) for j in range(SIZE) if j != y), S, of="H") for y in range(SIZE)
]


def binary(*shape, dtype=np.float64):
    """Scores on both sides of the margin, none of them near it."""
    labels = rng().choice([-1, 1], size=shape)
    distance = rng().uniform(0.01, 3, size=shape) * rng().choice([-1, 1], size=shape)
    return (labels * (1 + distance)).astype(dtype), labels


def multi(count, classes=SIZE, dtype=np.float64):
    return rng().normal(scale=1.5, size=(count, classes)).astype(dtype), rng().integers(0, classes, size=count)


def mean_hinge(scores, labels):
    """The definition of the question, one entry at a time."""
    both = zip(scores.ravel().tolist(), labels.ravel().tolist(), strict=True)
    return math.fsum(max(0.0, 1 - y * s) for s, y in both) / scores.size


def mean_multiclass(scores, labels):
    """The definition of the question, class by class."""
    total = 0.0
    for row, y in zip(scores.tolist(), labels.tolist(), strict=True):
        total += math.fsum(max(0.0, 1 + s - row[y]) for j, s in enumerate(row) if j != y)
    return total / len(labels)


def symbolic_gradient(scores, labels):
    """Of the mean, example by example."""
    rows = []
    for row, y in zip(scores.astype(float), labels, strict=True):
        rows.append(GRADIENTS[y](**{f"s_{j + 1}": value for j, value in enumerate(row)}))
    return np.array(rows) / len(labels)


def plot(submission):
    scores = np.linspace(-3, 3, 25)
    ones = np.ones(scores.size, dtype=int)
    yield "hinge by score, label 1", scores, [submission.hinge(s, ones[:1]) for s in scores[:, None]]
    yield "its gradient", scores, submission.hinge_grad(scores, ones) * scores.size


def test_the_binary_example_of_the_question(submission):
    scores, labels = np.array([2.0, 0.5, -1.0]), np.array([1, 1, 1])
    assert_array(submission.hinge(scores, labels), 2.5 / 3)
    assert_array(submission.hinge_grad(scores, labels), np.array([0.0, -1 / 3, -1 / 3]))


def test_the_multiclass_example_of_the_question(submission):
    scores, labels = np.array([[3.0, 2.5, 1.0], [0.0, 4.0, 2.0]]), np.array([0, 2])
    assert_array(submission.multiclass_hinge(scores, labels), 1.75)
    expected = np.array([[-0.5, 0.5, 0.0], [0.0, 0.5, -0.5]])
    assert_array(submission.multiclass_hinge_grad(scores, labels), expected)


def test_the_binary_mean_is_over_all_entries(submission):
    for shape in ((1,), (9,), (4, 1), (2, 3, 4)):
        scores, labels = binary(*shape)
        told = f"Scores and labels of shape {shape}."
        assert_array(submission.hinge(scores, labels), mean_hinge(scores, labels), scale=1.0, message=told)


def test_examples_beyond_the_margin_cost_nothing(submission):
    scores, labels = np.array([1.5, -1e6, 1.0]), np.array([1, -1, 1])
    assert_array(submission.hinge(scores, labels), 0.0)
    assert_array(submission.hinge_grad(scores[:2], labels[:2]), np.zeros(2))


def test_an_example_inside_the_margin_costs_something(submission):
    scores, labels = np.array([0.25, -0.5]), np.array([1, -1])
    told = "Both examples are on the right side, but inside the margin."
    assert_array(submission.hinge(scores, labels), (0.75 + 0.5) / 2, message=told)
    assert_array(submission.hinge_grad(scores, labels), np.array([-0.5, 0.5]), message=told)


def test_the_binary_gradient_against_the_symbolic_derivative(submission):
    scores, labels = binary(6, 7)
    given = submission.hinge_grad(scores, labels)
    assert_derivative(given, SLOPE, {"s": scores, "y": labels}, over=lambda slope: slope / scores.size)


def test_at_the_kink_any_subgradient_will_do(submission):
    scores, labels = np.array([1.0, -1.0]), np.array([1, -1])
    given = submission.hinge_grad(scores, labels)
    told = "At y s = 1, between the slopes on both sides."
    assert_between(given, np.array([-0.5, 0.0]), np.array([0.0, 0.5]), like=scores, message=told)


def test_the_multiclass_mean_is_over_the_examples(submission):
    for count, classes in ((1, 4), (8, 5), (4, 4), (5, 2), (3, 1)):
        scores, labels = multi(count, classes)
        told = f"{count} examples of {classes} classes."
        expected = mean_multiclass(scores, labels)
        assert_array(submission.multiclass_hinge(scores, labels), expected, scale=4.0, message=told)


def test_equal_scores_cost_one_for_each_other_class(submission):
    assert_array(submission.multiclass_hinge(np.zeros((2, 5)), np.array([0, 3])), 4.0)


def test_every_class_that_comes_too_close_counts(submission):
    scores, labels = np.array([[1.0, 1.5, 0.5, -3.0]]), np.array([0])
    told = "Two of three classes come closer than 1 to the label's score."
    assert_array(submission.multiclass_hinge(scores, labels), 2.0, message=told)
    expected = np.array([[-2.0, 1.0, 1.0, 0.0]])
    assert_array(submission.multiclass_hinge_grad(scores, labels), expected, message=told)


def test_the_multiclass_gradient_against_the_symbolic_derivative(submission):
    scores, _ = multi(1)
    for label, truth in enumerate(GRADIENTS):
        given = submission.multiclass_hinge_grad(scores, np.array([label]))
        at = {f"s_{j + 1}": value for j, value in enumerate(scores[0])}
        assert_derivative(given[0], truth, at, message=f"One example with the label {label}.")


def test_the_multiclass_gradient_of_a_batch(submission):
    for count in (SIZE, 7):
        scores, labels = multi(count)
        told = f"{count} examples of {SIZE} classes."
        given = submission.multiclass_hinge_grad(scores, labels)
        assert_array(given, symbolic_gradient(scores, labels), message=told)


def test_float32_stays_float32(submission):
    scores, labels = binary(4, 3, dtype=np.float32)
    expected = mean_hinge(scores, labels)
    told = "hinge of float32 scores."
    assert_between(submission.hinge(scores, labels), expected - 1e-5, expected + 1e-5, message=told)
    slope = (SLOPE(s=scores, y=labels) / scores.size).astype(np.float32)
    assert_array(submission.hinge_grad(scores, labels), slope, message="hinge_grad of float32 scores.")
    scores, labels = multi(4, dtype=np.float32)
    expected = mean_multiclass(scores, labels)
    told = "multiclass_hinge of float32 scores."
    assert_between(submission.multiclass_hinge(scores, labels), expected - 1e-4, expected + 1e-4, message=told)
    gradient = symbolic_gradient(scores, labels).astype(np.float32)
    told = "multiclass_hinge_grad of float32 scores."
    assert_array(submission.multiclass_hinge_grad(scores, labels), gradient, message=told)


def test_inputs_are_left_alone(submission):
    with assert_unchanged(submission):
        submission.hinge(*(both := binary(3, 3)))
        submission.hinge_grad(*both)
        submission.multiclass_hinge(*(both := multi(4)))
        submission.multiclass_hinge_grad(*both)
