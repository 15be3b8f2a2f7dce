from collections import Counter
from fractions import Fraction

import numpy as np

from workbench.checks import assert_array, assert_equal, assert_error, assert_unchanged, rng

SIZE = ("test_size", "size", "test", "negative", "large", "many", "range")
AXES = ("axis", "axes", "dimension", "shape", "one", "1")


def shuffled(counts):
    """Labels with so many members each, in random order."""
    labels = np.repeat(np.array(list(counts), np.int64), list(counts.values()))
    return rng().permutation(labels)


def seat_by_seat(labels, test_size):
    """Label → how many in test: whole parts first, then one example after the other to the largest fraction left."""
    members = dict(sorted(Counter(labels.tolist()).items()))
    shared = {label: count for label, count in members.items() if count > 1}
    total = sum(shared.values())
    exact = {label: Fraction(test_size * count, total) for label, count in shared.items()}
    given = {label: int(share) for label, share in exact.items()}
    left = {label: exact[label] - given[label] for label in shared}
    while sum(given.values()) < test_size:
        winner = max(left, key=lambda label: (left[label], -label))
        given[winner] += 1
        left[winner] = Fraction(-1)
    return {label: given.get(label, 0) for label in members}


def split(submission, labels, test_size, seed=3):
    """The two arrays, after the checks that hold for every split."""
    result = submission.stratified_split(labels, test_size, seed)
    told = "stratified_split returns a tuple of two arrays: (train, test)."
    assert isinstance(result, tuple) and len(result) == 2, told
    train, test = result
    for name, indices in (("train", train), ("test", test)):
        proper = isinstance(indices, np.ndarray) and indices.dtype == np.int64 and indices.ndim == 1
        assert proper, f"{name} is to be a one-dimensional int64 array."
        assert (np.diff(indices) > 0).all(), f"The indices in {name} are not ascending, or some occur twice."
    together = np.sort(np.concatenate([train, test]))
    told = f"N = {len(labels)}, test_size = {test_size}: all indices of train and test together, sorted."
    assert_array(together, np.arange(len(labels)), message=told)
    return train, test


def compare(submission, labels, test_size, told, seed=3):
    _, test = split(submission, labels, test_size, seed)
    told = f"{told} test_size = {test_size}."
    assert_equal(len(test), test_size, message=f"{told} The number of examples in test.")
    expected = seat_by_seat(labels, test_size)
    drawn = Counter(labels[test].tolist())
    given = {label: drawn.get(label, 0) for label in expected}
    assert_equal(given, expected, message=f"{told} How many of each class are in test.")


def test_the_example_of_the_question(submission):
    labels = np.array([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 7])
    compare(submission, labels, 4, "The example.")


def test_shares_that_are_whole_numbers(submission):
    compare(submission, shuffled({0: 60, 1: 30, 2: 10}), 20, "Classes of 60, 30 and 10.")
    compare(submission, shuffled({0: 99, 1: 99}), 66, "Two classes of 99.")


def test_the_largest_remainders_get_what_is_missing(submission):
    compare(submission, shuffled({0: 47, 1: 16, 2: 15, 3: 12, 4: 6, 5: 4}), 10, "Classes of 47, 16, 15, 12, 6, 4.")
    compare(submission, shuffled({0: 5, 1: 7, 2: 11}), 7, "Classes of 5, 7 and 11.")


def test_random_classes(submission):
    for _ in range(3):
        counts = {label: int(rng().integers(2, 30)) for label in range(5)}
        test_size = int(rng().integers(1, sum(counts.values())))
        compare(submission, shuffled(counts), test_size, f"Classes of {', '.join(map(str, counts.values()))}.")


def test_equal_remainders_go_to_the_smaller_label(submission):
    compare(submission, shuffled({0: 5, 1: 5, 2: 5, 3: 5}), 6, "Four classes of 5.")
    compare(submission, shuffled({-4: 3, 10: 3, 2: 3}), 2, "Classes -4, 2 and 10, of 3 each.")


def test_many_classes_with_equal_remainders(submission):
    counts = {label: (3, 2, 5)[label % 3] for label in range(60)}
    compare(submission, shuffled(counts), 30, "Sixty classes of 3, 2, 5, 3, 2, 5 and so on.")


