import numpy as np

from workbench.checks import assert_error, rng

RANGE = ("k ", " k", "k=", "k<", "fold", "split", "2", "two", "range", "between", "least", "most", "example", "sample")


def run(submission, n, k, *seed):
    """The pairs as lists of integers, after a look at their types."""
    pairs = submission.k_fold_split(n, k, *seed)
    assert isinstance(pairs, list) and len(pairs) == k, f"k_fold_split({n}, {k}) returns a list of {k} pairs."
    for pair in pairs:
        assert isinstance(pair, tuple) and len(pair) == 2, "Each fold is a pair (train, test)."
        for part in pair:
            good = isinstance(part, np.ndarray) and part.ndim == 1 and part.dtype.kind in "iu"
            assert good, "train and test are one-dimensional arrays of integers."
    return [(train.tolist(), test.tolist()) for train, test in pairs]


def assert_folds(pairs, n, told):
    tests = [index for _, test in pairs for index in test]
    twice = sorted({index for index in tests if tests.count(index) > 1})
    assert not twice, f"{told} Index {twice[0]} is in the test of more than one fold."
    missing = sorted(set(range(n)) - set(tests))
    assert not missing, f"{told} Index {missing[0]} is in no fold's test."
    assert sorted(tests) == list(range(n)), f"{told} Indices go from 0 to {n - 1}."
    for number, (train, test) in enumerate(pairs):
        both = sorted(set(train) & set(test))
        assert not both, f"{told} In fold {number}, index {both[0]} is in train and in test."
        assert len(train) == len(set(train)), f"{told} In fold {number}, an index is in train twice."
        lost = sorted(set(range(n)) - set(train) - set(test))
        assert not lost, f"{told} In fold {number}, index {lost[0]} is neither in train nor in test."
    sizes = [len(test) for _, test in pairs]
    small, left = divmod(n, len(pairs))
    wanted = [small + (number < left) for number in range(len(pairs))]
    assert sizes == wanted, f"{told} The folds have {sizes} examples, not {wanted}."


def test_the_example_of_the_question(submission):
    pairs = run(submission, 5, 2)
    assert_folds(pairs, 5, "n = 5, k = 2.")
    assert [sorted(test) for _, test in pairs] == [[0, 1, 2], [3, 4]], "Without a seed the folds are 0 1 2 and 3 4."


def test_consecutive_folds(submission):
    for n, k in ((10, 4), (12, 3), (7, 5), (11, 2), (9, 8)):
        pairs = run(submission, n, k)
        assert_folds(pairs, n, f"n = {n}, k = {k}, no seed.")
        order = [index for _, test in pairs for index in sorted(test)]
        assert order == list(range(n)), f"n = {n}, k = {k}: without a seed the folds are consecutive runs of 0 … n − 1."


def test_leaving_one_out(submission):
    assert_folds(run(submission, 6, 6), 6, "k = n.")
    assert_folds(run(submission, 2, 2), 2, "n = k = 2.")
    assert_folds(run(submission, 6, 6, 3), 6, "k = n, shuffled.")


def test_shuffled_folds(submission):
    for n, k in ((10, 4), (23, 5), (40, 2)):
        seed = int(rng().integers(0, 2**31))
        assert_folds(run(submission, n, k, seed), n, f"n = {n}, k = {k}, seed = {seed}.")


def test_the_same_seed_gives_the_same_folds(submission):
    seed = int(rng().integers(1, 2**31))
    first = [sorted(test) for _, test in run(submission, 50, 3, seed)]
    run(submission, 20, 2, 0)  # something else happens in between
    again = [sorted(test) for _, test in run(submission, 50, 3, seed)]
    assert first == again, f"Twice k_fold_split(50, 3, {seed}), and the folds differ."


def test_other_seeds_give_other_folds(submission):
    folds = {tuple(sorted(run(submission, 60, 2, seed)[0][1])) for seed in range(5)}
    assert len(folds) == 5, "Five seeds from 0 to 4 give five different first folds of 60 examples."


def test_the_seed_zero_shuffles(submission):
    test = sorted(run(submission, 60, 2, 0)[0][1])
    assert test != list(range(30)), "0 is a seed like any other; only None keeps the order."


def test_every_example_can_come_into_every_fold(submission):
    n, k, seeds = 4, 2, 150
    first = np.zeros(n)
    together = 0
    for seed in range(seeds):
        test = run(submission, n, k, seed)[0][1]
        first[test] += 1
        together += sorted(test) in ([0, 1], [2, 3])
    # A fair shuffle puts each index into the first fold in half of the runs: 75 ± 6. 45 is five deviations away.
    told = f"Of {seeds} seeds, index {int(first.argmin())} is in the first fold only {int(first.min())} times."
    assert first.min() > 45, told
    assert 20 < together < 90, "0 and 1 should fall into the same fold about as often as chance has it."


def test_too_few_and_too_many_folds_are_errors(submission):
    for n, k in ((5, 1), (5, 0), (5, -2), (5, 6), (1, 2), (0, 2)):
        with assert_error(ValueError, mentions=RANGE, message=f"n = {n}, k = {k}."):
            submission.k_fold_split(n, k)
