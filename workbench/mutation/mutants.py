"""All first-order mutants of a Python source, each with one small change, in the order of the lines they change.

Imports, decorators, annotations, docstrings and the text of raised errors are left as they are.
"""

import ast
import copy
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import CodeType

from workbench.mutation import expressions, statements

UNTOUCHED = (ast.Import, ast.ImportFrom, ast.JoinedStr, ast.Raise)
UNTOUCHED_FIELDS = frozenset({"annotation", "returns", "decorator_list", "type_params", "bases", "msg", "ctx"})
TRANSPARENT = (ast.Tuple, ast.List, ast.Slice, ast.UnaryOp, ast.Starred)
"""Expressions that say little of a change inside them; what they belong to is shown instead."""
SMALL = (ast.Constant, ast.Attribute, ast.Tuple, ast.List)
BLOCKS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.If, ast.For, ast.While, ast.With, ast.Try, ast.Match)
LEFT_OUT = "(left out)"
WITHOUT_ELSE = "(without its else)"
"""The one change that a block's head does not show."""


@dataclass(frozen=True)
class Mutant:
    """A source with one small change."""

    identity: str
    """"12: x > 0 → x >= 0": the line in the original, and the change. A repeated one ends in " (2)"."""
    source: str


@dataclass(frozen=True)
class _Change:
    """One node in the place of another."""

    old: ast.expr | ast.stmt
    new: ast.AST
    shown: ast.AST
    """The old node, or what around it is worth showing."""

    @property
    def identity(self) -> str:
        before = _text(self.shown)
        after = LEFT_OUT if isinstance(self.new, ast.Pass) else _text(_changed(self.shown, self))
        return f"{self.old.lineno}: {before} → {after if after != before else WITHOUT_ELSE}"


def mutants_of(source: str) -> tuple[Mutant, ...]:
    """Its mutants, no two of them alike and none the same program as the original. Raises SyntaxError."""
    tree = ast.parse(source)
    original = _fingerprint(compile(ast.unparse(tree), "solution.py", "exec"))
    seen, repeated = {ast.dump(tree)}, Counter[str]()
    mutants = []
    for change in _changes(tree, (), _modules(tree)):
        mutated = ast.unparse(_changed(tree, change))
        normal = ast.dump(ast.parse(mutated))
        if normal in seen:
            continue
        seen.add(normal)
        if _does_not_compile_or_is(mutated, original):
            continue
        identity = change.identity
        repeated[identity] += 1
        number = f" ({repeated[identity]})" if repeated[identity] > 1 else ""
        mutants.append(Mutant(identity + number, mutated + "\n"))
    return tuple(mutants)


def _changed(tree: ast.AST, change: _Change) -> ast.AST:
    """A copy of the tree with the new node; the memo makes deepcopy put it where it meets the old one."""
    return copy.deepcopy(tree, {id(change.old): change.new})


def _does_not_compile_or_is(source: str, original: object) -> bool:
    """Whether the mutant is no other program: a `return` outside of its loop does not compile."""
    try:
        return _fingerprint(compile(source, "solution.py", "exec")) == original
    except SyntaxError:
        return True


def _fingerprint(code: CodeType) -> object:
    """What the code does, without where it stands."""
    constants = tuple(_fingerprint(each) if isinstance(each, CodeType) else repr(each) for each in code.co_consts)
    return code.co_code, constants, code.co_names, code.co_varnames, code.co_freevars, code.co_exceptiontable


def _modules(tree: ast.Module) -> frozenset[str]:
    """The names that imports bind."""
    imports = (node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom)))
    return frozenset((name.asname or name.name).partition(".")[0] for node in imports for name in node.names)


def _changes(node: ast.AST, above: tuple[ast.AST, ...], modules: frozenset[str]) -> Iterator[_Change]:
    """The changes of a node and of what is in it; `above` are the nodes it is in, the nearest last."""
    if isinstance(node, (ast.expr, ast.stmt)):
        for new in _replacements(node, above, modules):
            yield _Change(node, new, _worth_showing(node, above))
    if isinstance(node, UNTOUCHED):
        return
    if isinstance(node, ast.arguments):
        yield from _changes_of_defaults(node, above, modules)
        return
    if expressions.number_of(node) is not None:
        return  # the sign belongs to the number
    for child in _children(node):
        yield from _changes(child, (*above, node), modules)


def _replacements(
    node: ast.expr | ast.stmt, above: Sequence[ast.AST], modules: frozenset[str]
) -> Iterator[ast.expr | ast.stmt]:
    if isinstance(node, ast.stmt):
        yield from statements.replacements(node)
        return
    for new in expressions.replacements(node, modules):
        if not _says_the_same_as_another(node, new, above[-1]):
            yield new
    if isinstance(above[-1], ast.keyword):
        yield from expressions.word_replacements(node)


def _says_the_same_as_another(old: ast.expr, new: ast.expr, parent: ast.AST) -> bool:
    """Whether the change comes to that of another mutant: an operator's, an operand's or a statement's."""
    if isinstance(parent, ast.Expr):
        return not isinstance(new, ast.Call)  # the statement left out
    before, after = expressions.number_of(old), expressions.number_of(new)
    if not isinstance(parent, ast.BinOp) or before is None or after is None:
        return False
    match parent.op, old is parent.right:
        case ((ast.Add() | ast.Sub()), True):
            return after in (0, -before)
        case ast.Add(), False:
            return after == 0
        case (ast.Mult(), _) | (ast.Div(), True):
            return after == 1
    return False


def _changes_of_defaults(node: ast.arguments, above: tuple[ast.AST, ...], modules: frozenset[str]) -> Iterator[_Change]:
    """Defaults are shown like keyword arguments, with their parameter's name."""
    positional = [*node.posonlyargs, *node.args]
    with_default = positional[len(positional) - len(node.defaults) :]
    pairs = [*zip(with_default, node.defaults, strict=True), *zip(node.kwonlyargs, node.kw_defaults, strict=True)]
    for argument, default in pairs:
        if default is not None:
            yield from _changes(default, (*above, node, ast.keyword(argument.arg, default)), modules)


def _children(node: ast.AST) -> Iterator[ast.AST]:
    for name, value in ast.iter_fields(node):
        if name in UNTOUCHED_FIELDS or (isinstance(node, ast.ClassDef) and name == "keywords"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not (isinstance(child, ast.stmt) and statements.is_text(child)):
                yield child


def _worth_showing(node: ast.AST, above: Sequence[ast.AST]) -> ast.AST:
    """The node itself where it is an expression of some size; a number is shown with what it is part of."""
    is_small = expressions.number_of(node) is not None or isinstance(node, SMALL)
    if not is_small:
        return node
    for outer in reversed(above):
        if isinstance(outer, BLOCKS):
            return node
        if not isinstance(outer, TRANSPARENT):
            return outer if isinstance(outer, (ast.expr, ast.stmt, ast.keyword)) else node
    return node


def _text(node: ast.AST) -> str:
    """On one line; of a block, its head."""
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
        return f"raise {ast.unparse(node.exc.func)}(…)"
    first, *others = ast.unparse(node).split("\n")
    return f"{first} …" if others else first
