"""Slices left and right of the centre; the count by cases."""


def skip_gram_pairs(sentences, window):
    if window < 1:
        raise ValueError("window")
    pairs = []
    for sentence in sentences:
        for i in range(len(sentence)):
            left = sentence[max(i - window, 0) : i]
            right = sentence[i + 1 : i + 1 + window]
            for context in left + right:
                pairs.append((sentence[i], context))
    return pairs


def pair_count(length, window):
    if window < 1:
        raise ValueError("window")
    if length <= 1:
        return 0
    if window >= length:
        return length * (length - 1)
    return 2 * length * window - window * (window + 1)
