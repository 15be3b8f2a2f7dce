import math

import numpy as np
import sympy

from workbench.checks import (
    assert_array,
    assert_derivative,
    assert_equal,
    assert_finite,
    assert_unchanged,
    jacobian,
    rng,
    tanh,
)

NAMES = ("W_e", "b_e", "W_d", "b_d")
X1, X2, E1, E2, B, D1, D2, C1, C2 = sympy.symbols("x_1 x_2 e_1 e_2 b d_1 d_2 c_1 c_2", real=True)
CODE = tanh(X1 * E1 + X2 * E2 + B)
LOSS = (CODE * D1 + C1 - X1) ** 2 + (CODE * D2 + C2 - X2) ** 2
TRUTHS = {
    name: jacobian(LOSS, symbols, of="L")
    for name, symbols in zip(NAMES, ([[E1], [E2]], [B], [[D1, D2]], [C1, C2]), strict=True)
}


def drawn(batch, features, code, dtype=np.float64):
    """x and the four parameters, of moderate size."""
    arrays = [
        rng().normal(size=(batch, features)),
        rng().normal(size=(features, code)) / math.sqrt(features),
        rng().normal(size=code) * 0.5,
        rng().normal(size=(code, features)) / math.sqrt(code),
        rng().normal(size=features),
    ]
    return [array.astype(dtype) for array in arrays]


def one_by_one(x, W_e, b_e, W_d, b_d):
    """Reconstruction and code of plain numbers, one example and one unit after the other."""
    code = [
        [
            math.tanh(math.fsum([a * w for a, w in zip(row, column)] + [bias]))
            for column, bias in zip(W_e.T.tolist(), b_e.tolist())
        ]
        for row in x.tolist()
    ]
    output = [
        [math.fsum([a * w for a, w in zip(row, column)] + [bias]) for column, bias in zip(W_d.T.tolist(), b_d.tolist())]
        for row in code
    ]
    return np.array(output), np.array(code)


def squared_error(x, output):
    """Every term by itself, then the mean over the examples."""
    terms = [(a - b) ** 2 for given, wanted in zip(output.tolist(), x.tolist()) for a, b in zip(given, wanted)]
    return math.fsum(terms) / len(x)


def complex_loss(x, W_e, b_e, W_d, b_d):
    """The loss for parameters that may be complex."""
    return ((np.tanh(x @ W_e + b_e) @ W_d + b_d - x) ** 2).sum() / len(x)


def by_complex_step(x, *parameters):
    """The gradients: every number of every parameter is moved by an imaginary amount, so nothing cancels."""
    x, *parameters = (array.astype(np.float64) for array in (x, *parameters))
    expected = {}
    for number, (name, array) in enumerate(zip(NAMES, parameters)):
        expected[name] = np.zeros(array.shape)
        for index in np.ndindex(array.shape):
            moved = array.astype(complex)
            moved[index] += 1e-30j
            expected[name][index] = complex_loss(x, *parameters[:number], moved, *parameters[number + 1 :]).imag / 1e-30
    return expected


def run_forward(submission, arrays):
    result = submission.reconstruct(*arrays)
    told = "reconstruct returns a tuple of two arrays: (reconstruction, code)."
    assert isinstance(result, tuple) and len(result) == 2, told
    return result


def run_backward(submission, arrays):
    given = submission.gradients(*arrays)
    assert isinstance(given, dict), "gradients returns a dict."
    assert_equal(sorted(given), sorted(NAMES), message="The keys of the dict are the names of the four parameters.")
    return given


def compare_forward(submission, arrays, told):
    reconstruction, code = run_forward(submission, arrays)
    output, hidden = one_by_one(*arrays)
    dtype = arrays[0].dtype
    scale = max(1.0, float(np.abs(output).max()))
    assert_array(code, hidden.astype(dtype), scale=1.0, message=f"{told} The code.")
    assert_array(reconstruction, output.astype(dtype), scale=scale, message=f"{told} The reconstruction.")


