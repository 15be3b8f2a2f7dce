import itertools
import math

import numpy as np

from workbench.checks import assert_array, assert_error, assert_finite, assert_unchanged, rng

OUTPUT, KEYS, VALUES = "The output.", "The keys of the cache.", "The values of the cache."


def layer(d, table=9, dtype=np.float64):
    """w_q, w_k, w_v and positions."""
    return [(rng().normal(size=shape) * 0.7).astype(dtype) for shape in ((d, d), (d, d), (d, d), (table, d))]


def normal(*shape, dtype=np.float64):
    return rng().normal(size=shape).astype(dtype)


def full_pass(x, w_q, w_k, w_v, positions, heads):
    """Causal attention over a whole sequence, one query of one head at a time, in float64; no cache anywhere."""
    batch, tokens, d = x.shape
    size = d // heads
    output = np.zeros(x.shape)
    keys, values = np.zeros((batch, heads, tokens, size)), np.zeros((batch, heads, tokens, size))
    for b, h in np.ndindex(batch, heads):
        own = slice(h * size, (h + 1) * size)
        placed = x[b].astype(np.float64) + positions[:tokens]
        queries, keys[b, h], values[b, h] = (placed @ w[:, own].astype(np.float64) for w in (w_q, w_k, w_v))
        for t in range(tokens):
            scores = keys[b, h, : t + 1] @ queries[t] / math.sqrt(size)
            powers = np.exp(scores - scores.max())
            output[b, t, own] = powers @ values[b, h, : t + 1] / powers.sum()
    return tuple(array.astype(x.dtype) for array in (output, keys, values))


def call(submission, x, weights, heads, cache=None):
    """One call of extend, its result taken apart: (output, keys, values)."""
    given = submission.extend(x, *weights, heads) if cache is None else submission.extend(x, *weights, heads, cache)
    told = "extend returns a pair: (output, (k, v))."
    assert isinstance(given, tuple) and len(given) == 2, told
    assert isinstance(given[1], (tuple, list)) and len(given[1]) == 2, told
    return given[0], *given[1]


def compare(given, expected, *, told="", factor=64):
    for array, wanted, name in zip(given, expected, (OUTPUT, KEYS, VALUES)):
        assert_array(array, wanted, message=f"{told}{name}", factor=factor, why="sums of products of different order")


def in_chunks(submission, x, weights, heads, sizes):
    """The sequence in calls of these sizes, each with the cache of the one before."""
    outputs, cache, start = [], None, 0
    for size in sizes:
        output, *cache = call(submission, x[:, start : start + size], weights, heads, cache and tuple(cache))
        outputs.append(output)
        start += size
    return np.concatenate(outputs, axis=1), *cache


def test_the_example_of_the_question(submission):
    one, x = np.ones((1, 1)), np.full((1, 1, 1), math.log(2))
    cache = np.zeros((1, 1, 1, 1)), np.full((1, 1, 1, 1), 3.0)
    odds = math.exp(math.log(2) ** 2)
    output = np.array([[[(3 + odds * math.log(2)) / (1 + odds)]]])
    expected = output, np.array([[[[0], [math.log(2)]]]]), np.array([[[[3], [math.log(2)]]]])
    compare(call(submission, x, (one, one, one, np.zeros((2, 1))), 1, cache), expected)


def test_a_prompt_without_a_cache_is_full_causal_attention(submission):
    for batch, tokens, d, heads in ((2, 5, 6, 2), (1, 4, 6, 3), (3, 1, 4, 4)):
        x, weights = normal(batch, tokens, d), layer(d)
        told = f"B = {batch}, T = {tokens}, d = {d}, {heads} heads, no cache. "
        compare(call(submission, x, weights, heads), full_pass(x, *weights, heads), told=told)


def test_one_head_owns_all_columns(submission):
    x, weights = normal(2, 3, 5), layer(5)
    compare(call(submission, x, weights, 1), full_pass(x, *weights, 1), told="One head. ")


def test_the_prompt_does_not_see_its_future(submission):
    x, weights = normal(2, 5, 4), layer(4)
    before = call(submission, x, weights, 2)[0]
    later = x.copy()
    later[:, 3:] += 5
    after = call(submission, later, weights, 2)[0]
    told = "Tokens 3 and 4 of the prompt were changed; the outputs of tokens 0 to 2."
    assert_array(after[:, :3], before[:, :3], message=told)


def test_a_step_after_the_prompt_is_the_last_row_of_a_full_pass(submission):
    x, weights = normal(2, 5, 6), layer(6)
    expected = full_pass(x, *weights, 2)
    _, keys, values = full_pass(x[:, :4], *weights, 2)
    given = call(submission, x[:, 4:], weights, 2, (keys, values))
    compare(given, (expected[0][:, 4:], *expected[1:]), told="One token after four cached ones. ")


