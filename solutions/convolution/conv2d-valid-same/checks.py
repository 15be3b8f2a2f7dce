import itertools
import math

import numpy as np

from workbench.checks import assert_array, assert_error, assert_unchanged, rng

FITS = (
    "fit",
    "small",
    "large",
    "big",
    "size",
    "shape",
    "kernel",
    "filter",
    "image",
    "valid",
    "input",
    "window",
    "exceed",
    "tap",
    "place",
)


def normal(*shape, dtype=np.float64):
    return rng().normal(size=shape).astype(dtype)


def zeros_before(n, kernel, stride):
    """Zeros are put at the end and at the start in turn until there are ⌈n / stride⌉ positions."""
    before = after = 0
    while len(range(0, before + n + after - kernel + 1, stride)) < math.ceil(n / stride):
        if after == before:
            after += 1
        else:
            before += 1
    return before


def by_hand(images, filters, bias, padding="valid", stride=1):
    """One output at a time; a tap that is not on the image reads nothing."""
    (batch, channels, height, width), (count, _, kh, kw) = images.shape, filters.shape
    top = left = 0
    rows, columns = range(0, height - kh + 1, stride), range(0, width - kw + 1, stride)
    if padding == "same":
        top, left = zeros_before(height, kh, stride), zeros_before(width, kw, stride)
        rows, columns = range(0, height, stride), range(0, width, stride)
    pixels, weights, shifts = images.tolist(), filters.tolist(), bias.tolist()
    out = np.empty((batch, count, len(rows), len(columns)))
    for n, f, (y, row), (x, column) in itertools.product(
        range(batch), range(count), enumerate(rows), enumerate(columns)
    ):
        total = shifts[f]
        for i in range(max(top - row, 0), min(kh, height + top - row)):
            for j in range(max(left - column, 0), min(kw, width + left - column)):
                for c in range(channels):
                    total += pixels[n][c][row - top + i][column - left + j] * weights[f][c][i][j]
        out[n, f, y, x] = total
    return out


def compare(submission, images, filters, bias, padding="valid", stride=1, told=None):
    expected = by_hand(images, filters, bias, padding, stride).astype(images.dtype)
    given = submission.conv2d(images, filters, bias, padding, stride)
    size = "×".join(map(str, images.shape[2:])), "×".join(map(str, filters.shape[2:]))
    told = told or f"A {size[1]} filter on {size[0]}, {padding}, stride {stride}."
    scale = float(np.abs(filters).sum(axis=(1, 2, 3)).max() * np.abs(images).max() + np.abs(bias).max())
    assert_array(given, expected, scale=scale, message=told)


def case(height, width, kh, kw, dtype=np.float64):
    arrays = normal(2, 3, height, width), normal(4, 3, kh, kw), normal(4)
    return [array.astype(dtype) for array in arrays]


def test_the_example_of_the_question(submission):
    image, kernel = np.arange(1.0, 10.0).reshape(1, 1, 3, 3), np.eye(2)[None, None]
    expected = np.array([[[[6.0, 8.0], [12.0, 14.0]]]])
    assert_array(submission.conv2d(image, kernel, np.zeros(1)), expected, message="The example: valid is the default.")
    compare(submission, image, kernel, np.zeros(1), "same", told="The example in same mode.")


def test_the_filter_is_not_flipped(submission):
    kernel = np.array([[[[1.0, 10.0, 100.0], [0.0, 0.0, 0.0]]]])
    image = np.array([[[[1.0, 2.0, 3.0], [0.0, 0.0, 0.0]]]])
    told = "The filter's first tap lies on the first pixel, so 1·1 + 10·2 + 100·3."
    assert_array(submission.conv2d(image, kernel, np.zeros(1)), np.array([[[[321.0]]]]), message=told)


def test_valid_on_images_and_filters_that_are_not_square(submission):
    compare(submission, *case(5, 7, 3, 2))
    compare(submission, *case(6, 4, 1, 3))


def test_a_filter_as_large_as_the_image(submission):
    compare(submission, *case(3, 4, 3, 4))


