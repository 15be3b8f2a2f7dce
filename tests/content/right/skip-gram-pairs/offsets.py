"""Offsets from −window to window, kept where they stay inside."""


def skip_gram_pairs(sentences, window):
    if window <= 0:
        raise ValueError("the window has to be positive")
    offsets = [o for o in range(-window, window + 1) if o]
    pairs = []
    for sentence in sentences:
        for i, centre in enumerate(sentence):
            pairs.extend((centre, sentence[i + o]) for o in offsets if 0 <= i + o < len(sentence))
    return pairs


def pair_count(length, window):
    if window <= 0:
        raise ValueError("the window has to be positive")
    if length < 2:
        return 0
    m = min(window, length - 1)
    return 2 * (m * length - m * (m + 1) // 2)
