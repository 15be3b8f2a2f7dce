import numpy as np
import sympy

from workbench.checks import assert_array, assert_derivative, assert_unchanged, jacobian, rng

X = list(sympy.symbols("x_1:3", real=True))
W1 = [list(sympy.symbols("w_11 w_12", real=True)), list(sympy.symbols("w_21 w_22", real=True))]
B1, V, C = (
    list(sympy.symbols("b_1:3", real=True)),
    list(sympy.symbols("v_1:3", real=True)),
    sympy.Symbol("c", real=True),
)
HIDDEN = [sympy.Max(0, sum(x * row[j] for x, row in zip(X, W1)) + B1[j]) for j in range(2)]
OUTPUT = sum(v * unit for v, unit in zip(V, HIDDEN)) + C
TRUTHS = [jacobian(OUTPUT, symbols, of="y") for symbols in (X, W1, B1, [[v] for v in V], [C])]
NAMES = ("x", "W of the first layer", "b of the first layer", "W of the second layer", "b of the second layer")


def network(batch, *widths, dtype=np.float64):
    """x and layers. Pre-activations are 0.01 or more away from the kink, so every right answer is right to rounding."""
    while True:
        x = rng().normal(size=(batch, widths[0]))
        layers = [
            (rng().normal(size=(d_in, d_out)) / np.sqrt(d_in), rng().normal(size=d_out))
            for d_in, d_out in zip(widths, widths[1:])
        ]
        if all(np.abs(z).min() > 0.01 for z in pre_activations(x, layers)):
            return x.astype(dtype), [(W.astype(dtype), b.astype(dtype)) for W, b in layers]


def pre_activations(x, layers):
    """The z of every layer, one example and one unit at a time."""
    all_z, activations = [], x.tolist()
    for W, b in layers:
        z = [
            [sum(a * w for a, w in zip(row, column)) + bias for column, bias in zip(W.T.tolist(), b.tolist())]
            for row in activations
        ]
        all_z.append(np.array(z))
        activations = [[max(value, 0.0) for value in row] for row in z]
    return all_z


def output_of(arrays):
    """The output for [x, W_1, b_1, …], which may be complex: the sign of the real part decides."""
    a, layers = arrays[0], list(zip(arrays[1::2], arrays[2::2]))
    for number, (W, b) in enumerate(layers):
        a = a @ W + b
        if number < len(layers) - 1:
            a = np.where(a.real > 0, a, 0)
    return a


def by_complex_step(upstream, x, layers):
    """The gradient by x, W_1, b_1, …: every number is moved by an imaginary amount, so nothing cancels."""
    arrays = [x, *(array for layer in layers for array in layer)]
    arrays = [array.astype(np.float64) for array in arrays]
    gradients = []
    for number, array in enumerate(arrays):
        gradient = np.zeros(array.shape)
        for index in np.ndindex(array.shape):
            moved = array.astype(complex)
            moved[index] += 1e-30j
            shifted = [*arrays[:number], moved, *arrays[number + 1 :]]
            gradient[index] = (upstream.astype(np.float64) * output_of(shifted)).sum().imag / 1e-30
        gradients.append(gradient)
    return gradients


def run_forward(submission, x, layers):
    result = submission.forward(x, layers)
    assert isinstance(result, tuple) and len(result) == 2, "forward returns two things: (output, cache)."
    return result


def run_backward(submission, upstream, layers, cache):
    """[grad_x, grad_W_1, grad_b_1, …]."""
    result = submission.backward(upstream, layers, cache)
    assert isinstance(result, tuple) and len(result) == 2, "backward returns two things: (grad_x, gradients)."
    grad_x, gradients = result
    told = f"gradients is a list of {len(layers)} pairs (grad_W, grad_b), one for each layer."
    assert isinstance(gradients, list | tuple) and len(gradients) == len(layers), told
    assert all(isinstance(pair, list | tuple) and len(pair) == 2 for pair in gradients), told
    return [grad_x, *(gradient for pair in gradients for gradient in pair)]


def names(count):
    return ["x", *(f"{letter} of layer {number}" for number in range(1, count + 1) for letter in "Wb")]


def compare(submission, x, layers, told):
    """Forward, and back from a random upstream."""
    output, cache = run_forward(submission, x, layers)
    upstream = rng().normal(size=output.shape).astype(x.dtype)
    compare_gradients(run_backward(submission, upstream, layers, cache), upstream, x, layers, told)


def compare_gradients(given, upstream, x, layers, told):
    for name, value, expected in zip(names(len(layers)), given, by_complex_step(upstream, x, layers)):
        scale = max(1.0, float(np.abs(expected).max())) * len(x)
        assert_array(value, expected.astype(x.dtype), scale=scale, message=f"{told} The gradient of {name}.")


def test_the_example_of_the_question(submission):
    x = np.array([[1.0, 2.0]])
    layers = [
        (np.array([[1.0, -1.0], [1.0, 1.0]]), np.array([0.0, -1.0])),
        (np.array([[2.0], [3.0]]), np.array([5.0])),
    ]
    output, cache = run_forward(submission, x, layers)
    assert_array(output, np.array([[11.0]]), message="The output of the example.")
    given = run_backward(submission, np.array([[1.0]]), layers, cache)
    expected = ([[2.0, 2.0]], [[2.0, 0.0], [4.0, 0.0]], [2.0, 0.0], [[3.0], [0.0]], [1.0])
    for name, value, wanted in zip(NAMES, given, expected):
        assert_array(value, np.array(wanted), message=f"The example: the gradient of {name}.")


