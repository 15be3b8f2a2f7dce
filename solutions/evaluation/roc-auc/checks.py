import numpy as np

from workbench.checks import CheckFailed, assert_array, assert_error, assert_unchanged, rng

CLASSES = ("class", "positive", "negative", "missing", "both", "label", "one", "empty", "only")
LENGTHS = ("length", "size", "shape", "same", "differ", "many", "labels", "mismatch", "match", "number")


def over_pairs(scores, labels):
    """The definition: every positive against every negative."""
    pairs = [(s, t) for s, y in zip(scores, labels) if y for t, x in zip(scores, labels) if not x]
    return sum(1.0 if s > t else 0.5 if s == t else 0.0 for s, t in pairs) / len(pairs)


def over_thresholds(scores, labels):
    """Both rates at each threshold, counted anew."""
    fpr, tpr = [0.0], [0.0]
    for threshold in sorted(set(scores.tolist()), reverse=True):
        called = [bool(y) for s, y in zip(scores.tolist(), labels.tolist()) if s >= threshold]
        tpr.append(called.count(True) / int(np.sum(labels == 1)))
        fpr.append(called.count(False) / int(np.sum(labels == 0)))
    return np.array(fpr), np.array(tpr)


def labels_of(size, dtype=np.int64):
    """Random labels, both classes present."""
    labels = rng().integers(0, 2, size=size).astype(dtype)
    labels[:2] = (1, 0)
    return rng().permutation(labels)


def tied(size, dtype=np.float64):
    """Scores on a coarse grid around 0."""
    return (rng().integers(-6, 7, size=size) / 4).astype(dtype)


def compare_curve(submission, scores, labels, message):
    given = submission.roc_curve(scores, labels)
    if not isinstance(given, tuple) or len(given) != 2:
        raise CheckFailed("roc_curve returns a tuple of two arrays, (fpr, tpr).")
    for name, array, expected in zip(("fpr", "tpr"), given, over_thresholds(scores, labels)):
        assert_array(array, expected, message=f"{message} This is {name}.")


def test_the_example_of_the_question(submission):
    scores, labels = np.array([0.9, 0.6, 0.6, 0.2]), np.array([1, 0, 1, 0])
    compare_curve(submission, scores, labels, "Four scores, two of them tied.")
    assert_array(submission.roc_auc(scores, labels), 0.875, message="Three pairs in order, and a tie.")


def test_the_curve_without_ties(submission):
    compare_curve(submission, rng().permutation(17) / 3, labels_of(17), "17 different scores.")


def test_the_curve_with_ties(submission):
    told = "60 scores on a grid of 13 values: one point for each distinct one."
    compare_curve(submission, tied(60), labels_of(60), told)


def test_the_area_without_ties(submission):
    scores, labels = rng().normal(size=31), labels_of(31)
    assert_array(submission.roc_auc(scores, labels), over_pairs(scores, labels), message="31 different scores.")


def test_the_area_with_ties(submission):
    scores, labels = tied(60), labels_of(60)
    told = "60 scores on a grid of 13 values."
    assert_array(submission.roc_auc(scores, labels), over_pairs(scores, labels), message=told)


def test_equal_scores_for_all_are_one_half(submission):
    scores, labels = np.full(9, -2.5), np.array([1, 1, 0, 1, 1, 1, 1, 0, 1])
    assert_array(submission.roc_auc(scores, labels), 0.5, message="Nine equal scores say nothing.")
    assert_array(submission.roc_auc(scores, labels[::-1].copy()), 0.5, message="Nine equal scores, in another order.")
    compare_curve(submission, scores, labels, "Nine equal scores: a single step from (0, 0) to (1, 1).")


def test_the_order_of_the_examples_does_not_matter(submission):
    scores, labels = np.repeat([0.25, 0.5, 0.75], 6), np.tile([1, 1, 1, 0, 0, 0], 3)
    told = "Every tie has three positives and three negatives, the positives first."
    assert_array(submission.roc_auc(scores, labels), 0.5, message=told)
    assert_array(
        submission.roc_auc(scores, 1 - labels), 0.5, message=told.replace("positives first", "negatives first")
    )


def test_a_perfect_order_and_a_reversed_one(submission):
    labels = np.array([0, 0, 0, 1, 1])
    scores = np.array([-30.0, -2.0, -1.0, -0.5, 800.0])
    assert_array(submission.roc_auc(scores, labels), 1.0, message="Every positive stands above every negative.")
    assert_array(submission.roc_auc(-scores, labels), 0.0, message="Every positive stands below every negative.")


