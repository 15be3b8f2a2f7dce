import numpy as np
import sympy

from workbench.checks import assert_array, assert_between, assert_derivative, assert_unchanged, jacobian, rng

EXAMPLE = [
    (np.array([[1.0, 2.0]]), np.array([3.0])),
    (np.array([[10.0], [-1.0]]), np.array([0.0, 5.0])),
]


def stack(*sizes, dtype=np.float64):
    """Random layers from sizes[0] inputs to sizes[-1] outputs."""
    return [
        (rng().normal(size=(out, into)).astype(dtype), rng().normal(size=out).astype(dtype))
        for into, out in zip(sizes, sizes[1:])
    ]


def one_by_one(layers, example):
    """One example through the stack, number by number: the result, and the size of the terms that were added."""
    values, sizes = [float(v) for v in example], [abs(float(v)) for v in example]
    for W, b in layers:
        rows = [[float(v) for v in row] for row in W]
        values = [sum(w * v for w, v in zip(row, values)) + float(c) for row, c in zip(rows, b)]
        sizes = [sum(abs(w) * v for w, v in zip(row, sizes)) + abs(float(c)) for row, c in zip(rows, b)]
    return values, max(sizes)


def expected_of(layers, x):
    """The batch's results, and the scale rounding is measured against."""
    pairs = [one_by_one(layers, example) for example in x]
    return np.array([values for values, _ in pairs]), max(size for _, size in pairs)


def symbolic():
    """∂y/∂x of two layers, 2 → 3 → 2."""
    x = sympy.Matrix(sympy.symbols("x_1:3"))
    A = sympy.Matrix(3, 2, lambda i, j: sympy.Symbol(f"A_{i}{j}"))
    B = sympy.Matrix(2, 3, lambda i, j: sympy.Symbol(f"B_{i}{j}"))
    y = B * (A * x + sympy.Matrix(sympy.symbols("a b c"))) + sympy.Matrix(sympy.symbols("d e"))
    return jacobian(list(y), list(x), of="y")


JACOBIAN = symbolic()


def collapsed(submission, layers):
    result = submission.collapse(layers)
    assert isinstance(result, tuple) and len(result) == 2, "collapse returns a pair: (W, b)."
    shape = (layers[-1][0].shape[0], layers[0][0].shape[1])
    for name, part, size in (("W", result[0], shape), ("b", result[1], shape[:1])):
        given = getattr(part, "shape", None) if isinstance(part, np.ndarray) else None
        assert given == size, f"{name} should be an array of shape {size}, got {type(part).__name__} of shape {given}."
    return result


def compare(submission, layers, told):
    """The collapsed layer column by column: b is what 0 is mapped to, W e_j + b what the j-th unit vector is."""
    W, b = collapsed(submission, layers)
    inputs = layers[0][0].shape[1]
    points = np.concatenate([np.zeros((1, inputs)), np.eye(inputs)])
    images, scale = expected_of(layers, points)
    assert_array(b, images[0], scale=scale, message=f"The bias of {told}.")
    assert_array(W, np.ascontiguousarray((images[1:] - images[0]).T), scale=scale, message=f"The matrix of {told}.")


def test_the_example_of_the_question(submission):
    W, b = collapsed(submission, EXAMPLE)
    assert_array(W, np.array([[10.0, 20.0], [-1.0, -2.0]]))
    assert_array(b, np.array([30.0, 2.0]))
    assert_array(submission.apply_stack(EXAMPLE, np.array([[1.0, 1.0]])), np.array([[60.0, -1.0]]))


def test_a_batch_goes_through_a_stack(submission):
    for sizes in ((3, 4), (3, 5, 2), (2, 2, 2, 2), (4, 1, 3)):
        layers, x = stack(*sizes), rng().normal(size=(6, sizes[0]))
        expected, scale = expected_of(layers, x)
        assert_array(submission.apply_stack(layers, x), expected, scale=scale, message=f"Widths {sizes}.")


