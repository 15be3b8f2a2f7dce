"""Symbolic derivatives as the truth that gradients are checked against.

A forward expression is written once in SymPy and taken apart into its sums and functions; each is differentiated
symbolically and the chain rule puts the values together, so that nothing is differentiated twice. A partial's whole
symbolic form is made where it is shown. Build derivatives when the checks are imported, at module level: a judge is
prepared before the learner asks for a verdict, and then they cost nothing. `simplify` is never called: on one entry
of a GRU's Jacobian it did not end within ten minutes.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import sympy

from workbench.checks.arrays import assert_array
from workbench.checks.evaluation import value_of
from workbench.checks.failure import CheckFailed
from workbench.checks.numbers import show_value
from workbench.checks.tolerance import FACTOR
from workbench.judge.report import Difference

MAX_FORMULA_WIDTH = 100
MAX_FORMULA_LINES = 12


class sigmoid(sympy.Function):
    """The logistic function as a symbol of its own, so that formulas print σ(z) and evaluate without overflow."""

    def fdiff(self, argindex: int = 1) -> Any:
        """σ′ = σ(1 − σ)."""
        return self * (1 - self)

    def _pretty(self, printer: Any) -> Any:
        return printer._print_Function(self, func_name="σ")


class tanh(sympy.Function):
    """The hyperbolic tangent as a symbol of its own; SymPy's spends milliseconds on looking for multiples of iπ."""

    def fdiff(self, argindex: int = 1) -> Any:
        """tanh′ = 1 − tanh²."""
        return 1 - self**2


erf = sympy.erf


@dataclass(frozen=True)
class Partial:
    """One partial derivative: of what, by what, and how messages call it."""

    expression: sympy.Expr
    symbols: tuple[sympy.Symbol, ...]
    name: str
    """"∂L/∂w₁"."""

    @property
    def form(self) -> sympy.Expr:
        """Its symbolic form."""
        return sympy.diff(self.expression, *self.symbols)


@dataclass(frozen=True)
class Derivative:
    """An array of partial derivatives; of shape () for a single one."""

    shape: tuple[int, ...]
    partials: tuple["Partial", ...]
    """Row by row."""
    variables: tuple[sympy.Symbol, ...]
    evaluate: Callable[..., Any]
    """One number or array for each partial, from the values of the variables in order."""

    def __call__(self, **point: Any) -> np.ndarray:
        """Values at a point, given by symbol name as numbers or arrays that broadcast together.

        Returns float64 of the derivative's shape followed by the broadcast shape of the point.
        """
        unknown = [variable.name for variable in self.variables if variable.name not in point]
        if unknown:
            raise ValueError(f"the point lacks {', '.join(unknown)}")
        values = [np.asarray(point[variable.name], dtype=np.float64) for variable in self.variables]
        batch = np.broadcast_shapes(*(np.shape(value) for value in point.values()))
        with np.errstate(all="ignore"):
            rows = self.evaluate(*values)
        return np.stack([np.broadcast_to(row, batch) for row in rows]).astype(np.float64).reshape(self.shape + batch)

    def formula(self, index: tuple[int, ...] = ()) -> str:
        """One partial derivative in readable text, common parts named where it is long."""
        position = int(np.ravel_multi_index(index, self.shape)) if self.shape else 0
        name, partial = self.partials[position].name, self.partials[position].form
        plain = sympy.pretty(partial, use_unicode=True, wrap_line=False)
        lines = plain.splitlines()
        if max(map(len, lines)) > MAX_FORMULA_WIDTH or len(lines) > MAX_FORMULA_LINES:
            parts, (short,) = sympy.cse([partial], symbols=sympy.numbered_symbols("u", start=1))
            text = [f"{name} = {value}" for name, value in parts]
            plain = "\n".join([str(short), "where", *text])
        return f"{name} =\n{plain}"


def derivative(expression: Any, *symbols: sympy.Symbol, of: str = "f") -> Derivative:
    """The partial derivative of one expression by a symbol, or by several in turn; `of` names it in messages."""
    order = {1: "", 2: "²", 3: "³"}.get(len(symbols), f"^{len(symbols)}")
    name = f"∂{order}{of}/" + "".join(f"∂{sympy.pretty(symbol)}" for symbol in symbols)
    partial = Partial(sympy.sympify(expression), symbols, name)
    variables = _variables([expression, *symbols])
    *before, last = symbols
    once = sympy.diff(partial.expression, *before) if before else partial.expression
    return Derivative((), (partial,), variables, _gradients([once], [last], variables))


