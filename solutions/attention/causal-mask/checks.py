import math

import numpy as np

from workbench.checks import assert_array, assert_equal, assert_error, assert_finite, assert_unchanged, rng

MASK, WEIGHTS = "The mask, True = may attend.", "The weights."


def seen(query, key, q_len, k_len):
    """Whether one query may see one key, counted from the end: the last query sits on the last key."""
    return (q_len - 1 - query) <= (k_len - 1 - key)


def causal(q_len, k_len):
    return np.array([[seen(i, j, q_len, k_len) for j in range(k_len)] for i in range(q_len)])


def combined(q_len, valid):
    """The mask of attention_mask, entry by entry."""
    batch, k_len = valid.shape
    out = np.zeros((batch, 1, q_len, k_len), dtype=bool)
    for b, i, j in np.ndindex(batch, q_len, k_len):
        out[b, 0, i, j] = bool(valid[b, j]) and seen(i, j, q_len, k_len)
    return out


def by_definition(scores, mask):
    """Weights row by row in float64; a row without open keys is 0."""
    mask = np.broadcast_to(mask, scores.shape)
    out = np.zeros(scores.shape)
    for row in np.ndindex(*scores.shape[:-1]):
        opened = [float(score) for score, may in zip(scores[row], mask[row]) if may]
        if not opened:
            continue
        powers = [math.exp(score - max(opened)) for score in opened]
        out[(*row, mask[row])] = [power / math.fsum(powers) for power in powers]
    return out.astype(scores.dtype)


def random_valid(*shape):
    """Roughly two thirds real tokens, on no particular side."""
    return rng().random(size=shape) < 0.65


def compare(submission, scores, mask, *, told=""):
    weights = submission.masked_softmax(scores, mask)
    assert_array(weights, by_definition(scores, mask), message=f"{told}{WEIGHTS}")
    return weights


def test_the_examples_of_the_question(submission):
    assert_array(submission.causal_mask(2, 4), np.array([[True, True, True, False], [True] * 4]), message=MASK)
    given = submission.attention_mask(2, np.array([[False, True, True, True]]))
    assert_array(given, np.array([[[[False, True, True, False], [False, True, True, True]]]]), message=MASK)
    weights = submission.masked_softmax(np.array([0, math.log(3), 50]), np.array([True, True, False]))
    assert_array(weights, np.array([0.25, 0.75, 0]), message=WEIGHTS)


def test_as_many_queries_as_keys_give_a_lower_triangle(submission):
    for length in (1, 2, 5):
        told = f"causal_mask({length}, {length})."
        assert_array(submission.causal_mask(length, length), causal(length, length), message=f"{told} {MASK}")


def test_queries_are_the_last_positions_of_a_longer_past(submission):
    for q_len, k_len in ((3, 10), (2, 3), (4, 5)):
        told = f"causal_mask({q_len}, {k_len}): {k_len - q_len} keys are past already."
        assert_array(submission.causal_mask(q_len, k_len), causal(q_len, k_len), message=f"{told} {MASK}")


def test_one_new_token_sees_the_whole_past(submission):
    assert_array(submission.causal_mask(1, 6), np.ones((1, 6), dtype=bool), message=MASK)


def test_more_queries_than_keys_are_an_error(submission):
    for q_len, k_len in ((4, 3), (2, 1)):
        with assert_error(ValueError, mentions=("quer", "key", "q_len", "k_len", "long", "larger", "more")):
            submission.causal_mask(q_len, k_len)


def test_padding_on_the_right_and_on_the_left(submission):
    valid = np.array([[True, True, True, False, False], [False, False, True, True, True], [True] * 5])
    assert_array(submission.attention_mask(5, valid), combined(5, valid), message=MASK)


def test_padding_together_with_a_cached_past(submission):
    for batch, q_len, k_len in ((3, 2, 6), (1, 4, 5), (2, 1, 4)):
        valid = random_valid(batch, k_len)
        valid[0, -q_len] = False
        valid[0, 0] = True
        told = f"q_len = {q_len}, and {k_len} keys of which some are padding."
        assert_array(submission.attention_mask(q_len, valid), combined(q_len, valid), message=f"{told} {MASK}")


