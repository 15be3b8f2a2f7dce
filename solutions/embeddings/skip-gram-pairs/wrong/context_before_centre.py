"""Believed: a pair is (context, centre).
Tell: The pairs are there, but turned round. Skip-gram predicts the context from the centre: which comes first?
"""


def _require_window(window):
    if window < 1:
        raise ValueError(f"window must be at least 1, got {window}")


def skip_gram_pairs(sentences, window):
    _require_window(window)
    return [
        (sentence[j], centre)
        for sentence in sentences
        for i, centre in enumerate(sentence)
        for j in range(max(0, i - window), min(len(sentence), i + window + 1))
        if j != i
    ]


def pair_count(length, window):
    _require_window(window)
    reach = min(window, length - 1)  # the largest distance that occurs
    return reach * (2 * length - reach - 1)  # 2(n − 1) + 2(n − 2) + … + 2(n − reach)
