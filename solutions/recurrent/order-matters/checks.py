import math

import numpy as np

from workbench.checks import assert_array, assert_finite, assert_unchanged, rng


def normal(*shape, dtype=np.float64):
    return rng().normal(size=shape).astype(dtype)


def network(inputs, hidden, dtype=np.float64):
    """Wx, Wh and b: rows of Wh short enough that rounding errors do not grow over the steps."""
    return (
        normal(hidden, inputs, dtype=dtype) * dtype(0.7),
        (rng().uniform(-1, 1, size=(hidden, hidden)) / hidden).astype(dtype),
        normal(hidden, dtype=dtype) * dtype(0.5),
    )


def sentences(rows, steps, lengths, filler=None):
    """Random tokens, time first; the padding is `filler`, or real tokens where there is none given."""
    tokens = rng().integers(0, rows, size=(steps, len(lengths)))
    if filler is not None:
        tokens[np.arange(steps)[:, None] >= lengths] = filler
    return tokens


def words_of(embeddings, tokens, lengths):
    """Each sentence as a list of vectors, each of them a list of numbers."""
    vectors = embeddings.tolist()
    return [[vectors[token] for token in tokens[:length, n].tolist()] for n, length in enumerate(lengths.tolist())]


def bag_of(embeddings, tokens, lengths):
    """The mean of plain numbers, sentence by sentence."""
    means = np.zeros((len(lengths), embeddings.shape[1]))
    for n, words in enumerate(words_of(embeddings, tokens, lengths)):
        if words:
            means[n] = [math.fsum(column) / len(words) for column in zip(*words)]
    return means.astype(embeddings.dtype)


def read(embeddings, tokens, lengths, Wx, Wh, b):
    """The last states by the formula: one sentence, one word, one unit after the other."""
    states = np.zeros((len(lengths), len(b)))
    for n, words in enumerate(words_of(embeddings, tokens, lengths)):
        h = [0.0] * len(b)
        for word in words:
            h = [
                math.tanh(math.fsum([u * v for u, v in zip(wx, word)] + [u * v for u, v in zip(wh, h)] + [bias]))
                for wx, wh, bias in zip(Wx.tolist(), Wh.tolist(), b.tolist())
            ]
        states[n] = h
    return states.astype(embeddings.dtype)


def compare(submission, embeddings, tokens, lengths, weights, told):
    scale = max(1.0, float(np.abs(embeddings).max()))
    bag = submission.bag_encode(embeddings, tokens, lengths)
    expected = bag_of(embeddings, tokens, lengths)
    assert_array(bag, expected, scale=scale, message=f"{told} The bag.")
    state = submission.recurrent_encode(embeddings, tokens, lengths, *weights)
    expected = read(embeddings, tokens, lengths, *weights)
    assert_array(state, expected, scale=1.0, message=f"{told} The recurrent encoding.")


def test_the_example_of_the_question(submission):
    embeddings, tokens = np.array([[0.0], [1.0], [2.0]]), np.array([[1, 2, 2], [2, 1, 99]])
    lengths = np.array([2, 2, 1])
    bag = submission.bag_encode(embeddings, tokens, lengths)
    assert_array(bag, np.array([[1.5], [1.5], [2.0]]), message="The bag of the example.")
    weights = np.array([[1.0]]), np.array([[0.5]]), np.zeros(1)
    given = submission.recurrent_encode(embeddings, tokens, lengths, *weights)
    expected = [[math.tanh(2 + 0.5 * math.tanh(1))], [math.tanh(1 + 0.5 * math.tanh(2))], [math.tanh(2)]]
    assert_array(given, np.array(expected), message="The recurrent encoding of the example.")


def test_sentences_without_padding(submission):
    for steps, batch, width, hidden in ((4, 3, 2, 5), (2, 5, 4, 3), (3, 3, 3, 3)):
        lengths = np.full(batch, steps)
        told = f"T = {steps}, N = {batch}, E = {width}, H = {hidden}; no padding."
        arguments = normal(7, width), sentences(7, steps, lengths), lengths, network(width, hidden)
        compare(submission, *arguments, told)


def test_every_sentence_has_its_own_length(submission):
    lengths = np.array([3, 5, 1, 4, 2])
    told = "lengths = [3, 5, 1, 4, 2], T = 5; the padding consists of real tokens."
    compare(submission, normal(6, 3), sentences(6, 5, lengths), lengths, network(3, 4), told)


def test_all_sentences_may_be_shorter_than_the_array(submission):
    lengths = np.array([2, 1, 2])
    told = "lengths = [2, 1, 2], T = 4."
    compare(submission, normal(5, 2), sentences(5, 4, lengths), lengths, network(2, 3), told)


def test_padding_may_be_any_integer(submission):
    lengths = np.array([2, 4, 1])
    for filler in (-1, 5, 1_000_000, -1_000_000):
        told = f"lengths = [2, 4, 1], V = 5, and every padded token is {filler}."
        compare(submission, normal(5, 2), sentences(5, 4, lengths, filler), lengths, network(2, 3), told)


def test_token_zero_is_a_token(submission):
    embeddings, lengths = normal(4, 3), np.array([3, 2])
    tokens = np.array([[0, 2], [0, 0], [1, 0]])
    compare(submission, embeddings, tokens, lengths, network(3, 2), "Token 0 is a word, and the padding as well.")