def test_the_mask_fits_scores_with_heads(submission):
    valid = random_valid(2, 5)
    mask = submission.attention_mask(3, valid)
    assert_equal(tuple(np.shape(mask)), (2, 1, 3, 5), message="The shape is (B, 1, q_len, k_len).")
    compare(submission, rng().normal(size=(2, 4, 3, 5)), mask)


def test_open_keys_of_a_row_share_one_unit_of_weight(submission):
    for shape in ((3, 5), (2, 3, 4, 6), (7,), (1, 1, 1, 1)):
        mask = rng().random(size=shape) < 0.5
        mask[..., 0] = True
        weights = compare(submission, rng().normal(size=shape) * 3, mask, told=f"Scores of shape {shape}. ")
        assert_array(weights.sum(-1), np.ones(shape[:-1]), message="The weights of each row, added up.")


def test_a_masked_key_has_a_weight_of_exactly_zero(submission):
    mask = causal(4, 6)
    weights = submission.masked_softmax(rng().normal(size=(2, 4, 6)), mask)
    largest = float(np.abs(weights[:, ~mask]).max())
    assert largest == 0, f"The weight of a masked key must be exactly 0; one is {largest:.3g}."


def test_masks_broadcast_to_the_scores(submission):
    scores = rng().normal(size=(2, 3, 4, 5))
    for shape in ((5,), (4, 1), (2, 1, 1, 5), (1, 3, 4, 5)):
        mask = rng().random(size=shape) < 0.6
        compare(submission, scores, mask, told=f"A mask of shape {shape}. ")


def test_a_row_without_open_keys_is_zero(submission):
    for dtype in (np.float64, np.float32):
        scores = rng().normal(size=(2, 3, 4)).astype(dtype)
        mask = np.ones((2, 3, 4), dtype=bool)
        mask[0, 1] = False
        mask[1] = False
        given = submission.masked_softmax(scores, mask)
        assert_finite(given, message="Some rows have no open key.")
        assert_array(given, by_definition(scores, mask), message=f"Rows without an open key are 0. {WEIGHTS}")


def test_padding_on_the_left_leaves_no_nan(submission):
    valid = np.array([[False, False, True, True], [False, False, False, False]])
    mask = submission.attention_mask(4, valid)
    told = "The first queries are padding and see nothing but padding. "
    compare(submission, rng().normal(size=(2, 3, 4, 4)), mask, told=told)


def test_masked_scores_may_be_anything(submission):
    scores, mask = rng().normal(size=(5, 4)), np.ones((5, 4), dtype=bool)
    for row, value in enumerate((np.nan, np.inf, -np.inf, 1e300)):
        scores[row, row], mask[row, row] = value, False
    scores[4], mask[4] = np.nan, False
    told = "Masked scores are nan, inf, -inf and 1e300. "
    assert_finite(submission.masked_softmax(scores, mask), message=told.strip())
    compare(submission, scores, mask, told=told)


def test_huge_open_scores_stay_finite(submission):
    for dtype in (np.float64, np.float32):
        for big in (1e3, 1e6, 1e30):
            scores = np.array([[big, big, 0, -big], [-big, -big, 5, big], [-big, big, -big, 0]], dtype=dtype)
            mask = np.array([[True, True, True, True], [True, True, False, False], [True, False, True, False]])
            told = f"Open scores of ±{big:.0e} in {np.dtype(dtype)}. "
            compare(submission, scores, mask, told=told)


def test_float32_is_kept(submission):
    scores = rng().normal(size=(2, 3, 5)).astype(np.float32)
    compare(submission, scores, causal(3, 5))


def test_arguments_are_left_alone(submission):
    valid = random_valid(2, 5)
    with assert_unchanged(submission):
        submission.attention_mask(3, valid)
        submission.masked_softmax(rng().normal(size=(2, 3, 5)), rng().random(size=(2, 3, 5)) < 0.5)
