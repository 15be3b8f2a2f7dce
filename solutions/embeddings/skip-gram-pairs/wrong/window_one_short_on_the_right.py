"""Believed: the window reaches from i − w to i + w, as a range.
Tell: The left side is right. Which is the last position that `range` yields?
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
        for j in range(max(0, i - window), min(len(sentence), i + window))
        if j != i
    ]


def pair_count(length, window):
    _require_window(window)
    reach = min(window, length - 1)  # the largest distance that occurs
    return reach * (2 * length - reach - 1)  # 2(n − 1) + 2(n − 2) + … + 2(n − reach)
