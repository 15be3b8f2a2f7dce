import math

import numpy as np

from workbench.checks import CheckFailed, assert_array, assert_error, assert_finite, assert_unchanged, rng

FITS = ("fit", "small", "shape", "size", "axes", "axis", "dimension", "3", "image", "2-d", "2d", "large")
NAMES = ("gx", "gy", "magnitude")


def by_hand(image, centre=2.0):
    """Differences of brightness, pixel by pixel, in plain Python."""
    pixels, weights = image.tolist(), (1.0, centre, 1.0)
    height, width = image.shape
    gx, gy, length = (np.zeros((height - 2, width - 2)) for _ in NAMES)
    for y in range(height - 2):
        for x in range(width - 2):
            gx[y, x] = sum(w * (float(pixels[y + t][x + 2]) - pixels[y + t][x]) for t, w in enumerate(weights))
            gy[y, x] = sum(w * (float(pixels[y + 2][x + t]) - pixels[y][x + t]) for t, w in enumerate(weights))
            length[y, x] = math.hypot(gx[y, x], gy[y, x])
    return gx, gy, length


def three(submission, *arguments, **named):
    given = submission.edges(*arguments, **named)
    if not isinstance(given, tuple) or len(given) != 3:
        raise CheckFailed("edges returns a tuple of three arrays, (gx, gy, magnitude).")
    return given


def compare(submission, image, message, centre=2.0, dtype=np.float64):
    given = three(submission, image, centre)
    scale = float(np.max(np.abs(image.astype(np.float64)))) * (4 + 2 * abs(centre))
    for name, array, expected in zip(NAMES, given, by_hand(image, centre)):
        assert_array(array, expected.astype(dtype), scale=scale, message=f"{message} This is {name}.")


def test_sobels_filter_and_prewitts(submission):
    sobel = np.array([[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]])
    assert_array(submission.edge_filter(), sobel, message="Without an argument: Sobel's filter.")
    prewitt = np.array([[-1.0, 0.0, 1.0]] * 3)
    assert_array(submission.edge_filter(1), prewitt, message="centre = 1: Prewitt's filter.")
    other = np.array([[-1.0, 0.0, 1.0], [-3.5, 0.0, 3.5], [-1.0, 0.0, 1.0]])
    assert_array(submission.edge_filter(3.5), other, message="centre = 3.5.")


def test_the_images_of_the_question(submission):
    compare(submission, np.array([[0.0, 0.0, 8.0, 8.0]] * 3), "The first image of the question.")
    image = np.array([[0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0], [0.0, 8.0, 8.0, 8.0]])
    compare(submission, image, "The second image of the question.")


def test_brighter_to_the_right_is_positive(submission):
    gx, gy, magnitude = three(submission, np.array([[1.0, 1.0, 4.0]] * 3))
    for name, array, expected in zip(NAMES, (gx, gy, magnitude), (12.0, 0.0, 12.0)):
        told = f"The right column is brighter by 3. This is {name}."
        assert_array(array, np.array([[expected]]), scale=32.0, message=told)


def test_brighter_downwards_is_positive(submission):
    given = three(submission, np.array([[1.0] * 3, [1.0] * 3, [4.0] * 3]))
    for name, array, expected in zip(NAMES, given, (0.0, 12.0, 12.0)):
        told = f"The bottom row is brighter by 3. This is {name}."
        assert_array(array, np.array([[expected]]), scale=32.0, message=told)


def test_an_even_slope_is_the_same_everywhere(submission):
    y, x = np.mgrid[0:4, 0:7].astype(float)
    gx, gy, magnitude = three(submission, 5.0 - 0.5 * x + 1.5 * y)
    told = "A plane that falls by 0.5 a pixel to the right and rises by 1.5 a pixel downwards."
    assert_array(gx, np.full((2, 5), -4.0), scale=80.0, message=f"{told} This is gx.")
    assert_array(gy, np.full((2, 5), 12.0), scale=80.0, message=f"{told} This is gy.")
    assert_array(magnitude, np.full((2, 5), math.sqrt(160)), scale=80.0, message=f"{told} This is magnitude.")


def test_a_random_image_that_is_not_square(submission):
    compare(submission, rng().normal(size=(5, 8)), "An image of shape (5, 8).")
    compare(submission, rng().normal(size=(7, 4)), "An image of shape (7, 4).")


def test_the_weight_of_the_centre(submission):
    for centre in (1.0, 0.0, 10 / 3):
        compare(submission, rng().normal(size=(4, 6)), f"centre = {centre:.3g}.", centre)


def test_the_smallest_images(submission):
    for shape in ((3, 3), (3, 6), (5, 3)):
        compare(submission, rng().normal(size=shape), f"An image of shape {shape}.")


def test_a_constant_image_has_no_edges(submission):
    compare(submission, np.full((4, 5), -0.75), "An image that is −0.75 everywhere: zeros of shape (2, 3).")


def test_bytes_do_not_wrap_around(submission):
    image = rng().integers(0, 256, size=(6, 5)).astype(np.uint8)
    image[:3, :3] = [[255, 9, 0], [255, 9, 0], [255, 9, 0]]
    compare(submission, image, "A uint8 image with falling and rising edges; the result is float64.")
    compare(submission, np.eye(4, 5, dtype=np.uint8) * 255, "A uint8 image with a white diagonal.")


def test_float32_stays_float32(submission):
    image = rng().normal(size=(6, 4)).astype(np.float32)
    compare(submission, image, "A float32 image.", dtype=np.float32)
    compare(submission, image, "A float32 image with centre = 1.5.", 1.5, dtype=np.float32)


def test_very_bright_and_very_dark_float32_images(submission):
    for unit in (1e30, 1e-30):
        image = (rng().uniform(0.5, 2, size=(4, 5)) * unit).astype(np.float32)
        told = f"A float32 image with pixels of about {unit:.0e}."
        assert_finite(three(submission, image)[2], message=f"{told} This is magnitude.")
        compare(submission, image, told, dtype=np.float32)


def test_moving_the_image_moves_its_edges(submission):
    image = rng().normal(size=(9, 7))
    down, right = int(rng().integers(1, 4)), int(rng().integers(1, 4))
    whole = three(submission, image)
    part = three(submission, image[down:, right:].copy())
    told = f"The same scene {down} pixels further up and {right} further to the left: translation equivariance."
    for name, moved, still in zip(NAMES, part, whole):
        if still.shape != (7, 5):
            raise CheckFailed(f"For an image of shape (9, 7), {name} has shape (7, 5), not {still.shape}.")
        assert_array(moved, still[down:, right:], scale=32.0, message=f"{told} This is {name}.")


def test_images_that_are_too_small_are_errors(submission):
    for shape in ((2, 5), (5, 2), (1, 1), (0, 4)):
        with assert_error(ValueError, mentions=FITS, message=f"An image of shape {shape}."):
            submission.edges(np.zeros(shape))


def test_images_without_two_axes_are_errors(submission):
    for shape in ((9,), (4, 5, 3), (3, 4, 4)):
        with assert_error(ValueError, mentions=FITS, message=f"An array of shape {shape} is no image (H, W)."):
            submission.edges(np.zeros(shape))


def test_the_image_is_left_alone(submission):
    with assert_unchanged(submission):
        submission.edges(rng().normal(size=(4, 5)))
        submission.edges(rng().normal(size=(3, 4)).astype(np.float32))
