import functools
import math

import numpy as np
import sympy

from workbench.checks import assert_array, assert_derivative, assert_finite, assert_unchanged, jacobian, rng, sigmoid

SHAPES = {"W1": "(h, 2)", "b1": "(h,)", "W2": "(1, h)", "b2": "(1,)"}
EXAMPLE = {
    "x": np.array([[1.0, 2.0]]),
    "W1": np.array([[2.0, -1.0], [0.0, 0.0]]),
    "b1": np.zeros(2),
    "W2": np.array([[1.0, -1.0]]),
    "b2": np.zeros(1),
    "y": np.array([[1.0]]),
}


def network(batch, width, dtype=np.float64):
    """Random examples and parameters of moderate size, targets in [0, 1) at least 0.3 away from the predictions.

    So neither 1 - σ nor the residual loses digits, and every right answer is right to rounding.
    """
    shapes = {"x": (batch, 2), "W1": (width, 2), "b1": (width,), "W2": (1, width), "b2": (1,)}
    arrays = {name: rng().uniform(-1.5, 1.5, size=shape).astype(dtype) for name, shape in shapes.items()}
    prediction, _ = one_at_a_time(arrays)
    targets = (prediction + rng().uniform(0.3, 0.7, size=(batch, 1))) % 1
    return {**arrays, "y": targets.astype(dtype)}


def logistic(z):
    """The logistic function of one real number of moderate size."""
    return 1 / (1 + math.exp(-z))


def one_at_a_time(net):
    """Prediction and hidden activations, one unit and one example after the other."""
    hidden, prediction = [], []
    for first, second in net["x"].tolist():
        units = [logistic(w[0] * first + w[1] * second + b) for w, b in zip(net["W1"].tolist(), net["b1"].tolist())]
        hidden.append(units)
        total = sum(v * unit for v, unit in zip(net["W2"][0].tolist(), units))
        prediction.append([logistic(total + float(net["b2"][0]))])
    return np.array(prediction), np.array(hidden)


def run_forward(submission, net):
    result = submission.forward(net["x"], net["W1"], net["b1"], net["W2"], net["b2"])
    assert isinstance(result, tuple) and len(result) == 2, "forward returns two arrays: (prediction, hidden)."
    return result


def run_backward(submission, net, kept=None):
    """The four gradients, from what a forward pass keeps: by definition, where nothing is given."""
    prediction, hidden = (part.astype(net["x"].dtype) for part in one_at_a_time(net)) if kept is None else kept
    gradients = submission.backward(net["x"], net["y"], net["W2"], hidden, prediction)
    assert isinstance(gradients, dict), "backward returns a dictionary of four gradients."
    missing = [name for name in SHAPES if name not in gradients]
    assert not missing, f"The dictionary of gradients has no key {missing[0]!r}."
    return gradients


@functools.cache
def symbolic(width):
    """∂L/∂ every parameter for one example, by name."""
    x, y, c = sympy.symbols("x_1:3"), sympy.Symbol("y"), sympy.Symbol("c")
    w = [[sympy.Symbol(f"w_{j}{i}") for i in (1, 2)] for j in range(1, width + 1)]
    b, v = sympy.symbols(f"b_1:{width + 1}"), sympy.symbols(f"v_1:{width + 1}")
    hidden = [sigmoid(row[0] * x[0] + row[1] * x[1] + bias) for row, bias in zip(w, b)]
    loss = (sigmoid(sum(weight * unit for weight, unit in zip(v, hidden)) + c) - y) ** 2 / 2
    parameters = {"W1": w, "b1": list(b), "W2": [list(v)], "b2": [c]}
    return {name: jacobian(loss, symbols, of="L") for name, symbols in parameters.items()}


for width in (2, 3):
    symbolic(width)  # while the judge is prepared, not while the learner waits


def point(net):
    """Symbol name → value."""
    width = len(net["b1"])
    weights = {f"w_{j + 1}{i + 1}": net["W1"][j, i] for j in range(width) for i in (0, 1)}
    biases = {f"b_{j + 1}": net["b1"][j] for j in range(width)}
    outer = {f"v_{j + 1}": net["W2"][0, j] for j in range(width)}
    data = {"x_1": net["x"][:, 0], "x_2": net["x"][:, 1], "y": net["y"][:, 0]}
    return {**data, **weights, **biases, **outer, "c": net["b2"][0]}


def compare_with_symbolic(submission, name):
    """One parameter's gradient: one example, then batches, over two and three hidden units."""
    for batch, width in ((1, 2), (4, 3)):
        net = network(batch, width)
        gradient = run_backward(submission, net)[name]
        truth, at = symbolic(width)[name], point(net)
        where = "a single example" if batch == 1 else f"a batch of {batch}"
        told = f"The gradient of {name}, {SHAPES[name]}, for {where} and {width} hidden units."
        assert_derivative(gradient, truth, at, over=lambda each: each.mean(-1), message=told)


def by_complex_step(net):
    """Every example's four gradients by the complex-step method: no subtraction, so exact to rounding."""

    def losses(parameters):
        hidden = 1 / (1 + np.exp(-(net["x"] @ parameters["W1"].T + parameters["b1"])))
        output = 1 / (1 + np.exp(-(hidden @ parameters["W2"].T + parameters["b2"])))
        return (output - net["y"])[:, 0] ** 2 / 2

    gradients = {}
    for name in SHAPES:
        gradients[name] = np.zeros((*net[name].shape, len(net["x"])))
        for index in np.ndindex(net[name].shape):
            shifted = {other: net[other].astype(complex) for other in SHAPES}
            shifted[name][index] += 1e-30j
            gradients[name][index] = losses(shifted).imag / 1e-30
    return gradients


