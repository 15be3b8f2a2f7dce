"""Correctness: the two encoders of sentences against torch's EmbeddingBag and its packed RNN, independent sources."""

import numpy as np
import torch
from test_references import close, normal, reference
from torch.nn.utils.rnn import pack_padded_sequence

RANDOM = np.random.default_rng(17)


def batch():
    """Embeddings, padded tokens and lengths: V = 9, T = 6, N = 4, E = 3."""
    lengths = np.array([4, 6, 1, 3])
    return normal(9, 3), RANDOM.integers(0, 9, size=(6, 4)), lengths


def test_the_bag_is_torchs_embedding_bag():
    embeddings, tokens, lengths = batch()
    words = np.concatenate([tokens[:length, n] for n, length in enumerate(lengths)])
    offsets = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    expected = torch.nn.functional.embedding_bag(
        torch.from_numpy(words), torch.from_numpy(embeddings), torch.from_numpy(offsets), mode="mean"
    )
    close(reference("order-matters").bag_encode(embeddings, tokens, lengths), expected)


def test_the_recurrent_encoding_is_the_last_state_of_torchs_packed_rnn():
    embeddings, tokens, lengths = batch()
    layer = torch.nn.RNN(3, 5).double()
    Wx, Wh, bx, bh = (parameter.detach() for parameter in layer.parameters())
    vectors = torch.from_numpy(embeddings[tokens])
    _, last = layer(pack_padded_sequence(vectors, torch.from_numpy(lengths), enforce_sorted=False))
    arrays = Wx.numpy(), Wh.numpy(), (bx + bh).numpy()
    close(reference("order-matters").recurrent_encode(embeddings, tokens, lengths, *arrays), last[0])


def test_only_the_recurrent_encoding_changes_when_the_words_are_exchanged():
    solution = reference("order-matters")
    embeddings, tokens, lengths = normal(9, 3), RANDOM.permutation(9)[:6, None], np.array([6])
    weights = normal(4, 3), normal(4, 4), normal(4)
    encoders = solution.bag_encode, lambda *sentence: solution.recurrent_encode(*sentence, *weights)
    bag, state = (np.abs(f(embeddings, tokens, lengths) - f(embeddings, tokens[::-1], lengths)) for f in encoders)
    assert bag.max() < 1e-14
    assert state.max() > 1e-3
