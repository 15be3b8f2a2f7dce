import math

import numpy as np
import sympy

from workbench.checks import assert_array, assert_derivative, assert_finite, assert_unchanged, jacobian, rng

SIZE = 3
EPS = 1e-5
X, G, GAMMA = (sympy.symbols(f"{name}_1:{SIZE + 1}", real=True) for name in ("x", "g", "gamma"))
eps_ = sympy.Symbol("epsilon", positive=True)
MEAN = sum(X) / SIZE
SPREAD = sympy.sqrt(sum((x - MEAN) ** 2 for x in X) / SIZE + eps_)
LOSS = sum(g * gamma * (x - MEAN) / SPREAD for g, gamma, x in zip(G, GAMMA, X))  # and Σ g β, which adds nothing here
BY_X, BY_GAMMA = jacobian(LOSS, X, of="L"), jacobian(LOSS, GAMMA, of="L")


def vectors(*shape, dtype=np.float64):
    """Random vectors along the last axis, none with a spread near 0: that would cost digits."""
    x = rng().uniform(-0.4, 0.4, size=shape)
    steps = np.linspace(-2, 2, shape[-1]) if shape[-1] > 1 else np.zeros(1)
    return (x + rng().permuted(np.broadcast_to(steps, shape), axis=-1)).astype(dtype)


def parameters(size, dtype=np.float64):
    return rng().uniform(0.5, 2, size=size).astype(dtype), rng().normal(size=size).astype(dtype)


def normalised(row, eps):
    """x̂ and the root of one vector, in exact sums of Python floats."""
    mean = math.fsum(row) / len(row)
    root = math.sqrt(math.fsum((value - mean) ** 2 for value in row) / len(row) + eps)
    return [(value - mean) / root for value in row], root


def by_definition(x, gamma, beta, eps):
    rows = [normalised(row, eps)[0] for row in x.reshape(-1, x.shape[-1]).tolist()]
    values = [[g * value + b for g, value, b in zip(gamma.tolist(), row, beta.tolist())] for row in rows]
    return np.array(values).reshape(x.shape).astype(x.dtype)