def test_the_output_for_several_depths_and_widths(submission):
    for batch, *widths in ((4, 3, 5, 2), (3, 2, 4, 3, 2, 1), (2, 3, 4)):
        x, layers = network(batch, *widths)
        output, _ = run_forward(submission, x, layers)
        scale = max(1.0, float(np.abs(pre_activations(x, layers)[-1]).max()))
        told = f"{batch} examples, widths {tuple(widths)}."
        assert_array(output, pre_activations(x, layers)[-1], scale=scale, message=told)


def test_the_last_layer_has_no_relu(submission):
    x, layers = np.array([[1.0]]), [(np.array([[-2.0, 3.0]]), np.array([0.0, -5.0]))]
    output, cache = run_forward(submission, x, layers)
    assert_array(output, np.array([[-2.0, -2.0]]), message="One layer, and negative outputs.")
    given = run_backward(submission, np.array([[1.0, -2.0]]), layers, cache)
    for name, value, wanted in zip(NAMES, given, ([[-8.0]], [[1.0, -2.0]], [1.0, -2.0])):
        assert_array(value, np.array(wanted), message=f"One layer, negative outputs: the gradient of {name}.")


def test_the_symbolic_derivatives_of_two_layers(submission):
    for _ in range(2):
        x, layers = network(1, 2, 2, 1)
        _, cache = run_forward(submission, x, layers)
        given = run_backward(submission, np.array([[1.0]]), layers, cache)
        (first, bias), (second, last_bias) = layers
        at = {"x_1": x[0, 0], "x_2": x[0, 1], "c": last_bias[0]}
        at |= {f"w_{i + 1}{j + 1}": first[i, j] for i in range(2) for j in range(2)}
        at |= {f"b_{j + 1}": bias[j] for j in range(2)} | {f"v_{j + 1}": second[j, 0] for j in range(2)}
        for name, value, truth in zip(NAMES, [given[0][0], *given[1:]], TRUTHS):
            assert_derivative(value, truth, at, message=f"Two layers, one example: the gradient of {name}.")


def test_the_gradients_of_a_batch(submission):
    compare(submission, *network(5, 3, 4, 2), "Five examples, widths (3, 4, 2).")


def test_the_gradients_of_square_layers(submission):
    compare(submission, *network(3, 3, 3, 3), "Every width is 3, so every shape fits every other.")


def test_the_gradients_of_a_deep_network(submission):
    compare(submission, *network(3, 2, 4, 3, 5, 2), "Four layers.")


def test_one_layer_is_an_affine_map(submission):
    compare(submission, *network(4, 3, 2), "A single layer.")


def test_a_single_example_and_widths_of_one(submission):
    compare(submission, *network(1, 3, 2, 4), "A batch of one.")
    compare(submission, *network(3, 1, 1, 1), "Every width is 1.")


def test_at_exactly_zero_nothing_passes(submission):
    x = np.array([[1.0, 1.0], [2.0, 2.0]])
    layers = [(np.array([[1.0, 1.0], [-1.0, 1.0]]), np.zeros(2)), (np.array([[3.0, 1.0], [2.0, -1.0]]), np.zeros(2))]
    _, cache = run_forward(submission, x, layers)
    upstream = np.array([[1.0, 2.0], [3.0, -1.0]])
    given = run_backward(submission, upstream, layers, cache)
    told = "The first hidden unit's pre-activation is exactly 0 for both examples."
    compare_gradients(given, upstream, x, layers, told)


def test_a_dead_unit_gets_no_gradient(submission):
    x, layers = network(3, 2, 3, 2)
    W, b = layers[0]
    b[1] = -1000.0
    compare(submission, x, [(W, b), layers[1]], "The second hidden unit is off for every example.")


def test_upstream_is_used_as_it_comes(submission):
    x, layers = network(4, 2, 3, 2)
    output, cache = run_forward(submission, x, layers)
    upstream = np.zeros(output.shape)
    upstream[1, 0] = -3.0
    given = run_backward(submission, upstream, layers, cache)
    compare_gradients(given, upstream, x, layers, "Only one of four examples gets a gradient, and it is negative.")


def test_two_forwards_before_one_backward(submission):
    x, layers = network(3, 2, 4, 2)
    other_x, other_layers = network(3, 2, 4, 2)
    output, cache = run_forward(submission, x, layers)
    run_forward(submission, other_x, other_layers)
    upstream = rng().normal(size=output.shape)
    told = "forward, forward with other numbers, and then back through the first."
    given = run_backward(submission, upstream, layers, cache)
    compare_gradients(given, upstream, x, layers, told)


def test_float32_stays_float32(submission):
    x, layers = network(4, 3, 5, 2, dtype=np.float32)
    output, _ = run_forward(submission, x, layers)
    expected = pre_activations(x, layers)[-1]
    scale = max(1.0, float(np.abs(expected).max()))
    assert_array(output, expected.astype(np.float32), scale=scale, message="float32 arguments: the output.")
    compare(submission, x, layers, "float32 arguments.")


def test_arguments_and_cache_are_left_alone(submission):
    x, layers = network(3, 2, 4, 3)
    with assert_unchanged(submission):
        output, cache = run_forward(submission, x, layers)
        upstream = rng().normal(size=output.shape)
        run_backward(submission, upstream, layers, cache)