def test_remainders_are_compared_as_fractions(submission):
    for counts, test_size in (((8, 2, 2), 8), ((8, 2, 8), 12), ((5, 8, 2), 5)):
        labels = shuffled(dict(enumerate(counts)))
        compare(submission, labels, test_size, f"Classes of {counts[0]}, {counts[1]} and {counts[2]}.")


def test_a_rare_class_may_get_nothing(submission):
    compare(submission, shuffled({0: 95, 1: 3, 2: 2}), 5, "Classes of 95, 3 and 2.")
    compare(submission, shuffled({0: 40, 1: 2}), 1, "Classes of 40 and 2.")


def test_a_class_of_one_is_in_train_and_does_not_count(submission):
    compare(submission, shuffled({0: 6, 1: 1, 2: 4, 3: 1, 4: 1}), 5, "Classes of 6, 1, 4, 1 and 1.")
    compare(submission, shuffled({0: 3, 1: 1, 2: 3}), 6, "Classes of 3, 1 and 3.")


def test_labels_may_be_negative_and_far_apart(submission):
    compare(submission, shuffled({-3: 7, 1_000_000_000: 5, 4: 9}), 8, "Classes -3, 4 and 1,000,000,000.")


def test_a_single_class(submission):
    compare(submission, np.full(9, 2), 4, "Nine examples of one class.")
    compare(submission, np.full(2, 2), 1, "Two examples of one class.")


def test_nothing_to_test_and_nothing_to_share_out(submission):
    compare(submission, shuffled({0: 4, 1: 3}), 0, "Classes of 4 and 3.")
    compare(submission, np.array([5]), 0, "A single example.")
    compare(submission, np.array([2, 9, 4]), 0, "Three classes of one.")
    compare(submission, np.array([], np.int64), 0, "No examples.")


def test_everything_may_be_test(submission):
    compare(submission, shuffled({0: 4, 1: 3}), 7, "Classes of 4 and 3.")


def test_the_same_seed_gives_the_same_split(submission):
    labels = shuffled({0: 30, 1: 20})
    first = split(submission, labels, 25, 11)
    split(submission, labels, 10, 12)
    again = split(submission, labels, 25, 11)
    assert_array(again[1], first[1], message="The same labels, test_size and seed, with another split in between.")


def test_another_seed_gives_another_split(submission):
    labels = np.repeat(np.arange(2), 40)
    tests = {tuple(split(submission, labels, 40, seed)[1].tolist()) for seed in (0, 1, 2)}
    assert_equal(len(tests), 3, message="80 examples, test_size = 40, three seeds: how many different test sets.")


def test_every_member_of_a_class_can_be_drawn(submission):
    labels = np.array([0, 1, 0, 1, 0, 1, 0, 1])
    drawn = np.zeros(8, np.int64)
    for seed in rng().integers(0, 2**31, size=30).tolist():
        drawn[split(submission, labels, 4, seed)[1]] += 1
    told = "Two classes of 4, half of each in test, 30 seeds."
    assert drawn.min() > 0, f"{told} Example {drawn.argmin()} was never in test."
    assert drawn.max() < 30, f"{told} Example {drawn.argmax()} was always in test."


def test_classes_are_drawn_independently(submission):
    labels = np.repeat(np.arange(2), 20)
    tests = [split(submission, labels, 20, seed)[1] for seed in (1, 2)]
    same = all(np.array_equal(test[:10], test[10:] - 20) for test in tests)
    told = "20 examples of class 0, then 20 of class 1, half of each in test, two seeds:"
    assert not same, f"{told} the same places were drawn in both classes, each time."


def test_sizes_that_cannot_be_are_errors(submission):
    labels = np.array([0, 0, 0, 1, 1, 2])
    for test_size in (-1, 6, 7):
        told = f"Classes of 3, 2 and 1, so R = 5; test_size = {test_size}."
        with assert_error(ValueError, mentions=SIZE, message=told):
            submission.stratified_split(labels, test_size, 0)
    with assert_error(ValueError, mentions=SIZE, message="No examples, test_size = 1."):
        submission.stratified_split(np.array([], np.int64), 1, 0)


def test_labels_of_two_axes_are_an_error(submission):
    for shape in ((4, 2), (4, 1)):
        with assert_error(ValueError, mentions=AXES, message=f"labels of shape {shape}."):
            submission.stratified_split(np.zeros(shape, np.int64), 2, 0)


def test_labels_are_left_alone(submission):
    labels = shuffled({0: 6, 1: 5})
    with assert_unchanged(submission):
        submission.stratified_split(labels, 4, 0)
