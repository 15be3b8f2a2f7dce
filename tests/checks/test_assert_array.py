"""assert_array: library, dtype and shape exactly, values by the one tolerance policy, and what the learner is told."""

from typing import Any

import numpy as np
import pytest
import torch
from refusals import message, refusal

from workbench.checks import assert_array

EPS = 2.0**-52
X = np.array([1.0, -2.0, 3.0])


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (X, X.copy()),
        (X[::-1].copy()[::-1], X),
        (np.asfortranarray(np.ones((2, 3))), np.ones((2, 3))),
        (np.zeros((0, 3)), np.zeros((0, 3))),
        (np.arange(3), np.arange(3)),
        (np.array([True, False]), np.array([True, False])),
        (np.array([1 + 2j]), np.array([1 + 2j])),
        (torch.ones(2), torch.ones(2)),
        (torch.ones(2, requires_grad=True), torch.ones(2)),
        (torch.ones(2, dtype=torch.bfloat16), torch.ones(2, dtype=torch.bfloat16)),
        (torch.arange(3), torch.arange(3)),
        (2.0, 2.0),
        (2, 2.0),
        (np.float64(2), 2.0),
        (np.asarray(2.0), 2.0),
        (np.int64(2), 2),
        (2**70, 2**70),
        (1j, 1j),
        (True, True),
        (np.bool_(True), True),
        (np.float64(2), np.asarray(2.0)),
        (2.0, np.asarray(2.0)),
        (torch.tensor(2.0), torch.tensor(2.0)),
        (np.array([np.nan, np.inf, -np.inf]), np.array([np.nan, np.inf, -np.inf])),
        (np.nan, np.nan),
        (-0.0, 0.0),
    ],
)
def test_what_is_right_passes(given: Any, expected: Any) -> None:
    assert_array(given, expected)


@pytest.mark.parametrize(
    ("given", "expected", "told"),
    [
        (None, X, "Expected a float64 array of shape (3,), got None"),
        ([1.0, -2.0, 3.0], X, "Expected a float64 array of shape (3,), got a list of 3"),
        ("text", 1.0, "Expected a number of type float64, got the text 'text'"),
        (torch.from_numpy(X), X, "Expected a float64 array of shape (3,), got a float64 tensor of shape (3,)"),
        (X, torch.from_numpy(X), "Expected a float64 tensor of shape (3,), got a float64 array of shape (3,)"),
        (2.0, X, "Expected a float64 array of shape (3,), got a number of type float64"),
        (X.astype(np.float32), X, "Expected dtype float64, got float32"),
        (X.astype(int), X, "Expected dtype float64, got int64"),
        (X > 0, (X > 0).astype(int), "Expected dtype int64, got bool"),
        (torch.ones(2), torch.ones(2, dtype=torch.bfloat16), "Expected dtype bfloat16, got float32"),
        (X[None], X, "Expected shape (3,), got (1, 3)"),
        (np.zeros((3, 0)), np.zeros((0, 3)), "Expected shape (0, 3), got (3, 0)"),
        (X, 2.0, "Expected a single number, got a float64 array of shape (3,)"),
        (X[:1], 1.0, "Expected a single number, got a float64 array of shape (1,)"),
        (torch.tensor(2.0), 2.0, "Expected a single number, got a float32 tensor of shape ()"),
        (2.0, 2, "Expected a number of type int64, got float64"),
        (np.float32(2), 2.0, "Expected a number of type float64, got float32"),
        (1j, 1.0, "Expected a number of type float64, got complex128"),
        (2, True, "Expected a number of type bool, got int64"),
        (True, 1.0, "Expected a number of type float64, got bool"),
    ],
)
def test_a_wrong_kind_dtype_or_shape_is_told_in_a_sentence(given: Any, expected: Any, told: str) -> None:
    assert message(assert_array, given, expected).startswith(told)


def test_a_scalar_tensor_is_no_substitute_for_an_array_of_none() -> None:
    assert "torch" not in message(assert_array, 2.0, np.ones(1))
    assert_array(2.0, torch.tensor(2.0, dtype=torch.float64))