def test_a_sentence_without_tokens_is_zeros(submission):
    lengths = np.array([0, 3, 0])
    for filler in (2, -1):
        told = f"lengths = [0, 3, 0], T = 3, padded with {filler}."
        compare(submission, normal(5, 2), sentences(5, 3, lengths, filler), lengths, network(2, 4), told)


def test_no_steps_at_all(submission):
    tokens, lengths = np.zeros((0, 3), np.int64), np.zeros(3, np.int64)
    compare(submission, normal(5, 2), tokens, lengths, network(2, 4), "T = 0.")


def test_a_batch_of_one_and_sizes_of_one_keep_their_axes(submission):
    compare(submission, normal(5, 3), sentences(5, 4, [3]), np.array([3]), network(3, 2), "N = 1.")
    compare(submission, normal(5, 1), sentences(5, 2, [1, 2, 2]), np.array([1, 2, 2]), network(1, 1), "E = H = 1.")
    compare(submission, normal(1, 1), np.zeros((1, 1), np.int64), np.array([1]), network(1, 1), "Every size is 1.")
    tokens = np.array([[0, 0], [0, 7]])
    compare(submission, normal(1, 2), tokens, np.array([2, 1]), network(2, 3), "V = 1, padded with 7.")


def test_a_word_said_twice_counts_twice(submission):
    embeddings = normal(3, 2)
    tokens, lengths = np.array([[1, 1], [1, 2], [2, 2]]), np.array([3, 3])
    compare(submission, embeddings, tokens, lengths, network(2, 3), "Tokens 1 1 2 and 1 2 2.")


def test_the_bag_is_the_same_for_every_order(submission):
    embeddings, tokens = normal(8, 3), rng().permutation(8)[:5]
    batch = np.stack([tokens, rng().permutation(tokens), tokens[::-1]], axis=1)
    given = submission.bag_encode(embeddings, batch, np.full(3, 5))
    expected = np.tile(bag_of(embeddings, batch, np.full(3, 5))[:1], (3, 1))
    told = "One sentence of five tokens in three orders."
    assert_array(given, expected, scale=float(np.abs(embeddings).max()), message=told)


def test_the_recurrent_encoding_tells_two_orders_apart(submission):
    embeddings = np.array([[0.0, 0.0], [0.5, 0.0], [0.0, 1.0], [0.25, 0.25]])
    tokens = np.array([[1, 2], [3, 3], [2, 1]])
    Wx, Wh, b = np.eye(2), np.array([[0.0, 0.5], [0.25, 0.0]]), np.zeros(2)
    given = submission.recurrent_encode(embeddings, tokens, np.array([3, 3]), Wx, Wh, b)
    expected = read(embeddings, tokens, np.array([3, 3]), Wx, Wh, b)
    assert_array(given, expected, message="The tokens 1 3 2, and 2 3 1: dog bites man, and man bites dog.")


def test_without_a_recurrent_matrix_only_the_last_word_counts(submission):
    embeddings, lengths = normal(6, 3), np.array([4, 2])
    tokens = sentences(6, 4, lengths)
    Wx, _, b = network(3, 2)
    given = submission.recurrent_encode(embeddings, tokens, lengths, Wx, np.zeros((2, 2)), b)
    expected = read(embeddings, tokens, lengths, Wx, np.zeros((2, 2)), b)
    assert_array(given, expected, message="Wh = 0, lengths = [4, 2].")


def test_the_recurrent_matrix_leads_from_column_to_row(submission):
    embeddings, tokens = np.array([[1.0], [0.0]]), np.array([[0], [1]])
    Wx, Wh = np.array([[1.0], [0.0]]), np.array([[0.0, 0.0], [1.0, 0.0]])
    given = submission.recurrent_encode(embeddings, tokens, np.array([2]), Wx, Wh, np.zeros(2))
    told = "Only Wh[1, 0] is not 0: it leads from old unit 0 to new unit 1."
    assert_array(given, np.array([[0.0, math.tanh(math.tanh(1))]]), message=told)


def test_a_long_sentence(submission):
    lengths = np.array([40, 25])
    told = "T = 40, lengths = [40, 25]."
    compare(submission, normal(9, 2), sentences(9, 40, lengths), lengths, network(2, 3), told)


def test_large_embeddings_saturate(submission):
    embeddings, tokens = np.array([[1000.0], [-1000.0]]), np.array([[0, 1], [1, 1]])
    weights = np.array([[1.0], [-2.0]]), np.array([[0.5, 0.0], [0.0, -0.25]]), np.zeros(2)
    for dtype in (np.float64, np.float32):
        cast = [array.astype(dtype) for array in (embeddings, *weights)]
        told = f"Embeddings of ±1000, {np.dtype(dtype)}."
        given = submission.recurrent_encode(cast[0], tokens, np.array([2, 1]), *cast[1:])
        assert_finite(given, message=told)
        assert_array(given, np.array([[-1, 1], [-1, 1]], dtype), message=told)


def test_float32_stays_float32(submission):
    lengths = np.array([4, 0, 2])
    told = "float32, lengths = [4, 0, 2]."
    arguments = normal(5, 3, dtype=np.float32), sentences(5, 4, lengths, -1), lengths, network(3, 2, np.float32)
    compare(submission, *arguments, told)


def test_the_arguments_are_left_alone(submission):
    lengths = np.array([3, 1, 2])
    embeddings, tokens, weights = normal(5, 2), sentences(5, 3, lengths, -1), network(2, 4)
    with assert_unchanged(submission):
        submission.bag_encode(embeddings, tokens, lengths)
        submission.recurrent_encode(embeddings, tokens, lengths, *weights)
