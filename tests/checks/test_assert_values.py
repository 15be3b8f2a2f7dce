"""assert_equal, assert_between and assert_finite: what they accept, what they refuse, what they say."""

from typing import Any

import numpy as np
import pytest
import torch
from refusals import message, refusal

from workbench.checks import assert_between, assert_equal, assert_finite


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (3, 3),
        (np.int32(3), 3),
        (np.bool_(True), True),
        (np.str_("a"), "a"),
        (None, None),
        ([1, (2, "x"), {"k": {3}}], [1, (2, "x"), {"k": {3}}]),
        ([np.int64(1)], [1]),
        (float("nan"), float("nan")),
        ({"b": 1, "a": 2}, {"a": 2, "b": 1}),
        ({1, 2}, {2, 1}),
        ([], []),
        ({}, {}),
    ],
)
def test_equal_values_of_equal_types_pass(given: Any, expected: Any) -> None:
    assert_equal(given, expected)


@pytest.mark.parametrize(
    ("given", "expected", "told"),
    [
        (4, 3, "Expected 3, got 4"),
        (True, 1, "Expected an integer, got True (bool)"),
        (1, True, "Expected True or False, got 1 (int64)"),
        (2.0, 2, "Expected an integer, got 2.0 (float64)"),
        ("2", 2, "Expected an integer, got the text '2'"),
        (2, "2", "Expected text, got 2 (int64)"),
        ("a", "b", "Expected 'b', got 'a'"),
        ((1, 2), [1, 2], "Expected a list, got a tuple"),
        ([1, 2], (1, 2), "Expected a tuple, got a list"),
        ([1], [1, 2], "Expected 2 items, got 1"),
        ([1, [2, 9]], [1, [2, 3]], "At [1][1]: expected 3, got 9"),
        ({"a": 1}, {"a": 1, "b": 2}, "The key 'b' is missing"),
        ({"a": 1, "c": 3}, {"a": 1}, "The key 'c' is not expected"),
        ({"a": [1]}, {"a": [2]}, "At ['a'][0]: expected 2, got 1"),
        (None, [], "Expected a list, got None"),
        (0, None, "Expected None, got 0 (int64)"),
        ({1}, {2}, "Expected {2}, got {1}"),
        (np.array([1, 2]), [1, 2], "Expected a list, got a int64 array of shape (2,)"),
    ],
)
def test_what_differs_is_told_with_its_place(given: Any, expected: Any, told: str) -> None:
    assert message(assert_equal, given, expected) == told


def test_the_authors_message_comes_before_the_difference() -> None:
    failure = refusal(assert_equal, [1, 2], [1, 3], message="the shape after pooling")
    assert failure.message == "The shape after pooling\nAt [1]: expected 3, got 2"
    assert failure.difference is not None
    assert (failure.difference.expected, failure.difference.got, failure.difference.where) == (
        "[1, 3]",
        "[1, 2]",
        "at [1]",
    )


def test_a_long_value_is_cut() -> None:
    failure = refusal(assert_equal, list(range(500)), list(range(499)))
    assert failure.difference is not None
    assert len(failure.difference.got) < 500
    assert failure.difference.got.endswith("…")


@pytest.mark.parametrize("given", [0.5, 1, np.float32(0.1), np.array([0.0, 1.0]), torch.tensor([0.3]), np.zeros((0,))])
def test_values_within_bounds_pass(given: Any) -> None:
    assert_between(given, 0, 1)


def test_rounding_at_a_bound_passes() -> None:
    assert_between(1 + 1e-15, 0, 1)
    assert_between(np.array([-1e-15]), 0, 1)
    assert "got 1" in message(assert_between, 1 + 1e-9, 0, 1)


@pytest.mark.parametrize(
    ("given", "low", "high", "told"),
    [
        (2.0, 0, 1, "Expected a value from 0 to 1, got 2.0"),
        (np.array([0.5, -0.25]), 0.0, 1.0, "Expected a value from 0.0 to 1.0, got -0.25 at [1]"),
        (np.nan, 0, 1, "Expected a value from 0 to 1, got nan"),
        (-1.0, 0, np.inf, "Expected at least 0, got -1.0"),
        (7.0, -np.inf, 5, "Expected at most 5, got 7.0"),
        (
            np.array([1.0, 1.0]),
            np.array([0.0, 2.0]),
            np.array([2.0, 3.0]),
            "Expected a value from 2.0 to 3.0, got 1.0 at [1]",
        ),
        ([0.5], 0, 1, "Expected numbers, got a list of 1"),
        (None, 0, 1, "Expected numbers, got None"),
    ],
)
def test_values_out_of_bounds_are_told_with_their_place(given: Any, low: Any, high: Any, told: str) -> None:
    assert message(assert_between, given, low, high) == told
    assert message(assert_between, given, low, high, message="The mean.") == f"The mean.\n{told}"


def test_bounds_can_ask_for_a_library_dtype_and_shape() -> None:
    assert_between(np.zeros(2), 0, 1, like=np.ones(2))
    assert "shape" in message(assert_between, np.zeros((2, 1)), 0, 1, like=np.ones(2))
    assert "float32" in message(assert_between, np.zeros(2, np.float32), 0, 1, like=np.ones(2))
    assert "tensor" in message(assert_between, np.zeros(2), 0, 1, like=torch.ones(2, dtype=torch.float64))


@pytest.mark.parametrize("given", [1.0, 3, np.ones(3), np.arange(3), torch.ones(2), np.zeros(0), 2**70])
def test_finite_numbers_pass(given: Any) -> None:
    assert_finite(given)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (np.array([1.0, np.nan, np.inf]), "2 of 3 values are not finite, first at [1]: nan"),
        (-np.inf, "The value is not finite: -inf"),
        (torch.tensor([[float("inf")]]), "The value is not finite, first at [0, 0]: inf"),
        ([1.0], "Expected numbers, got a list of 1"),
    ],
)
def test_what_is_not_finite_is_told(given: Any, told: str) -> None:
    assert message(assert_finite, given) == told
    assert message(assert_finite, given, message="For large logits.") == f"For large logits.\n{told}"