def test_all_channels_are_summed_for_each_filter(submission):
    compare(
        submission, normal(1, 5, 3, 3), normal(2, 5, 2, 2), np.zeros(2), told="Five channels, two filters, no bias."
    )
    compare(
        submission, normal(1, 1, 3, 3), normal(3, 1, 2, 2), np.zeros(3), told="One channel, three filters, no bias."
    )


def test_the_bias_is_added_once_for_each_filter(submission):
    bias = np.array([10.0, -20.0])
    images = np.zeros((2, 3, 3, 4))
    for padding in ("valid", "same"):
        told = f"A black image, {padding}: only the bias is left."
        compare(submission, images, normal(2, 3, 2, 2), bias, padding, told=told)


def test_a_batch_of_one_image_of_one_pixel(submission):
    images, filters, bias = normal(1, 1, 1, 1), normal(1, 1, 1, 1), normal(1)
    compare(submission, images, filters, bias)
    compare(submission, images, filters, bias, "same")


def test_valid_with_a_stride(submission):
    compare(submission, *case(7, 6, 3, 2), "valid", 2)
    compare(submission, *case(5, 8, 2, 3), "valid", 3)


def test_same_with_odd_filters_keeps_the_size(submission):
    compare(submission, *case(4, 5, 3, 1), "same")
    compare(submission, *case(5, 4, 3, 5), "same")


def test_same_with_even_filters_puts_the_extra_zeros_at_the_end(submission):
    compare(submission, *case(4, 5, 2, 4), "same")
    compare(submission, *case(5, 3, 4, 3), "same")


def test_same_with_a_stride_gives_the_size_divided_and_rounded_up(submission):
    for height, width, kh, kw in ((7, 8, 3, 3), (6, 5, 5, 2)):
        compare(submission, *case(height, width, kh, kw), "same", 2)
    compare(submission, *case(7, 8, 4, 4), "same", 3)


def test_same_needs_no_zeros_where_the_filter_is_smaller_than_the_stride(submission):
    compare(submission, *case(6, 9, 1, 2), "same", 3)


def test_same_with_a_filter_larger_than_the_image(submission):
    compare(submission, *case(2, 3, 5, 4), "same")


def test_the_border_is_padded_with_zeros_only(submission):
    told = "An image of ones under a filter of ones counts the taps that lie on the image."
    compare(submission, np.ones((1, 1, 3, 4)), np.ones((1, 1, 3, 3)), np.zeros(1), "same", told=told)


def test_float32_stays_float32(submission):
    for padding in ("valid", "same"):
        compare(submission, *case(5, 4, 2, 3, np.float32), padding, told=f"float32 images, {padding}.")


def test_an_unknown_padding_is_an_error(submission):
    for padding in ("full", "SAME ", ""):
        with assert_error(ValueError, mentions=("padding", "valid", "same", "mode"), message=f"padding = {padding!r}."):
            submission.conv2d(*case(3, 3, 2, 2), padding)


def test_filters_that_do_not_fit_are_an_error_in_valid_mode(submission):
    for kh, kw in ((4, 2), (2, 5)):
        with assert_error(ValueError, mentions=FITS, message=f"A {kh}×{kw} filter on a 3×4 image, valid."):
            submission.conv2d(*case(3, 4, kh, kw))


def test_other_nonsense_is_an_error(submission):
    for padding, stride in itertools.product(("valid", "same"), (0, -1)):
        with assert_error(ValueError, mentions=("stride", "step"), message=f"stride = {stride}, {padding}."):
            submission.conv2d(*case(3, 3, 2, 2), padding, stride)
    for padding, channels in itertools.product(("valid", "same"), (1, 2)):
        told = f"Filters for {channels} channels on images with 3, {padding}."
        with assert_error(ValueError, mentions=("channel", "shape", "depth", "dimension"), message=told):
            submission.conv2d(normal(1, 3, 4, 4), normal(2, channels, 2, 2), normal(2), padding)


def test_the_arguments_are_left_alone(submission):
    with assert_unchanged(submission):
        submission.conv2d(*case(3, 4, 2, 2), "same")
        submission.conv2d(*case(3, 4, 2, 2), "valid")
