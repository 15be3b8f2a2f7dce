import math

import numpy as np

from workbench.checks import assert_array, assert_equal, assert_error, assert_finite, assert_unchanged, rng


def by_distance(tokens, window):
    """The definition of the question, position by position."""
    n = len(tokens)
    contexts = [[tokens[j] for j in range(n) if 0 < abs(i - j) <= window] for i in range(n)]
    return [(context, target) for context, target in zip(contexts, tokens) if context]


def mean_by_mean(embeddings, matrix):
    """Every entry of the hidden layer by itself, in exact sums."""
    hidden = np.zeros((len(matrix), embeddings.shape[1]))
    for row, ids in enumerate(matrix.tolist()):
        words = [id_ for id_ in ids if id_ >= 0]
        for d in range(embeddings.shape[1]):
            column = embeddings[:, d].tolist()
            hidden[row, d] = math.fsum(column[id_] for id_ in words) / max(1, len(words))
    return hidden.astype(embeddings.dtype)


def table(vocabulary, size, dtype=np.float64):
    return rng().normal(loc=1, size=(vocabulary, size)).astype(dtype)


def holes(batch, width, vocabulary):
    """Random ids with gaps of −1 in random places, at least one word in each row."""
    matrix = rng().integers(0, vocabulary, size=(batch, width))
    matrix[rng().random((batch, width)) < 0.4] = -1
    matrix[:, 1] = rng().integers(0, vocabulary, size=batch)
    return matrix


def test_the_examples_of_the_question(submission):
    expected = [([2], 5), ([5, 7], 2), ([2, 3], 7), ([7], 3)]
    assert_equal(submission.cbow_examples([5, 2, 7, 3], 1), expected)
    assert_array(submission.context_matrix([[2], [5, 7]], 1), np.array([[2, -1], [5, 7]]))
    given = submission.cbow_hidden(np.array([[1.0, 2.0], [3.0, 6.0]]), np.array([[0, 1], [1, -1]]))
    assert_array(given, np.array([[2.0, 4.0], [3.0, 6.0]]))


def test_contexts_on_both_sides_in_reading_order(submission):
    for count, window in ((7, 1), (8, 2), (9, 3)):
        tokens = rng().permutation(100)[:count].tolist()
        given = submission.cbow_examples(tokens, window)
        assert_equal(given, by_distance(tokens, window), message=f"{count} different words, window = {window}.")


def test_contexts_are_shorter_at_the_ends(submission):
    for count, window in ((2, 1), (2, 3), (4, 3), (3, 100)):
        tokens = rng().permutation(100)[:count].tolist()
        given = submission.cbow_examples(tokens, window)
        assert_equal(given, by_distance(tokens, window), message=f"{count} different words, window = {window}.")


def test_a_repeated_word_stays_in_the_context(submission):
    tokens = [3, 3, 8, 3, 8]
    told = "The sentence [3, 3, 8, 3, 8], window = 2: only the position of the target is left out."
    assert_equal(submission.cbow_examples(tokens, 2), by_distance(tokens, 2), message=told)


def test_a_word_alone_gives_no_example(submission):
    assert_equal(submission.cbow_examples([4], 2), [], message="A sentence of one word.")
    assert_equal(submission.cbow_examples([], 2), [], message="An empty sentence.")
    assert_equal(submission.cbow_examples([0, 0], 1), [([0], 0), ([0], 0)], message="Id 0 is a word like any other.")


def test_a_window_below_one_is_an_error(submission):
    for window in (0, -2):
        with assert_error(ValueError, message=f"window = {window}."):
            submission.cbow_examples([1, 2, 3], window)


def test_each_context_stands_at_the_left_of_its_row(submission):
    contexts = [[4], [0, 7, 7, 1], [9, 8], [3, 2, 1]]
    expected = np.array([[4, -1, -1, -1], [0, 7, 7, 1], [9, 8, -1, -1], [3, 2, 1, -1]])
    assert_array(submission.context_matrix(contexts, 2), expected)
    assert_array(
        submission.context_matrix([[5]], 3), np.array([[5, -1, -1, -1, -1, -1]]), message="One context, window 3."
    )


def test_a_batch_of_no_contexts_keeps_its_width(submission):
    assert_array(submission.context_matrix([], 2), np.zeros((0, 4), np.int64))


def test_the_hidden_layer_is_the_mean_of_the_words(submission):
    for batch, width, size in ((5, 4, 3), (1, 2, 4), (4, 4, 4)):
        embeddings, matrix = table(9, size), rng().integers(0, 9, size=(batch, width))
        given = submission.cbow_hidden(embeddings, matrix)
        told = f"A ({batch}, {width}) matrix without −1, D = {size}."
        assert_array(given, mean_by_mean(embeddings, matrix), scale=3.0, message=told)


def test_places_without_a_word_do_not_count(submission):
    for _ in range(2):
        embeddings, matrix = table(6, 3), holes(7, 6, 6)
        given = submission.cbow_hidden(embeddings, matrix)
        told = "A matrix with −1 in many places: neither in the sum nor in the number of words."
        assert_array(given, mean_by_mean(embeddings, matrix), scale=3.0, message=told)


def test_the_first_and_the_last_word_of_the_vocabulary(submission):
    embeddings = table(4, 2)
    matrix = np.array([[0, -1], [3, -1], [0, 3]])
    told = "Ids 0 and V − 1 are words; −1 is none."
    assert_array(submission.cbow_hidden(embeddings, matrix), mean_by_mean(embeddings, matrix), scale=3.0, message=told)


def test_a_row_without_words_is_zero(submission):
    embeddings = table(5, 3)
    matrix = np.array([[1, 2], [-1, -1], [4, -1]])
    given = submission.cbow_hidden(embeddings, matrix)
    assert_finite(given, message="The second row has no word.")
    assert_array(given, mean_by_mean(embeddings, matrix), scale=3.0, message="The second row has no word.")


def test_a_repeated_word_counts_twice_in_the_mean(submission):
    embeddings, matrix = table(3, 2), np.array([[2, 2, 0, -1]])
    given = submission.cbow_hidden(embeddings, matrix)
    assert_array(given, mean_by_mean(embeddings, matrix), scale=3.0, message="The context [2, 2, 0].")


def test_float32_stays_float32(submission):
    embeddings, matrix = table(6, 3, np.float32), holes(4, 4, 6)
    given = submission.cbow_hidden(embeddings, matrix)
    assert_array(given, mean_by_mean(embeddings, matrix), scale=3.0)


def test_arguments_are_left_alone(submission):
    with assert_unchanged(submission):
        submission.cbow_examples([1, 2, 3], 2)
        submission.context_matrix([[1], [2, 3]], 2)
        submission.cbow_hidden(table(5, 3), holes(3, 4, 5))
