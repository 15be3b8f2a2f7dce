"""All input products at once by einsum, all states kept, and the right one taken at the end."""

import numpy as np


def bag_encode(embeddings, tokens, lengths):
    steps = np.arange(tokens.shape[0])
    weights = (steps[:, None] < lengths[None]) / np.maximum(lengths, 1)
    vectors = embeddings[np.clip(tokens, 0, len(embeddings) - 1)]
    return np.einsum("tn,tne->ne", weights.astype(embeddings.dtype), vectors)


def recurrent_encode(embeddings, tokens, lengths, Wx, Wh, b):
    vectors = embeddings.take(tokens, axis=0, mode="clip")
    from_inputs = np.einsum("tne,he->tnh", vectors, Wx) + b
    states = [np.zeros((tokens.shape[1], len(b)), embeddings.dtype)]
    for given in from_inputs:
        states.append(np.tanh(given + np.einsum("nk,hk->nh", states[-1], Wh)))
    return np.stack(states)[lengths, np.arange(len(lengths))]
