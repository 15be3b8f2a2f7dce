"""Correctness: the references of the backpropagation track against torch's autograd, an independent source."""

import numpy as np
import pytest
import torch
from test_references import close, normal, reference


@pytest.mark.parametrize("widths", [(3, 2), (2, 4, 3, 5, 1)])
def test_the_multilayer_perceptron_and_its_gradients_are_torchs(widths):
    module, x = reference("mlp-backward"), normal(6, widths[0])
    layers = [(normal(d_in, d_out), normal(d_out)) for d_in, d_out in zip(widths, widths[1:], strict=False)]
    output, cache = module.forward(x, layers)
    upstream = normal(*output.shape)
    grad_x, gradients = module.backward(upstream, layers, cache)

    leaves = [torch.from_numpy(array).requires_grad_() for array in (x, *(array for pair in layers for array in pair))]
    a = leaves[0]
    for number, (W, b) in enumerate(zip(leaves[1::2], leaves[2::2], strict=True)):
        a = torch.nn.functional.linear(torch.relu(a) if number else a, W.T, b)
    close(output, a)
    a.backward(torch.from_numpy(upstream))
    for given, leaf in zip([grad_x, *(array for pair in gradients for array in pair)], leaves, strict=True):
        close(given, leaf.grad)


@pytest.mark.parametrize("scale", [1.0, 1000.0])
def test_softmax_with_cross_entropy_and_its_gradient_are_torchs(scale):
    module, logits = reference("softmax-cross-entropy-backward"), scale * normal(7, 4)
    labels = np.arange(7) % 4
    loss, probabilities = module.forward(logits, labels)
    leaf = torch.from_numpy(logits).requires_grad_()
    expected = torch.nn.functional.cross_entropy(leaf, torch.from_numpy(labels))
    close(loss, expected)
    (2.5 * expected).backward()
    close(module.backward(probabilities, labels, 2.5), leaf.grad)