@pytest.mark.parametrize(
    ("dtype", "eps"), [("float64", 2.0**-52), ("float32", 2.0**-23), ("float16", 2.0**-10), ("complex64", 2.0**-23)]
)
def test_differences_are_compared_with_the_largest_value_in_units_of_eps(dtype: str, eps: float) -> None:
    expected = np.array([1e-3, 1.0], dtype)
    assert_array(expected + np.array([60 * eps, 0], dtype), expected)
    message(assert_array, expected + np.array([70 * eps, 0], dtype), expected)


def test_bfloat16_has_its_own_eps() -> None:
    expected = torch.tensor([0.25, 1.0], dtype=torch.bfloat16)
    assert_array(expected + torch.tensor([0.375, 0], dtype=torch.bfloat16), expected)
    message(assert_array, expected + torch.tensor([0.625, 0], dtype=torch.bfloat16), expected)


def test_single_numbers_of_less_precision_are_compared_in_it() -> None:
    expected = np.asarray(1 / 3, np.float32)
    assert_array(np.float32(1 / 3), expected)
    message(assert_array, np.float32(1 / 3 + 1e-5), expected)


def test_beside_zeros_the_scale_is_one() -> None:
    assert_array(np.array([0.0, 60 * EPS]), np.zeros(2))
    message(assert_array, np.array([0.0, 70 * EPS]), np.zeros(2))


def test_the_scale_of_terms_that_cancel_can_be_given() -> None:
    given, expected = np.array([1e-6]) + 1e-10, np.array([1e-6])
    message(assert_array, given, expected)
    assert_array(given, expected, scale=1e6)
    message(assert_array, given, expected, scale=1.0)


def test_another_factor_needs_a_reason() -> None:
    with pytest.raises(ValueError, match="why="):
        assert_array(X, X, factor=300)
    given = X + np.array([0, 0, 200 * EPS * 3])
    message(assert_array, given, X)
    assert_array(given, X, factor=300, why="one-pass variance")
    message(assert_array, given, X, factor=100, why="a stricter one")


def test_integers_and_booleans_are_exact() -> None:
    message(assert_array, np.array([2**62]), np.array([2**62 + 1]))
    message(assert_array, np.array([2**63 + 1], np.uint64), np.array([2**63], np.uint64))
    message(assert_array, 2**70, 2**70 + 1)
    message(assert_array, True, False)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (np.nan, 1.0),
        (1.0, np.nan),
        (np.inf, -np.inf),
        (np.inf, 1e308),
        (1e308, np.inf),
        (np.nan, np.inf),
        (np.inf, np.nan),
    ],
)
def test_nan_and_infinities_stand_where_they_are_expected_and_nowhere_else(given: float, expected: float) -> None:
    message(assert_array, given, expected)
    message(assert_array, np.array([given, 1.0]), np.array([expected, 1.0]))


def test_an_infinite_value_does_not_widen_the_tolerance_of_the_others() -> None:
    message(assert_array, np.array([np.inf, 1.5]), np.array([np.inf, 1.0]))


def test_what_cannot_be_expected_is_the_authors_mistake() -> None:
    with pytest.raises(TypeError, match="nothing can be compared with a list of 1"):
        assert_array(X, [1.0])


def test_the_authors_message_comes_first_and_as_it_is() -> None:
    text = message(assert_array, X, -X, message="for large inputs")
    assert text.splitlines()[0] == "for large inputs"
    assert message(assert_array, None, X, message="for large inputs").startswith("for large inputs\nExpected a")


def test_the_difference_shows_small_arrays_whole() -> None:
    failure = refusal(assert_array, np.array([1.0, 2.0, 4.0]), np.array([1.0, 2.0, 3.0]))
    assert failure.message.startswith("1 of 3 values differ, most at [2]: expected 3.0, got 4.0")
    assert failure.difference is not None
    assert failure.difference.expected == "[1. 2. 3.]"
    assert failure.difference.got == "[1. 2. 4.]"
    assert failure.difference.where == "1 of 3 values differ, most at [2]"


