import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from workbench.checks import assert_equal, assert_error, assert_unchanged, rng


def layout_of(array, size, step):
    """Shape and strides of the windows as NumPy finds them."""
    view = sliding_window_view(array, size)[tuple(slice(None, None, pace) for pace in step)]
    return view.shape, view.strides


def compare(submission, array, size, step, told):
    told = f"{told} Shape {array.shape}, strides {array.strides}, size {size}, step {step}."
    given = submission.window_layout(array.shape, array.strides, size, step)
    assert isinstance(given, tuple) and len(given) == 2, (
        f"{told} window_layout returns a tuple of two: (shape, strides)."
    )
    shape, strides = layout_of(array, size, step)
    assert_equal(given[0], shape, message=f"{told} The shape of the view.")
    assert_equal(given[1], strides, message=f"{told} The strides of the view.")


def ints(low, high, count):
    return tuple(int(number) for number in rng().integers(low, high, size=count))


def test_the_example_of_the_question(submission):
    given = submission.window_layout((5, 6), (48, 8), (3, 2), (1, 2))
    assert_equal(given, ((3, 3, 3, 2), (48, 16, 48, 8)), message="The layout of the example.")
    assert_equal(submission.element_offset((48, 16, 48, 8), (2, 1, 0, 1)), 120, message="The offset of the example.")


def test_windows_of_a_vector(submission):
    compare(submission, np.zeros(7), (3,), (1,), "Float64.")
    compare(submission, np.zeros(7, dtype=np.float32), (4,), (1,), "Float32.")


def test_windows_of_a_matrix_and_of_more_axes(submission):
    compare(submission, np.zeros((5, 7)), (2, 3), (1, 1), "A matrix.")
    compare(submission, np.zeros((2, 6, 5, 3), dtype=np.float32), (1, 3, 2, 3), (1, 1, 1, 1), "Four axes.")


def test_a_step_that_comes_out_even(submission):
    compare(submission, np.zeros(9), (3,), (2,), "The last window ends with the array.")
    compare(submission, np.zeros((8, 7)), (2, 3), (3, 4), "The last windows end with the array.")


def test_a_step_that_leaves_elements_over(submission):
    compare(submission, np.zeros(10), (3,), (2,), "One element is left over.")
    compare(submission, np.zeros((9, 8)), (2, 3), (3, 4), "A row and a column are left over.")
    compare(submission, np.zeros(9), (2,), (5,), "Windows with gaps.")
    compare(submission, np.zeros(5), (4,), (3,), "There is room for one window only.")


def test_a_window_as_large_as_the_array_and_one_of_one_element(submission):
    compare(submission, np.zeros((4, 3)), (4, 3), (2, 5), "The whole array.")
    compare(submission, np.zeros((4, 3)), (1, 1), (1, 2), "Single elements.")
    compare(submission, np.zeros((1, 1)), (1, 1), (1, 1), "An array of one element.")


def test_a_transposed_array(submission):
    compare(submission, np.zeros((5, 7)).T, (3, 2), (2, 1), "Transposed.")
    compare(submission, np.zeros((4, 5, 6)).transpose(2, 0, 1), (2, 3, 1), (1, 1, 3), "Axes permuted.")


def test_a_reversed_array(submission):
    compare(submission, np.zeros(8)[::-1], (3,), (2,), "Reversed.")
    compare(submission, np.zeros((6, 8))[::-1, ::2], (2, 3), (3, 1), "Rows reversed, every other column.")


def test_a_broadcast_array(submission):
    compare(submission, np.broadcast_to(np.zeros(6), (4, 6)), (2, 3), (2, 1), "A row that is repeated.")


def test_random_layouts(submission):
    for axes in (1, 2, 3):
        size = ints(1, 5, axes)
        shape = tuple(length + more for length, more in zip(size, ints(0, 8, axes)))
        compare(submission, np.zeros(shape, dtype=np.int16), size, ints(1, 5, axes), "Two-byte elements.")


def test_no_axes(submission):
    assert_equal(submission.window_layout((), (), (), ()), ((), ()), message="An array without axes.")
    assert_equal(submission.element_offset((), ()), 0, message="The only element of an array without axes.")


def test_the_offset_of_an_element(submission):
    for axes in (1, 2, 4):
        strides, index = ints(-50, 50, axes), ints(0, 9, axes)
        expected = int(np.dot(strides, index))
        assert_equal(submission.element_offset(strides, index), expected, message=f"Strides {strides}, index {index}.")


def test_offsets_may_lie_before_the_first_element(submission):
    told = "A reversed vector of float64: its second element lies before its first."
    assert_equal(submission.element_offset((-8,), (1,)), -8, message=told)
    assert_equal(submission.element_offset((-48, 8), (2, 3)), -72, message="Rows reversed.")


def test_layout_and_offset_lead_to_the_elements_of_a_window(submission):
    array = np.arange(42).reshape(6, 7).T
    _, strides = submission.window_layout(array.shape, array.strides, (3, 2), (2, 3))
    offset = submission.element_offset(strides, (1, 1, 2, 1))
    told = "Window (1, 1), element (2, 1) of windows of 3 × 2 with steps 2 and 3 in a transposed array of int64."
    assert_equal(offset, int(array[1 * 2 + 2, 1 * 3 + 1]) * array.itemsize, message=told)


def test_a_size_that_does_not_fit_is_an_error(submission):
    for shape, size in (((4,), (5,)), ((4, 6), (2, 7)), ((4, 6), (5, 2)), ((3,), (0,)), ((3,), (-1,)), ((0,), (1,))):
        steps = (1,) * len(shape)
        with assert_error(ValueError, mentions=("size",), message=f"Shape {shape}, size {size}."):
            submission.window_layout(shape, (8,) * len(shape), size, steps)


def test_a_step_below_one_is_an_error(submission):
    for step in ((0, 1), (1, 0), (-1, 1), (1, -2)):
        with assert_error(ValueError, mentions=("step",), message=f"Step {step}."):
            submission.window_layout((4, 6), (48, 8), (2, 2), step)


def test_different_numbers_of_axes_are_an_error(submission):
    good = ((4, 6), (48, 8), (2, 3), (1, 1))
    for place, name in enumerate(("shape", "strides", "size", "step")):
        for changed in (good[place][:1], (*good[place], 1)):
            arguments = (*good[:place], changed, *good[place + 1 :])
            with assert_error(
                ValueError, mentions=("axes",), message=f"{name} is {changed}, the others have two axes."
            ):
                submission.window_layout(*arguments)
    for index in ((1,), (1, 2, 3), ()):
        with assert_error(ValueError, mentions=("axes",), message=f"Two strides, index {index}."):
            submission.element_offset((48, 8), index)


def test_the_arguments_are_left_alone(submission):
    with assert_unchanged(submission):
        submission.window_layout((5, 6), (48, 8), (3, 2), (1, 2))
