import itertools

import numpy as np
import sympy

from workbench.checks import (
    assert_array,
    assert_derivative,
    assert_error,
    assert_finite,
    assert_unchanged,
    jacobian,
    rng,
)

FITS = ("fit", "small", "large", "big", "size", "shape", "window", "kernel", "pool", "image")
X = sympy.symbols("x_1:4", real=True)
G = sympy.symbols("g_1 g_2", real=True)
# Windows of 2×2 with stride 1 on a row x₁ x₂ x₃ with a much darker one below: x₂ belongs to both windows.
BY_ROW = jacobian(G[0] * sympy.Max(X[0], X[1]) + G[1] * sympy.Max(X[1], X[2]), X, of="L")


def distinct(*shape, dtype=np.float64):
    """Pixels no two of which are equal, or close, in an image."""
    count = int(np.prod(shape))
    return (rng().permutation(count).reshape(shape) * 0.5 - count / 4).astype(dtype)


def normal(*shape, dtype=np.float64):
    return rng().normal(size=shape).astype(dtype)


def by_hand(images, size, stride, padding=0, upstream=None):
    """Window by window over the places that lie on the image; strictly greater, so the first among equals stays."""
    batch, channels, height, width = images.shape
    rows = range(-padding, height + padding - size + 1, stride)
    columns = range(-padding, width + padding - size + 1, stride)
    out, gradient = np.empty((batch, channels, len(rows), len(columns))), np.zeros(images.shape)
    for n, c, (y, row), (x, column) in itertools.product(
        range(batch), range(channels), enumerate(rows), enumerate(columns)
    ):
        best, place = -float("inf"), None
        for i in range(max(row, 0), min(row + size, height)):
            for j in range(max(column, 0), min(column + size, width)):
                if images[n, c, i, j] > best:
                    best, place = images[n, c, i, j], (n, c, i, j)
        out[n, c, y, x] = best
        if upstream is not None:
            gradient[place] += upstream[n, c, y, x]
    return out, gradient


def name(images, size, stride, padding):
    height, width = images.shape[2:]
    return f"Images of {height}×{width}, size {size}, stride {stride}, padding {padding}."


def forward(submission, images, size, stride, padding=0, told=None):
    expected = by_hand(images, size, stride, padding)[0].astype(images.dtype)
    given = submission.max_pool(images, size, stride, padding)
    assert_array(given, expected, message=told or name(images, size, stride, padding))


def backward(submission, images, size, stride, padding=0, told=None):
    upstream = normal(*by_hand(images, size, stride, padding)[0].shape, dtype=images.dtype)
    expected = by_hand(images, size, stride, padding, upstream)[1].astype(images.dtype)
    given = submission.max_pool_backward(upstream, images, size, stride, padding)
    told = told or name(images, size, stride, padding)
    assert_array(given, expected, scale=4.0, message=told)


def test_the_example_of_the_question(submission):
    image = np.array([[[[1.0, 5.0, 2.0], [3.0, 4.0, 0.0], [1.0, 6.0, 6.0]]]])
    expected = np.array([[[[5.0, 5.0], [6.0, 6.0]]]])
    assert_array(submission.max_pool(image, 2, 1), expected, message="The example; padding is 0 unless given.")
    upstream = np.array([[[[1.0, 2.0], [3.0, 4.0]]]])
    gradient = np.array([[[[0.0, 3.0, 0.0], [0.0, 0.0, 0.0], [0.0, 7.0, 0.0]]]])
    given = submission.max_pool_backward(upstream, image, 2, 1)
    assert_array(given, gradient, message="The gradient of the example.")


def test_windows_side_by_side(submission):
    forward(submission, distinct(2, 3, 4, 6), 2, 2)
    forward(submission, distinct(1, 2, 3, 9), 3, 3)


def test_a_rest_too_small_for_a_window_is_left_out(submission):
    forward(submission, distinct(1, 2, 5, 8), 2, 2)
    forward(submission, distinct(2, 1, 7, 4), 3, 2)


def test_windows_that_overlap_or_leave_gaps(submission):
    forward(submission, distinct(1, 2, 4, 5), 3, 1)
    forward(submission, distinct(2, 1, 7, 8), 2, 3)


def test_one_window_for_the_whole_image_and_one_for_each_pixel(submission):
    forward(submission, distinct(2, 2, 3, 3), 3, 2)
    forward(submission, distinct(1, 2, 2, 3), 1, 1)
    forward(submission, distinct(1, 2, 4, 5), 1, 2)


def test_the_frame_never_wins(submission):
    images = -1 - np.abs(distinct(2, 2, 4, 5))
    told = "All pixels are negative, and there is a frame."
    forward(submission, images, 3, 2, 1, told=told)
    images = -1e30 - 1e29 * np.abs(normal(1, 1, 3, 4))
    forward(submission, images, 2, 2, 1, told="Pixels below −10³⁰, and a frame.")


