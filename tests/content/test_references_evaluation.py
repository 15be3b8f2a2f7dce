"""Correctness: the references of the evaluation track against SciPy, an independent source."""

import numpy as np
import pytest
import scipy.sparse
import scipy.stats
from test_references import reference

RANDOM = np.random.default_rng(29)


def counted(true, predicted, n_classes):
    """SciPy adds up the entries of a sparse matrix that stand at the same place."""
    ones = np.ones(len(true), np.int64)
    return scipy.sparse.coo_matrix((ones, (true, predicted)), shape=(n_classes, n_classes)).toarray()


@pytest.mark.parametrize("dtype", [np.int64, np.uint8, np.uint64])
def test_the_confusion_matrix_is_scipys_sparse_count(dtype):
    true, predicted = (RANDOM.integers(0, 30, size=500) for _ in range(2))
    given = reference("confusion-matrix").confusion_matrix(true.astype(dtype), predicted.astype(dtype), 31)
    np.testing.assert_array_equal(given, counted(true, predicted, 31), strict=True)


def test_the_normalised_confusion_matrix_divides_by_scipys_row_sums():
    true, predicted = (RANDOM.integers(0, 4, size=60) for _ in range(2))
    counts = scipy.sparse.csr_matrix(counted(true, predicted, 5))
    weights = scipy.sparse.diags([1 / total if total else 0.0 for total in counts.sum(axis=1).A1])
    given = reference("confusion-matrix").confusion_matrix(true, predicted, 5, normalise=True)
    np.testing.assert_allclose(given, (weights @ counts).toarray(), rtol=1e-14)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_the_area_is_the_mann_whitney_statistic_over_the_number_of_pairs(dtype):
    scores = (RANDOM.integers(-8, 9, size=300) / 8).astype(dtype)
    labels = RANDOM.integers(0, 2, size=300)
    positives, negatives = scores[labels == 1], scores[labels == 0]
    statistic = float(scipy.stats.mannwhitneyu(positives, negatives).statistic)  # it comes in the scores' dtype
    given = reference("roc-auc").roc_auc(scores, labels)
    assert given == pytest.approx(statistic / (positives.size * negatives.size), rel=1e-13)


def test_the_largest_gap_of_the_roc_curve_is_the_kolmogorov_smirnov_statistic():
    scores, labels = RANDOM.normal(size=200), RANDOM.integers(0, 2, size=200)
    scores[labels == 1] += 0.7
    fpr, tpr = reference("roc-auc").roc_curve(scores, labels)
    statistic = scipy.stats.ks_2samp(scores[labels == 1], scores[labels == 0]).statistic
    assert np.max(np.abs(tpr - fpr)) == pytest.approx(statistic, rel=1e-13)
