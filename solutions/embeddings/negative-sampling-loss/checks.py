import math

import numpy as np
import sympy

from workbench.checks import assert_array, assert_derivative, assert_finite, assert_unchanged, jacobian, rng, sigmoid

NAMES = ("grad_centre", "grad_context", "grad_negatives")
V, U, N_1, N_2 = (sympy.symbols(f"{name}_1:3", real=True) for name in ("v", "u", "n1", "n2"))


def product(first, second):
    return sum(a * b for a, b in zip(first, second))


LOSS = -sympy.log(sigmoid(product(U, V))) - sum(sympy.log(sigmoid(-product(n, V))) for n in (N_1, N_2))
BY_CENTRE, BY_CONTEXT = jacobian(LOSS, V, of="ℓ"), jacobian(LOSS, U, of="ℓ")
BY_NEGATIVES = jacobian(LOSS, np.array([N_1, N_2], dtype=object), of="ℓ")


def vectors(batch, count, size, dtype=np.float64):
    """Random centre, context and negative vectors."""
    shapes = ((batch, size), (batch, size), (batch, count, size))
    return [rng().normal(size=shape).astype(dtype) for shape in shapes]


def scores(centre, context, negatives):
    """For each pair the product with its context, and the list of those with its negatives."""
    found = []
    for v, u, others in zip(centre.tolist(), context.tolist(), negatives.tolist()):
        found.append((math.fsum(map(float.__mul__, u, v)), [math.fsum(map(float.__mul__, n, v)) for n in others]))
    return found


def logistic(s):
    return 1 / (1 + math.exp(-s))


def by_definition(*arrays):
    """The formula of the question, pair by pair, for moderate scores, with −log σ(s) = log(1 + e^(−s))."""
    losses = [
        math.log1p(math.exp(-one)) + math.fsum(math.log1p(math.exp(other)) for other in others)
        for one, others in scores(*arrays)
    ]
    return math.fsum(losses) / len(losses)


def gradients_by_definition(*arrays):
    """One entry after another, in Python floats."""
    centre, context, negatives = arrays
    by_centre, by_context, by_negatives = (np.zeros(array.shape) for array in arrays)
    for b, (one, others) in enumerate(scores(*arrays)):
        for d in range(centre.shape[1]):
            v, u = float(centre[b, d]), float(context[b, d])
            by_context[b, d] = (logistic(one) - 1) * v / len(centre)
            by_centre[b, d] = (logistic(one) - 1) * u / len(centre)
            for k, other in enumerate(others):
                by_negatives[b, k, d] = logistic(other) * v / len(centre)
                by_centre[b, d] += logistic(other) * float(negatives[b, k, d]) / len(centre)
    return by_centre, by_context, by_negatives


def grads(submission, *arrays):
    result = submission.negative_sampling_grads(*arrays)
    told = "negative_sampling_grads returns three arrays: (grad_centre, grad_context, grad_negatives)."
    assert isinstance(result, tuple) and len(result) == 3, told
    for given, array, name in zip(result, arrays, NAMES):
        assert getattr(given, "shape", None) == array.shape, f"{name} has the shape of its argument, {array.shape}."
    return result


def test_the_example_of_the_question(submission):
    arrays = (np.ones((1, 1)), np.zeros((1, 1)), np.zeros((1, 1, 1)))
    assert_array(submission.negative_sampling_loss(*arrays), 2 * math.log(2))
    expected = (np.zeros((1, 1)), np.array([[-0.5]]), np.array([[[0.5]]]))
    for given, value, name in zip(grads(submission, *arrays), expected, NAMES):
        assert_array(given, value, message=f"{name}.")


def test_the_loss_of_a_single_pair(submission):
    for count, size in ((1, 3), (4, 2), (3, 3)):
        arrays = vectors(1, count, size)
        told = f"B = 1, K = {count}, D = {size}."
        assert_array(submission.negative_sampling_loss(*arrays), by_definition(*arrays), message=told)


