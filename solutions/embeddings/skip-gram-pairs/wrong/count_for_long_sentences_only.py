"""Believed: 2nw − w(w + 1) is the number of pairs.
Tell: For sentences longer than the window you are right. What is the largest distance between two words of a short one?
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
    reach = window
    return reach * (2 * length - reach - 1)  # 2(n − 1) + 2(n − 2) + … + 2(n − reach)
