"""Correctness: parameter counts, gradients through depth and truncated backpropagation against torch."""

import numpy as np
import pytest
import torch
from test_references import close, normal, reference

MODULES = {"rnn": torch.nn.RNN, "gru": torch.nn.GRU, "lstm": torch.nn.LSTM}


@pytest.mark.parametrize("kind", MODULES)
@pytest.mark.parametrize(
    ("layers", "bidirectional", "biases"), [(1, False, 2), (3, True, 2), (2, False, 0), (2, True, 0)]
)
def test_parameter_counts_are_those_of_torchs_modules(kind, layers, bidirectional, biases):
    module = MODULES[kind](5, 7, layers, bias=biases == 2, bidirectional=bidirectional)
    counted = sum(parameter.numel() for parameter in module.parameters())
    assert reference("gate-parameter-counts").network_parameters(kind, 5, 7, layers, bidirectional, biases) == counted


def tanh_states(x, Wx, Wh, b, h0):
    """The states of a tanh network as torch tensors that keep their gradients."""
    states, h = [], h0
    for step in x:
        h = torch.tanh(step @ Wx.T + h @ Wh.T + b)
        h.retain_grad()
        states.append(h)
    return states


def test_gradients_through_depth_are_torchs():
    Wx, Wh, b = torch.eye(4).double(), torch.from_numpy(normal(4, 4)), torch.zeros(4).double()
    x, h0 = torch.from_numpy(normal(9, 3, 4)), torch.from_numpy(normal(3, 4)).requires_grad_()
    states = tanh_states(x, Wx, Wh, b, h0)
    upstream = normal(3, 4)
    states[-1].backward(torch.from_numpy(upstream))
    norms = torch.stack([state.grad.norm() for state in states])
    given = reference("gradient-through-depth").gradient_norms(
        np.stack([state.detach().numpy() for state in states]), Wh.numpy(), upstream
    )
    close(given, norms)


@pytest.mark.parametrize("k", [1, 3, 7, 20])
def test_truncated_backpropagation_is_torchs_with_detached_states(k):
    x, upstream, h0 = normal(7, 2, 3), normal(7, 2, 4), normal(2, 4)
    leaves = {
        name: torch.from_numpy(a).requires_grad_()
        for name, a in (("Wx", normal(4, 3)), ("Wh", 0.5 * normal(4, 4)), ("b", normal(4)))
    }
    h = torch.from_numpy(h0)
    loss, kept = 0.0, []
    for t in range(7):
        if t % k == 0:
            h = h.detach()
        h = torch.tanh(torch.from_numpy(x[t]) @ leaves["Wx"].T + h @ leaves["Wh"].T + leaves["b"])
        kept.append(h.detach().numpy())
        loss = loss + (h * torch.from_numpy(upstream[t])).sum()
    loss.backward()
    arrays = {name: leaf.detach().numpy() for name, leaf in leaves.items()}
    states, gradients = reference("truncated-bptt").truncated_bptt(x, upstream, **arrays, h0=h0, k=k)
    close(states, torch.from_numpy(np.stack(kept)))
    for name, leaf in leaves.items():
        close(gradients[name], leaf.grad)