def test_other_frames(submission):
    forward(submission, distinct(1, 2, 5, 4), 4, 3, 2)
    forward(submission, distinct(1, 2, 1, 3), 2, 1, 1)
    forward(submission, distinct(2, 1, 1, 4), 3, 1, 1)
    forward(submission, distinct(1, 2, 1, 2), 4, 1, 2)


def test_the_gradient_against_the_symbolic_derivative(submission):
    for row in (rng().permutation([-1.0, 0.5, 2.0]), np.array([0.5, 2.0, -1.0])):
        images, upstream = np.array([[[row, [-100.0] * 3]]]), normal(1, 1, 1, 2)
        given = submission.max_pool_backward(upstream, images, 2, 1)
        told = f"The image {images[0, 0].tolist()}, size 2, stride 1"
        assert np.shape(given) == images.shape, f"{told}: the gradient has the shape of images."
        at = dict(zip(("x_1", "x_2", "x_3", "g_1", "g_2"), (*row, *upstream.ravel())))
        assert_derivative(given[0, 0, 0], BY_ROW, at, scale=4.0, message=f"{told}: the top row.")
        assert_array(given[0, 0, 1], np.zeros(3), message=f"{told}: nothing below has won.")


def test_the_gradient_goes_to_the_winner_of_each_window(submission):
    backward(submission, distinct(2, 3, 4, 6), 2, 2)
    backward(submission, distinct(1, 2, 7, 5), 2, 3)


def test_a_pixel_that_wins_several_windows_collects_their_gradients(submission):
    images = distinct(1, 2, 5, 5)
    images[:, :, 2, 2] = 100.0
    told = "The middle of a 5×5 image is the maximum of all nine windows."
    backward(submission, images, 3, 1, told=told)
    backward(submission, distinct(2, 1, 6, 4), 3, 2)


def test_among_equals_the_first_in_row_major_order_is_given_everything(submission):
    backward(submission, np.full((1, 2, 4, 6), 0.5), 2, 2, told="A constant image, size 2, stride 2.")
    image = np.array([[[[0.0, 0.0, 7.0], [0.0, 7.0, 0.0], [7.0, 0.0, 7.0]]]])
    backward(submission, image, 3, 1, told="Four equal maxima, the first at the end of the top row.")
    images = rng().integers(0, 2, size=(2, 2, 5, 7)).astype(float)
    backward(submission, images, 3, 2, told="Images of zeros and ones, size 3, stride 2.")


def test_the_gradient_with_a_frame(submission):
    backward(submission, distinct(2, 1, 4, 5) - 20, 3, 2, 1, told="Negative pixels and a frame of 1.")
    backward(submission, distinct(1, 2, 5, 4), 4, 1, 2)
    backward(submission, np.zeros((1, 1, 3, 3)), 2, 1, 1, told="A black image and a frame of 1.")


def test_large_and_negative_upstream_gradients(submission):
    images, upstream = distinct(1, 2, 2, 4), normal(1, 2, 1, 2) * 1e6
    expected = by_hand(images, 2, 2, 0, upstream)[1]
    given = submission.max_pool_backward(upstream, images, 2, 2)
    assert_finite(given)
    assert_array(given, expected, message="An upstream gradient of about 10⁶.")


def test_float32_stays_float32(submission):
    images = distinct(2, 2, 5, 6, dtype=np.float32) / 3
    forward(submission, images, 3, 2, 1, told="float32 images with a frame of 1.")
    backward(submission, images, 3, 2, 1, told="float32 images with a frame of 1.")


def nonsense(submission, size, stride, padding, mentions, told, shape=(4, 5)):
    images = normal(1, 1, *shape)
    with assert_error(ValueError, mentions=mentions, message=f"max_pool: {told}"):
        submission.max_pool(images, size, stride, padding)
    with assert_error(ValueError, mentions=mentions, message=f"max_pool_backward: {told}"):
        submission.max_pool_backward(normal(1, 1, 1, 1), images, size, stride, padding)


def test_a_size_or_stride_below_one_is_an_error(submission):
    for size, stride in ((0, 1), (2, 0), (2, -1), (-1, 2)):
        nonsense(submission, size, stride, 0, (*FITS, "stride"), f"size {size}, stride {stride}.")


def test_a_negative_or_too_wide_frame_is_an_error(submission):
    for size, padding in ((2, -1), (2, 2), (3, 2), (1, 1)):
        nonsense(submission, size, 1, padding, ("padding", "pad", "frame"), f"size {size}, padding {padding}.")


def test_windows_that_do_not_fit_are_errors(submission):
    nonsense(submission, 5, 1, 0, FITS, "size 5 on images of 4×5.")
    nonsense(submission, 5, 1, 0, FITS, "size 5 on images of 5×4.", shape=(5, 4))
    nonsense(submission, 7, 2, 1, FITS, "size 7 on images of 4×5 with a frame of 1.")


def test_the_arguments_are_left_alone(submission):
    with assert_unchanged(submission):
        submission.max_pool(normal(1, 2, 3, 4), 2, 1)
        submission.max_pool(normal(1, 2, 3, 4), 2, 1, 1)
        submission.max_pool_backward(normal(1, 2, 2, 3), normal(1, 2, 3, 4), 2, 1)
