"""Correctness: the references of the transformers track against torch's own operations, an independent source."""

import numpy as np
import pytest
import torch
from test_references import normal, reference
from torch.nn.functional import conv1d, pad, scaled_dot_product_attention
from torch.utils.flop_counter import FlopCounterMode


def full_pass(x, w_q, w_k, w_v, positions, heads):
    """Causal attention of torch over the whole sequence."""
    batch, tokens, d = x.shape
    placed = torch.from_numpy(x + positions[:tokens])
    split = [(placed @ torch.from_numpy(w)).unflatten(-1, (heads, d // heads)).transpose(1, 2) for w in (w_q, w_k, w_v)]
    return scaled_dot_product_attention(*split, is_causal=True).transpose(1, 2).reshape(batch, tokens, d)


@pytest.mark.parametrize("prompt", [1, 4, 9])
def test_decoding_with_a_cache_is_torchs_causal_attention(prompt):
    x = normal(2, 9, 12)
    layer = [normal(12, 12), normal(12, 12), normal(12, 12), normal(16, 12), 3]
    given = reference("kv-cache").decode(x, *layer, prompt)
    np.testing.assert_allclose(given, full_pass(x, *layer).numpy(), rtol=1e-11, atol=1e-12)


@pytest.mark.parametrize(("tokens", "kernel", "dilated"), [(9, 3, True), (10, 3, True), (16, 2, True), (11, 4, False)])
def test_a_stack_of_convolutions_as_high_as_the_path_joins_first_and_last(tokens, kernel, dilated):
    _, _, path = reference("path-length-and-cost").convolution(tokens, 1, kernel, dilated)
    for layers, joined in ((path - 1, False), (path, True)):
        x = torch.ones(1, 1, tokens, dtype=torch.float64, requires_grad=True)
        y = x
        for layer in range(layers):
            dilation = kernel**layer if dilated else 1
            weight = torch.ones(1, 1, kernel, dtype=torch.float64)
            y = conv1d(pad(y, ((kernel - 1) * dilation, 0)), weight, dilation=dilation)
        y[0, 0, -1].backward()
        assert (x.grad[0, 0, 0] != 0).item() is joined


def test_multiply_adds_of_attention_are_half_of_the_operations_torch_counts():
    q = torch.zeros(1, 1, 7, 4)
    with FlopCounterMode(display=False) as counter:
        torch.softmax(q @ q.mT, -1) @ q
    assert counter.get_total_flops() == 2 * reference("path-length-and-cost").self_attention(7, 4)[0]
