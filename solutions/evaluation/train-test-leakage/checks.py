import math

import numpy as np

from workbench.checks import assert_array, assert_error, assert_unchanged, rng

COLUMNS = ("column", "feature", "shape", "dimension", "width", "size")
EMPTY = ("row", "empty", "no ", "train", "example", "zero", "0")


def drawn(rows, columns, dtype=np.float64):
    """Columns of different means and deviations."""
    means, deviations = rng().normal(size=columns) * 3, rng().uniform(0.5, 2, size=columns)
    return (means + deviations * rng().normal(size=(rows, columns))).astype(dtype)


def pair(n, m, columns, dtype=np.float64):
    """Train and test from rather different distributions."""
    return drawn(n, columns, dtype), drawn(m, columns, dtype) * dtype(2) + dtype(1)


def column_by_column(train, test):
    """Train and test scaled by exact sums of plain numbers."""
    scaled = np.zeros(train.shape), np.zeros(test.shape)
    for d in range(train.shape[1]):
        column = train[:, d].tolist()
        mean = math.fsum(column) / len(column)
        deviation = math.sqrt(math.fsum((value - mean) ** 2 for value in column) / len(column))
        if min(column) == max(column):
            mean, deviation = column[0], 1.0
        for given, result in zip((train, test), scaled):
            result[:, d] = [(value - mean) / deviation for value in given[:, d].tolist()]
    return scaled


def run(submission, train, test):
    result = submission.standardise(train, test)
    told = "standardise returns a tuple of two arrays: (train_scaled, test_scaled)."
    assert isinstance(result, tuple) and len(result) == 2, told
    return result


def compare(submission, train, test, told, extra=1.0):
    """`extra`: how much larger than the deviations the means are, since their rounding is all that is lost."""
    for name, given, expected in zip(
        ("train", "test"), run(submission, train, test), column_by_column(train, test), strict=True
    ):
        scale = extra * max(4.0, float(np.abs(expected).max(initial=0)))
        assert_array(given, expected.astype(train.dtype), scale=scale, message=f"{told} The scaled {name} set.")


def search(train, test):
    """The leaks by comparing every row with every row, value by value."""
    found = []
    for i, row in enumerate(test.tolist()):
        if any(all(a == b for a, b in zip(row, other)) for other in train.tolist()):
            found.append(i)
    return np.array(found, dtype=np.int64)


def compare_leaks(submission, train, test, told):
    assert_array(submission.leaked_rows(train, test), search(train, test), message=told)


def test_the_example_of_the_question(submission):
    train, test = np.array([[0.0, 7.0], [4.0, 7.0]]), np.array([[4.0, 9.0], [0.0, 7.0]])
    train_scaled, test_scaled = run(submission, train, test)
    assert_array(train_scaled, np.array([[-1.0, 0.0], [1.0, 0.0]]), message="The example: the scaled train set.")
    assert_array(test_scaled, np.array([[1.0, 2.0], [-1.0, 0.0]]), message="The example: the scaled test set.")
    assert_array(submission.leaked_rows(train, test), np.array([1]), message="The example: the leaked rows.")


def test_both_sets_are_scaled_by_the_training_columns(submission):
    compare(submission, *pair(9, 5, 3), "N = 9, M = 5, D = 3.")
    compare(submission, *pair(4, 7, 4), "N = 4, M = 7, D = 4.")


def test_the_result_for_train_does_not_depend_on_test(submission):
    train, test = pair(6, 4, 2)
    first, _ = run(submission, train, test)
    second, _ = run(submission, train, test * 100 - 50)
    told = "The same train set beside two different test sets: its scaled values must not change."
    assert_array(second, first, message=told)


def test_a_single_test_row_is_scaled_like_any_other(submission):
    compare(submission, *pair(5, 1, 3), "M = 1: one test row has no deviation of its own, and needs none.")
    compare(submission, *pair(5, 0, 3), "M = 0.")
    compare(submission, *pair(6, 3, 1), "D = 1.")


def test_the_deviation_divides_by_n(submission):
    train, test = np.array([[1.0], [3.0]]), np.array([[4.0]])
    train_scaled, test_scaled = run(submission, train, test)
    assert_array(train_scaled, np.array([[-1.0], [1.0]]), message="Two rows, 1 and 3: the population deviation is 1.")
    assert_array(test_scaled, np.array([[2.0]]), message="Two training rows, 1 and 3, and a test value of 4.")


def test_a_column_that_is_constant_in_train_is_only_shifted(submission):
    train, test = pair(7, 4, 3)
    train[:, 1] = 5.0
    compare(submission, train, test, "Column 1 is 5 in every training row, but not in test.")
    train[:, 1] = 0.0
    compare(submission, train, test, "Column 1 is 0 in every training row.")


