"""Believed: the macro F1 is the F1 of macro precision and macro recall.
Tell: Macro precision and recall are right. F1 is not linear: average last.
"""

import numpy as np


def counts(true, predicted, n_classes):
    """Per class: hits (TP), how often it was predicted (TP + FP), how often it was true (TP + FN)."""
    hits = np.bincount(true[true == predicted], minlength=n_classes)
    return hits, np.bincount(predicted, minlength=n_classes), np.bincount(true, minlength=n_classes)


def measures(hits, guesses, examples):
    precision = hits / np.maximum(guesses, 1)  # no guesses: no hits, and 0/1 is 0
    recall = hits / np.maximum(examples, 1)
    f1 = 2 * hits / np.maximum(guesses + examples, 1)  # the harmonic mean, without its 0/0
    return precision, recall, f1


def by_class(true, predicted, n_classes):
    return measures(*counts(true, predicted, n_classes))


def averaged(true, predicted, n_classes, average):
    hits, guesses, examples = counts(true, predicted, n_classes)
    if average == "micro":
        return tuple(map(float, measures(hits.sum(), guesses.sum(), examples.sum())))
    if average == "macro":
        weights = np.full(n_classes, 1 / n_classes)
    elif average == "weighted":
        weights = examples / max(len(true), 1)
    else:
        raise ValueError(f"average is 'macro', 'weighted' or 'micro', not {average!r}")
    precision, recall, f1 = (float(each @ weights) for each in measures(hits, guesses, examples))
    if average == "macro":
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return precision, recall, f1