def test_one_example_of_each_class(submission):
    for scores, expected in (((2.0, 1.0), 1.0), ((1.0, 2.0), 0.0), ((1.0, 1.0), 0.5)):
        told = f"A positive with score {scores[0]} and a negative with score {scores[1]}."
        assert_array(submission.roc_auc(np.array(scores), np.array([1, 0])), expected, message=told)


def test_only_the_order_of_the_scores_counts(submission):
    scores, labels = tied(40), labels_of(40)
    expected = over_pairs(scores, labels)
    for name, changed in (("exp", np.exp(8 * scores)), ("a cube times 1e6", 1e6 * scores**3), ("/ 1e9", scores / 1e9)):
        told = f"Scores after a change that keeps their order: {name}."
        assert_array(submission.roc_auc(changed, labels), expected, message=told)


def test_scores_that_hardly_differ_are_not_tied(submission):
    for dtype in (np.float64, np.float32):
        low = np.array(0.7, dtype=dtype)
        scores = np.array([low, np.nextafter(low, np.array(1, dtype=dtype)), low], dtype=dtype)
        told = f"The positive stands above the negatives by the smallest possible {np.dtype(dtype)} step."
        assert_array(submission.roc_auc(scores, np.array([0, 1, 0])), 1.0, message=told)


def test_infinite_scores_have_a_place_in_the_order(submission):
    scores, labels = np.array([-np.inf, 3.0, np.inf, -np.inf, np.inf]), np.array([0, 1, 1, 1, 0])
    told = "-inf is below every other score, inf above, and each is tied with itself."
    assert_array(submission.roc_auc(scores, labels), over_pairs(scores, labels), message=told)
    compare_curve(submission, scores, labels, told)


def test_labels_of_any_integer_dtype_or_bool(submission):
    scores = tied(30)
    for dtype in (np.uint8, np.int8, np.uint64, np.bool_):
        labels = labels_of(30, dtype)
        told = f"Labels of dtype {np.dtype(dtype)}."
        assert_array(submission.roc_auc(scores, labels), over_pairs(scores, labels), message=told)
    compare_curve(submission, scores, labels, told)


def test_more_examples_than_a_byte_can_count(submission):
    labels = np.repeat([1, 0], (300, 200)).astype(np.uint8)
    scores = np.arange(500.0)
    scores[:100] += 1000
    told = "300 positives in uint8: 100 at the top, 200 at the bottom."
    assert_array(submission.roc_auc(scores, labels), 1 / 3, message=told)


def test_float32_scores_give_double_precision(submission):
    scores, labels = tied(37, np.float32), labels_of(37)
    compare_curve(submission, scores, labels, "float32 scores.")
    told = "float32 scores."
    assert_array(submission.roc_auc(scores, labels), over_pairs(scores, labels), message=told)


def test_a_hundred_thousand_scores(submission):
    half = 50_000
    place = rng().permutation(2 * half)
    told = "100,000 float32 scores; positives and negatives take turns."
    expected = (half + 1) / (2 * half)  # the i-th positive beats i negatives: i summed, over half²
    given = submission.roc_auc(place.astype(np.float32), (place % 2).astype(np.int8))
    assert_array(given, expected, message=told)


def test_a_missing_class_is_an_error(submission):
    for name, labels in (("negative", np.ones(4, int)), ("positive", np.zeros(4, int)), ("example", np.zeros(0, int))):
        for function in (submission.roc_auc, submission.roc_curve):
            with assert_error(ValueError, mentions=CLASSES, message=f"There is no {name}."):
                function(np.arange(float(labels.size)), labels)


def test_different_lengths_are_an_error(submission):
    for function in (submission.roc_auc, submission.roc_curve):
        with assert_error(ValueError, mentions=LENGTHS, message="Three scores, four labels."):
            function(np.array([0.5, 0.2, 0.1]), np.array([0, 1, 1, 0]))


def test_a_score_of_nan_is_an_error(submission):
    for function in (submission.roc_auc, submission.roc_curve):
        with assert_error(ValueError, mentions=("nan", "number", "finite"), message="The second score is nan."):
            function(np.array([0.5, np.nan, 0.1, 0.7]), np.array([0, 1, 1, 0]))


def test_inputs_are_left_alone(submission):
    scores, labels = tied(12), labels_of(12)
    with assert_unchanged(submission):
        submission.roc_auc(scores, labels)
        submission.roc_curve(scores, labels)
