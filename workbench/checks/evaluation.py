"""Values of SymPy expressions at points, straight from the expression.

`lambdify` prints an expression as Python and compiles it, which takes longer than everything a check does with a
derivative. What is not known here is left to it, one function or condition at a time.
"""

import math
from collections.abc import Callable, Mapping
from functools import lru_cache, reduce
from operator import add, mul
from typing import Any

import numpy as np
import sympy


def sigmoid_values(z: Any) -> Any:
    """The logistic function, without overflow."""
    z = np.asarray(z, dtype=np.float64)
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + small), small / (1 + small))


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "sigmoid": sigmoid_values,
    "tanh": np.tanh,
    "erf": np.vectorize(math.erf, otypes=[np.float64]),
    "exp": np.exp,
    "log": np.log,
    "sin": np.sin,
    "cos": np.cos,
    "Abs": np.abs,
}
"""Functions of one argument by the name of their class."""


def value_of(expression: Any, point: Mapping[sympy.Symbol, Any]) -> Any:
    """The value of an expression where its symbols have these values: a float, or an array that they broadcast to."""
    if expression.is_Symbol:
        return point[expression]
    if expression.is_number:
        return _number(expression)
    parts = expression.args
    if expression.is_Add:
        return reduce(add, (value_of(part, point) for part in parts))
    if expression.is_Mul:
        return reduce(mul, (value_of(part, point) for part in parts))
    if expression.is_Pow and parts[1].is_number:
        return _power(value_of(parts[0], point), parts[1])
    function = FUNCTIONS.get(type(expression).__name__)
    if function is not None:
        return function(value_of(parts[0], point))
    symbols = tuple(sorted(expression.free_symbols, key=str))
    return _compiled(expression, symbols)(*(point[symbol] for symbol in symbols))


@lru_cache(maxsize=1024)
def _number(expression: Any) -> float:
    return float(expression)


def _power(base: Any, exponent: Any) -> Any:
    if exponent == sympy.S.NegativeOne:
        return 1.0 / base
    if exponent == sympy.S.Half:
        return np.sqrt(base)
    return base ** (int(exponent) if exponent.is_Integer and exponent > 0 else float(exponent))


@lru_cache(maxsize=1024)
def _compiled(expression: Any, symbols: tuple[sympy.Symbol, ...]) -> Callable[..., Any]:
    return sympy.lambdify(symbols, expression, modules=[FUNCTIONS, "numpy"])