def test_a_batch_of_one_keeps_its_axis(submission):
    layers, x = stack(3, 4, 2), rng().normal(size=(1, 3))
    expected, scale = expected_of(layers, x)
    assert_array(submission.apply_stack(layers, x), expected, scale=scale)


def test_a_single_layer_is_its_own_collapse(submission):
    layers = stack(4, 3)
    W, b = collapsed(submission, layers)
    assert_array(W, layers[0][0])
    assert_array(b, layers[0][1])


def test_two_layers(submission):
    compare(submission, stack(3, 5, 2), "two layers, 3 → 5 → 2")


def test_square_layers_show_the_order(submission):
    compare(submission, stack(3, 3, 3), "two square layers")


def test_many_layers(submission):
    compare(submission, stack(2, 4, 3, 5, 1, 2, 3), "six layers, one of them of width 1")


def test_a_stack_without_biases(submission):
    layers = [(W, np.zeros_like(b)) for W, b in stack(3, 4, 2)]
    _, b = collapsed(submission, layers)
    assert_array(b, np.zeros(2), message="Without biases the collapsed layer has none.")


def test_the_collapsed_layer_agrees_with_the_stack(submission):
    layers, x = stack(4, 6, 5, 3), rng().normal(size=(7, 4))
    W, b = collapsed(submission, layers)
    _, scale = expected_of(layers, x)
    told = "Through your collapsed layer."
    expected, _ = expected_of(layers, x)
    assert_array(submission.apply_stack([(W, b)], x), expected, scale=scale, message=told)


def test_the_jacobian_of_the_stack_is_w_and_its_second_derivative_is_zero(submission):
    layers = stack(2, 3, 2)
    (first, first_bias), (second, second_bias) = layers
    at = {f"A_{i}{j}": first[i, j] for i in range(3) for j in range(2)} | dict(zip("abc", first_bias))
    at |= {f"B_{i}{j}": second[i, j] for i in range(2) for j in range(3)} | dict(zip("de", second_bias))
    x, step = rng().normal(size=(2, 2))
    W, _ = collapsed(submission, layers)
    told = "W is the Jacobian of the whole stack, the same everywhere."
    assert_derivative(W, JACOBIAN, at | dict(zip(("x_1", "x_2"), x)), scale=10.0, message=told)
    before, here, after = submission.apply_stack(layers, np.stack([x - step, x, x + step]))
    told = "Along a line through the inputs the stack's outputs must lie on a line, too."
    assert_array(before + after, 2 * here, scale=100.0, message=told)


def test_a_narrow_layer_bounds_the_rank(submission):
    W, _ = collapsed(submission, stack(6, 2, 6))
    singular = np.linalg.svd(W, compute_uv=False)
    told = "Through a hidden layer of width 2 only two directions survive: the rank is at most 2."
    assert_between(singular[2:] / singular[0], 0.0, 1e-12, message=told)


def test_float32_stays_float32(submission):
    layers, x = stack(3, 4, 2, dtype=np.float32), rng().normal(size=(5, 3)).astype(np.float32)
    expected, scale = expected_of(layers, x)
    assert_array(submission.apply_stack(layers, x), expected.astype(np.float32), scale=scale)
    W, b = collapsed(submission, layers)
    images, scale = expected_of(layers, np.zeros((1, 3)))
    assert_array(b, images[0].astype(np.float32), scale=scale, message="The bias of a float32 stack.")
    assert_array(W, (layers[1][0].astype(float) @ layers[0][0].astype(float)).astype(np.float32), scale=10.0)


def test_the_callers_arrays_are_left_alone(submission):
    layers, x = stack(3, 4, 2), rng().normal(size=(5, 3))
    with assert_unchanged(submission):
        submission.apply_stack(layers, x)
        submission.collapse(layers)
    square, x = stack(3, 3, 3), rng().normal(size=(5, 3))
    with assert_unchanged(submission):  # only a square layer's result fits into the array it came from
        submission.apply_stack(square, x)
        submission.collapse(square)