def test_the_difference_of_large_arrays_shows_the_place_that_is_farthest_off() -> None:
    expected = np.zeros((5, 5))
    given = expected.copy()
    given[1, 2], given[3, 4] = 1.0, -7.0
    failure = refusal(assert_array, given, expected)
    assert failure.difference is not None
    assert (failure.difference.expected, failure.difference.got) == ("0.0", "-7.0")
    assert "at [3, 4]" in failure.message


def test_a_nan_out_of_place_is_shown_before_larger_differences() -> None:
    assert "got nan" in message(assert_array, np.array([1e9, np.nan, 3.0]), np.zeros(3))


def test_a_single_number_is_told_without_a_place() -> None:
    assert message(assert_array, 1.5, 2.0) == "Expected 2.0, got 1.5"
    assert message(assert_array, 1 + 1j, 1j) == "Expected 0+1j, got 1+1j"


def test_a_derivative_travels_with_the_difference() -> None:
    failure = refusal(assert_array, 1.0, 2.0, derivative="∂f/∂x =\n2⋅x")
    assert failure.difference is not None
    assert failure.difference.derivative == "∂f/∂x =\n2⋅x"


M = np.array([[1.0, 2.0, 4.0], [8.0, 16.0, 32.0], [64.0, 128.0, 256.0]])
ROW_OFF = M + np.array([[0.0], [1.0], [0.0]]) * np.array([[1.0, 2.0, 7.0]])


@pytest.mark.parametrize(
    ("given", "expected", "hint"),
    [
        (M.T.copy(), M, "your result is transposed"),
        (M[:2].T.copy(), M[:2], "your result is transposed"),
        (M.ravel(), M, "the values are right, only the shape is not"),
        (X[:, None], X, "the values are right, only the shape is not"),
        (np.asarray(X.sum()), X, "your result is the sum over all values"),
        (-M, M, "every value has the wrong sign"),
        (3 * M, M, "every value is off by the constant factor 3"),
        (M / 9, M, "every value is off by the constant factor 0.111111"),
        (M + 2.5, M, "every value is off by the same amount, 2.5"),
        (0 * M, M, "your result is 0 everywhere"),
        (4e-16 * M, M, "your result is 0 everywhere"),
        (ROW_OFF, M, "only row 1 differs"),
        (ROW_OFF.T.copy(), M.T.copy(), "only column 1 differs"),
        (np.array([np.nan, 1.0]), np.ones(2), "your result holds 1 NaN (not a number)"),
        (np.array([np.inf, -np.inf]), np.ones(2), "your result holds 2 infinite values"),
        (np.array([2, 4]), np.array([1, 2]), "every value is off by the constant factor 2"),
        (np.stack([M.T, M.T]), np.stack([M, M]), "your result is transposed"),
    ],
)
def test_how_an_answer_differs_is_said_where_it_is_simple(given: np.ndarray, expected: np.ndarray, hint: str) -> None:
    assert hint in message(assert_array, given, expected).lower().replace("nan", "NaN")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (np.array([1.0, 2.0, 5.0]), X),
        (np.array([2.0]), np.array([1.0])),
        (np.array([2.0, 4.0, 1.0]), np.array([1.0, 2.0, 0.0])),
        (M[:2].copy(), M),
        (np.asarray(0.5), X),
        (np.array([1 + 1j, 2.0]), np.array([1j, 2.0])),
    ],
)
def test_no_hint_is_given_where_nothing_simple_holds(given: np.ndarray, expected: np.ndarray) -> None:
    told = message(assert_array, given, expected).lower()
    assert not any(word in told for word in ("factor", "sign", "transposed", "amount", "sum over", "only"))


def test_two_numbers_that_differ_never_read_alike() -> None:
    text = message(lambda: assert_array(np.array([0.4904150, 1.0]), np.array([0.49041502, 1.0])))
    assert "expected 0.49041502, got 0.490415" in text
    assert "factor" not in text