def compare_all(gradients, net, told):
    """All four gradients with the mean of what the complex step gives; `told` introduces a difference."""
    dtype = net["x"].dtype
    for name, each in by_complex_step({key: array.astype(np.float64) for key, array in net.items()}).items():
        expected = each.mean(-1).astype(dtype)
        # The examples' gradients may cancel in their mean; rounding errors are those of the terms.
        assert_array(gradients[name], expected, scale=np.max(np.abs(each)), message=f"∂L/∂{name} {told}.")


def test_forward_gives_the_values_of_the_example(submission):
    prediction, hidden = run_forward(submission, EXAMPLE)
    assert_array(hidden, np.array([[0.5, 0.5]]), message="The hidden activations a.")
    assert_array(prediction, np.array([[0.5]]), message="The prediction ŷ.")


def test_forward_of_a_batch_and_of_any_width(submission):
    for batch, width in ((6, 2), (5, 2), (2, 5), (4, 1)):
        net = network(batch, width)
        prediction, hidden = run_forward(submission, net)
        expected_prediction, expected_hidden = one_at_a_time(net)
        assert_array(hidden, expected_hidden, message="The hidden activations a.")
        assert_array(prediction, expected_prediction, message="The prediction ŷ.")


def test_forward_of_a_single_example(submission):
    net = network(1, 3)
    for given, expected in zip(run_forward(submission, net), one_at_a_time(net)):
        assert_array(given, expected)


def test_forward_survives_huge_inputs(submission):
    net = {**EXAMPLE, "x": np.array([[1000.0, 0.0], [-1000.0, 0.0]]), "W1": np.array([[1.0, 0.0], [-1.0, 0.0]])}
    net["W2"] = np.array([[2000.0, -3000.0]])
    prediction, hidden = run_forward(submission, net)
    assert_finite(hidden)
    assert_array(
        hidden, np.array([[1.0, 0.0], [0.0, 1.0]]), message="The sigmoid of ±1000 is 1 or 0 to every digit a float has."
    )
    assert_array(prediction, np.array([[1.0], [0.0]]), message="The output's sigmoid must be safe, too.")


def test_backward_gives_the_values_of_the_example(submission):
    gradients = run_backward(submission, EXAMPLE)
    expected = {
        "b2": np.array([-1 / 8]),
        "W2": np.array([[-1 / 16, -1 / 16]]),
        "b1": np.array([-1 / 32, 1 / 32]),
        "W1": np.array([[-1 / 32, -1 / 16], [1 / 32, 1 / 16]]),
    }
    for name, value in expected.items():
        assert_array(gradients[name], value, message=f"The gradient of {name}.")


def test_gradient_of_the_output_bias(submission):
    compare_with_symbolic(submission, "b2")


def test_gradient_of_the_output_weights(submission):
    compare_with_symbolic(submission, "W2")


def test_gradient_of_the_hidden_biases(submission):
    compare_with_symbolic(submission, "b1")


def test_gradient_of_the_hidden_weights(submission):
    compare_with_symbolic(submission, "W1")


def test_the_loss_is_a_mean_so_a_doubled_batch_changes_nothing(submission):
    net = network(3, 4)
    doubled = {**net, "x": np.tile(net["x"], (2, 1)), "y": np.tile(net["y"], (2, 1))}
    compare_all(run_backward(submission, doubled), net, "for a batch that holds every example twice")


def test_forward_and_backward_fit_together_at_any_width(submission):
    for batch, width in ((8, 5), (3, 1), (1, 1)):
        net = network(batch, width)
        gradients = run_backward(submission, net, run_forward(submission, net))
        compare_all(gradients, net, f"for a batch of {batch}, hidden width {width}")


def test_saturated_units_pass_nothing_back(submission):
    net = {**network(3, 2), "x": np.array([[1e6, -1e6], [-1e6, 1e6], [1e6, 1e6]]), "y": np.zeros((3, 1))}
    hidden = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
    prediction = np.array([[0.5], [0.25], [1.0]])
    gradients = run_backward(submission, net, (prediction, hidden))
    assert_array(gradients["W1"], np.zeros((2, 2)), message="At both ends σ′ is 0, however large the inputs are.")
    assert_array(gradients["b1"], np.zeros(2), message="At both ends σ′ is 0.")
    delta = [0.5 * 0.25 / 3, 0.25 * 0.1875 / 3]  # the third example's output is saturated
    assert_array(gradients["W2"], np.array([delta]), message="A saturated unit still feeds the output's weights.")
    assert_array(gradients["b2"], np.array([sum(delta)]), message="The gradient of b2.")


def test_float32_stays_float32(submission):
    net = network(6, 3, np.float32)
    wide = {name: array.astype(np.float64) for name, array in net.items()}
    for given, expected in zip(run_forward(submission, net), one_at_a_time(wide)):
        assert_array(given, expected.astype(np.float32))
    compare_all(run_backward(submission, net), net, "for float32 arguments")


def test_arguments_are_left_alone(submission):
    net = network(4, 3)
    with assert_unchanged(submission):
        run_forward(submission, net)
        run_backward(submission, net)
