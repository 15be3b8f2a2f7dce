import numpy as np


def roc_curve(scores, labels):
    if scores.shape != labels.shape:
        raise ValueError(f"{scores.size} scores, but {labels.size} labels")
    if np.isnan(scores).any():
        raise ValueError("a score is nan, which has no place in an order")
    order = np.argsort(-scores)
    scores, positive = scores[order], labels[order] == 1
    if positive.all() or not positive.any():
        raise ValueError("both classes are needed, one of them is missing")
    last = np.append(scores[1:] != scores[:-1], True)  # of each group of ties; a difference fails for inf − inf
    tp = np.append(0, np.cumsum(positive)[last])  # (D + 1,)
    fp = np.append(0, np.cumsum(~positive)[last])
    return fp / fp[-1], tp / tp[-1]


def roc_auc(scores, labels):
    fpr, tpr = roc_curve(scores, labels)
    return np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2)  # a tie is a slanted piece, half of its box