def compare_gradients(submission, arrays, told):
    given, dtype = run_backward(submission, arrays), arrays[0].dtype
    for name, expected in by_complex_step(*arrays).items():
        scale = max(1.0, float(np.abs(expected).max())) * len(arrays[0])
        assert_array(given[name], expected.astype(dtype), scale=scale, message=f"{told} The gradient of {name}.")


def plot(submission):
    x, steps = rng().normal(size=(30, 2)) @ rng().normal(size=(2, 4)) * 0.5, 20
    weights = {"W_e": rng().normal(size=(4, 2)) * 0.3, "b_e": np.zeros(2)}
    weights |= {"W_d": rng().normal(size=(2, 4)) * 0.3, "b_d": np.zeros(4)}
    losses = []
    for _ in range(steps + 1):
        losses.append(submission.loss(x, submission.reconstruct(x, **weights)[0]))
        slopes = submission.gradients(x, **weights)
        weights = {name: value - 0.1 * slopes[name] for name, value in weights.items()}
    yield "loss by step", np.arange(steps + 1.0), losses


def test_the_example_of_the_question(submission):
    arrays = [np.array(v) for v in ([[1.0, 2.0]], [[1.0], [-0.5]], [0.0], [[3.0, 1.0]], [1.0, 0.0])]
    reconstruction, code = run_forward(submission, arrays)
    assert_array(code, np.array([[0.0]]), message="The code of the example.")
    assert_array(reconstruction, np.array([[1.0, 0.0]]), message="The reconstruction of the example.")
    assert_array(submission.loss(arrays[0], np.array([[1.0, 0.0]])), 4.0, message="The loss of the example.")
    given = run_backward(submission, arrays)
    for name, wanted in zip(NAMES, ([[-4.0], [-8.0]], [-4.0], [[0.0, 0.0]], [0.0, -4.0])):
        assert_array(given[name], np.array(wanted), message=f"The example: the gradient of {name}.")


def test_the_code_and_the_reconstruction_of_a_batch(submission):
    compare_forward(submission, drawn(5, 4, 3), "N = 5, D = 4, K = 3.")


def test_a_code_wider_than_the_input(submission):
    compare_forward(submission, drawn(2, 3, 5), "N = 2, D = 3, K = 5.")
    compare_gradients(submission, drawn(2, 3, 5), "N = 2, D = 3, K = 5.")


def test_the_decoder_has_no_activation(submission):
    x, W_e, b_e, W_d, b_d = drawn(3, 4, 2)
    told = "A decoder bias of ±20: reconstructions far from [-1, 1], of either sign."
    compare_forward(submission, [x, W_e, b_e, W_d, np.array([20.0, -20.0, 20.0, -20.0])], told)


def test_the_loss_sums_over_features_and_averages_over_examples(submission):
    for shape in ((4, 3), (3, 7)):
        x, output = rng().normal(size=shape), rng().normal(size=shape)
        told = f"N = {shape[0]}, D = {shape[1]}."
        assert_array(submission.loss(x, output), squared_error(x, output), message=told)


def test_a_single_example_or_a_single_feature_has_a_loss(submission):
    for shape in ((1, 5), (5, 1)):
        x, output = rng().normal(size=shape), rng().normal(size=shape)
        told = f"N = {shape[0]}, D = {shape[1]}."
        assert_array(submission.loss(x, output), squared_error(x, output), message=told)


def test_a_perfect_reconstruction_costs_nothing(submission):
    x = rng().normal(size=(3, 4))
    assert_array(submission.loss(x, x.copy()), 0.0, message="The reconstruction is x itself.")


def test_the_symbolic_derivatives_of_two_features_and_one_code(submission):
    for _ in range(2):
        arrays = drawn(1, 2, 1)
        given = run_backward(submission, arrays)
        symbols = (X1, X2, E1, E2, B, D1, D2, C1, C2)
        at = {symbol.name: value for symbol, value in zip(symbols, np.concatenate([a.ravel() for a in arrays]))}
        for name in NAMES:
            told = f"One example, D = 2, K = 1: the gradient of {name}."
            assert_derivative(given[name], TRUTHS[name], at, message=told)


