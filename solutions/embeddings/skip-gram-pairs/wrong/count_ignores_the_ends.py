"""Believed: each word has 2 · window neighbours.
Tell: In the middle of a long text, yes. How many are missing at the two ends, and what if the sentence is shorter than the window?
"""


def _require_window(window):
    if window < 1:
        raise ValueError(f"window must be at least 1, got {window}")


def skip_gram_pairs(sentences, window):
    _require_window(window)
    return [
        (centre, sentence[j])
        for sentence in sentences
        for i, centre in enumerate(sentence)
        for j in range(max(0, i - window), min(len(sentence), i + window + 1))
        if j != i
    ]


def pair_count(length, window):
    _require_window(window)
    return 2 * window * length
