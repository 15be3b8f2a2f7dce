"""Derivatives as the truth: values of known closed forms, readable formulas, messages that name the partial."""

import math
from typing import Any

import numpy as np
import pytest
import sympy
import torch
from refusals import message, refusal

from workbench.checks import assert_array, assert_derivative, derivative, erf, jacobian, sigmoid, tanh

x, y, z = sympy.symbols("x y z")
W = sympy.Matrix(2, 2, sympy.symbols("w11 w12 w21 w22"))
POINTS = np.array([-3.0, -0.5, 0.0, 0.25, 4.0])


def logistic(values: Any) -> Any:
    return 1 / (1 + np.exp(-values))


def d_logistic(values: Any) -> Any:
    return logistic(values) * (1 - logistic(values))


def gelu_slope(values: np.ndarray) -> list[float]:
    """Φ(v) + v φ(v)."""
    return [
        (1 + math.erf(v / math.sqrt(2))) / 2 + v * math.exp(-v * v / 2) / math.sqrt(2 * math.pi)
        for v in values.tolist()
    ]


@pytest.mark.parametrize(
    ("expression", "closed_form"),
    [
        (x**3, lambda v: 3 * v**2),
        (sympy.exp(2 * x), lambda v: 2 * np.exp(2 * v)),
        (sigmoid(x), lambda v: logistic(v) * (1 - logistic(v))),
        (x * sigmoid(x), lambda v: logistic(v) + v * logistic(v) * (1 - logistic(v))),
        (sympy.tanh(x), lambda v: 1 - np.tanh(v) ** 2),
        (tanh(x), lambda v: 1 - np.tanh(v) ** 2),
        (
            tanh(3 * x) * sigmoid(x),
            lambda v: 3 * (1 - np.tanh(3 * v) ** 2) * logistic(v) + np.tanh(3 * v) * d_logistic(v),
        ),
        (sympy.Piecewise((x, x > 0), (2 * x, True)) ** 2, lambda v: np.where(v > 0, 2 * v, 8 * v)),
        (sympy.log(1 + sympy.exp(x)), logistic),
        (erf(x), lambda v: 2 / np.sqrt(np.pi) * np.exp(-(v**2))),
        (x * (1 + erf(x / sympy.sqrt(2))) / 2, gelu_slope),
        (sympy.Integer(5), lambda v: 0 * v),
    ],
    ids=lambda value: str(value) if isinstance(value, sympy.Basic) else "",
)
def test_a_derivative_has_the_values_of_its_closed_form(expression: Any, closed_form: Any) -> None:
    np.testing.assert_allclose(derivative(expression, x)(x=POINTS), closed_form(POINTS), rtol=1e-12, atol=1e-15)


def test_parts_that_are_shared_are_differentiated_alike() -> None:
    """The chain rule over named parts against SymPy's derivative of the whole."""
    hidden = [tanh(W[row, 0] * x + W[row, 1] * y) for row in (0, 1)]
    gate = sigmoid(hidden[0] - 2 * hidden[1])
    outputs = [(1 - gate) * hidden[0] + gate * x, sympy.exp(hidden[1] * gate) / (1 + sympy.Abs(hidden[0])), y]
    symbols = [x, y, W[1, 0]]
    values = {"x": 0.3, "y": -0.7, "w11": 1.2, "w12": 0.4, "w21": -0.9, "w22": 0.8}
    at = {real(sympy.Symbol(name)): value for name, value in values.items()}
    plain = {sigmoid: lambda v: 1 / (1 + sympy.exp(-v)), tanh: sympy.tanh}
    expected = [
        [whole(output, plain).diff(real(symbol)).evalf(30, subs=at) for symbol in symbols] for output in outputs
    ]
    np.testing.assert_allclose(jacobian(outputs, symbols)(**values), np.array(expected, dtype=float), rtol=1e-13)


def whole(expression: Any, plain: dict[Any, Any]) -> Any:
    """The expression in SymPy's own functions of real variables."""
    for ours, function in plain.items():
        expression = expression.replace(ours, function)
    return expression.xreplace({symbol: real(symbol) for symbol in expression.free_symbols})


def real(symbol: Any) -> Any:
    return sympy.Symbol(symbol.name, real=True)


def test_a_second_and_a_mixed_derivative() -> None:
    assert derivative(x**4, x, x)(x=2.0) == 48
    mixed = derivative(x**2 * y**3, x, y)
    assert mixed(x=2.0, y=3.0) == 2 * 2 * 3 * 9
    assert [partial.name for partial in mixed.partials] == ["∂²f/∂x∂y"]


def test_large_arguments_neither_overflow_nor_cancel() -> None:
    """1 − σ(30) computed as written has three digits left, and 1 − σ(40) none."""
    points = np.array([-1000.0, -40.0, -30.0, 30.0, 40.0, 1000.0])
    tail = np.exp(-np.abs(points))
    np.testing.assert_allclose(derivative(sigmoid(x), x)(x=points), tail / (1 + tail) ** 2, rtol=1e-14)
    blend = derivative((1 - sigmoid(x)) * y + sigmoid(x) * z, y)
    np.testing.assert_allclose(blend(x=30.0, y=1.0, z=1.0), tail[3] / (1 + tail[3]), rtol=1e-14)
    assert "1 - σ(x)" in blend.formula()


