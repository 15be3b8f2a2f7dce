"""Believed: with `/` and int() a count comes out as whole as with integers.
Tell: Short texts are right. `/` makes a float, and a float has about 16 digits: what becomes of a count with more?
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
    reach = min(window, length - 1)
    return int((2 * length - reach - 1) / 2 * reach * 2)
