"""A tree into a function from points to values. Built once and called at many points, so the tree is walked once.

Costs one arithmetic operation per node and point; a formula has no loops, so nothing else bounds or unbounds it.
"""

from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import TypeAlias

from workbench.formula.arithmetic import (
    UNIT,
    Value,
    add,
    compare,
    divide,
    multiply,
    negate,
    power,
    subtract,
)
from workbench.formula.functions import CONSTANTS, FUNCTIONS
from workbench.formula.tree import Binary, Call, Comparison, Constant, Name, Negation, Node, Number

Evaluator: TypeAlias = Callable[[Mapping[str, Value]], Value]

_OPERATIONS = {"+": add, "-": subtract, "*": multiply, "/": divide, "^": power}


def evaluator(node: Node) -> Evaluator:
    """The function that a tree denotes; raises KeyError at a point that lacks one of its names."""
    match node:
        case Number(value):
            return _always(Value(value, 0.0 if value.is_integer() else UNIT * value))
        case Constant(name):
            return _always(CONSTANTS[name])
        case Name(name):
            return itemgetter(name)
        case Negation(operand):
            return _unary(negate, evaluator(operand))
        case Binary(operator, left, right):
            return _binary(_OPERATIONS[operator], evaluator(left), evaluator(right))
        case Comparison(operator, left, right):
            return _binary(lambda a, b: compare(operator, a, b), evaluator(left), evaluator(right))
        case Call(function, (argument,)):
            return _unary(FUNCTIONS[function].apply, evaluator(argument))
        case Call(function, arguments):
            return _binary(FUNCTIONS[function].apply, *map(evaluator, arguments))


def _always(value: Value) -> Evaluator:
    return lambda point: value


def _unary(operation: Callable[[Value], Value], operand: Evaluator) -> Evaluator:
    return lambda point: operation(operand(point))


def _binary(operation: Callable[[Value, Value], Value], left: Evaluator, right: Evaluator) -> Evaluator:
    return lambda point: operation(left(point), right(point))
