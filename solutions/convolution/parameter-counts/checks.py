from workbench.checks import assert_equal, assert_error, rng

DIVIDE = ("group", "divi", "channel", "multiple", "split", "equal")
BELOW = (
    "least",
    "positive",
    "below",
    "1",
    "zero",
    "negative",
    "size",
    "shape",
    "kernel",
    "channel",
    "group",
    "invalid",
)


def connections(in_channels, out_channels, groups):
    """Which input channels each output channel is connected to, one pair at a time."""
    pairs = []
    for group in range(groups):
        inputs = [c for c in range(in_channels) if c * groups // in_channels == group]
        outputs = [c for c in range(out_channels) if c * groups // out_channels == group]
        pairs += [(i, o) for i in inputs for o in outputs]
    return pairs


def counted(in_channels, out_channels, kernel, out_size, groups=1, bias=True):
    """Counted, not computed: one for each tap of each connected pair, one for its use at each position."""
    parameters = out_channels if bias else 0
    products = 0
    for _ in connections(in_channels, out_channels, groups):
        for _ in range(kernel[0] * kernel[1]):
            parameters += 1
            products += len([(y, x) for y in range(out_size[0]) for x in range(out_size[1])])
    return parameters, products


def counted_dense(in_shape, out_shape, bias=True):
    inputs, outputs = values(in_shape), values(out_shape)
    pairs = len([(i, o) for i in range(inputs) for o in range(outputs)])
    return pairs + (outputs if bias else 0), pairs


def values(shape):
    total = 1
    for length in shape:
        total *= length
    return total


def draw(low, high):
    return int(rng().integers(low, high + 1))


def told(arguments):
    text = ", ".join(f"{name} = {value}" for name, value in arguments.items())
    return f"(parameters, multiply_adds) for {text}."


def compare(submission, **arguments):
    assert_equal(submission.conv_cost(**arguments), counted(**arguments), message=told(arguments))


def case(**fixed):
    return {
        "in_channels": draw(2, 5),
        "out_channels": draw(6, 9),
        "kernel": (draw(1, 3), draw(4, 5)),
        "out_size": (draw(2, 4), draw(5, 7)),
        **fixed,
    }


def test_the_first_layer_of_a_network_for_images(submission):
    given = submission.conv_cost(3, 64, (3, 3), (224, 224))
    assert_equal(given, (1792, 86704128), message="The first example of the question.")


def test_one_channel_and_one_pixel(submission):
    assert_equal(submission.conv_cost(1, 1, (1, 1), (1, 1)), (2, 1), message="A weight, a bias, a product.")


def test_a_convolution_without_bias(submission):
    compare(submission, **case(bias=False))


def test_a_convolution_has_one_bias_for_each_output_channel(submission):
    compare(submission, **case())
    compare(submission, **case(in_channels=9, out_channels=2, bias=True))


def test_the_kernel_need_not_be_square(submission):
    compare(submission, **case(kernel=(1, 7)))
    compare(submission, **case(kernel=(4, 2), bias=False))


def test_work_grows_with_the_output_and_parameters_do_not(submission):
    for out_size in ((1, 1), (1, 8), (9, 2)):
        compare(submission, **case(out_size=out_size))


def test_groups_are_connected_to_their_part_of_the_input(submission):
    arguments = {"in_channels": 8, "out_channels": 16, "kernel": (3, 3), "out_size": (5, 7), "groups": 4}
    assert_equal(submission.conv_cost(**arguments), (304, 10080), message=told(arguments))
    compare(submission, **case(in_channels=6, out_channels=9, groups=3))
    compare(submission, **case(in_channels=12, out_channels=4, groups=2, bias=False))


def test_a_depthwise_convolution(submission):
    compare(submission, **case(in_channels=5, out_channels=5, groups=5))
    compare(submission, **case(in_channels=3, out_channels=6, groups=3, bias=False))


def test_groups_that_do_not_divide_the_channels_are_errors(submission):
    for inputs, outputs, groups in ((6, 8, 4), (8, 6, 4), (3, 3, 2), (2, 2, 4)):
        message = f"{groups} groups, {inputs} input channels, {outputs} output channels."
        with assert_error(ValueError, mentions=DIVIDE, message=message):
            submission.conv_cost(inputs, outputs, (3, 3), (4, 4), groups=groups)


def test_a_dense_layer(submission):
    given = submission.dense_cost((3, 2, 2), (5,))
    assert_equal(given, (65, 60), message="The last example of the question.")
    in_shape, out_shape = (draw(2, 3), draw(4, 5), draw(1, 3)), (draw(4, 5), draw(2, 3))
    for bias in (True, False):
        arguments = {"in_shape": in_shape, "out_shape": out_shape, "bias": bias}
        assert_equal(submission.dense_cost(**arguments), counted_dense(**arguments), message=told(arguments))


def test_a_dense_layer_has_one_bias_for_each_output_value(submission):
    shape = (draw(2, 4), draw(5, 6), draw(2, 3))
    given = submission.dense_cost((1,), shape)
    message = f"From a single value to shape {shape}."
    assert_equal(given, (2 * values(shape), values(shape)), message=message)


def test_an_empty_shape_is_a_single_value(submission):
    assert_equal(submission.dense_cost((4, 3), ()), (13, 12), message="From shape (4, 3) to one value.")
    assert_equal(submission.dense_cost((), (7,)), (14, 7), message="From one value to shape (7,).")


def test_the_bias_may_be_given_by_position(submission):
    assert_equal(submission.conv_cost(2, 3, (2, 2), (1, 5), 1, False), (24, 120), message="bias is the sixth argument.")
    assert_equal(submission.dense_cost((2,), (3,), False), (6, 6), message="bias is the third argument.")


def test_dense_layers_beyond_64_bits_are_exact(submission):
    message = "From 3·2³² + 1 values to 2³² values: exact integers."
    inputs, outputs = (3 * 2**32 + 1,), (2**12, 2**10, 2**10)
    products = 3 * 2**64 + 2**32
    assert_equal(submission.dense_cost(inputs, outputs), (products + 2**32, products), message=message)
    given, total = submission.dense_cost((2**33, 2**31 + 1), (5,)), 2**64 + 2**33
    message = "From shape (2³³, 2³¹ + 1) to 5 values: exact integers."
    assert_equal(given, (5 * total + 5, 5 * total), message=message)


def test_convolutions_are_exact_as_well(submission):
    given = submission.conv_cost(1, 1, (1, 1), (2**33, 2**31 + 1), bias=False)
    message = "An output of 2³³ by 2³¹ + 1: exact integers."
    assert_equal(given, (1, 2**64 + 2**33), message=message)
    message = "1,000,003 channels, an output of 1,000,003 by 1,000,001."
    n, m = 1_000_003, 1_000_001
    given = submission.conv_cost(n, n, (3, 3), (n, m))
    assert_equal(given, (9 * n * n + n, 9 * n * n * n * m), message=message)
    given = submission.conv_cost(2**60 + 2, 2, (1, 1), (1, 1), groups=2)
    assert_equal(given, (2**60 + 4, 2**60 + 2), message="2⁶⁰ + 2 channels in two groups: exact integers.")


def test_numbers_below_one_are_errors(submission):
    good = {"in_channels": 4, "out_channels": 4, "kernel": (3, 3), "out_size": (5, 5)}
    for name, value in (
        ("in_channels", 0),
        ("out_channels", 0),
        ("kernel", (0, 3)),
        ("kernel", (-3, -3)),
        ("out_size", (5, 0)),
        ("groups", 0),
        ("groups", -2),
    ):
        with assert_error(ValueError, mentions=BELOW, message=f"{name} = {value}."):
            submission.conv_cost(**{**good, name: value})
    for in_shape, out_shape in (((3, 0), (2,)), ((3,), (2, 0)), ((-1, -2), (2,)), ((2,), (-3,))):
        with assert_error(ValueError, mentions=BELOW, message=f"From shape {in_shape} to shape {out_shape}."):
            submission.dense_cost(in_shape, out_shape)
