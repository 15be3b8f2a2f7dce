"""Correctness: numerical gradients against SciPy's and torch's, independent sources."""

import numpy as np
import pytest
import scipy.optimize
import torch
from test_references import normal, reference

TORCH = {
    "quadratic": lambda x: (2 * x**2 - 3 * x + 1).sum(),
    "cubic": lambda x: (x**3).sum(),
    "log_sum_exp": lambda x: x.flatten().logsumexp(0),
    "sine_of_product": lambda x: x.prod().sin(),
}


@pytest.mark.parametrize("name", TORCH)
def test_the_numerical_gradient_passes_its_own_check_against_torch(name):
    module, x = reference("gradient-check"), normal(2, 3)
    leaf = torch.from_numpy(x).requires_grad_()
    TORCH[name](leaf).backward()
    numeric = module.numerical_gradient(name, x)
    assert module.relative_error(leaf.grad.numpy(), numeric) < 1e-7
    assert module.relative_error(2 * leaf.grad.numpy(), numeric) == pytest.approx(0.5, abs=1e-6)


@pytest.mark.parametrize("name", TORCH)
def test_the_central_difference_is_closer_than_scipys_forward_difference(name):
    module, x = reference("gradient-check"), normal(4)
    f = module.FUNCTIONS[name]
    forward = scipy.optimize.approx_fprime(x, f, 1e-5)
    np.testing.assert_allclose(module.numerical_gradient(name, x), forward, rtol=1e-3, atol=1e-3)


@pytest.mark.parametrize("beta", [0.5, 3.0])
def test_the_softplus_function_is_torchs(beta):
    x, upstream = torch.from_numpy(normal(4, 3)), torch.from_numpy(normal(4, 3))
    own, theirs = x.clone().requires_grad_(), x.clone().requires_grad_()
    value = reference("custom-autograd-function").softplus(own, beta)
    expected = torch.nn.functional.softplus(theirs, beta, threshold=1000)
    value.backward(upstream)
    expected.backward(upstream)
    torch.testing.assert_close(value, expected, rtol=1e-12, atol=1e-14)
    torch.testing.assert_close(own.grad, theirs.grad, rtol=1e-12, atol=1e-14)
    assert torch.autograd.gradgradcheck(lambda z: reference("custom-autograd-function").softplus(z, beta), own)
