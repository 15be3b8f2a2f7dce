"""The picture of a wrong matrix."""

import numpy as np

from workbench.checks.error_map import error_map


def lines(given: np.ndarray, expected: np.ndarray, worst: tuple[int, ...]) -> list[str]:
    return error_map(given, expected, given != expected, worst).split("\n")


def test_each_value_has_a_sign_by_how_far_it_is_off() -> None:
    expected = np.zeros((2, 3))
    given = np.array([[0.0, 1.0, 4.0], [-4.0, np.nan, 2.0]])
    assert lines(given, expected, (1, 1))[:3] == ["·▒█", "█×▓", "2 rows, 3 columns"]


def test_of_more_than_two_axes_the_matrix_with_the_worst_value_is_shown() -> None:
    expected = np.zeros((2, 2, 2))
    given = expected.copy()
    given[1, 0, 1] = 1
    assert lines(given, expected, (1, 0, 1))[:3] == ["·█", "··", "at [1]: 2 rows, 2 columns"]


def test_a_large_matrix_is_shown_in_blocks_that_lose_no_error() -> None:
    expected = np.zeros((40, 100))
    given = expected.copy()
    given[39, 99] = 1
    *rows, size, _ = lines(given, expected, (39, 99))
    assert len(rows) <= 16 and all(len(row) <= 48 for row in rows)
    assert "".join(rows).count("█") == 1 and rows[-1].endswith("█")
    assert size == "40 rows, 100 columns, in blocks"


def test_vectors_and_text_have_no_picture() -> None:
    wrong = np.array([True, False])
    assert error_map(np.ones(2), np.zeros(2), wrong, (0,)) == ""
    assert error_map(np.array([["a", "b"]] * 2), np.array([["a", "c"]] * 2), np.ones((2, 2), bool), (0, 1)) == ""
