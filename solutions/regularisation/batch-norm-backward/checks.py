import math

import numpy as np
import sympy

from workbench.checks import assert_array, assert_derivative, assert_finite, assert_unchanged, jacobian, rng

BATCH = 3
EPS = 1e-5
NAMES = ("grad_x", "grad_gamma", "grad_beta")
X, G = (sympy.symbols(f"{name}_1:{BATCH + 1}", real=True) for name in "xg")
gamma_, beta_, eps_ = sympy.symbols("gamma beta epsilon", positive=True)
mean_, var_ = sympy.symbols("r v", positive=True)
MEAN = sum(X) / BATCH
ROOT = sympy.sqrt(sum((x - MEAN) ** 2 for x in X) / BATCH + eps_)


def loss(mean, root):
    """Σ g y over one feature of a batch."""
    return sum(g * (gamma_ * (x - mean) / root + beta_) for g, x in zip(G, X))


def by_everything(expression):
    return [jacobian(expression, symbols, of="L") for symbols in (X, gamma_, beta_)]


TRAINING = by_everything(loss(MEAN, ROOT))
EVALUATION = by_everything(loss(mean_, sympy.sqrt(var_ + eps_)))


def columns(batch, features, dtype=np.float64):
    """Random examples; no column has a spread near 0: that would cost digits."""
    steps = np.broadcast_to(np.linspace(-2, 2, batch)[:, None], (batch, features))
    return (rng().permuted(steps, axis=0) + rng().uniform(-0.3, 0.3, size=(batch, features))).astype(dtype)


def normal(*shape, dtype=np.float64):
    return rng().normal(size=shape).astype(dtype)


def positive(size, dtype=np.float64):
    return rng().uniform(0.5, 2, size=size).astype(dtype)


def complex_step(upstream, x, gamma, eps):
    """The gradient by x in training, by the complex-step method: no difference is taken, so it is exact to rounding."""
    gradient = np.empty(x.shape)
    for example in range(len(x)):
        moved = x.astype(complex)
        moved[example] += 1e-30j
        centred = moved - moved.sum(axis=0) / len(x)
        y = gamma * centred / np.sqrt((centred * centred).sum(axis=0) / len(x) + eps)
        gradient[example] = (upstream * y).sum(axis=0).imag / 1e-30  # columns do not mix
    return gradient


def parameter_gradients(upstream, x, eps):
    """The gradients by gamma and beta in training, column by column in exact sums."""
    by_gamma, by_beta = [], []
    for values, g in zip(x.T.tolist(), upstream.T.tolist()):
        mean = math.fsum(values) / len(values)
        root = math.sqrt(math.fsum((value - mean) ** 2 for value in values) / len(values) + eps)
        by_gamma.append(math.fsum(one * (value - mean) / root for one, value in zip(g, values)))
        by_beta.append(math.fsum(g))
    return np.array(by_gamma), np.array(by_beta)


def three(result, name):
    told = f"{name} returns three arrays: (grad_x, grad_gamma, grad_beta)."
    assert isinstance(result, tuple) and len(result) == 3, told
    return result


def training(submission, *arguments):
    return three(submission.batch_norm_backward(*arguments), "batch_norm_backward")


def evaluation(submission, *arguments):
    return three(submission.batch_norm_eval_backward(*arguments), "batch_norm_eval_backward")


def point(upstream, x, gamma, eps):
    """Symbol name → values, one feature after another."""
    arrays = {"x": x, "g": upstream}
    examples = {f"{name}_{i + 1}": array[i] for name, array in arrays.items() for i in range(BATCH)}
    return {**examples, "gamma": gamma, "beta": 1.0, "epsilon": eps}


def compare_with_symbolic(given, truths, at, told):
    for value, truth, name in zip(given, truths, NAMES):
        assert_derivative(value, truth, at, scale=4.0, message=f"{told}: {name}.")


def test_the_example_of_the_question(submission):
    x, upstream = np.array([[1.0], [3.0]]), np.array([[1.0], [0.0]])
    root = math.sqrt(2)
    expected = (np.array([[0.25], [-0.25]]) / root, np.array([-1 / root]), np.ones(1))
    for given, value, name in zip(training(submission, upstream, x, np.ones(1), 1.0), expected, NAMES):
        assert_array(given, value, message=f"{name}.")


def test_training_against_the_symbolic_derivatives(submission):
    for eps in (EPS, 0.5):
        x, upstream, gamma = columns(BATCH, 5), normal(BATCH, 5), positive(5)
        given = training(submission, upstream, x, gamma, eps)
        told = f"Training, three examples, eps = {eps}"
        compare_with_symbolic(given, TRAINING, point(upstream, x, gamma, eps), told)


def test_training_on_batches_of_other_sizes(submission):
    for shape in ((2, 3), (4, 4), (7, 1), (9, 5)):
        x, upstream, gamma = columns(*shape), normal(*shape), positive(shape[1])
        expected = (complex_step(upstream, x, gamma, EPS), *parameter_gradients(upstream, x, EPS))
        for given, value, name in zip(training(submission, upstream, x, gamma, EPS), expected, NAMES):
            assert_array(given, value, scale=4.0, message=f"Training, x of shape {shape}: {name}.")


