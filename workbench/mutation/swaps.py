"""What a mutant puts in the place of an operator, a function or a word: tables, so that they are easy to extend."""

import ast

ARITHMETIC: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div,),
    ast.Div: (ast.Mult,),
    ast.FloorDiv: (ast.Div, ast.Mult),
    ast.Mod: (ast.FloorDiv,),
    ast.Pow: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
    ast.BitAnd: (ast.BitOr,),
    ast.BitOr: (ast.BitAnd,),
    ast.BitXor: (ast.BitOr,),
    ast.LShift: (ast.RShift,),
    ast.RShift: (ast.LShift,),
}
NOT_COMMUTATIVE = (ast.Sub, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.MatMult)

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}

_PAIRS = """
max min, maximum minimum, amax amin, nanmax nanmin, fmax fmin, argmax argmin, sum mean, cumsum cumprod, zeros ones,
zeros_like ones_like, new_zeros new_ones, floor ceil, var std, any all, triu tril, rand randn, sin cos, log log1p,
exp expm1, tanh sigmoid, softmax log_softmax, logical_and logical_or, vstack hstack, normal_ uniform_, zeros_ ones_,
rsqrt sqrt, add subtract, multiply divide, greater less, greater_equal greater, isnan isinf, outer inner,
append extend, atleast_1d atleast_2d, median mean, logaddexp maximum, logsumexp sum, prod sum, round floor, trunc floor,
swapaxes moveaxis, repeat tile, repeat_interleave repeat, full_like zeros_like, eye ones
"""


def _functions() -> dict[str, str]:
    """Both ways round. The first pair that starts with a name decides, or else the first that ends with it."""
    swaps: dict[str, str] = {}
    pairs = [pair.split() for pair in _PAIRS.split(",")]
    for first, second in (*pairs, *(reversed(pair) for pair in pairs)):
        swaps.setdefault(first, second)
    return swaps


FUNCTIONS = _functions()
"""A function or method of numpy, torch, math or the language, and the one it is most easily confused with."""

SYMMETRIC = frozenset(
    {"max", "min", "maximum", "minimum", "fmax", "fmin", "logaddexp", "logaddexp2", "hypot"}
    | {"add", "multiply", "equal", "not_equal", "gcd", "swapaxes"}
)
"""Functions whose arguments may as well stand the other way round."""

WORDS = {
    "mean": "sum",
    "sum": "mean",
    "ij": "xy",
    "xy": "ij",
    "same": "valid",
    "valid": "same",
    "constant": "edge",
    "edge": "constant",
    "left": "right",
    "right": "left",
}
"""Values of keyword arguments; any other word becomes one that nothing knows."""
