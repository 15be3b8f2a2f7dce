from workbench.checks import assert_equal, assert_error, rng

NAMES = ("multiply_adds", "sequential", "path")


def compare(given, expected, told):
    """The three numbers one after the other, so that the message names the one which is wrong."""
    assert isinstance(given, tuple) and len(given) == 3, f"{told} returns a tuple of three numbers: {', '.join(NAMES)}."
    for name, own, wanted in zip(NAMES, given, expected):
        assert_equal(own, wanted, message=f"{told}: {name}.")


def pairs_within(n, r):
    """Pairs of positions at a distance of at most r, counted."""
    return sum(abs(i - j) <= r for i in range(n) for j in range(n))


def climbs(n, reaches):
    """Layers until a signal from position 0 has come everywhere, followed position by position, layer by layer."""
    there = {0}
    for layers, offsets in enumerate(reaches, 1):
        there = {i + step for i in there for step in offsets if 0 <= i + step < n}
        if len(there) == n:
            return layers
    raise AssertionError("the stack is too low")


def window(r):
    return range(-r, r + 1)


def kernel(k, dilation=1):
    return [dilation * step for step in range(k)]


def test_the_examples_of_the_question(submission):
    compare(submission.self_attention(5, 2), (100, 1, 1), "self_attention(5, 2)")
    compare(submission.restricted_attention(5, 2, 1), (52, 1, 4), "restricted_attention(5, 2, 1)")
    compare(submission.recurrent(5, 2), (40, 5, 5), "recurrent(5, 2)")
    compare(submission.convolution(5, 2, 3), (60, 1, 2), "convolution(5, 2, 3)")
    compare(submission.convolution(9, 2, 3), (108, 1, 4), "convolution(9, 2, 3)")
    compare(submission.convolution(9, 2, 3, True), (108, 1, 2), "convolution(9, 2, 3, True)")


def test_self_attention_joins_all_pairs_in_one_layer(submission):
    for n, d in ((1, 3), (4, 7), (9, 2)):
        work = sum(d + d for _query in range(n) for _key in range(n))
        compare(submission.self_attention(n, d), (work, 1, 1), f"self_attention({n}, {d})")


def test_a_recurrent_layer_goes_cell_by_cell(submission):
    for n, d in ((1, 3), (2, 5), (7, 4)):
        work = sum(d * d + d * d for _step in range(n))
        compare(submission.recurrent(n, d), (work, n, n), f"recurrent({n}, {d})")


def test_a_window_is_shorter_at_the_ends(submission):
    for n, r in ((6, 1), (7, 2), (8, 3), (9, 7)):
        expected = 2 * 3 * pairs_within(n, r), 1, climbs(n, [window(r)] * n)
        compare(submission.restricted_attention(n, 3, r), expected, f"restricted_attention({n}, 3, {r})")


def test_a_window_as_long_as_the_sequence_is_self_attention(submission):
    for n, r in ((4, 3), (4, 4), (5, 30), (2, 1)):
        expected = 2 * 3 * n * n, 1, 1
        compare(submission.restricted_attention(n, 3, r), expected, f"restricted_attention({n}, 3, {r})")


def test_a_convolution_pays_for_its_kernel_and_climbs(submission):
    for n, k in ((6, 3), (9, 5), (10, 4), (12, 2), (2, 3), (3, 9)):
        expected = sum(4 * 4 for _output in range(n) for _weight in range(k)), 1, climbs(n, [kernel(k)] * n)
        compare(submission.convolution(n, 4, k), expected, f"convolution({n}, 4, {k})")


def test_dilations_shorten_the_climb_at_the_same_cost(submission):
    for n, k in ((2, 3), (3, 3), (4, 3), (9, 3), (10, 3), (16, 2), (17, 2), (20, 7)):
        expected = k * n * 4 * 4, 1, climbs(n, [kernel(k, k**layer) for layer in range(n)])
        compare(submission.convolution(n, 4, k, True), expected, f"convolution({n}, 4, {k}, dilated=True)")


def test_a_single_token_passes_one_layer(submission):
    compare(submission.restricted_attention(1, 3, 2), (6, 1, 1), "restricted_attention(1, 3, 2)")
    compare(submission.convolution(1, 3, 5), (45, 1, 1), "convolution(1, 3, 5)")
    compare(submission.convolution(1, 3, 5, True), (45, 1, 1), "convolution(1, 3, 5, dilated=True)")


def test_whole_logarithms_are_whole(submission):
    for k, layers in ((5, 3), (3, 20), (9, 11), (7, 13)):
        n = k**layers
        for tokens, path in ((n, layers), (n + 1, layers + 1)):
            told = f"convolution({tokens}, 1, {k}, dilated=True)"
            compare(submission.convolution(tokens, 1, k, True), (k * tokens, 1, path), told)


def test_large_numbers_stay_exact(submission):
    n, d = 10**12 - int(rng().integers(1, 10**6)), 10**6 + int(rng().integers(1, 10**6))
    compare(submission.self_attention(n, d), (n * d * (n + n), 1, 1), f"self_attention({n}, {d})")
    compare(submission.recurrent(n, d), ((d + d) * d * n, n, n), f"recurrent({n}, {d})")
    r = 10**9 + int(rng().integers(1, 10**6))
    hidden = (n - 1 - r) * (n - r)
    layers, rest = divmod(n - 1, r)
    expected = (n * n - hidden) * 2 * d, 1, layers + (rest > 0)
    compare(submission.restricted_attention(n, d, r), expected, f"restricted_attention({n}, {d}, {r})")
    compare(submission.convolution(n, d, 3), (3 * d * d * n, 1, n // 2), f"convolution({n}, {d}, 3)")


def test_a_kernel_of_less_than_two_weights_is_an_error(submission):
    for k in (1, 0, -3):
        for dilated in (False, True):
            with assert_error(ValueError, mentions=("kernel", "k", "2", "two")):
                submission.convolution(5, 2, k, dilated)
