"""Correctness: the references of the attention track against torch's own operations and published formulas."""

import numpy as np
import pytest
import torch
from test_references import normal, reference
from torch.nn.attention.bias import causal_lower_right
from torch.nn.functional import scaled_dot_product_attention


@pytest.mark.parametrize("lengths", [(1, 1), (4, 4), (1, 6), (3, 7)])
def test_the_causal_mask_is_torchs_lower_right_bias(lengths):
    solution, (queries, keys) = reference("causal-mask"), lengths
    q, k, v = normal(2, queries, 4), normal(2, keys, 4), normal(2, keys, 5)
    weights = solution.masked_softmax(q @ k.transpose(0, 2, 1) / 2, solution.causal_mask(queries, keys))
    bias = causal_lower_right(queries, keys)
    expected = scaled_dot_product_attention(*(torch.from_numpy(a)[:, None] for a in (q, k, v)), attn_mask=bias)
    np.testing.assert_allclose(weights @ v, expected[:, 0].numpy(), rtol=1e-12, atol=1e-13)


def test_the_combined_mask_gives_torchs_attention_with_padding():
    solution, valid = reference("causal-mask"), np.array([[False, False, True, True, True], [True] * 4 + [False]])
    q, k, v = normal(2, 3, 4, 4), normal(2, 3, 5, 4), normal(2, 3, 5, 6)
    mask = solution.attention_mask(4, valid)
    weights = solution.masked_softmax(q @ np.swapaxes(k, -1, -2) / 2, mask)
    tensors = [torch.from_numpy(a) for a in (q, k, v)]
    expected = scaled_dot_product_attention(*tensors, attn_mask=torch.from_numpy(mask))
    np.testing.assert_allclose(weights @ v, expected.numpy(), rtol=1e-12, atol=1e-13)


@pytest.mark.parametrize("heads", [1, 2, 6])
@pytest.mark.parametrize("dtype", [torch.float64, torch.float32])
def test_multi_head_attention_and_all_its_gradients_are_torchs(heads, dtype):
    own = reference("multi-head-attention").MultiHeadAttention(12, heads).to(dtype)
    theirs = torch.nn.MultiheadAttention(12, heads, batch_first=True).to(dtype)
    own.load_state_dict(theirs.state_dict())
    data = [torch.from_numpy(normal(2, length, 12)).to(dtype) for length in (4, 7, 7)]
    mask = torch.ones(4, 7, dtype=torch.bool).tril(3)
    upstream, found = torch.from_numpy(normal(2, 4, 12)).to(dtype), []
    for module, options in ((own, {"mask": mask}), (theirs, {"attn_mask": ~mask, "average_attn_weights": False})):
        leaves = [x.clone().requires_grad_() for x in data]
        output, weights = module(*leaves, **options)
        output.backward(upstream)
        parameters = dict(module.named_parameters())
        gradients = {name: parameters[name].grad for name in sorted(parameters)}
        found.append([output, weights, *(x.grad for x in leaves), *gradients.values()])
    for given, expected in zip(*found, strict=True):
        torch.testing.assert_close(given, expected, rtol=1e-4 if dtype == torch.float32 else 1e-10, atol=1e-5)


def test_the_sinusoidal_positions_are_those_of_the_paper_and_their_products_depend_on_the_distance():
    solution, d = reference("sinusoidal-positions"), 512
    table = solution.sinusoidal_positions(60, d, dtype="float64")
    positions, pairs = torch.arange(60, dtype=torch.float64), torch.arange(0, d, 2, dtype=torch.float64)
    angles = positions[:, None] / torch.pow(torch.tensor(10000.0, dtype=torch.float64), pairs / d)
    expected = torch.stack([angles.sin(), angles.cos()], dim=-1).flatten(1)
    np.testing.assert_allclose(table, expected.numpy(), rtol=0, atol=1e-12)
    products = table @ table.T
    np.testing.assert_allclose(products[1:, 1:], products[:-1, :-1], rtol=1e-12)
    np.testing.assert_allclose(products.diagonal(), d / 2, rtol=1e-12)


def test_shifts_of_sinusoidal_positions_are_rotations_that_compose():
    shift = reference("sinusoidal-positions").shift_matrix
    np.testing.assert_allclose(shift(3, 8) @ shift(4, 8), shift(7, 8), atol=1e-14)
    np.testing.assert_allclose(shift(-5, 8), shift(5, 8).T, atol=1e-14)
    assert np.linalg.det(shift(5, 8)) == pytest.approx(1)
