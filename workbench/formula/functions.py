"""The functions a formula may use: value, slope and where the slope stops telling the whole truth.

Separate from evaluation, because the reader and the renderer look names up here, too. Each function is computed in a
form that keeps its digits in the tails, e.g. the logistic function without overflow and Φ through erfc.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from workbench.formula.arithmetic import SMALLEST, UNIT, UNKNOWN, Value, bounded, compare, larger, smaller, subtract

LIBRARY_ERROR = 4 * UNIT
"""Relative; C libraries promise an ulp or two for these functions."""
Real = Callable[[float], float]


@dataclass(frozen=True)
class Function:
    """One listed function."""

    name: str
    arity: int
    apply: Callable[..., Value]
    """From `arity` values to a value."""
    aliases: tuple[str, ...] = ()
    """Other spellings; Greek ones stand here under their English letter names."""
    symbol: str = ""
    """How it is rendered, where that is not its name."""


def _anywhere(_: float) -> float:
    return math.inf


def _to_zero(x: float) -> float:
    return abs(x)


def _within_one(_: float) -> float:
    return 1.0


def _smooth(value: Real, slope: Real, room: Real = _anywhere, *, scales: bool = False) -> Callable[[Value], Value]:
    """The function on values with bounds.

    `slope` is its derivative. `room(x)` is how far around x that derivative stays good to a factor of about two;
    an argument whose bound reaches further leaves the result unknown. `scales` says that `value` multiplies x by
    something before it calls the library, a rounding that steep tails magnify.
    """

    def apply(argument: Value) -> Value:
        x, error = argument
        if math.isnan(x):
            return argument
        if error > 0 and math.isfinite(x) and not 2 * error < room(x):
            return UNKNOWN
        try:
            result = value(x)
        except OverflowError:
            return Value(math.copysign(math.inf, value(math.copysign(1.0, x))), math.inf)  # monotone far from 0
        except ValueError:
            result = math.nan
        if not math.isfinite(result):
            return Value(result, 0.0 if math.isfinite(x) else error)
        if scales:
            error += 2 * UNIT * abs(x)
        inherited = abs(slope(x)) * error if error > 0 and math.isfinite(x) else 0.0
        underflow = SMALLEST if abs(result) < SMALLEST and abs(x) > 1 else 0.0
        return bounded(result, inherited + LIBRARY_ERROR * abs(result) + underflow)

    return apply


def logistic(x: float) -> float:
    """1 / (1 + e^−x)."""
    if x >= 0:
        return 1.0 / (1.0 + math.exp(-x))
    return math.exp(x) / (1.0 + math.exp(x))


def _logistic_slope(x: float) -> float:
    return logistic(x) * logistic(-x)


def _softplus(x: float) -> float:
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))


def _log(x: float) -> float:
    return -math.inf if x == 0 else math.log(x)


def _log1p(x: float) -> float:
    return -math.inf if x == -1 else math.log1p(x)


def _logit(p: float) -> float:
    if p in (0.0, 1.0):
        return math.inf if p else -math.inf
    if 0.25 < p < 0.75:
        return 2 * math.atanh(2 * p - 1)  # the two logarithms would cancel
    return math.log(p) - math.log1p(-p)


def _sech(x: float) -> float:
    decay = math.exp(-abs(x))
    return 2 * decay / (1 + decay * decay)


def _density(x: float) -> float:
    return math.exp(-x * x / 2) / math.sqrt(2 * math.pi)


def _cumulative(x: float) -> float:
    return math.erfc(-x / math.sqrt(2)) / 2


def _silu(x: float) -> float:
    return x * logistic(x)


def _gelu(x: float) -> float:
    return x * _cumulative(x)


def _erf_slope(x: float) -> float:
    return 2 / math.sqrt(math.pi) * math.exp(-x * x)


def _inverse_square_root(x: float) -> float:
    return 0.5 / math.sqrt(x)


ZERO = Value(0.0)


def _absolute(x: Value) -> Value:
    return Value(abs(x.value), x.error)


def _relu(x: Value) -> Value:
    return larger(x, ZERO)


def _step(x: Value) -> Value:
    return compare(">", x, ZERO)


def _sign(x: Value) -> Value:
    return subtract(compare(">", x, ZERO), compare("<", x, ZERO))


_LISTED = (
    Function("exp", 1, _smooth(math.exp, math.exp, _within_one)),
    Function("log", 1, _smooth(_log, lambda x: 1 / x, _to_zero), ("ln",), "ln"),
    Function("sqrt", 1, _smooth(math.sqrt, _inverse_square_root, _to_zero), (), "√"),
    Function("abs", 1, _absolute),
    Function("sign", 1, _sign, ("sgn",)),
    Function("step", 1, _step, ("heaviside", "indicator")),
    Function("sigmoid", 1, _smooth(logistic, _logistic_slope), ("sigma", "logistic", "expit"), "σ"),
    Function("logsigmoid", 1, _smooth(lambda x: -_softplus(-x), lambda x: logistic(-x))),
    Function("softplus", 1, _smooth(_softplus, logistic)),
    Function("relu", 1, _relu),
    Function("silu", 1, _smooth(_silu, lambda x: logistic(x) * (1 + x * logistic(-x))), ("swish",)),
    Function("gelu", 1, _smooth(_gelu, lambda x: _cumulative(x) + x * _density(x), scales=True)),
    Function("tanh", 1, _smooth(math.tanh, lambda x: _sech(x) ** 2)),
    Function("sinh", 1, _smooth(math.sinh, math.cosh, _within_one)),
    Function("cosh", 1, _smooth(math.cosh, math.sinh, _within_one)),
    Function("sech", 1, _smooth(_sech, lambda x: _sech(x) * math.tanh(x))),
    Function("sin", 1, _smooth(math.sin, lambda _: 1.0)),
    Function("cos", 1, _smooth(math.cos, lambda _: 1.0)),
    Function("tan", 1, _smooth(math.tan, lambda x: 1 + math.tan(x) ** 2, lambda x: abs(math.cos(x)))),
    Function("atan", 1, _smooth(math.atan, lambda x: 1 / (1 + x * x)), ("arctan",)),
    Function("erf", 1, _smooth(math.erf, _erf_slope)),
    Function("erfc", 1, _smooth(math.erfc, _erf_slope)),
    Function("phi", 1, _smooth(_density, lambda x: x * _density(x), scales=True), ("normalpdf",), "φ"),
    Function("Phi", 1, _smooth(_cumulative, _density, scales=True), ("normalcdf",), "Φ"),
    Function("log1p", 1, _smooth(_log1p, lambda x: 1 / (1 + x), lambda x: abs(1 + x))),
    Function("expm1", 1, _smooth(math.expm1, math.exp, _within_one)),
    Function("logit", 1, _smooth(_logit, lambda p: 1 / (p * (1 - p)), lambda p: min(abs(p), abs(1 - p)))),
    Function("max", 2, larger),
    Function("min", 2, smaller),
)

FUNCTIONS = {spelling: function for function in _LISTED for spelling in (function.name, *function.aliases)}
"""Every spelling, Greek letters under their English names."""
CONSTANTS = {"pi": Value(math.pi, UNIT * math.pi), "e": Value(math.e, UNIT * math.e)}