def complex_step(upstream, x, gamma, eps):
    """The gradient by x, by the complex-step method: no difference is taken, so it is exact to rounding."""
    size = x.shape[-1]
    gradient = np.empty((x.size // size, size))
    for row, (values, g) in enumerate(zip(x.reshape(-1, size), upstream.reshape(-1, size))):
        for j in range(size):
            moved = values.astype(complex)
            moved[j] += 1e-30j
            centred = moved - moved.sum() / size
            y = gamma * centred / np.sqrt((centred * centred).sum() / size + eps)
            gradient[row, j] = (g * y).sum().imag / 1e-30
    return gradient.reshape(x.shape)


def sums(upstream, x, eps):
    """The gradients by gamma and beta, vector by vector."""
    size = x.shape[-1]
    hats = np.array([normalised(row, eps)[0] for row in x.reshape(-1, size).tolist()])
    g = upstream.reshape(-1, size).astype(float)
    return [np.array([math.fsum(column) for column in terms.T]) for terms in (g * hats, g)]


def point(x, upstream, gamma, eps):
    """Symbol name → values, one vector of the batch after another."""
    arrays = {"x": x.T, "g": upstream.T, "gamma": gamma}
    return {f"{name}_{i + 1}": array[i] for name, array in arrays.items() for i in range(SIZE)} | {"epsilon": eps}


def backward(submission, upstream, x, gamma, eps):
    result = submission.layer_norm_backward(upstream, x, gamma, eps)
    told = "layer_norm_backward returns three arrays: (grad_x, grad_gamma, grad_beta)."
    assert isinstance(result, tuple) and len(result) == 3, told
    return result


def test_the_examples_of_the_question(submission):
    x, one = np.array([1.0, 3.0]), np.ones(2)
    assert_array(submission.layer_norm(x, one, np.zeros(2), 0.0), np.array([-1.0, 1.0]))
    given = submission.layer_norm(x, np.array([2.0, 5.0]), np.array([1.0, 0.0]), 0.0)
    assert_array(given, np.array([-1.0, 5.0]))
    grad_x, grad_gamma, grad_beta = backward(submission, np.array([1.0, 0.0]), x, one, 1.0)
    root = math.sqrt(2)
    assert_array(grad_x, np.array([0.25, -0.25]) / root, message="grad_x.")
    assert_array(grad_gamma, np.array([-1 / root, 0.0]), message="grad_gamma.")
    assert_array(grad_beta, np.array([1.0, 0.0]), message="grad_beta.")


def test_every_vector_along_the_last_axis_by_itself(submission):
    for shape in ((7,), (5, 3), (4, 4), (2, 3, 5), (1, 6)):
        x, (gamma, beta) = vectors(*shape), parameters(shape[-1])
        given = submission.layer_norm(x, gamma, beta, EPS)
        assert_array(given, by_definition(x, gamma, beta, EPS), message=f"x of shape {shape}.")


def test_eps_is_added_to_the_variance(submission):
    for eps in (0.7, 1e-4):
        x, (gamma, beta) = vectors(4, 3) * 1e-2, parameters(3)
        told = f"Variances near 3e-4 and eps = {eps}: eps stands under the root, beside the variance."
        assert_array(submission.layer_norm(x, gamma, beta, eps), by_definition(x, gamma, beta, eps), message=told)


def test_a_constant_vector_becomes_beta(submission):
    x, (gamma, beta) = vectors(3, 4), parameters(4)
    x[1] = 2.0
    y = submission.layer_norm(x, gamma, beta, EPS)
    assert_finite(y)
    assert_array(y[1], beta, message="The vector [2, 2, 2, 2].")


def test_vectors_far_from_zero(submission):
    x, (gamma, beta) = vectors(3, 8) + 1e6, parameters(8)
    why = "x itself is rounded to 1e6 eps, so a mean is off by about as much"
    given = submission.layer_norm(x, gamma, beta, EPS)
    told = "Values around 10⁶ with a spread of 1."
    assert_array(given, by_definition(x, gamma, beta, EPS), factor=1e8, why=why, message=told)


def test_a_single_feature_is_normalised_to_nothing(submission):
    x, (gamma, beta) = rng().normal(size=(4, 1)), parameters(1)
    told = "With D = 1 every vector is constant."
    assert_array(submission.layer_norm(x, gamma, beta, EPS), np.tile(beta, (4, 1)), message=told)
    upstream = rng().normal(size=(4, 1))
    grad_x, grad_gamma, grad_beta = backward(submission, upstream, x, gamma, EPS)
    assert_array(grad_x, np.zeros((4, 1)), message=told)
    assert_array(grad_gamma, np.zeros(1), message=told)
    assert_array(grad_beta, upstream.sum(0), scale=4.0, message=told)


def test_gradient_by_x_against_the_symbolic_derivative(submission):
    for eps in (EPS, 0.5):
        x, upstream, (gamma, _) = vectors(6, SIZE), rng().normal(size=(6, SIZE)), parameters(SIZE)
        grad_x = backward(submission, upstream, x, gamma, eps)[0]
        told = "grad_x has the shape of x."
        assert getattr(grad_x, "shape", None) == x.shape, told
        told = f"The gradient by x of one vector after another, D = {SIZE}, eps = {eps}."
        assert_derivative(grad_x.T, BY_X, point(x, upstream, gamma, eps), scale=4.0, message=told)


def test_gradient_by_gamma_against_the_symbolic_derivative(submission):
    x, upstream, (gamma, _) = vectors(6, SIZE), rng().normal(size=(6, SIZE)), parameters(SIZE)
    grad_gamma = backward(submission, upstream, x, gamma, EPS)[1]
    at = point(x, upstream, gamma, EPS)
    told = "The gradient by gamma: one gain is shared by all vectors of the batch."
    assert_derivative(grad_gamma, BY_GAMMA, at, over=lambda each: each.sum(-1), message=told)


def test_all_three_gradients_for_any_leading_axes(submission):
    for shape in ((5,), (1, 4), (4, 4), (2, 3, 5), (2, 1, 2, 3)):
        x, upstream, (gamma, _) = vectors(*shape), rng().normal(size=shape), parameters(shape[-1])
        grad_x, grad_gamma, grad_beta = backward(submission, upstream, x, gamma, EPS)
        told = f"x of shape {shape}: the gradient by"
        assert_array(grad_x, complex_step(upstream, x, gamma, EPS), scale=4.0, message=f"{told} x.")
        for given, expected, name in zip((grad_gamma, grad_beta), sums(upstream, x, EPS), ("gamma", "beta")):
            assert_array(given, expected, scale=4.0, message=f"{told} {name}.")


def test_an_upstream_gradient_that_only_shifts_is_lost(submission):
    x = vectors(3, 4)
    grad_x = backward(submission, np.full((3, 4), 2.0), x, np.ones(4), EPS)[0]
    told = "γ is 1 and the upstream gradient the same for all entries: a shift of x̂, which x cannot bring about."
    assert_array(grad_x, np.zeros((3, 4)), scale=2.0, message=told)


def test_gradients_of_a_constant_vector_are_finite(submission):
    upstream = np.array([[1.0, 2.0, 6.0]])
    grad_x, grad_gamma, _ = backward(submission, upstream, np.full((1, 3), 2.0), np.ones(3), 0.25)
    told = "A constant vector, eps = 0.25, so the root is 0.5."
    assert_finite(grad_x, message=told)
    assert_array(grad_x, np.array([[-4.0, -2.0, 6.0]]), message=told)
    assert_array(grad_gamma, np.zeros(3), message=told)


def test_gradients_far_from_zero(submission):
    x, upstream, (gamma, _) = vectors(2, 6) + 1e6, rng().normal(size=(2, 6)), parameters(6)
    grad_x = backward(submission, upstream, x, gamma, EPS)[0]
    why = "x itself is rounded to 1e6 eps, so a mean is off by about as much"
    expected = complex_step(upstream, x - 1e6, gamma, EPS)
    assert_array(grad_x, expected, factor=1e8, why=why, scale=4.0, message="Values around 10⁶ with a spread of 1.")


def test_float32_stays_float32(submission):
    for shape in ((5, 4), (2, 3, 4)):
        x, upstream = vectors(*shape, dtype=np.float32), rng().normal(size=shape).astype(np.float32)
        gamma, beta = parameters(4, np.float32)
        assert_array(submission.layer_norm(x, gamma, beta, EPS), by_definition(x, gamma, beta, EPS))
        wide = [array.astype(np.float64) for array in (upstream, x, gamma)]
        expected = [complex_step(*wide, EPS), *sums(upstream, x, EPS)]
        for given, value, name in zip(backward(submission, upstream, x, gamma, EPS), expected, ("x", "gamma", "beta")):
            assert_array(given, value.astype(np.float32), scale=4.0, message=f"float32, the gradient by {name}.")


def test_inputs_are_left_alone(submission):
    x, upstream, (gamma, beta) = vectors(3, 4), rng().normal(size=(3, 4)), parameters(4)
    with assert_unchanged(submission):
        submission.layer_norm(x, gamma, beta, EPS)
        submission.layer_norm_backward(upstream, x, gamma, EPS)
