import math

import numpy as np

from workbench.checks import assert_array, assert_error, assert_unchanged, rng

WHY = "an angle may be off by some eps times its size"


def entry(position, column, d):
    """One number of the encoding; the pair that a column belongs to sets its frequency."""
    angle = position / math.pow(10000, 2 * (column // 2) / d)
    return math.cos(angle) if column % 2 else math.sin(angle)


def table(length, d, start=0, dtype="float64"):
    rows = [[entry(position, column, d) for column in range(d)] for position in range(start, start + length)]
    return np.array(rows).reshape(length, d).astype(dtype)


def compare(submission, length, d, *, start=0, dtype="float64"):
    """Small positions only in float64, where an error in the angle shows."""
    told = f"{length} positions from {start}, d = {d}, {dtype}."
    given = submission.sinusoidal_positions(length, d, start, dtype)
    assert_array(
        given, table(length, d, start, dtype), message=told, factor=1024 if dtype == "float64" else 64, why=WHY
    )


def plot(submission):
    table = submission.sinusoidal_positions(64, 16, dtype="float64")
    positions = np.arange(64.0)
    yield "column 0 by position", positions, table[:, 0]
    yield "column 4 by position", positions, table[:, 4]


def test_the_examples_of_the_question(submission):
    assert_array(submission.sinusoidal_positions(2, 4), table(2, 4, dtype="float32"), message="Two positions, d = 4.")
    expected = np.array([[math.cos(1), math.sin(1)], [-math.sin(1), math.cos(1)]])
    assert_array(submission.shift_matrix(1, 2), expected, message="shift_matrix(1, 2).")


def test_position_zero_alternates_zeros_and_ones(submission):
    expected = np.array([[0.0, 1, 0, 1, 0, 1]])
    assert_array(submission.sinusoidal_positions(1, 6, 0, "float64"), expected, message="Position 0: sin 0 and cos 0.")


def test_even_widths(submission):
    for length, d in ((7, 6), (5, 2), (3, 16)):
        compare(submission, length, d)


def test_odd_widths_end_in_a_sine(submission):
    for length, d in ((6, 5), (4, 1), (2, 3), (5, 9)):
        compare(submission, length, d)


def test_a_later_start_gives_later_rows(submission):
    for length, d, start in ((4, 6, 3), (1, 5, 30), (3, 4, 1)):
        compare(submission, length, d, start=start)


def test_the_default_is_float32_from_zero(submission):
    assert_array(
        submission.sinusoidal_positions(5, 7), table(5, 7, dtype="float32"), message="Without start and dtype."
    )
    given = submission.sinusoidal_positions(5, 7, 12)
    assert_array(given, table(5, 7, 12, "float32"), message="With start = 12, without dtype.")


def test_the_dtype_asked_for_is_returned(submission):
    for dtype in ("float64", "float32", "float16"):
        compare(submission, 4, 6, dtype=dtype)


def test_a_million_positions_on_the_angles_are_still_exact(submission):
    for start in (10**6, 123_456, 40_000):
        compare(submission, 3, 6, start=start, dtype="float32")
    compare(submission, 3, 5, start=10**6, dtype="float16")


def test_positions_are_added_to_every_sequence(submission):
    for shape in ((2, 5, 6), (5, 5, 5), (4, 7), (2, 3, 1, 4)):
        x = rng().normal(size=shape)
        expected = x + table(*shape[-2:])
        told = f"add_positions for x of shape {shape}."
        assert_array(submission.add_positions(x), expected, message=told, factor=1024, why=WHY)


def test_a_decoding_step_starts_where_the_past_ends(submission):
    x = rng().normal(size=(2, 1, 6))
    expected = x + table(1, 6, 9)
    assert_array(submission.add_positions(x, 9), expected, message="One token at position 9.", factor=1024, why=WHY)


def test_the_sum_has_the_dtype_of_x(submission):
    for dtype in ("float32", "float16"):
        x = rng().normal(size=(2, 3, 5)).astype(dtype)
        expected = (x + table(3, 5, 50_000)).astype(dtype)
        told = f"add_positions for {dtype}, from position 50,000."
        assert_array(submission.add_positions(x, 50_000), expected, message=told)


def test_x_is_left_alone(submission):
    with assert_unchanged(submission):
        submission.add_positions(rng().normal(size=(2, 3, 4)))


def test_the_matrix_moves_every_position_by_the_offset(submission):
    for offset, d in ((1, 6), (7, 4), (0, 2), (-3, 8), (25, 2)):
        matrix = submission.shift_matrix(offset, d)
        expected = table(9, d, 5 + offset)
        told = f"shift_matrix({offset}, {d}) applied to the positions 5 to 13."
        assert_array(np.asarray(matrix @ table(9, d, 5).T).T, expected, message=told, factor=1024, why=WHY)


def test_the_matrix_is_two_by_two_blocks(submission):
    for offset, d in ((3, 6), (-2, 4)):
        expected = np.zeros((d, d))
        for pair in range(0, d, 2):
            sine, cosine = (entry(offset, pair + part, d) for part in (0, 1))
            expected[pair : pair + 2, pair : pair + 2] = [[cosine, sine], [-sine, cosine]]
        told = f"shift_matrix({offset}, {d})."
        assert_array(submission.shift_matrix(offset, d), expected, message=told, factor=1024, why=WHY)


def test_an_odd_width_has_no_such_matrix(submission):
    for d in (5, 1):
        with assert_error(ValueError, mentions=("even", "odd", "pair")):
            submission.shift_matrix(2, d)
