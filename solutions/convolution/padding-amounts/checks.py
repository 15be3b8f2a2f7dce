from workbench.checks import assert_equal, assert_error, rng

FITS = (
    "fit",
    "small",
    "large",
    "big",
    "long",
    "kernel",
    "filter",
    "size",
    "cover",
    "valid",
    "input",
    "room",
    "window",
    "tap",
    "exceed",
    "place",
    "length",
)
MODES = ("valid", "same", "full")


def draw(low, high):
    return int(rng().integers(low, high + 1))


def starts(n, kernel, stride, dilation, before, after):
    """Where the filter can stand, counted position by position, the input being 0 … n − 1."""
    found, start = [], -before
    while start + dilation * (kernel - 1) < n + after:
        found.append(start)
        start += stride
    return found


def same(n, kernel, stride=1, dilation=1):
    """Adds a zero after, before, after … until there is a position for each stride begun."""
    before = after = 0
    wanted = len(range(0, n, stride))
    while len(starts(n, kernel, stride, dilation, before, after)) < wanted:
        if before == after:
            after += 1
        else:
            before += 1
    return before, after


def told(n, kernel, mode, stride, dilation):
    return f"n = {n}, kernel = {kernel}, {mode!r}, stride = {stride}, dilation = {dilation}"


def compare_same(submission, n, kernel, stride=1, dilation=1):
    given = submission.padding_amounts(n, kernel, "same", stride, dilation)
    assert_equal(given, same(n, kernel, stride, dilation), message=told(n, kernel, "same", stride, dilation))


def test_the_examples_of_the_question(submission):
    for n, kernel, mode, stride, expected in (
        (5, 3, "valid", 1, (0, 0)),
        (5, 3, "same", 1, (1, 1)),
        (5, 4, "same", 1, (1, 2)),
        (6, 3, "same", 2, (0, 1)),
        (5, 3, "full", 1, (2, 2)),
    ):
        given = submission.padding_amounts(n, kernel, mode, stride=stride)
        assert_equal(given, expected, message=told(n, kernel, mode, stride, 1))
    assert_equal(submission.padding_amounts(6, 3, "same"), (1, 1), message="stride and dilation are 1 unless given.")


def test_valid_needs_no_zeros(submission):
    for n, kernel, stride, dilation in ((7, 7, 1, 1), (7, 3, 2, 3), (1, 1, 1, 1), (9, 2, 4, 8)):
        given = submission.padding_amounts(n, kernel, "valid", stride, dilation)
        assert_equal(given, (0, 0), message=told(n, kernel, "valid", stride, dilation))


def test_same_at_stride_one_with_odd_filters(submission):
    for kernel in (1, 3, 5, 7):
        compare_same(submission, draw(1, 30), kernel)


def test_same_at_stride_one_with_even_filters(submission):
    for kernel in (2, 4, 6, 10):
        compare_same(submission, draw(1, 30), kernel)


def test_same_depends_on_the_remainder_of_the_stride(submission):
    for n in range(9, 15):
        compare_same(submission, n, 3, 2)
        compare_same(submission, n, 5, 3)


def test_no_zeros_where_the_last_window_ends_before_the_input(submission):
    for n, kernel, stride in ((6, 1, 2), (8, 2, 4), (9, 1, 3), (5, 1, 7), (12, 3, 5)):
        compare_same(submission, n, kernel, stride)


def test_same_with_a_dilation(submission):
    for dilation in (2, 3):
        compare_same(submission, draw(5, 30), 3, 1, dilation)
        compare_same(submission, draw(5, 30), 4, 1, dilation)
        compare_same(submission, draw(5, 30), 1, 1, dilation)


def test_same_with_everything(submission):
    for _ in range(12):
        compare_same(submission, draw(1, 30), draw(1, 7), draw(1, 5), draw(1, 4))


def test_same_with_a_filter_longer_than_the_input(submission):
    compare_same(submission, 2, 7)
    compare_same(submission, 3, 4, 2, 3)


def test_full_takes_every_position_that_meets_the_input(submission):
    for kernel, dilation in ((3, 1), (4, 1), (1, 1), (3, 2), (2, 3), (1, 4)):
        n = draw(1, 9)
        before = -min(start for start in range(-50, 50) if start + dilation * (kernel - 1) == 0)
        given = submission.padding_amounts(n, kernel, "full", dilation=dilation)
        assert_equal(given, (before, before), message=told(n, kernel, "full", 1, dilation))


def test_full_does_not_depend_on_the_stride(submission):
    for stride in (2, 3):
        given = submission.padding_amounts(8, 4, "full", stride)
        assert_equal(given, (3, 3), message=told(8, 4, "full", stride, 1))


def test_a_filter_that_does_not_fit_is_an_error_in_valid_mode_only(submission):
    for n, kernel, dilation in ((5, 6, 1), (4, 3, 2), (8, 2, 8)):
        with assert_error(ValueError, mentions=FITS, message=told(n, kernel, "valid", 1, dilation)):
            submission.padding_amounts(n, kernel, "valid", 1, dilation)
    assert_equal(submission.padding_amounts(5, 7, "full"), (6, 6), message=told(5, 7, "full", 1, 1))


def test_an_unknown_mode_is_an_error(submission):
    for mode in ("half", "", "VALID!"):
        with assert_error(ValueError, mentions=("mode", "padding", *MODES), message=f"mode = {mode!r}."):
            submission.padding_amounts(5, 3, mode)


def test_numbers_below_one_are_errors(submission):
    for mode in MODES:
        for name, value in (("n", 0), ("kernel", 0), ("stride", 0), ("dilation", 0), ("stride", -2), ("kernel", -1)):
            arguments = {"n": 9, "kernel": 3, "mode": mode, name: value}
            with assert_error(ValueError, message=f"{mode!r} with {name} = {value}."):
                submission.padding_amounts(**arguments)
