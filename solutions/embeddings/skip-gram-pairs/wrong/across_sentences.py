"""Believed: a text is one long list of words.
Tell: Within a sentence all is right. Where one ends and the next begins, there are pairs that nobody wrote.
"""


def _require_window(window):
    if window < 1:
        raise ValueError(f"window must be at least 1, got {window}")


def skip_gram_pairs(sentences, window):
    _require_window(window)
    text = [word for sentence in sentences for word in sentence]
    return [
        (centre, sentence[j])
        for sentence in [text]
        for i, centre in enumerate(sentence)
        for j in range(max(0, i - window), min(len(sentence), i + window + 1))
        if j != i
    ]


def pair_count(length, window):
    _require_window(window)
    reach = min(window, length - 1)  # the largest distance that occurs
    return reach * (2 * length - reach - 1)  # 2(n − 1) + 2(n − 2) + … + 2(n − reach)
