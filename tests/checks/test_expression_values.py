"""Values of expressions without compiling them: the same as SymPy's own, to the last digits."""

import numpy as np
import pytest
import sympy

from workbench.checks import erf, sigmoid, tanh
from workbench.checks.evaluation import value_of

x, y = sympy.symbols("x y", real=True)
POINTS = np.array([-3.0, -0.5, 0.25, 1.0, 2.0])


@pytest.mark.parametrize(
    "expression",
    [
        x + 2 * y - 3,
        x * y / 7,
        x**2 + x**-1 + (y + 5) ** sympy.Rational(3, 2),
        sympy.sqrt(y + 5) / sympy.sqrt(x**2 + 1),
        (x**2 + 1) ** y,
        2**x,
        sympy.exp(-x) * sympy.log(y + 5),
        sympy.sin(x) * sympy.cos(y) + sympy.tan(x),
        sympy.pi * x + sympy.E,
        sympy.Abs(x) + sympy.Max(x, y, 0) - sympy.Min(x, 1),
        sympy.Piecewise((x, x > y), (x**2, sympy.And(x > 0, y > 0)), (0, True)),
        sympy.tanh(x) + sympy.atan2(x, y),
    ],
    ids=str,
)
def test_a_value_is_what_sympy_computes(expression: sympy.Expr) -> None:
    values = value_of(expression, {x: POINTS, y: POINTS[::-1]})
    wanted = [
        float(expression.subs({x: float(a), y: float(b)}).evalf()) for a, b in zip(POINTS, POINTS[::-1], strict=True)
    ]
    np.testing.assert_allclose(values, wanted, rtol=1e-14)


@pytest.mark.parametrize("function", [sigmoid, tanh, erf])
def test_large_arguments_are_no_trouble(function: type[sympy.Function]) -> None:
    with np.errstate(over="raise", invalid="raise"):
        low, high = value_of(function(x), {x: np.array([-700.0, 800.0])})
    assert low == pytest.approx(0 if function is sigmoid else -1, abs=1e-300)
    assert high == 1


def test_numbers_have_the_shape_of_nothing() -> None:
    assert value_of(sympy.Rational(1, 3), {}) == 1 / 3
    assert value_of(x, {x: 2.5}) == 2.5
