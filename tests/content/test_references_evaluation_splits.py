"""Correctness: classification measures against SciPy's harmonic mean of counts, folds against their definition."""

import numpy as np
import pytest
from scipy import stats
from test_references import reference


def test_f1_is_the_harmonic_mean_of_precision_and_recall_by_scipy():
    rng = np.random.default_rng(0)
    true, predicted = rng.integers(0, 4, 200), rng.integers(0, 4, 200)
    module = reference("precision-recall-f1")
    precision, recall, f1 = module.by_class(true, predicted, 4)
    table = np.histogram2d(true, predicted, bins=(range(5), range(5)))[0]
    np.testing.assert_allclose(precision, np.diag(table) / table.sum(axis=0))
    np.testing.assert_allclose(recall, np.diag(table) / table.sum(axis=1))
    np.testing.assert_allclose(f1, stats.hmean([precision, recall]))
    np.testing.assert_allclose(module.averaged(true, predicted, 4, "micro"), np.full(3, np.mean(true == predicted)))
    np.testing.assert_allclose(
        module.averaged(true, predicted, 4, "macro"), np.array([precision.mean(), recall.mean(), f1.mean()])
    )


@pytest.mark.parametrize(("n", "k"), [(10, 3), (7, 7), (100, 6)])
def test_folds_are_those_of_numpys_array_split(n, k):
    expected = np.array_split(np.arange(n), k)
    for (train, test), fold in zip(reference("k-fold-split").k_fold_split(n, k), expected, strict=True):
        assert np.array_equal(test, fold)
        assert np.array_equal(np.sort(train), np.setdiff1d(np.arange(n), fold))