def jacobian(expressions: Any, symbols: Any, *, of: str = "f") -> Derivative:
    """All partial derivatives of one expression or an array of them by an array of symbols.

    Returns a Derivative of shape `expressions.shape + symbols.shape`. of: what messages call the expressions.
    """
    functions, variables = np.asarray(expressions, dtype=object), np.asarray(symbols, dtype=object)
    partials = []
    for index, function in np.ndenumerate(functions):
        label = f"{of}[{', '.join(map(str, index))}]" if index else of
        for _, symbol in np.ndenumerate(variables):
            partials.append(Partial(sympy.sympify(function), (symbol,), f"∂{label}/∂{sympy.pretty(symbol)}"))
    everything = _variables([*functions.ravel(), *variables.ravel()])
    evaluate = _gradients(list(functions.ravel()), list(variables.ravel()), everything)
    return Derivative(functions.shape + variables.shape, tuple(partials), everything, evaluate)


def assert_derivative(
    given: Any,
    truth: Derivative,
    at: Mapping[str, Any],
    *,
    over: Callable[[np.ndarray], np.ndarray] | None = None,
    like: Any = None,
    factor: float = FACTOR,
    why: str = "",
    scale: float | None = None,
    message: str = "",
) -> None:
    """Fail unless `given` holds the values of `truth` at a point; shows the partial that is wrong, and where.

    at: symbol name → number or array. over: applied to the expected values before the comparison, for a mean or a sum
    over examples (which stand in the last axes). like: an array or tensor whose library and dtype the gradient must
    have; float64 numpy where it is not given. scale: the magnitude of terms that may cancel; with `over` it is found.
    """
    expected = truth(**at)
    if over is not None:
        scale = scale or float(np.max(np.abs(over(np.abs(expected))), initial=0.0)) or None
        expected = over(expected)
    wanted = _like(expected, like)
    try:
        assert_array(given, wanted, factor=factor, why=why, scale=scale, message=message)
    except CheckFailed as failure:
        raise _with_formula(failure, truth, at, expected, given) from None


def _with_formula(
    failure: CheckFailed, truth: Derivative, at: Mapping[str, Any], expected: np.ndarray, given: Any
) -> CheckFailed:
    """The same failure with the symbolic form of the partial that is farthest off, and the point."""
    values = np.asarray(given.detach() if hasattr(given, "detach") else given)
    if failure.difference is None or values.shape != expected.shape or values.dtype.kind not in "fiu":
        return failure
    with np.errstate(invalid="ignore"):
        distance = np.abs(values - expected)
    index = np.unravel_index(int(np.argmax(np.where(np.isnan(distance), np.inf, distance))), expected.shape)
    place = tuple(int(i) for i in index)
    partial = place[: len(truth.shape)]
    point = _point_text(at, place[len(truth.shape) :])
    formula = truth.formula(partial)
    first = formula.partition(" =")[0]
    message = f"{failure.message}\nThe partial derivative {first} is wrong{f' at {point}' if point else ''}."
    difference = Difference(
        "", failure.difference.expected, failure.difference.got, failure.difference.where, f"{formula}\nat {point}"
    )
    return CheckFailed(message, difference, failure.wrong)


def _point_text(at: Mapping[str, Any], index: tuple[int, ...]) -> str:
    shape = np.broadcast_shapes(*(np.shape(value) for value in at.values()))
    if len(index) != len(shape):
        index = (0,) * len(shape) if math.prod(shape) == 1 else ()
    parts = []
    for name, value in at.items():
        array = np.asarray(value, dtype=np.float64)
        if array.size == 1:
            parts.append(f"{name} = {show_value(array.reshape(()))}")
        elif index:
            parts.append(f"{name} = {show_value(np.broadcast_to(array, shape)[index])}")
    return ", ".join(parts)


