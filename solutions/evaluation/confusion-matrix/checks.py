import numpy as np

from workbench.checks import assert_array, assert_error, assert_unchanged, rng

RANGE = ("range", "label", "class", "negative", "below", "least", "large", "small", "from 0", "between", "outside", "0")
LENGTHS = ("length", "size", "shape", "same", "differ", "many", "labels", "mismatch", "match", "true", "number")


def counted(true, predicted, n_classes):
    """One stroke for each example, in plain Python."""
    table = [[0] * n_classes for _ in range(n_classes)]
    for i, j in zip(true.tolist(), predicted.tolist()):
        table[i][j] += 1
    return np.array(table, dtype=np.int64)


def shares(true, predicted, n_classes):
    """Each stroke is worth one over the number of examples of its true class."""
    table, labels = np.zeros((n_classes, n_classes)), true.tolist()
    for i, j in zip(labels, predicted.tolist()):
        table[i, j] += 1 / labels.count(i)
    return table


def draw(size, n_classes, dtype=np.int64):
    return rng().integers(0, n_classes, size=size).astype(dtype)


def test_the_table_of_the_question(submission):
    true, predicted = np.array([0, 0, 0, 1, 1, 3]), np.array([0, 2, 2, 1, 0, 3])
    expected = np.array([[1, 0, 2, 0], [1, 1, 0, 0], [0, 0, 0, 0], [0, 0, 0, 1]])
    assert_array(submission.confusion_matrix(true, predicted, 4), expected, message="The example of the question.")


def test_rows_are_true_and_columns_predicted(submission):
    given = submission.confusion_matrix(np.array([2]), np.array([0]), 3)
    told = "A single example of class 2, predicted as 0."
    assert_array(given, np.array([[0, 0, 0], [0, 0, 0], [1, 0, 0]]), message=told)


def test_pairs_that_occur_often_are_counted_each_time(submission):
    true, predicted = draw(200, 5), draw(200, 5)
    given = submission.confusion_matrix(true, predicted, 5)
    assert_array(given, counted(true, predicted, 5), message="200 examples, 25 cells.")
    same = np.full(7, 1)
    given = submission.confusion_matrix(same, same, 2)
    assert_array(given, np.array([[0, 0], [0, 7]]), message="Seven examples of the same kind.")


def test_classes_that_do_not_occur_have_rows_and_columns(submission):
    true, predicted = draw(30, 3), draw(30, 2)
    told = "Labels up to 2, but six classes."
    assert_array(submission.confusion_matrix(true, predicted, 6), counted(true, predicted, 6), message=told)


def test_no_examples_give_zeros(submission):
    none = np.array([], dtype=np.int64)
    told = "N = 0 is no error."
    assert_array(submission.confusion_matrix(none, none, 3), np.zeros((3, 3), np.int64), message=told)
    assert_array(submission.confusion_matrix(none, none, 3, normalise=True), np.zeros((3, 3)), message=told)


def test_a_single_class(submission):
    given = submission.confusion_matrix(np.zeros(4, np.int64), np.zeros(4, np.int64), 1)
    assert_array(given, np.array([[4]]), message="One class, one cell.")


def test_labels_of_one_byte_do_not_overflow(submission):
    for dtype in (np.uint8, np.int8):
        true, predicted = draw(80, 40, dtype), draw(80, 40, dtype)
        true[:2], predicted[:2] = 39, (39, 38)
        told = f"40 classes, labels of dtype {np.dtype(dtype)}."
        assert_array(submission.confusion_matrix(true, predicted, 40), counted(true, predicted, 40), message=told)


def test_as_many_classes_as_the_bytes_can_tell_apart(submission):
    true, predicted = draw(60, 256, np.uint8), draw(60, 256, np.uint8)
    true[0] = predicted[1] = 255
    told = "256 classes in uint8: 256 itself does not fit into the labels' dtype."
    assert_array(submission.confusion_matrix(true, predicted, 256), counted(true, predicted, 256), message=told)


def test_labels_of_different_dtypes(submission):
    true, predicted = draw(40, 4, np.uint64), draw(40, 4, np.int32)
    told = "true is uint64, predicted int32."
    assert_array(submission.confusion_matrix(true, predicted, 4), counted(true, predicted, 4), message=told)
    given = submission.confusion_matrix(predicted, true, 4)
    assert_array(given, counted(predicted, true, 4), message="true is int32, predicted uint64.")


def test_normalised_rows_are_shares_of_the_true_class(submission):
    true, predicted = np.concatenate([np.repeat(np.arange(4), (1, 5, 12, 30)), draw(9, 4)]), draw(57, 4)
    given = submission.confusion_matrix(true, predicted, 4, normalise=True)
    assert_array(given, shares(true, predicted, 4), message="Classes of very different frequency.")


def test_a_class_without_examples_has_a_row_of_zeros(submission):
    true, predicted = np.array([0, 0, 2, 2, 2]), np.array([1, 0, 1, 2, 2])
    given = submission.confusion_matrix(true, predicted, 4, normalise=True)
    told = "Classes 1 and 3 have no example (1 is predicted, though)."
    assert_array(given, shares(true, predicted, 4), message=told)


def test_counts_are_asked_for_with_normalise_false(submission):
    true, predicted = draw(10, 3), draw(10, 3)
    given = submission.confusion_matrix(true, predicted, 3, False)
    assert_array(given, counted(true, predicted, 3), message="normalise as the fourth argument.")


def test_arrays_of_different_lengths_are_an_error(submission):
    with assert_error(ValueError, mentions=LENGTHS, message="Five true labels and three predicted ones."):
        submission.confusion_matrix(draw(5, 3), draw(3, 3), 3)
    with assert_error(ValueError, mentions=LENGTHS, message="A single label is not meant for all of the others."):
        submission.confusion_matrix(draw(5, 3), draw(1, 3), 3)


def test_labels_that_are_too_large_are_errors(submission):
    good = np.array([0, 1, 2, 0])
    for bad in (np.array([0, 3, 1, 1]), np.array([0, 0, 0, 900])):
        with assert_error(ValueError, mentions=RANGE, message=f"true holds a {bad.max()}, of three classes."):
            submission.confusion_matrix(bad, good, 3)
        with assert_error(ValueError, mentions=RANGE, message=f"predicted holds a {bad.max()}, of three classes."):
            submission.confusion_matrix(good, bad, 3)


def test_negative_labels_are_errors(submission):
    good, bad = np.array([2, 1, 0]), np.array([2, -1, 0])
    with assert_error(ValueError, mentions=RANGE, message="true holds a -1."):
        submission.confusion_matrix(bad, good, 3)
    with assert_error(ValueError, mentions=RANGE, message="predicted holds a -1."):
        submission.confusion_matrix(good, bad, 3)


def test_inputs_are_left_alone(submission):
    with assert_unchanged(submission):
        submission.confusion_matrix(draw(12, 3), draw(12, 3), 3, normalise=True)
