"""The near misses of one statement: left out, turned round, or with another operator."""

import ast
from collections.abc import Iterator

from workbench.mutation.swaps import ARITHMETIC

KEPT = (
    *(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom),
    *(ast.Pass, ast.Global, ast.Nonlocal, ast.Return),
)
"""Nothing is learnt from leaving these out: the file would not load, or other mutants say the same."""


def replacements(node: ast.stmt) -> Iterator[ast.stmt]:
    """What could stand in the place of `node`; a statement left out is a `pass`."""
    if is_text(node):
        return
    if not isinstance(node, KEPT) and not (isinstance(node, ast.AnnAssign) and node.value is None):
        yield ast.Pass()
    match node:
        case ast.Return(value=ast.expr() as value):
            if not (isinstance(value, ast.Constant) and value.value is None):
                yield ast.Return(ast.Constant(None))
        case ast.AugAssign(target=target, op=op, value=value):
            yield from (ast.AugAssign(target, other(), value) for other in ARITHMETIC[type(op)])
            yield ast.Assign([target], value, lineno=0)
        case ast.If(test=test, body=body, orelse=orelse):
            yield ast.If(_negated(test), body, orelse)
            if orelse:
                yield ast.If(test, body, [])
        case ast.While(test=test, body=body, orelse=orelse):
            yield ast.While(_negated(test), body, orelse)
        case ast.Break():
            yield ast.Continue()
        case ast.Continue():
            yield ast.Break()


def is_text(node: ast.stmt) -> bool:
    """Whether it is a docstring, or a string that stands where one could."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _negated(test: ast.expr) -> ast.expr:
    """`not test`; a comparison of two is negated by its own mutants."""
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return operand
        case ast.Compare(ops=[ast.Is() | ast.IsNot() | ast.Eq() | ast.NotEq() | ast.In() | ast.NotIn()]):
            return test
    return ast.UnaryOp(ast.Not(), test)
