import itertools

import numpy as np
import sympy

from workbench.checks import assert_array, assert_derivative, assert_error, assert_unchanged, jacobian, rng

NAMES = ("grad_images", "grad_filters", "grad_bias")
X = np.array(sympy.symbols("x_1:10", real=True)).reshape(3, 3)
K = np.array(sympy.symbols("k_1:5", real=True)).reshape(2, 2)
G = np.array(sympy.symbols("g_1:5", real=True)).reshape(2, 2)
b = sympy.Symbol("b", real=True)
OUTPUTS = [[(X[y : y + 2, x : x + 2] * K).sum() + b for x in range(2)] for y in range(2)]
LOSS = (G * np.array(OUTPUTS)).sum()
TRUTHS = [jacobian(LOSS, symbols, of="L") for symbols in (X, K, b)]


def normal(*shape, dtype=np.float64):
    return rng().normal(size=shape).astype(dtype)


def case(batch, channels, height, width, count, kh, kw, stride, dtype=np.float64):
    """upstream, images, filters, stride."""
    rows, columns = (height - kh) // stride + 1, (width - kw) // stride + 1
    images, filters = normal(batch, channels, height, width), normal(count, channels, kh, kw)
    return *(a.astype(dtype) for a in (normal(batch, count, rows, columns), images, filters)), stride


def by_hand(upstream, images, filters, stride):
    """Each output hands its gradient to the pixels and taps it was made of."""
    grad_images, grad_filters = np.zeros(images.shape), np.zeros(filters.shape)
    grad_bias = np.zeros(len(filters))
    kh, kw = filters.shape[2:]
    for (n, f, y, x), g in np.ndenumerate(upstream.astype(np.float64)):
        grad_bias[f] += g
        for i, j in itertools.product(range(kh), range(kw)):
            grad_images[n, :, y * stride + i, x * stride + j] += g * filters[f, :, i, j]
            grad_filters[f, :, i, j] += g * images[n, :, y * stride + i, x * stride + j]
    return grad_images, grad_filters, grad_bias


def three(submission, *arguments):
    given = submission.conv2d_backward(*arguments)
    told = "conv2d_backward returns three arrays: (grad_images, grad_filters, grad_bias)."
    assert isinstance(given, tuple) and len(given) == 3, told
    return given


def compare(submission, arguments, told):
    upstream, images, filters, _ = arguments
    largest = [float(np.abs(array).max()) for array in (upstream, images, filters)]
    scales = (
        largest[0] * largest[2] * filters[:, 0].size,
        largest[0] * largest[1] * upstream[:, 0].size,
        largest[0] * upstream[:, 0].size,
    )
    results = zip(NAMES, three(submission, *arguments), by_hand(*arguments), scales)
    for name, given, expected, scale in results:
        assert_array(given, expected.astype(images.dtype), scale=scale, message=f"{told} This is {name}.")


def test_the_example_of_the_question(submission):
    image, kernel = np.arange(1.0, 10.0).reshape(1, 1, 3, 3), np.arange(1.0, 5.0).reshape(1, 1, 2, 2)
    upstream = np.array([[[[1.0, 0.0], [0.0, 2.0]]]])
    expected = (
        np.array([[[[1.0, 2.0, 0.0], [3.0, 6.0, 4.0], [0.0, 6.0, 8.0]]]]),
        np.array([[[[11.0, 14.0], [20.0, 23.0]]]]),
        np.array([3.0]),
    )
    for name, given, value in zip(NAMES, three(submission, upstream, image, kernel), expected):
        assert_array(given, value, message=f"The example: {name}.")


def test_the_symbolic_derivatives_of_a_small_convolution(submission):
    upstream, images, filters, _ = case(1, 1, 3, 3, 1, 2, 2, 1)
    given = three(submission, upstream, images, filters)
    at = {"b": 0.3}
    for symbols, values in ((X, images), (K, filters), (G, upstream)):
        at |= {symbol.name: float(value) for symbol, value in zip(symbols.ravel(), values.ravel())}
    for name, value, truth, shape in zip(NAMES, given, TRUTHS, ((1, 1, 3, 3), (1, 1, 2, 2), (1,))):
        assert np.shape(value) == shape, f"{name} should have shape {shape}, not {np.shape(value)}."
        plain = value.reshape(truth.shape) if truth.shape else value[0]
        told = f"One 3×3 image, one 2×2 filter: {name}."
        assert_derivative(plain, truth, at, scale=10.0, message=told)


