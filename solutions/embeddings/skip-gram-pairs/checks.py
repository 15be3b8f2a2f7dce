from workbench.checks import assert_equal, assert_error, assert_unchanged, rng


def by_distance(sentence, window):
    """Every ordered pair of different positions, kept where they are close enough."""
    n = len(sentence)
    return [(sentence[i], sentence[j]) for i in range(n) for j in range(n) if 0 < abs(i - j) <= window]


def words(count):
    """Different words, so that each tells its position."""
    return [f"w{position}" for position in range(count)]


def numbers(count, vocabulary=1000):
    return rng().integers(0, vocabulary, size=count).tolist()


def test_the_example_of_the_question(submission):
    expected = [("the", "cat"), ("cat", "the"), ("cat", "sat"), ("sat", "cat")]
    assert_equal(submission.skip_gram_pairs([["the", "cat", "sat"]], 1), expected)
    assert_equal(submission.pair_count(3, 1), 4)


def test_a_sentence_longer_than_the_window(submission):
    for window in (1, 2, 3):
        sentence = words(7)
        given = submission.skip_gram_pairs([sentence], window)
        assert_equal(given, by_distance(sentence, window), message=f"Seven different words, window = {window}.")


def test_the_window_is_cut_off_at_the_ends(submission):
    for count, window in ((3, 2), (3, 5), (2, 4), (4, 3), (5, 100)):
        sentence = words(count)
        given = submission.skip_gram_pairs([sentence], window)
        assert_equal(given, by_distance(sentence, window), message=f"{count} different words, window = {window}.")


def test_a_repeated_word_is_a_context_of_itself(submission):
    sentence = ["the", "more", "the", "better"]
    told = "“the more the better”, window = 2: only the position of the centre is left out."
    assert_equal(submission.skip_gram_pairs([sentence], 2), by_distance(sentence, 2), message=told)
    assert_equal(submission.skip_gram_pairs([["no", "no"]], 1), [("no", "no"), ("no", "no")])


def test_pairs_do_not_cross_sentences(submission):
    sentences = [["a", "b"], ["c", "d", "e"], ["f", "g"]]
    expected = [pair for sentence in sentences for pair in by_distance(sentence, 2)]
    told = "Three sentences, window = 2: one after the other, and no pair across."
    assert_equal(submission.skip_gram_pairs(sentences, 2), expected, message=told)


def test_empty_and_single_word_sentences_give_no_pairs(submission):
    assert_equal(submission.skip_gram_pairs([], 2), [], message="No sentences.")
    assert_equal(submission.skip_gram_pairs([[], ["alone"], []], 2), [], message="Sentences of 0, 1 and 0 words.")
    expected = by_distance(["a", "b"], 2)
    assert_equal(submission.skip_gram_pairs([["alone"], ["a", "b"], []], 2), expected)


def test_integer_ids_are_tokens_too(submission):
    sentences = [numbers(9), numbers(1), numbers(5), [0, 0, 1]]
    expected = [pair for sentence in sentences for pair in by_distance(sentence, 3)]
    assert_equal(submission.skip_gram_pairs(sentences, 3), expected, message="Sentences of integer ids, window = 3.")


def test_the_count_is_that_of_the_pairs(submission):
    for length in (0, 1, 2, 3, 4, 5, 8):
        for window in (1, 2, 3, 6):
            expected = len(by_distance(list(range(length)), window))
            told = f"A sentence of {length} words, window = {window}."
            assert_equal(submission.pair_count(length, window), expected, message=told)


def test_the_count_for_a_very_long_text(submission):
    length = 10**12
    told = "A length of 10¹², window = 2: four pairs per word, less at the ends."
    assert_equal(submission.pair_count(length, 2), 4 * length - 6, message=told)
    told = "A length of 10¹², window = 10⁶: the count has 19 digits, and all of them must be right."
    assert_equal(submission.pair_count(length, 10**6), 2 * length * 10**6 - 10**6 * (10**6 + 1), message=told)
    told = "5 words, window = 10¹²: every word with every other."
    assert_equal(submission.pair_count(5, 10**12), 20, message=told)


def test_a_window_below_one_is_an_error(submission):
    for window in (0, -1):
        with assert_error(ValueError, message=f"skip_gram_pairs with window = {window}."):
            submission.skip_gram_pairs([words(3)], window)
        with assert_error(ValueError, message=f"pair_count with window = {window}."):
            submission.pair_count(3, window)


def test_arguments_are_left_alone(submission):
    with assert_unchanged(submission):
        submission.skip_gram_pairs([words(4), words(2)], 2)
