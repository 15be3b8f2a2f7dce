"""Correctness: the references about splits and leakage against SciPy and torch, independent sources."""

import numpy as np
import scipy.spatial
import scipy.stats
import torch
from test_references import normal, reference

RANDOM = np.random.default_rng(31)


def test_standardised_columns_are_scipys_scores_relative_to_train():
    train, test = normal(20, 4) * 3 + 5, normal(7, 4)
    given = reference("train-test-leakage").standardise(train, test)
    for scaled, scores in zip(given, (train, test), strict=True):
        np.testing.assert_allclose(scaled, scipy.stats.zmap(scores, train, axis=0, ddof=0), rtol=1e-12, atol=1e-13)


def test_the_training_columns_are_torchs_batch_norm_with_a_vanishing_eps():
    train, test = normal(9, 3), normal(2, 3)
    scaled, _ = reference("train-test-leakage").standardise(train, test)
    expected = torch.nn.functional.batch_norm(torch.from_numpy(train), None, None, training=True, eps=1e-30)
    np.testing.assert_allclose(scaled, expected.numpy(), rtol=1e-12, atol=1e-13)


def test_leaked_rows_are_at_distance_zero_from_a_training_row():
    train, test = (RANDOM.integers(0, 4, size=(rows, 3)).astype(np.float64) for rows in (20, 50))
    distance = scipy.spatial.distance.cdist(test, train, "chebyshev").min(axis=1)
    given = reference("train-test-leakage").leaked_rows(train, test)
    np.testing.assert_array_equal(given, np.flatnonzero(distance == 0))
    assert 0 < len(given) < 50


def test_class_counts_are_the_seats_of_a_published_election():
    """Six parties and ten seats, the usual example of the largest-remainder method: 5, 2, 1, 1, 1 and 0 seats."""
    votes = [470, 160, 158, 120, 61, 31]
    labels = RANDOM.permutation(np.repeat(np.arange(6), votes))
    train, test = reference("stratified-split").stratified_split(labels, 10, 1)
    assert np.bincount(labels[test], minlength=6).tolist() == [5, 2, 1, 1, 1, 0]
    np.testing.assert_array_equal(np.sort(np.concatenate([train, test])), np.arange(1000))


def test_one_example_more_can_take_one_from_a_class():
    """The Alabama paradox for populations of 6, 6 and 2."""
    split, labels = reference("stratified-split").stratified_split, np.repeat(np.arange(3), (6, 6, 2))
    counts = [np.bincount(labels[split(labels, size, 0)[1]], minlength=3).tolist() for size in (10, 11)]
    assert counts == [[4, 4, 2], [5, 5, 1]]


def test_all_members_of_a_class_are_equally_likely_by_scipys_chi_square():
    split = reference("stratified-split").stratified_split
    labels, drawn = np.repeat(np.arange(2), (6, 4)), np.zeros(10)
    for seed in range(2000):
        drawn[split(labels, 5, seed)[1]] += 1
    for members in (drawn[:6], drawn[6:]):
        assert scipy.stats.chisquare(members, np.full(len(members), 1000.0)).pvalue > 1e-4