def test_images_and_filters_that_are_not_square(submission):
    compare(submission, case(1, 1, 5, 4, 1, 2, 3, 1), "A 2×3 filter on 5×4.")
    compare(submission, case(1, 1, 3, 6, 1, 3, 2, 1), "A 3×2 filter on 3×6.")


def test_channels_and_filters(submission):
    compare(submission, case(1, 3, 4, 3, 2, 2, 2, 1), "Three channels, two filters.")
    compare(submission, case(1, 1, 3, 4, 4, 2, 3, 1), "One channel, four filters.")


def test_the_gradients_of_filters_and_bias_are_sums_over_the_batch(submission):
    compare(submission, case(5, 2, 4, 5, 3, 3, 2, 1), "A batch of five.")


def test_a_stride(submission):
    compare(submission, case(2, 2, 5, 7, 3, 3, 2, 2), "A 3×2 filter on 5×7, stride 2.")
    compare(submission, case(1, 2, 8, 7, 1, 2, 1, 3), "A 2×1 filter on 8×7, stride 3: windows with gaps.")


def test_pixels_that_no_window_reaches(submission):
    compare(
        submission, case(2, 1, 6, 8, 2, 3, 3, 2), "A 3×3 filter on 6×8, stride 2: a row and a column are left over."
    )
    compare(submission, case(1, 1, 7, 6, 2, 1, 2, 4), "A 1×2 filter on 7×6, stride 4.")


def test_filters_of_one_pixel_and_filters_as_large_as_the_image(submission):
    compare(submission, case(2, 3, 2, 3, 2, 1, 1, 1), "1×1 filters.")
    compare(submission, case(2, 3, 3, 2, 2, 3, 2, 1), "A 3×2 filter on 3×2: a dense layer.")
    compare(submission, case(1, 1, 1, 1, 1, 1, 1, 1), "A single pixel.")


def test_a_single_output_in_the_loss(submission):
    upstream, images, filters, _ = case(2, 2, 4, 5, 2, 2, 3, 1)
    upstream[:] = 0
    upstream[1, 0, 2, 1] = -3.0
    compare(submission, (upstream, images, filters, 1), "Only y[1, 0, 2, 1] is in the loss.")


def test_large_values(submission):
    upstream, images, filters, _ = case(2, 2, 4, 5, 2, 2, 3, 2)
    compare(submission, (upstream * 1e3, images * 1e4, filters, 2), "Pixels of about 10⁴, upstream about 10³.")


def test_float32_stays_float32(submission):
    compare(submission, case(2, 3, 5, 4, 2, 2, 3, 1, np.float32), "float32.")
    compare(submission, case(2, 1, 5, 6, 2, 2, 3, 2, np.float32), "float32 with a stride of 2.")


def test_an_upstream_gradient_of_the_wrong_shape_is_an_error(submission):
    _, images, filters, _ = case(2, 2, 5, 6, 3, 2, 3, 1)
    words = ("shape", "upstream", "gradient", "size")
    for shape in ((2, 3, 5, 6), (1, 3, 4, 4), (2, 1, 4, 4), (2, 3, 4, 1), (2, 3, 1, 4), (3, 2, 4, 4), (3, 4, 4)):
        told = f"upstream of shape {shape}, where the output has shape (2, 3, 4, 4)."
        with assert_error(ValueError, mentions=words, message=told):
            submission.conv2d_backward(normal(*shape), images, filters)


def test_the_arguments_are_left_alone(submission):
    with assert_unchanged(submission):
        submission.conv2d_backward(*case(2, 2, 4, 5, 2, 2, 3, 1))
        submission.conv2d_backward(*case(1, 1, 4, 5, 1, 2, 3, 2))
