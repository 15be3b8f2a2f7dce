from workbench.checks import assert_equal, assert_error, rng

FITS = (
    "fit",
    "small",
    "large",
    "big",
    "kernel",
    "filter",
    "size",
    "span",
    "room",
    "position",
    "output",
    "input",
    "pad",
    "window",
    "tap",
    "exceed",
    "place",
    "long",
    "length",
)


def positions(n, kernel, stride=1, padding=0, dilation=1):
    """Counted, not computed: the starts at which every tap of the filter lies on the padded input."""
    inside = range(-padding, n + padding)
    starts = range(-padding, n + padding, stride)
    return sum(all(start + tap * dilation in inside for tap in range(kernel)) for start in starts)


def draw(low, high):
    return int(rng().integers(low, high + 1))


def case(**fixed):
    """Random arguments for which the filter fits."""
    while True:
        arguments = {
            "n": draw(1, 40),
            "kernel": draw(1, 7),
            "stride": draw(1, 4),
            "padding": draw(0, 4),
            "dilation": draw(1, 3),
            **fixed,
        }
        if positions(**arguments):
            return arguments


def told(arguments):
    return ", ".join(f"{name} = {value}" for name, value in arguments.items())


def compare(submission, arguments):
    assert_equal(submission.conv_output_size(**arguments), positions(**arguments), message=told(arguments))


def test_the_sizes_of_the_question(submission):
    assert_equal(submission.conv_output_size(5, 3), 3, message="A 3×3 filter on 5×5.")
    assert_equal(submission.conv_output_size(7, 3, stride=2), 3, message="A stride of 2 on 7×7.")


def test_a_filter_that_does_not_fit_is_an_error(submission):
    with assert_error(ValueError, mentions=FITS, message="A 7×7 filter does not fit on 5×5."):
        submission.conv_output_size(5, 7)


def test_a_padding_of_one_makes_it_fit_exactly(submission):
    assert_equal(submission.conv_output_size(5, 7, padding=1), 1, message="5 + 2·1 = 7: one position.")
    assert_equal(submission.conv_output_size(1, 1), 1)


def test_stride_one_without_padding(submission):
    for _ in range(5):
        compare(submission, case(stride=1, padding=0, dilation=1))


def test_padding_counts_at_both_ends(submission):
    for padding in (1, 2, 3):
        compare(submission, case(stride=1, padding=padding, dilation=1))


def test_a_stride_leaves_an_incomplete_step_unused(submission):
    for n in range(6, 12):
        compare(submission, {"n": n, "kernel": 3, "stride": draw(2, 4), "padding": 0, "dilation": 1})


def test_dilation_spreads_the_filter(submission):
    for dilation in (2, 3):
        compare(submission, case(dilation=dilation, kernel=draw(2, 5), n=draw(20, 40)))
        compare(submission, case(dilation=dilation, kernel=1))


def test_everything_at_once(submission):
    for _ in range(12):
        compare(submission, case())


def test_a_dilated_filter_that_does_not_fit_is_an_error(submission):
    with assert_error(ValueError, message="Three taps with a dilation of 3 cover 7 inputs, and there are 6."):
        submission.conv_output_size(6, 3, dilation=3)
    with assert_error(ValueError, message="A stride does not make a filter fit."):
        submission.conv_output_size(4, 5, stride=3)


def test_arguments_may_be_given_by_position(submission):
    told = "In the order of the question: n, kernel, stride, padding, dilation."
    assert_equal(submission.conv_output_size(9, 3, 3, 1, 2), 3, message=told)
    told = "In the order of the question: n, kernel, stride, padding, output_padding, dilation."
    assert_equal(submission.conv_transpose_output_size(5, 3, 2, 0, 1, 3), 16, message=told)


def test_a_size_is_an_int(submission):
    assert_equal(submission.conv_output_size(9, 3, stride=2), 4)
    assert_equal(submission.conv_transpose_output_size(4, 3, stride=2), 9)


def test_arguments_that_make_no_sense_are_errors(submission):
    for name, value in (
        ("n", 0),
        ("kernel", 0),
        ("stride", 0),
        ("dilation", 0),
        ("padding", -1),
        ("stride", -2),
        ("kernel", -1),
        ("dilation", -1),
    ):
        arguments = {"n": 9, "kernel": 3, name: value}
        with assert_error(ValueError, message=f"conv_output_size with {name} = {value}."):
            submission.conv_output_size(**arguments)
        with assert_error(ValueError, message=f"conv_transpose_output_size with {name} = {value}."):
            submission.conv_transpose_output_size(**arguments)
    with assert_error(ValueError, message="An output_padding of -1."):
        submission.conv_transpose_output_size(9, 3, stride=2, output_padding=-1)


def test_the_transposed_size_is_the_smallest_that_gives_the_input_back(submission):
    for _ in range(10):
        arguments = case()
        arguments["n"] = draw(4, 12)
        arguments["padding"] = draw(0, arguments["dilation"] * (arguments["kernel"] - 1) // 2)
        size = next(s for s in range(1, 200) if positions(**{**arguments, "n": s}) == arguments["n"])
        assert_equal(submission.conv_transpose_output_size(**arguments), size, message=told(arguments))


def test_output_padding_is_added_at_one_end(submission):
    for stride, dilation in ((2, 1), (3, 1), (1, 3), (2, 2), (4, 3)):
        extra = draw(1, max(stride, dilation) - 1)
        arguments = {"n": draw(4, 9), "kernel": 3, "stride": stride, "padding": 1, "dilation": dilation}
        smallest = next(s for s in range(1, 200) if positions(**{**arguments, "n": s}) == arguments["n"])
        given = submission.conv_transpose_output_size(**arguments, output_padding=extra)
        assert_equal(given, smallest + extra, message=f"{told(arguments)}, output_padding = {extra}")


def test_too_much_output_padding_is_an_error(submission):
    for stride, dilation, extra in ((1, 1, 1), (2, 1, 2), (2, 3, 3), (3, 2, 5)):
        with assert_error(ValueError, message=f"output_padding {extra}, stride {stride}, dilation {dilation}."):
            submission.conv_transpose_output_size(5, 3, stride=stride, output_padding=extra, dilation=dilation)


def test_a_transposed_output_smaller_than_one_is_an_error(submission):
    with assert_error(ValueError, message="A padding of 2 takes all of 1 + 2 away."):
        submission.conv_transpose_output_size(1, 3, padding=2)
    with assert_error(ValueError, message="0 is no size."):
        submission.conv_transpose_output_size(2, 3, padding=2)
    assert_equal(submission.conv_transpose_output_size(3, 3, padding=2), 1)
    told = "A padding of 3 takes more than a kernel of 3 adds, but 5 + 2 - 6 = 1 is left."
    assert_equal(submission.conv_transpose_output_size(5, 3, padding=3), 1, message=told)
    told = "A kernel of 2 with padding 1 leaves 0; an output_padding of 1 makes it 1."
    assert_equal(submission.conv_transpose_output_size(1, 2, 3, 1, output_padding=1), 1, message=told)
