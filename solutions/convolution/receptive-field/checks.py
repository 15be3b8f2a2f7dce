from workbench.checks import CheckFailed, assert_equal, assert_error, rng

BELOW = ("least", "positive", "below", "1", "zero", "negative", "kernel", "stride", "dilation", "size", "invalid")
NEVER = ("kernel", "never", "more", "deep", "layer", "pixel", "reach", "enough", "1", "grow", "see")


def pixels(layers, unit=0):
    """The pixels that a unit of the last layer is connected to, followed down tap by tap."""
    reached = {unit}
    for kernel, stride, dilation in reversed(layers):
        reached = {place * stride + tap * dilation for place in reached for tap in range(kernel)}
    return reached


def truth(layers):
    here, next_to_it = pixels(layers), pixels(layers, 1)
    return max(here) - min(here) + 1, min(next_to_it) - min(here)


def draw(low, high):
    return int(rng().integers(low, high + 1))


def compare(submission, layers, message=""):
    assert_equal(submission.receptive_field(layers), truth(layers), message=message or f"layers = {layers}")


def test_the_examples_of_the_question(submission):
    told = "(size, jump), as in the question's example."
    assert_equal(submission.receptive_field([(3, 1, 1), (3, 1, 1)]), (5, 1), message=told)
    assert_equal(submission.receptive_field([(3, 2, 1), (3, 1, 1)]), (7, 2), message=told)
    assert_equal(submission.receptive_field([(3, 1, 2)]), (5, 1), message=told)


def test_without_layers_a_unit_is_a_pixel(submission):
    assert_equal(submission.receptive_field([]), (1, 1), message="No layers.")


def test_a_single_layer_sees_its_kernel(submission):
    kernel = draw(2, 9)
    assert_equal(submission.receptive_field([(kernel, 1, 1)]), (kernel, 1), message=f"A kernel of {kernel}.")


def test_layers_of_different_kernels(submission):
    layers = [(draw(1, 7), 1, 1) for _ in range(5)]
    compare(submission, layers)


def test_a_stride_spreads_the_layers_above_it(submission):
    compare(submission, [(5, 3, 1)], "A stride of 3 in the only layer: what does a unit see, and how far is the next?")
    compare(submission, [(3, 2, 1), (4, 1, 1), (2, 3, 1), (5, 1, 1)])


def test_strides_multiply(submission):
    compare(submission, [(2, 2, 1), (2, 3, 1), (2, 4, 1), (2, 1, 1)])


def test_a_stride_may_be_larger_than_its_kernel(submission):
    told = "layers = [(1, 4, 1), (3, 1, 1)]: pixels between those that are connected count as well."
    compare(submission, [(1, 4, 1), (3, 1, 1)], told)


def test_dilation_spreads_the_taps(submission):
    compare(submission, [(draw(2, 4), 1, draw(2, 5))])
    compare(submission, [(3, 1, 1), (3, 1, 2), (3, 1, 4)])
    compare(submission, [(1, 1, 7), (2, 1, 3)])


def test_dilation_after_a_stride(submission):
    compare(submission, [(3, 2, 3), (4, 3, 2), (2, 1, 5)])


def test_everything_at_once(submission):
    for _ in range(6):
        compare(submission, [(draw(1, 4), draw(1, 3), draw(1, 3)) for _ in range(draw(1, 5))])


def test_the_order_of_the_layers_matters(submission):
    compare(submission, [(7, 1, 1), (2, 5, 1)], "The wide kernel comes first, next to the image.")
    compare(submission, [(2, 5, 1), (7, 1, 1)], "The stride comes first, next to the image.")


def test_the_list_of_layers_is_left_alone(submission):
    layers = [(3, 2, 1), (2, 1, 1)]
    first = submission.receptive_field(layers)
    if submission.receptive_field(layers) != first:
        raise CheckFailed("The second call with the same layers gives another answer than the first.")


def test_a_hundred_layers_with_strides_are_exact(submission):
    for n in (2, 3):
        told = f"100 layers of kernel {n} and stride {n}: exact integers."
        assert_equal(submission.receptive_field([(n, n, 1)] * 100), (n**100, n**100), message=told)


def test_values_below_one_are_errors(submission):
    for layer in ((0, 1, 1), (3, 0, 1), (3, 1, 0), (-1, 1, 1), (3, -2, 1), (1, 1, -1)):
        with assert_error(ValueError, mentions=BELOW, message=f"A layer {layer} (kernel, stride, dilation)."):
            submission.receptive_field([(3, 1, 1), layer])


def test_the_smallest_number_of_layers(submission):
    assert_equal(submission.layers_to_see(100, (3, 1, 1)), 50, message="Each 3×3 layer adds 2 pixels.")
    for _ in range(5):
        layer, size = (draw(2, 5), draw(1, 3), draw(1, 3)), draw(2, 120)
        count = next(n for n in range(200) if sight(layer, n) >= size)
        assert_equal(submission.layers_to_see(size, layer), count, message=f"size = {size}, layer = {layer}")


def sight(layer, count):
    """The span of `count` equal layers: the first and the last tap, followed down through each."""
    kernel, stride, dilation = layer
    last = 0
    for _ in range(count):
        last = last * stride + (kernel - 1) * dilation
    return last + 1


def test_a_size_that_is_met_exactly_needs_no_further_layer(submission):
    for layer, count in (((3, 1, 1), 4), ((3, 2, 1), 3), ((2, 2, 3), 4)):
        size = sight(layer, count)
        assert_equal(submission.layers_to_see(size, layer), count, message=f"size = {size}, layer = {layer}")
        told = f"size = {size + 1}, layer = {layer}: one pixel more than {count} layers see."
        assert_equal(submission.layers_to_see(size + 1, layer), count + 1, message=told)


def test_the_number_of_layers_is_exact_for_large_sizes(submission):
    for n in (2, 3):
        for size, count in ((n**100, 100), (n**100 + 1, 101)):
            told = f"size = {n}¹⁰⁰{' + 1' * (count - 100)}, layer = {(n, n, 1)}: 100 of them see {n}¹⁰⁰ pixels."
            assert_equal(submission.layers_to_see(size, (n, n, 1)), count, message=told)


def test_one_pixel_needs_no_layer(submission):
    for layer in ((3, 2, 1), (1, 2, 1)):
        assert_equal(submission.layers_to_see(1, layer), 0, message=f"size = 1, layer = {layer}")


def test_a_kernel_of_one_never_sees_more(submission):
    for layer in ((1, 1, 1), (1, 2, 3)):
        with assert_error(ValueError, mentions=NEVER, message=f"Layers {layer} see one pixel, however many they are."):
            submission.layers_to_see(2, layer)


def test_a_size_or_layer_below_one_is_an_error(submission):
    for size, layer in ((0, (3, 1, 1)), (-4, (3, 1, 1)), (9, (0, 1, 1)), (1, (3, 0, 1)), (9, (3, 1, 0))):
        with assert_error(ValueError, mentions=BELOW, message=f"layers_to_see({size}, {layer})."):
            submission.layers_to_see(size, layer)
