import math

import sympy
import torch

from workbench.checks import (
    assert_array,
    assert_derivative,
    assert_error,
    assert_finite,
    assert_gradcheck,
    assert_unchanged,
    derivative,
    rng,
)

X, BETA = sympy.Symbol("x", real=True), sympy.Symbol("beta", positive=True)
SLOPE = derivative(sympy.log(1 + sympy.exp(BETA * X)) / BETA, X, of="softplus")


def normal(*shape, dtype=torch.float64):
    return torch.from_numpy(rng().normal(size=shape)).to(dtype)


def value(x, beta):
    return max(x, 0.0) + math.log1p(math.exp(-beta * abs(x))) / beta


def slope(x, beta):
    small = math.exp(-beta * abs(x))
    return (1.0 if x >= 0 else small) / (1 + small)


def each(function, x, beta):
    flat = [function(number, beta) for number in x.detach().double().flatten().tolist()]
    return torch.tensor(flat, dtype=torch.float64).reshape(x.shape).to(x.dtype)


def compare(submission, x, beta, told):
    """Values, and the gradient for an upstream gradient that is not 1."""
    leaf, upstream = x.clone().requires_grad_(), normal(*x.shape, dtype=x.dtype)
    y = submission.softplus(leaf, beta)
    assert_array(y.detach(), each(value, x, beta), message=f"β = {beta}. {told}")
    assert y.requires_grad, "The result is not connected to x: autograd sees no path."
    y.backward(upstream)
    assert_array(leaf.grad, upstream * each(slope, x, beta), message=f"The gradient, β = {beta}. {told}")


def test_values_and_gradients_with_beta_one(submission):
    compare(submission, normal(3, 4), 1.0, "A matrix.")


def test_other_values_of_beta(submission):
    compare(submission, normal(5), 2.5, "A vector.")
    compare(submission, normal(2, 1, 3), 0.25, "Three axes.")


def test_the_symbolic_derivative(submission):
    x = normal(4).requires_grad_()
    submission.softplus(x, 1.5).sum().backward()
    assert_derivative(x.grad, SLOPE, at={"x": x.detach().numpy(), "beta": 1.5}, like=x)


def test_the_gradient_at_zero_is_one_half(submission):
    compare(submission, torch.zeros(2, 2, dtype=torch.float64), 3.0, "All elements are 0.")


def test_large_inputs(submission):
    x = torch.tensor([1000.0, -1000.0, 50.0, 1e6], dtype=torch.float64)
    for dtype in (torch.float64, torch.float32):
        assert_finite(submission.softplus(x.to(dtype), 2.0), message="Inputs of ±1000 and more.")
        compare(submission, x.to(dtype), 2.0, "Inputs of ±1000 and more.")


def test_tiny_values_keep_their_digits(submission):
    for number in (-30.0, -45.0):
        compare(submission, torch.tensor([number], dtype=torch.float64), 1.0, f"x = {number:g}.")


def test_between_small_and_large_nothing_is_cut_off(submission):
    x = torch.tensor([21.0, 25.0, 30.0], dtype=torch.float64)
    for beta in (1.0, 1.1):
        compare(submission, x, beta, "e^(−21) is small, but not below the rounding of float64.")


def test_float32_stays_float32(submission):
    compare(submission, normal(3, 2, dtype=torch.float32), 1.7, "float32.")


def test_a_tensor_without_axes(submission):
    compare(submission, normal(1)[0], 0.5, "One number.")


def test_two_calls_before_the_backward_pass(submission):
    first, second = normal(3).requires_grad_(), normal(3).requires_grad_()
    one, two = submission.softplus(first, 0.5), submission.softplus(second, 4.0)
    (one + two).sum().backward()
    told = "Two calls with different β, then one backward pass."
    assert_array(first.grad, each(slope, first, 0.5), message=told)
    assert_array(second.grad, each(slope, second, 4.0), message=told)


def test_finite_differences_agree(submission):
    assert_gradcheck(lambda x: submission.softplus(x, 1.3), normal(2, 3).requires_grad_())


def test_beta_must_be_positive(submission):
    for beta in (0.0, -1.0):
        with assert_error(ValueError, mentions=("beta", "β"), message=f"beta = {beta}."):
            submission.softplus(normal(2), beta)


def test_the_input_is_left_alone(submission):
    with assert_unchanged(submission):
        submission.softplus(normal(3), 2.0)