def test_the_loss_is_the_mean_over_the_batch_and_the_sum_over_negatives(submission):
    for batch, count, size in ((6, 3, 4), (3, 3, 3), (5, 1, 2)):
        arrays = vectors(batch, count, size)
        told = f"B = {batch}, K = {count}, D = {size}."
        assert_array(submission.negative_sampling_loss(*arrays), by_definition(*arrays), message=told)


def test_extreme_scores_stay_finite(submission):
    centre = np.array([[1.0], [1.0], [1.0], [1.0]])
    context = np.array([[1000.0], [-1000.0], [1000.0], [-1000.0]])
    negatives = np.array([[[-1000.0]], [[-1000.0]], [[1000.0]], [[1000.0]]])
    told = "Scores of ±1000."
    loss = submission.negative_sampling_loss(centre, context, negatives)
    assert_finite(loss, message=told)
    assert_array(loss, 1000.0, message=f"{told} Right, wrong by 1000 once, once more, and twice: 4000 in four pairs.")
    expected = (
        np.array([[0.0], [1000.0], [1000.0], [2000.0]]) / 4,
        np.array([[0.0], [-0.25], [0.0], [-0.25]]),
        np.array([[[0.0]], [[0.0]], [[0.25]], [[0.25]]]),
    )
    for given, value, name in zip(grads(submission, centre, context, negatives), expected, NAMES):
        assert_finite(given, message=f"{told} {name}.")
        assert_array(given, value, message=f"{told} {name}.")


def test_gradients_against_the_symbolic_derivatives(submission):
    batch = 5
    v, u, n = arrays = vectors(batch, 2, 2)
    by_centre, by_context, by_negatives = grads(submission, *arrays)
    at = {f"v_{d + 1}": v[:, d] for d in range(2)} | {f"u_{d + 1}": u[:, d] for d in range(2)}
    at |= {f"n{k + 1}_{d + 1}": n[:, k, d] for k in range(2) for d in range(2)}
    cases = (
        (by_centre.T, BY_CENTRE),
        (by_context.T, BY_CONTEXT),
        (np.moveaxis(by_negatives, 0, -1), BY_NEGATIVES),
    )
    for (given, truth), name in zip(cases, NAMES):
        told = f"{name}, one pair of a batch of {batch} after another."
        assert_derivative(given, truth, at, over=lambda each: each / batch, message=told)


def test_gradients_of_other_shapes(submission):
    for shape in ((1, 1, 4), (4, 3, 2), (3, 3, 3), (2, 5, 1)):
        arrays = vectors(*shape)
        expected = gradients_by_definition(*arrays)
        for given, value, name in zip(grads(submission, *arrays), expected, NAMES):
            told = f"B, K, D = {shape}: {name}."
            assert_array(given, value, scale=1.0, message=told)


def test_a_negative_that_is_the_context_is_treated_like_any_other(submission):
    centre, context, _ = vectors(2, 1, 3)
    arrays = (centre, context, context[:, None].copy())
    assert_array(submission.negative_sampling_loss(*arrays), by_definition(*arrays))
    for given, value, name in zip(grads(submission, *arrays), gradients_by_definition(*arrays), NAMES):
        assert_array(given, value, scale=1.0, message=f"The only negative is the context itself: {name}.")


def test_float32_stays_float32(submission):
    arrays = vectors(4, 3, 2, np.float32)
    for given, value, name in zip(grads(submission, *arrays), gradients_by_definition(*arrays), NAMES):
        assert_array(given, value.astype(np.float32), scale=1.0, message=f"float32, {name}.")


def test_arguments_are_left_alone(submission):
    arrays = vectors(3, 2, 4)
    with assert_unchanged(submission):
        submission.negative_sampling_loss(*arrays)
        submission.negative_sampling_grads(*arrays)
