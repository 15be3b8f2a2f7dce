"""Correctness: the references of the generative track against torch and NumPy's SVD, independent sources."""

import numpy as np
import pytest
import torch
from test_references import close, normal, reference
from torch.nn import functional

NAMES = ("W_e", "b_e", "W_d", "b_d")


@pytest.mark.parametrize("sizes", [(6, 4, 2), (1, 3, 5), (5, 1, 1)])
def test_the_autoencoder_and_its_gradients_are_autograds(sizes):
    batch, features, code = sizes
    solution, x = reference("autoencoder"), normal(batch, features)
    arrays = normal(features, code), normal(code), normal(code, features), normal(features)
    W_e, b_e, W_d, b_d = leaves = [torch.from_numpy(array).requires_grad_() for array in arrays]
    seen = torch.from_numpy(x)
    hidden = torch.tanh(functional.linear(seen, W_e.T, b_e))
    output = functional.linear(hidden, W_d.T, b_d)
    loss = functional.mse_loss(output, seen, reduction="sum") / batch
    loss.backward()
    reconstruction, given_code = solution.reconstruct(x, *arrays)
    close(reconstruction, output)
    close(given_code, hidden)
    close(solution.loss(x, reconstruction), loss)
    gradients = solution.gradients(x, *arrays)
    for name, leaf in zip(NAMES, leaves, strict=True):
        close(gradients[name], leaf.grad)


def test_where_tanh_is_linear_the_principal_components_are_a_minimum():
    x, small = normal(40, 5) * np.array([3.0, 2.0, 1.0, 0.5, 0.1]), 1e-5
    centre = x.mean(0)
    _, singular, components = np.linalg.svd(x - centre, full_matrices=False)
    encoder, decoder = components[:2].T * small, components[:2] / small
    arrays = encoder, -centre @ encoder, decoder, centre
    solution = reference("autoencoder")
    reconstruction, _ = solution.reconstruct(x, *arrays)
    np.testing.assert_allclose(solution.loss(x, reconstruction), (singular[2:] ** 2).sum() / 40, rtol=1e-6)
    gradients = solution.gradients(x, *arrays)
    np.testing.assert_allclose(gradients["W_e"] * small, 0, atol=1e-6)
    np.testing.assert_allclose(gradients["W_d"] / small, 0, atol=1e-4)
