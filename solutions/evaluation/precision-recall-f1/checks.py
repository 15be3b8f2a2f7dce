from fractions import Fraction

import numpy as np

from workbench.checks import assert_array, assert_error, assert_unchanged, rng

NAMES = ("precision", "recall", "F1")
TRUE, PREDICTED = np.array([0, 0, 0, 1, 1, 2]), np.array([0, 0, 1, 1, 0, 0])


def ratio(numerator, denominator):
    return Fraction(numerator, denominator) if denominator else Fraction(0)


def three(tp, fp, fn):
    """By the definitions, in exact fractions."""
    precision, recall = ratio(tp, tp + fp), ratio(tp, tp + fn)
    return precision, recall, ratio(2 * precision * recall, precision + recall)


def tallies(true, predicted, n_classes):
    """(TP, FP, FN) of each class, counted one example at a time."""
    pairs = list(zip(true.tolist(), predicted.tolist()))
    return [
        (
            sum(t == k and p == k for t, p in pairs),
            sum(t != k and p == k for t, p in pairs),
            sum(t == k and p != k for t, p in pairs),
        )
        for k in range(n_classes)
    ]


def expected_average(true, predicted, n_classes, average):
    each = tallies(true, predicted, n_classes)
    if average == "micro":
        return three(*map(sum, zip(*each)))
    weights = [Fraction(1, n_classes)] * n_classes
    if average == "weighted":
        weights = [ratio(tp + fn, len(true)) for tp, _, fn in each]
    return tuple(sum(w * value for w, value in zip(weights, column)) for column in zip(*(three(*t) for t in each)))


def unpack(result, call):
    assert isinstance(result, tuple) and len(result) == 3, f"{call} returns three things: (precision, recall, f1)."
    return result


def compare_classes(submission, true, predicted, n_classes, told):
    expected = zip(*(three(*tally) for tally in tallies(true, predicted, n_classes)))
    given = unpack(submission.by_class(true, predicted, n_classes), "by_class")
    for name, value, column in zip(NAMES, given, expected):
        assert_array(value, np.array([float(each) for each in column]), message=f"{told} The {name} of each class.")


def compare_averages(submission, true, predicted, n_classes, told, averages=("macro", "weighted", "micro")):
    for average in averages:
        given = unpack(submission.averaged(true, predicted, n_classes, average), "averaged")
        for name, value, wanted in zip(NAMES, given, expected_average(true, predicted, n_classes, average)):
            assert_array(value, float(wanted), message=f"{told} The {average} {name}.")


def draw(size, n_classes):
    """Labels of unequal frequency, and predictions that are right more often than not."""
    true = np.minimum(rng().integers(0, n_classes, size), rng().integers(0, n_classes, size))
    return true, np.where(rng().random(size) < 0.6, true, rng().integers(0, n_classes, size))


def test_each_class_of_the_example(submission):
    compare_classes(submission, TRUE, PREDICTED, 3, "The example of the question.")


def test_the_macro_average_of_the_example(submission):
    compare_averages(submission, TRUE, PREDICTED, 3, "The example of the question.", ["macro"])


def test_the_weighted_average_of_the_example(submission):
    compare_averages(submission, TRUE, PREDICTED, 3, "The example of the question.", ["weighted"])


def test_the_micro_average_of_the_example(submission):
    compare_averages(submission, TRUE, PREDICTED, 3, "The example of the question.", ["micro"])


def test_random_labels(submission):
    for size, n_classes in ((40, 4), (25, 7)):
        true, predicted = draw(size, n_classes)
        told = f"{size} examples, {n_classes} classes."
        compare_classes(submission, true, predicted, n_classes, told)
        compare_averages(submission, true, predicted, n_classes, told)


def test_two_classes(submission):
    true, predicted = draw(30, 2)
    compare_classes(submission, true, predicted, 2, "Two classes.")
    compare_averages(submission, true, predicted, 2, "Two classes.")


def test_a_class_that_is_never_predicted_has_precision_zero(submission):
    true, predicted = np.array([0, 1, 1, 2]), np.array([0, 0, 2, 2])
    compare_classes(submission, true, predicted, 3, "Class 1 is never predicted.")
    compare_averages(submission, true, predicted, 3, "Class 1 is never predicted.")


def test_a_class_without_examples_has_recall_zero(submission):
    true, predicted = np.array([0, 0, 2, 2]), np.array([0, 1, 2, 1])
    compare_classes(submission, true, predicted, 3, "No example is of class 1.")
    compare_averages(submission, true, predicted, 3, "No example is of class 1.")


def test_a_class_that_occurs_nowhere_counts_in_the_macro_average(submission):
    true, predicted = draw(12, 3)
    compare_classes(submission, true, predicted, 5, "Classes 3 and 4 occur nowhere.")
    compare_averages(submission, true, predicted, 5, "Classes 3 and 4 occur nowhere.")


def test_everything_right_and_everything_wrong(submission):
    labels = np.array([0, 1, 2, 2])
    for predicted, told in ((labels, "Every prediction is right."), ((labels + 1) % 3, "Every prediction is wrong.")):
        compare_classes(submission, labels, predicted, 3, told)
        compare_averages(submission, labels, predicted, 3, told)


def test_no_examples_give_zeros(submission):
    none = np.array([], dtype=np.int64)
    compare_classes(submission, none, none, 2, "N = 0.")
    compare_averages(submission, none, none, 2, "N = 0.")


def test_a_single_class(submission):
    ones = np.zeros(3, dtype=np.int64)
    compare_classes(submission, ones, ones, 1, "One class only.")
    compare_averages(submission, ones, ones, 1, "One class only.")


def test_a_single_example(submission):
    for predicted in (1, 0):
        told = f"One example of class 1, predicted as {predicted}."
        compare_averages(submission, np.array([1]), np.array([predicted]), 2, told)


def test_labels_of_one_byte(submission):
    true, predicted = draw(300, 3)
    compare_classes(submission, true.astype(np.uint8), predicted.astype(np.uint8), 3, "300 labels of dtype uint8.")
    compare_averages(submission, true.astype(np.int8), predicted.astype(np.int8), 3, "300 labels of dtype int8.")


def test_an_unknown_average_is_an_error_that_names_it(submission):
    for average in ("mean", "Macro"):
        with assert_error(ValueError, mentions=(average,), message=f"average = {average!r}."):
            submission.averaged(TRUE, PREDICTED, 3, average)


def test_arguments_are_left_alone(submission):
    true, predicted = draw(10, 3)
    with assert_unchanged(submission):
        submission.by_class(true, predicted, 3)
        submission.averaged(true, predicted, 3, "weighted")
