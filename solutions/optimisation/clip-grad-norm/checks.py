import math

import numpy as np

from workbench.checks import assert_array, assert_error, assert_finite, assert_unchanged, rng

SHAPES = ((3, 4), (5,), (2, 1, 3), ())


def gradients(dtype=np.float64, scale=1.0):
    return [np.asarray(rng().normal(scale=scale, size=shape), dtype=dtype) for shape in SHAPES]


def norm_of(arrays):
    """The root of the sum of squares of all entries, as the length of one long vector."""
    return math.hypot(*(value for array in arrays for value in array.ravel().tolist()))


def scaled(arrays, factor):
    return [np.array([value * factor for value in a.ravel().tolist()]).reshape(a.shape).astype(a.dtype) for a in arrays]


def limited(arrays, limit):
    """Every entry moved into the interval, in plain Python."""
    cut = [[max(-limit, min(limit, value)) for value in array.ravel().tolist()] for array in arrays]
    return [np.array(values).reshape(array.shape).astype(array.dtype) for values, array in zip(cut, arrays)]


def assert_arrays(given, expected, told, factor=64.0, why=""):
    assert isinstance(given, (list, tuple)) and len(given) == len(expected), (
        f"{told} A list of as many arrays comes back."
    )
    for index, (one, other) in enumerate(zip(given, expected)):
        text = f"{told} Array {index}, of shape {other.shape}."
        assert_array(one, other, factor=factor, why=why, message=text)


def clip(submission, *arguments):
    result = submission.clip_by_norm(*arguments)
    assert isinstance(result, tuple) and len(result) == 2, "clip_by_norm returns (clipped, norm)."
    return result


def test_the_example_of_the_question(submission):
    example = [np.array([3.0, 0.0]), np.array([[4.0]])]
    assert_array(submission.global_norm(example), 5.0, message="global_norm.")
    clipped, norm = clip(submission, example, 1.0)
    assert_arrays(clipped, [np.array([0.6, 0.0]), np.array([[0.8]])], "clip_by_norm with 1.")
    assert_array(norm, 5.0, message="The norm before clipping.")
    assert_arrays(clip(submission, example, 10.0)[0], example, "clip_by_norm with 10.")
    assert_arrays(submission.clip_by_value(example, 3.5), [np.array([3.0, 0.0]), np.array([[3.5]])], "clip_by_value.")


def test_the_norm_runs_over_all_entries_of_all_arrays(submission):
    arrays = gradients()
    assert_array(submission.global_norm(arrays), norm_of(arrays))
    assert_array(submission.global_norm([np.array([-2.0])]), 2.0, message="A single entry of −2.")
    assert_array(submission.global_norm([]), 0.0, message="An empty list.")


def test_a_norm_above_the_limit_is_brought_down_to_it(submission):
    for scale, limit in ((10.0, 1.0), (1.0, 0.05), (1e4, 250.0)):
        arrays = gradients(scale=scale)
        clipped, norm = clip(submission, arrays, limit)
        told = f"A norm of {norm_of(arrays):.3g}, max_norm = {limit}."
        assert_arrays(clipped, scaled(arrays, limit / norm_of(arrays)), told)
        assert_array(norm, norm_of(arrays), message=f"{told} The norm before clipping.")
        assert_array(norm_of(clipped), limit, message=f"{told} The norm after clipping.")


def test_a_norm_below_the_limit_changes_nothing(submission):
    arrays = gradients(scale=0.1)
    for limit in (norm_of(arrays) * 1.01, 100.0):
        clipped, norm = clip(submission, arrays, limit)
        told = f"A norm of {norm_of(arrays):.3g}, max_norm = {limit:.3g}."
        assert_arrays(clipped, arrays, told)
        assert_array(norm, norm_of(arrays), message=f"{told} The norm.")


def test_a_norm_just_above_the_limit_is_clipped(submission):
    arrays = gradients()
    limit = norm_of(arrays) * (1 - 1e-6)
    clipped, _ = clip(submission, arrays, limit)
    told = "The norm is larger than max_norm by one part in a million. Nothing is added to it."
    assert_arrays(clipped, scaled(arrays, 1 - 1e-6), told)


def test_small_limits_need_no_constant(submission):
    arrays = gradients(scale=1e-7)
    clipped, _ = clip(submission, arrays, 1e-8)
    assert_arrays(clipped, scaled(arrays, 1e-8 / norm_of(arrays)), "Gradients near 1e-7, max_norm = 1e-8.")


def test_gradients_of_zero_stay_zero(submission):
    zeros = [np.zeros((2, 3)), np.zeros(4)]
    clipped, norm = clip(submission, zeros, 1.0)
    assert_arrays(clipped, zeros, "All gradients are 0.")
    assert_array(norm, 0.0, message="All gradients are 0.")
    assert_arrays(submission.clip_by_value(zeros, 1.0), zeros, "clip_by_value, all gradients are 0.")


def test_huge_float32_gradients_are_not_lost(submission):
    for size in (1e20, 1e30):
        arrays = [
            np.array([3.0, 0.0], np.float32) * np.float32(size),
            np.array([[-4.0]], np.float32) * np.float32(size),
        ]
        told = f"float32 entries of 3 and 4 times {size:g}."
        norm = submission.global_norm(arrays)
        assert_finite(norm, message=told)
        assert_array(norm, norm_of(arrays), message=f"{told} The norm.")
        expected = [np.array([0.6, 0.0], np.float32), np.array([[-0.8]], np.float32)]
        assert_arrays(clip(submission, arrays, 1.0)[0], expected, f"{told} max_norm = 1.")


def test_each_array_keeps_its_dtype(submission):
    narrow = gradients(np.float32)
    arrays = [array.astype(np.float64) if index % 2 else array for index, array in enumerate(narrow)]
    clipped, _ = clip(submission, arrays, 0.5)
    told = "float32 and float64 arrays in one list, max_norm = 0.5."
    for index, (one, other) in enumerate(zip(clipped, scaled(arrays, 0.5 / norm_of(arrays)))):
        assert_array(one, other, message=f"{told} Array {index}.")
    assert_arrays(clip(submission, narrow, 1e3)[0], narrow, "float32 arrays within max_norm.")
    assert_arrays(
        submission.clip_by_value(arrays, 0.5), limited(arrays, 0.5), "clip_by_value, mixed dtypes, limit = 0.5."
    )


def test_entries_that_are_not_finite_are_an_error(submission):
    for bad in (math.nan, math.inf, -math.inf):
        arrays = gradients()
        arrays[1][2] = bad
        with assert_error(ValueError, mentions=("nan", "inf", "finite"), message=f"One entry is {bad}."):
            submission.clip_by_norm(arrays, 1.0)


def test_values_are_cut_entry_by_entry(submission):
    for limit in (0.3, 2.0):
        arrays = gradients(scale=2.0)
        assert_arrays(submission.clip_by_value(arrays, limit), limited(arrays, limit), f"limit = {limit}.")


def test_values_at_the_limit_stay(submission):
    arrays = [np.array([-1.5, -1.0, 0.0, 1.0, 1.5])]
    assert_arrays(submission.clip_by_value(arrays, 1.0), [np.array([-1.0, -1.0, 0.0, 1.0, 1.0])], "limit = 1.")


def test_arguments_are_left_alone(submission):
    with assert_unchanged(submission):
        submission.clip_by_norm(gradients(scale=10), 1.0)
        submission.clip_by_norm(gradients(), 1e6)
        submission.clip_by_value(gradients(scale=10), 1.0)
