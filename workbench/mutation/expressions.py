"""The near misses of one expression: every node that could stand in its place in a first-order mutant.

New nodes share their parts with the original tree, which nobody changes.
"""

import ast
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from workbench.mutation.swaps import ARITHMETIC, COMPARISONS, FUNCTIONS, NOT_COMMUTATIVE, SYMMETRIC, WORDS

T = TypeVar("T")

SHIFTABLE = (1e-3, 1e3)
"""Floats of this magnitude are tried one larger and one smaller; beyond it that is another number altogether."""
NUDGE = 1.01


def replacements(node: ast.expr, modules: frozenset[str]) -> Iterator[ast.expr]:
    """What could stand in the place of `node`; `modules` are the names of imported modules."""
    match node:
        case ast.BinOp():
            yield from _binary(node)
        case ast.Compare():
            yield from _comparison(node)
        case ast.BoolOp(op=op, values=values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
            yield from _fewer_operands(node)
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
            yield from _numbers(-number)
        case ast.UnaryOp(operand=operand):
            yield operand
        case ast.Constant(value=bool() as flag):
            yield ast.Constant(not flag)
        case ast.Constant(value=int() | float() as number):
            yield from _numbers(number)
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield ast.IfExp(test, orelse, body)
        case ast.Call():
            yield from _calls(node, modules)
        case ast.Attribute(value=value, attr="T" | "mT" | "H" | "mH"):
            yield value
        case ast.Subscript(slice=ast.Slice() as part):
            yield from (ast.Subscript(node.value, other, node.ctx) for other in _slices(part))
        case ast.Subscript(slice=ast.Tuple(elts=parts)):
            yield from (ast.Subscript(node.value, ast.Tuple(other), node.ctx) for other in _index_tuples(parts))
        case ast.Tuple(elts=parts, ctx=ast.Load()):
            yield from (ast.Tuple(other, ast.Load()) for other in _neighbours_swapped(parts))
        case ast.List(elts=parts, ctx=ast.Load()):
            yield from (ast.List(other, ast.Load()) for other in _neighbours_swapped(parts))
        case ast.ListComp() | ast.GeneratorExp() | ast.SetComp() | ast.DictComp():
            yield from _without_conditions(node)


def word_replacements(node: ast.expr) -> Iterator[ast.expr]:
    """As `replacements`, for the value of a keyword: there a string is a choice, elsewhere it is mostly text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield ast.Constant(WORDS.get(node.value, f"no {node.value}"))


def number_of(node: ast.AST) -> int | float | None:
    """The number a literal stands for, its sign included; None where it is something else."""
    match node:
        case ast.Constant(value=bool()):
            return None
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
            return -number
    return None


def without(items: Sequence[T], position: int) -> list[T]:
    """All items but one."""
    return [*items[:position], *items[position + 1 :]]


def _binary(node: ast.BinOp) -> Iterator[ast.expr]:
    for other in ARITHMETIC[type(node.op)]:
        yield ast.BinOp(node.left, other(), node.right)
    if isinstance(node.op, NOT_COMMUTATIVE):
        yield ast.BinOp(node.right, node.op, node.left)
    yield node.left
    yield node.right


def _comparison(node: ast.Compare) -> Iterator[ast.expr]:
    for position, operator in enumerate(node.ops):
        for other in COMPARISONS[type(operator)]:
            yield ast.Compare(node.left, [*node.ops[:position], other(), *node.ops[position + 1 :]], node.comparators)
    if len(node.ops) > 1:
        yield ast.Compare(node.left, node.ops[:-1], node.comparators[:-1])
        yield ast.Compare(node.comparators[0], node.ops[1:], node.comparators[1:])


def _fewer_operands(node: ast.BoolOp) -> Iterator[ast.expr]:
    for position in range(len(node.values)):
        rest = without(node.values, position)
        yield rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)


def _numbers(number: int | float) -> Iterator[ast.expr]:
    shifted: tuple[int | float, ...] = (number + 1, number - 1)
    if isinstance(number, float):
        smallest, largest = SHIFTABLE
        shifted = shifted if smallest <= abs(number) <= largest else ()
        if abs(number) <= largest:
            yield _constant(float(f"{number * NUDGE:.6g}"))
    for other in dict.fromkeys((*shifted, type(number)(0), -number)):
        if other != number:
            yield _constant(other)


def _constant(number: int | float) -> ast.expr:
    """As the parser would have it, so that two ways to the same number are one mutant."""
    return ast.UnaryOp(ast.USub(), ast.Constant(-number)) if number < 0 else ast.Constant(number)


def _calls(node: ast.Call, modules: frozenset[str]) -> Iterator[ast.expr]:
    func, args, keywords = node.func, node.args, node.keywords
    swap = FUNCTIONS.get(_own_name(func))
    if swap is not None and isinstance(func, ast.Attribute):
        yield ast.Call(ast.Attribute(func.value, swap, ast.Load()), args, keywords)
    elif swap is not None:
        yield ast.Call(ast.Name(swap, ast.Load()), args, keywords)
    for position in range(len(keywords)):
        yield ast.Call(func, args, without(keywords, position))
    if _own_name(func) not in SYMMETRIC:
        yield from (ast.Call(func, swapped, keywords) for swapped in _neighbours_swapped(args))
    if args:
        yield ast.Call(func, args[:-1], keywords)
    if isinstance(func, ast.Name) and func.id == "range":
        for position, bound in enumerate(args):
            yield from (ast.Call(func, [*args[:position], b, *args[position + 1 :]], []) for b in _off_by_one(bound))
    yield from _operand_of_call(func, args, modules)


def _operand_of_call(func: ast.expr, args: list[ast.expr], modules: frozenset[str]) -> Iterator[ast.expr]:
    """The call left out: what a method was called on, or a function's first argument."""
    if isinstance(func, ast.Attribute) and _root(func) not in modules:
        yield func.value
    elif args and not isinstance(args[0], ast.Starred):
        yield args[0]


def _own_name(func: ast.expr) -> str:
    """The last part of a dotted name."""
    match func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def _root(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def _off_by_one(bound: ast.expr | None) -> Iterator[ast.expr]:
    """Nothing for a number, which is mutated as one."""
    if bound is not None and number_of(bound) is None and not isinstance(bound, (ast.Constant, ast.Starred)):
        yield ast.BinOp(bound, ast.Add(), ast.Constant(1))
        yield ast.BinOp(bound, ast.Sub(), ast.Constant(1))


def _slices(part: ast.Slice) -> Iterator[ast.Slice]:
    lower, upper, step = part.lower, part.upper, part.step
    if lower is not None:
        yield ast.Slice(None, upper, step)
        yield from (ast.Slice(bound, upper, step) for bound in _off_by_one(lower))
    if upper is not None:
        yield ast.Slice(lower, None, step)
        yield from (ast.Slice(lower, bound, step) for bound in _off_by_one(upper))
    if step is not None:
        yield ast.Slice(lower, upper, None)


def _index_tuples(parts: list[ast.expr]) -> Iterator[list[ast.expr]]:
    yield from _neighbours_swapped(parts)
    for position, part in enumerate(parts):
        if isinstance(part, ast.Slice):
            yield from ([*parts[:position], other, *parts[position + 1 :]] for other in _slices(part))


def _neighbours_swapped(items: list[ast.expr]) -> Iterator[list[ast.expr]]:
    for position, (first, second) in enumerate(pairwise(items)):
        yield [*items[:position], second, first, *items[position + 2 :]]


def _without_conditions(node: ast.ListComp | ast.GeneratorExp | ast.SetComp | ast.DictComp) -> Iterator[ast.expr]:
    for position, generator in enumerate(node.generators):
        if not generator.ifs:
            continue
        free = ast.comprehension(generator.target, generator.iter, [], generator.is_async)
        generators = [*node.generators[:position], free, *node.generators[position + 1 :]]
        if isinstance(node, ast.DictComp):
            yield ast.DictComp(node.key, node.value, generators)
        else:
            yield type(node)(node.elt, generators)