def test_one_example_in_the_loss_moves_all_the_others(submission):
    x, upstream, gamma = columns(4, 2), np.zeros((4, 2)), positive(2)
    upstream[1] = 1.0
    grad_x = training(submission, upstream, x, gamma, EPS)[0]
    told = "Only example 1 enters the loss, but mean and variance belong to the whole batch."
    assert_array(grad_x, complex_step(upstream, x, gamma, EPS), scale=1.0, message=told)


def test_an_upstream_gradient_that_only_shifts_is_lost(submission):
    grad_x = training(submission, np.full((5, 3), 2.0), columns(5, 3), positive(3), EPS)[0]
    told = "The upstream gradient is the same for all examples: a shift of the column, which x cannot bring about."
    assert_array(grad_x, np.zeros((5, 3)), scale=4.0, message=told)


def test_negative_and_zero_gains(submission):
    x, upstream, gamma = columns(5, 3), normal(5, 3), np.array([-1.5, 0.0, 2.0])
    grad_x, grad_gamma, _ = training(submission, upstream, x, gamma, EPS)
    told = "With γ = [-1.5, 0, 2]"
    assert_array(grad_x, complex_step(upstream, x, gamma, EPS), scale=4.0, message=f"{told}: grad_x.")
    expected = parameter_gradients(upstream, x, EPS)[0]
    assert_array(grad_gamma, expected, scale=4.0, message=f"{told}: grad_gamma.")


def test_a_constant_column_has_finite_gradients(submission):
    x, upstream = np.full((3, 1), 2.0), np.array([[1.0], [2.0], [6.0]])
    grad_x, grad_gamma, _ = training(submission, upstream, x, np.ones(1), 0.25)
    told = "A constant column, eps = 0.25, so the root is 0.5."
    assert_finite(grad_x, message=told)
    assert_array(grad_x, np.array([[-4.0], [-2.0], [6.0]]), message=told)
    assert_array(grad_gamma, np.zeros(1), message=told)


def test_columns_far_from_zero(submission):
    x, upstream, gamma = columns(6, 3) + 1e6, normal(6, 3), positive(3)
    grad_x = training(submission, upstream, x, gamma, EPS)[0]
    why = "x itself is rounded to 1e6 eps, so a mean is off by about as much"
    expected = complex_step(upstream, x - 1e6, gamma, EPS)
    told = "Columns around 10⁶ with a spread of 1."
    assert_array(grad_x, expected, factor=1e8, why=why, scale=4.0, message=told)


def test_evaluation_against_the_symbolic_derivatives(submission):
    for eps in (EPS, 0.5):
        x, upstream, gamma = columns(BATCH, 4), normal(BATCH, 4), positive(4)
        mean, var = normal(4), positive(4)
        given = evaluation(submission, upstream, x, gamma, mean, var, eps)
        at = {**point(upstream, x, gamma, eps), "r": mean, "v": var}
        compare_with_symbolic(given, EVALUATION, at, f"Evaluation, three examples, eps = {eps}")


def test_evaluation_of_a_single_example(submission):
    x, upstream, gamma, mean, var = normal(1, 4), normal(1, 4), positive(4), normal(4), positive(4)
    slopes = [1 / math.sqrt(v + EPS) for v in var]
    hats = [(value - m) * slope for value, m, slope in zip(x[0], mean, slopes)]
    expected = (
        np.array([[u * g * slope for u, g, slope in zip(upstream[0], gamma, slopes)]]),
        np.array([u * hat for u, hat in zip(upstream[0], hats)]),
        upstream[0],
    )
    for given, value, name in zip(evaluation(submission, upstream, x, gamma, mean, var, EPS), expected, NAMES):
        assert_array(given, value, scale=4.0, message=f"Evaluation, a single example: {name}.")


def test_float32_stays_float32(submission):
    x, upstream = columns(5, 3, np.float32), normal(5, 3, dtype=np.float32)
    gamma, mean, var = positive(3, np.float32), normal(3, dtype=np.float32), positive(3, np.float32)
    wide = [array.astype(np.float64) for array in (upstream, x, gamma)]
    expected = (complex_step(*wide, EPS), *parameter_gradients(upstream, x, EPS))
    for given, value, name in zip(training(submission, upstream, x, gamma, EPS), expected, NAMES):
        assert_array(given, value.astype(np.float32), scale=4.0, message=f"float32, training: {name}.")
    slope = 1 / np.sqrt(var.astype(np.float64) + EPS)
    hats = (wide[1] - mean) * slope
    expected = (wide[0] * wide[2] * slope, (wide[0] * hats).sum(axis=0), wide[0].sum(axis=0))
    for given, value, name in zip(evaluation(submission, upstream, x, gamma, mean, var, EPS), expected, NAMES):
        assert_array(given, value.astype(np.float32), scale=4.0, message=f"float32, evaluation: {name}.")


def test_inputs_are_left_alone(submission):
    x, upstream, gamma = columns(4, 3), normal(4, 3), positive(3)
    with assert_unchanged(submission):
        submission.batch_norm_backward(upstream, x, gamma, EPS)
        submission.batch_norm_eval_backward(upstream, x, gamma, normal(3), positive(3), EPS)