def _like(expected: np.ndarray, like: Any) -> Any:
    if like is None:
        return expected
    if isinstance(like, np.ndarray):
        return expected.astype(like.dtype)
    import torch  # only where the check itself has made a tensor

    return torch.as_tensor(expected, dtype=like.dtype)


def _variables(expressions: Sequence[Any]) -> tuple[sympy.Symbol, ...]:
    symbols = set().union(*(sympy.sympify(expression).free_symbols for expression in expressions))
    return tuple(sorted(symbols, key=lambda symbol: symbol.name))


def _gradients(
    expressions: list[Any], symbols: list[sympy.Symbol], variables: tuple[sympy.Symbol, ...]
) -> Callable[..., list[Any]]:
    """A function of the variables' values: each expression's derivative by each symbol, row by row."""
    parts = _Parts()
    outputs = [parts.take_apart(_accurate(sympy.sympify(expression))) for expression in expressions]
    moving = set(symbols)  # whatever changes with the symbols
    edges: list[tuple[sympy.Symbol | int, sympy.Symbol, sympy.Expr]] = []
    for target, expression in [*parts.named, *enumerate(outputs)]:
        sources = sorted(moving & expression.free_symbols, key=lambda symbol: symbol.name)
        edges += [(target, source, _accurate(_slope(expression, source))) for source in sources]
        if sources and not isinstance(target, int):
            moving.add(target)
    seeds = dict(zip(symbols, np.eye(len(symbols)), strict=True))

    def evaluate(*values: Any) -> list[Any]:
        point = dict(zip(variables, values, strict=True))
        for name, form in parts.named:
            point[name] = value_of(form, point)
        rates: dict[Any, list[Any]] = {symbol: list(seed) for symbol, seed in seeds.items()}
        for target, source, slope in edges:
            value, before = value_of(slope, point), rates.get(target, [0.0] * len(symbols))
            rates[target] = [rate + value * by for rate, by in zip(before, rates[source], strict=True)]
        return [rate for row in range(len(outputs)) for rate in rates.get(row, [0.0] * len(symbols))]

    return evaluate


def _slope(expression: Any, symbol: sympy.Symbol) -> Any:
    """The derivative by a symbol; of sums, products, powers and common functions by their rules.

    `sympy.diff` asks of every result whether it may be zero, which takes most of its time.
    """
    if expression == symbol:
        return sympy.S.One
    moving = [place for place, part in enumerate(expression.args) if symbol in part.free_symbols]
    parts = expression.args
    if expression.is_Add:
        return sympy.Add(*(_slope(parts[place], symbol) for place in moving))
    if expression.is_Mul:
        return sympy.Add(
            *(sympy.Mul(*parts[:place], _slope(parts[place], symbol), *parts[place + 1 :]) for place in moving)
        )
    if expression.is_Pow and moving == [0]:
        base, exponent = parts
        return exponent * base ** (exponent - 1) * _slope(base, symbol)
    if isinstance(expression, (sigmoid, tanh, sympy.exp, sympy.log)) and moving:
        return expression.fdiff() * _slope(parts[0], symbol)
    return sympy.diff(expression, symbol)


class _Parts:
    """Names for the sums and function values that expressions are made of, inner ones first."""

    def __init__(self) -> None:
        self.named: list[tuple[sympy.Symbol, sympy.Expr]] = []
        self._seen: dict[Any, Any] = {}

    def take_apart(self, expression: Any) -> Any:
        """The expression in terms of the names."""
        if not expression.args:
            return expression
        if expression not in self._seen:
            form = expression.func(*map(self.take_apart, expression.args))
            worth_a_name = isinstance(expression, (sympy.Add, sympy.core.function.Application))
            self._seen[expression] = self._name(form) if worth_a_name else form
        return self._seen[expression]

    def _name(self, form: Any) -> Any:
        symbol = sympy.Dummy(f"part_{len(self.named)}", real=True)  # |x| has a derivative for real x only
        self.named.append((symbol, form))
        return symbol


def _accurate(expression: sympy.Expr) -> sympy.Expr:
    """The same with σ(−z) for 1 − σ(z), which cancels to few digits or none where z is large."""
    return expression.xreplace({1 - logistic: sigmoid(-logistic.args[0]) for logistic in expression.atoms(sigmoid)})