def test_a_jacobian_has_the_shape_of_functions_then_symbols() -> None:
    vector = np.array([x, y])
    products = np.array(W) @ vector
    by_vector = jacobian(products, vector, of="h")
    assert by_vector.shape == (2, 2)
    values = {"w11": 1.0, "w12": 2.0, "w21": 3.0, "w22": 4.0, "x": 5.0, "y": 6.0}
    np.testing.assert_array_equal(by_vector(**values), [[1, 2], [3, 4]])
    by_matrix = jacobian(products, np.array(W), of="h")
    assert by_matrix.shape == (2, 2, 2)
    np.testing.assert_array_equal(by_matrix(**values), [[[5, 6], [0, 0]], [[0, 0], [5, 6]]])
    assert by_matrix.partials[1].name == "∂h[0]/∂w₁₂"


def test_the_gradient_of_one_expression_has_the_shape_of_the_symbols() -> None:
    gradient = jacobian(x * y, np.array([x, y]), of="L")
    assert gradient.shape == (2,)
    assert [partial.name for partial in gradient.partials] == ["∂L/∂x", "∂L/∂y"]


def test_examples_stand_in_the_last_axes() -> None:
    gradient = jacobian(x * y**2, np.array([x, y]))
    values = gradient(x=POINTS, y=2.0)
    assert values.shape == (2, 5)
    assert values.dtype == np.float64
    np.testing.assert_allclose(values, [np.full(5, 4.0), 4 * POINTS])
    assert gradient(x=POINTS[:, None], y=POINTS).shape == (2, 5, 5)


def test_symbols_that_vanish_in_the_derivative_are_still_part_of_the_point() -> None:
    assert derivative(3 * x, x)(x=POINTS).shape == (5,)


def test_a_point_that_lacks_a_symbol_is_the_authors_mistake() -> None:
    with pytest.raises(ValueError, match="lacks y"):
        derivative(x * y, x)(x=1.0)


def test_a_formula_is_readable() -> None:
    assert derivative(x**2, x, of="L").formula() == "∂L/∂x =\n2⋅x"
    assert "σ(z)" in derivative(sigmoid(z), z).formula()
    assert jacobian(x * y**2, np.array([x, y]), of="L").formula((1,)) == "∂L/∂y =\n2⋅x⋅y"


def test_the_common_parts_of_a_long_formula_get_names() -> None:
    deep = x
    for _ in range(3):
        deep = sympy.tanh(deep * y + sympy.exp(deep))
    lines = derivative(deep, x).formula().splitlines()
    assert lines[0] == "∂f/∂x ="
    assert lines[2] == "where"
    assert lines[3].startswith("u1 = ")


SQUARE = derivative(x**2, x, of="L")
GRADIENT = jacobian(x**2 * y, np.array([x, y]), of="L")


def test_a_right_gradient_passes() -> None:
    assert_derivative(2 * POINTS, SQUARE, {"x": POINTS})
    assert_derivative(np.array([12.0, 4.0]), GRADIENT, {"x": 2.0, "y": 3.0})
    assert_derivative(6.0, SQUARE, {"x": 3.0})


def test_the_partial_and_the_point_are_named() -> None:
    failure = refusal(assert_derivative, np.array([12.0, 5.0]), GRADIENT, {"x": 2.0, "y": 3.0})
    assert failure.message.endswith("The partial derivative ∂L/∂y is wrong at x = 2.0, y = 3.0.")
    assert failure.difference is not None
    assert failure.difference.derivative == "∂L/∂y =\n 2\nx \nat x = 2.0, y = 3.0"
    assert (failure.difference.expected, failure.difference.got) == ("[12.  4.]", "[12.  5.]")


def test_the_point_is_the_one_that_is_farthest_off() -> None:
    given = 2 * POINTS
    given[3] += 1
    told = message(assert_derivative, given, SQUARE, {"x": POINTS}, message="For a batch.")
    assert told.startswith("For a batch.\n1 of 5 values differ, most at [3]: expected 0.5, got 1.5")
    assert told.endswith("∂L/∂x is wrong at x = 0.25.")


def test_the_shared_part_of_a_point_is_named_too() -> None:
    given = GRADIENT(x=POINTS, y=3.0)
    given[1, 4] = 0
    assert "∂L/∂y is wrong at x = 4.0, y = 3.0." in message(assert_derivative, given, GRADIENT, {"x": POINTS, "y": 3.0})


