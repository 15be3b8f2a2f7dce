from workbench.predict import Prediction


def draw(random):
    words, window = random.randint(5, 14), random.choice([1, 2, 3])
    right = sum(1 for i in range(words) for j in range(words) if i != j and abs(i - j) <= window)
    wrong = {
        2 * window * words: "The words at the two ends have fewer neighbours.",
        right // 2: "Each of two neighbours predicts the other one.",
        right + words: "A word does not predict itself.",
        words * window: "The window reaches to both sides, and not beyond the ends.",
    }
    wrong.pop(right, None)
    missing = window * (window + 1) // 2
    return Prediction(
        prompt=f"A sentence of {words} words, a window of {window} word{'s' * (window > 1)} to each side, cut off at the ends. How many pairs (centre, context) does skip-gram train on?",
        expected=right,
        explain=f"2·{window}·{words} = {2 * window * words} if no end were in the way. At each end {window}·{window + 1}/2 = {missing} context{'s are' if missing > 1 else ' is'} missing, so {right}.",
        near_misses=wrong,
    )