def test_a_constant_is_a_constant_in_spite_of_rounding(submission):
    for dtype in (np.float64, np.float32):
        train, test = pair(10, 4, 4, dtype)
        train[:, :3] = 0.1, 0.7, -1.3
        told = f"Columns that are 0.1, 0.7 and -1.3 in all ten training rows, {np.dtype(dtype)}."
        compare(submission, train, test, told)


def test_a_column_of_tiny_spread_is_no_constant(submission):
    train, test = pair(8, 3, 2)
    train[:, 0] = rng().normal(size=8) * 1e-12
    test[:, 0] = rng().normal(size=3) * 1e-12
    compare(submission, train, test, "The entries of column 0 are about 1e-12, and they differ.")


def test_one_training_row_makes_every_column_constant(submission):
    compare(submission, *pair(1, 3, 4), "N = 1.")


def test_a_large_mean_does_not_spoil_the_deviation(submission):
    train, test = pair(12, 4, 3)
    train[:, 1] += 3e6
    test[:, 1] += 3e6
    compare(submission, train, test, "Column 1 lies near 3,000,000 and differs by about 1.", extra=3e6)


def test_float32_stays_float32(submission):
    compare(submission, *pair(6, 4, 3, np.float32), "float32 arguments.", extra=8.0)
    train, test = pair(6, 4, 3, np.float32)
    test[2] = train[5]
    compare_leaks(submission, train, test, "float32 arguments.")


def test_no_training_rows_are_an_error(submission):
    with assert_error(ValueError, mentions=EMPTY, message="N = 0: there is no mean."):
        submission.standardise(np.zeros((0, 3)), np.ones((2, 3)))


def test_different_numbers_of_columns_are_an_error(submission):
    for columns in (2, 1):
        train, test = np.ones((3, 4)), np.ones((3, columns))
        with assert_error(ValueError, mentions=COLUMNS, message=f"standardise: 4 columns and {columns}."):
            submission.standardise(train, test)
        with assert_error(ValueError, mentions=COLUMNS, message=f"leaked_rows: 4 columns and {columns}."):
            submission.leaked_rows(train, test)
        with assert_error(ValueError, mentions=COLUMNS, message=f"leaked_rows: {columns} columns and 4."):
            submission.leaked_rows(test, train)


def test_rows_of_train_are_found_wherever_they_stand(submission):
    train, test = pair(8, 6, 3)
    test[4], test[1], test[5] = train[0], train[7], train[3]
    compare_leaks(submission, train, test, "N = 8, M = 6: three rows of test were copied from train.")
    train, test = pair(3, 9, 2)
    test[8], test[0] = train[2], train[2]
    compare_leaks(submission, train, test, "N = 3, M = 9: test has the same row of train at both ends.")


def test_values_of_different_rows_do_not_make_a_leak(submission):
    train = np.array([[1.0, 2.0], [3.0, 4.0]])
    test = np.array([[1.0, 4.0], [3.0, 2.0], [2.0, 1.0], [3.0, 4.0], [1.0, 1.0]])
    told = "Each value of test occurs in train, but only one row does."
    compare_leaks(submission, train, test, told)


def test_rows_with_equal_sums_are_not_equal(submission):
    train, test = np.array([[1.0, 2.0, 3.0]]), np.array([[3.0, 2.0, 1.0], [2.0, 2.0, 2.0], [1.0, 2.0, 3.0]])
    compare_leaks(submission, train, test, "The same sum, or the same values in another order, is another row.")


def test_small_whole_numbers_with_many_repetitions(submission):
    train, test = (rng().integers(0, 3, size=(rows, 3)).astype(np.float64) for rows in (12, 15))
    test[3], train[4], train[9] = train[0], train[0], train[0]
    test[7] = train[0]
    compare_leaks(submission, train, test, "Values 0, 1 and 2: rows occur several times in both sets.")


def test_nearly_equal_is_not_equal(submission):
    train = drawn(3, 2)
    test = np.stack([np.nextafter(train[1], 99.0), train[1], train[2] + [1e-9, 0.0]])
    compare_leaks(submission, train, test, "Rows of test that differ from one of train in the last digits.")


def test_zero_has_no_sign(submission):
    train, test = np.array([[0.0, -0.0], [1.0, -0.0]]), np.array([[-0.0, 0.0], [2.0, 0.0], [1.0, 0.0]])
    compare_leaks(submission, train, test, "0.0 == -0.0.")


def test_without_leaks_the_result_is_empty_but_int64(submission):
    compare_leaks(submission, *pair(5, 4, 3), "No row in common.")
    compare_leaks(submission, np.zeros((0, 2)), np.ones((3, 2)), "N = 0.")
    compare_leaks(submission, np.ones((3, 2)), np.zeros((0, 2)), "M = 0.")


def test_the_arguments_are_left_alone(submission):
    train, test = pair(5, 4, 3)
    test[1] = train[2]
    train[:, 0] = 2.0
    with assert_unchanged(submission):
        submission.standardise(train, test)
        submission.leaked_rows(train, test)