def test_steps_keep_what_was_cached_before(submission):
    x, weights = normal(1, 6, 4), layer(4)
    compare(
        in_chunks(submission, x, weights, 2, (3, 1, 1, 1)), full_pass(x, *weights, 2), told="3 tokens, then 1, 1, 1. "
    )


def test_several_tokens_may_follow_a_cache(submission):
    x, weights = normal(2, 7, 6), layer(6)
    compare(in_chunks(submission, x, weights, 3, (2, 3, 2)), full_pass(x, *weights, 3), told="Chunks of 2, 3 and 2. ")


def test_the_given_cache_is_what_counts(submission):
    x, weights, heads = normal(2, 1, 4), layer(4), 2
    keys, values = normal(2, heads, 3, 2), normal(2, heads, 3, 2)
    _, own_key, own_value = full_pass(x, *weights[:3], weights[3][3:], heads)
    query = ((x[:, 0] + weights[3][3]) @ weights[0]).reshape(2, heads, 2)
    all_keys, all_values = (np.concatenate(pair, axis=2) for pair in ((keys, own_key), (values, own_value)))
    expected = np.zeros((2, 1, 4))
    for b, h in np.ndindex(2, heads):
        powers = np.exp(all_keys[b, h] @ query[b, h] / math.sqrt(2))
        expected[b, 0, 2 * h : 2 * h + 2] = powers @ all_values[b, h] / powers.sum()
    told = "A cache of random keys and values, three tokens long. "
    compare(call(submission, x, weights, heads, (keys, values)), (expected, all_keys, all_values), told=told)


def test_two_continuations_share_a_prefix(submission):
    weights, prefix = layer(4), normal(1, 3, 4)
    cache = full_pass(prefix, *weights, 2)[1:]
    with assert_unchanged(submission):
        for token in (normal(1, 1, 4), normal(1, 1, 4)):
            whole = np.concatenate([prefix, token], axis=1)
            expected = full_pass(whole, *weights, 2)
            given = call(submission, token, weights, 2, cache)
            compare(given, (expected[0][:, 3:], *expected[1:]), told="Two continuations of one cache. ")


def test_decode_gives_the_outputs_of_a_full_pass(submission):
    x, weights = normal(2, 5, 4), layer(4)
    expected = full_pass(x, *weights, 2)[0]
    for prompt in (1, 3, 5):
        told = f"decode with a prompt of {prompt} of 5 tokens. {OUTPUT}"
        assert_array(submission.decode(x, *weights, 2, prompt), expected, message=told)


def test_the_table_of_positions_may_be_used_up_and_not_exceeded(submission):
    x, weights = normal(1, 4, 4), layer(4, table=4)
    expected = full_pass(x, *weights, 2)
    compare(in_chunks(submission, x, weights, 2, (3, 1)), expected, told="Exactly as many tokens as positions. ")
    words = ("long", "position", "length", "exceed", "token")
    with assert_error(ValueError, mentions=words):
        submission.extend(normal(1, 5, 4), *weights, 2)
    with assert_error(ValueError, mentions=words):
        submission.extend(normal(1, 1, 4), *weights, 2, expected[1:])


def test_large_scores_stay_finite_and_hidden_tokens_hidden(submission):
    for dtype, sign in itertools.product((np.float64, np.float32), (1, -1)):  # -1: a token's own score is the lowest
        x, (_, _, w_v, positions) = normal(2, 4, 4, dtype=dtype) / 1000, layer(4, dtype=dtype)
        weights = [np.eye(4, dtype=dtype) * 300, np.eye(4, dtype=dtype) * 300 * sign, w_v, positions * 0]
        x[0] = np.array([[1, 0, 1, 0], [0, 1, 0, 1], [-1, 0, 1, 0], [1, 0, 0, 1]], dtype=dtype)
        told = f"Scores of ±60,000 in one sequence, of ±1 in the other, in {np.dtype(dtype)}. "
        given = in_chunks(submission, x, weights, 2, (3, 1))
        assert_finite(given[0], message=f"{told}{OUTPUT}")
        compare(given, full_pass(x, *weights, 2), told=told)


def test_float32_is_kept(submission):
    x, weights = normal(2, 4, 6, dtype=np.float32), layer(6, dtype=np.float32)
    compare(in_chunks(submission, x, weights, 2, (3, 1)), full_pass(x, *weights, 2), told="float32. ", factor=256)
    given = submission.decode(x, *weights, 2, 2)
    assert_array(given, full_pass(x, *weights, 2)[0], message="decode in float32.", factor=256, why="as above")


def test_arguments_are_left_alone(submission):
    x, weights = normal(2, 3, 4), layer(4)
    with assert_unchanged(submission):
        _, *cache = call(submission, x, weights, 2)
        call(submission, x[:, :1], weights, 2, tuple(cache))
        submission.decode(x, *weights, 2, 2)