def test_a_mean_over_examples_is_taken_before_the_comparison() -> None:
    def mean(values: np.ndarray) -> np.ndarray:
        return np.asarray(values.mean(axis=-1))

    gradient = GRADIENT(x=POINTS, y=2.0)
    assert_derivative(gradient.mean(axis=-1), GRADIENT, {"x": POINTS, "y": 2.0}, over=mean)
    told = message(assert_derivative, gradient.sum(axis=-1), GRADIENT, {"x": POINTS, "y": 2.0}, over=mean)
    assert "off by the constant factor 5" in told
    assert "The partial derivative ∂L/∂" in told


def test_terms_that_cancel_are_compared_on_their_own_scale() -> None:
    points = np.array([1e8, -1e8, 1.0])
    noisy = np.asarray(2.0 + 1e-7)
    assert_derivative(noisy, SQUARE, {"x": points}, over=np.sum)
    message(assert_derivative, np.asarray(2.1), SQUARE, {"x": points / 1e8 + 0.0}, over=np.sum)


def test_the_library_and_dtype_of_the_gradient_can_be_asked_for() -> None:
    single, tensor = np.ones(1, np.float32), torch.ones(1, dtype=torch.float64)
    assert_derivative((2 * POINTS).astype(np.float32), SQUARE, {"x": POINTS}, like=single)
    assert "dtype float32, got float64" in message(assert_derivative, 2 * POINTS, SQUARE, {"x": POINTS}, like=single)
    assert_derivative(torch.from_numpy(2 * POINTS), SQUARE, {"x": POINTS}, like=tensor)
    assert "tensor" in message(assert_derivative, 2 * POINTS, SQUARE, {"x": POINTS}, like=tensor)
    told = message(assert_derivative, torch.from_numpy(3 * POINTS), SQUARE, {"x": POINTS}, like=tensor)
    assert "∂L/∂x is wrong at x = 4.0" in told


def test_another_shape_is_told_without_a_partial() -> None:
    told = message(assert_derivative, 2 * POINTS[:, None], SQUARE, {"x": POINTS})
    assert told == "Expected shape (5,), got (5, 1); the values are right, only the shape is not"


def test_a_nan_is_told_with_its_point() -> None:
    given = 2 * POINTS
    given[1] = np.nan
    assert "is wrong at x = -0.5." in message(assert_derivative, given, SQUARE, {"x": POINTS})


def test_a_single_partial_at_a_single_point_is_named() -> None:
    assert message(assert_derivative, 7.0, SQUARE, {"x": 3.0}).splitlines() == [
        "Expected 6.0, got 7.0",
        "The partial derivative ∂L/∂x is wrong at x = 3.0.",
    ]


def test_another_factor_needs_a_reason() -> None:
    given = 2 * POINTS * (1 + 1e-13)
    message(assert_derivative, given, SQUARE, {"x": POINTS})
    assert_derivative(given, SQUARE, {"x": POINTS}, factor=1000, why="a long sum")
    with pytest.raises(ValueError, match="why="):
        assert_derivative(given, SQUARE, {"x": POINTS}, factor=1000)


def test_gradients_agree_with_autograd() -> None:
    point = {
        name: torch.tensor(value, dtype=torch.float64, requires_grad=True)
        for name, value in {"x": 0.3, "y": -1.2}.items()
    }
    loss = torch.sigmoid(point["x"] * point["y"]) * torch.erf(point["y"])
    loss.backward()
    truth = jacobian(sigmoid(x * y) * erf(y), np.array([x, y]))
    expected = truth(**{name: value.item() for name, value in point.items()})
    gradients = [value.grad for value in point.values() if value.grad is not None]
    assert_array(torch.stack(gradients), torch.from_numpy(expected))


EXPRESSIONS = [
    "x", "3", "2*x*y + x**2*y - y", "1/(1 + exp(-x))", "sqrt(x**2 + y**2 + 1)", "log(x**2 + 1)*exp(y)*x", "2**x",
    "x**y", "erf(x*y)", "Abs(x)", "Max(x, y)", "Piecewise((x**2, x > 0), (0, True))", "sin(x)*cos(x*y)",
    "sigmoid(x*y)*tanh(x + y)", "exp(x)/(exp(x) + exp(y))", "(x + y)**-2",
]  # fmt: skip


@pytest.mark.parametrize("text", EXPRESSIONS)
def test_values_are_those_of_sympys_own_derivative(text: str) -> None:
    x, y = sympy.symbols("x y", real=True)
    expression = sympy.sympify(text, locals={"x": x, "y": y, "sigmoid": sigmoid, "tanh": tanh})
    for symbol in (x, y):
        truth = sympy.diff(expression, symbol)
        for point in ({"x": 0.7, "y": 1.3}, {"x": 2.5, "y": 0.4}, {"x": 0.2, "y": 3.0}):
            at = {x: point["x"], y: point["y"]}
            expected = float(
                truth.subs(at).replace(sigmoid, lambda z: 1 / (1 + sympy.exp(-z))).replace(tanh, sympy.tanh)
            )
            assert derivative(expression, symbol)(**point) == pytest.approx(expected, rel=1e-12, abs=1e-14)