def test_the_symbolic_derivatives_averaged_over_a_batch(submission):
    x, W_e, b_e, W_d, b_d = drawn(4, 2, 1)
    given = run_backward(submission, (x, W_e, b_e, W_d, b_d))
    at = {"x_1": x[:, 0], "x_2": x[:, 1], "e_1": W_e[0, 0], "e_2": W_e[1, 0], "b": b_e[0]}
    at |= {"d_1": W_d[0, 0], "d_2": W_d[0, 1], "c_1": b_d[0], "c_2": b_d[1]}
    for name in NAMES:
        told = f"Four examples, D = 2, K = 1: the gradient of {name}."
        assert_derivative(given[name], TRUTHS[name], at, over=lambda values: values.mean(-1), message=told)


def test_the_gradients_of_a_batch(submission):
    compare_gradients(submission, drawn(6, 4, 3), "N = 6, D = 4, K = 3.")


def test_the_gradients_where_every_shape_fits_every_other(submission):
    compare_gradients(submission, drawn(3, 3, 3), "N = D = K = 3.")


def test_a_batch_of_one_and_sizes_of_one_keep_their_axes(submission):
    for sizes in ((1, 4, 2), (3, 1, 2), (3, 2, 1), (1, 1, 1)):
        arrays, told = drawn(*sizes), "N = {}, D = {}, K = {}.".format(*sizes)
        compare_forward(submission, arrays, told)
        compare_gradients(submission, arrays, told)


def test_the_loss_shrinks_along_the_negative_gradient(submission):
    x, *parameters = drawn(5, 4, 2)
    given = run_backward(submission, (x, *parameters))
    before = squared_error(x, one_by_one(x, *parameters)[0])
    moved = [array - 1e-4 * given[name] for name, array in zip(NAMES, parameters)]
    after = squared_error(x, one_by_one(x, *moved)[0])
    assert after < before, "A small step against your gradients makes the reconstruction worse, not better."


def test_saturated_codes_are_one_and_pass_no_gradient(submission):
    for dtype in (np.float64, np.float32):
        x = np.array([[1000.0, -1000.0], [-1000.0, 500.0], [1000.0, 1000.0]], dtype)
        W_e, b_e = np.array([[1.0, 2.0, 0.5], [-3.0, 0.5, 2.0]], dtype), np.array([0.0, -1000.0, 1000.0], dtype)
        W_d, b_d = np.array([[1.0, 2.0], [-1.0, 0.5], [3.0, 1.0]], dtype), np.array([1.0, -1.0], dtype)
        told = f"Inputs of ±1000, {np.dtype(dtype)}."
        reconstruction, code = run_forward(submission, (x, W_e, b_e, W_d, b_d))
        assert_finite(reconstruction, message=told)
        signs = np.sign(x @ W_e + b_e)
        assert_array(code, signs, message=f"{told} The code.")
        given = run_backward(submission, (x, W_e, b_e, W_d, b_d))
        assert_array(given["W_e"], np.zeros((2, 3), dtype), message=f"{told} The gradient of W_e.")
        assert_array(given["b_e"], np.zeros(3, dtype), message=f"{told} The gradient of b_e.")
        errors = 2 * (signs @ W_d + b_d - x) / dtype(3)
        wanted = np.array([math.fsum(column) for column in errors.T.tolist()], dtype)
        assert_array(given["b_d"], wanted, scale=4000.0, message=f"{told} The gradient of b_d.")


def test_float32_stays_float32(submission):
    arrays = drawn(5, 3, 2, dtype=np.float32)
    compare_forward(submission, arrays, "float32 arguments.")
    compare_gradients(submission, arrays, "float32 arguments.")
    output = rng().normal(size=(5, 3)).astype(np.float32)
    expected = np.float32(squared_error(arrays[0], output))
    assert_array(submission.loss(arrays[0], output), expected, message="float32 arguments: the loss.")


def test_the_arguments_are_left_alone(submission):
    arrays = drawn(3, 4, 2)
    with assert_unchanged(submission):
        reconstruction, _ = run_forward(submission, arrays)
        submission.loss(arrays[0], reconstruction)
        run_backward(submission, arrays)
