"""A formula as a tree of seven kinds of node, and nothing else: what these cannot say, no formula can.

Separate from the reader, because evaluation and rendering need the nodes and not the text.
"""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Number:
    """A literal, never negative."""

    value: float


@dataclass(frozen=True, slots=True)
class Constant:
    """π or e."""

    name: str
    """`pi` or `e`."""


@dataclass(frozen=True, slots=True)
class Name:
    """A variable or an alias that the problem declares."""

    name: str
    """As declared, whatever spelling the learner used."""


@dataclass(frozen=True, slots=True)
class Negation:
    """−operand."""

    operand: "Node"


@dataclass(frozen=True, slots=True)
class Binary:
    """left operator right."""

    operator: str
    """One of + - * / ^."""
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Comparison:
    """An indicator: 1 where the comparison holds, else 0."""

    operator: str
    """One of < <= > >= == !=."""
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Call:
    """A listed function of one or two arguments."""

    function: str
    """Its principal name in `functions.FUNCTIONS`."""
    arguments: tuple["Node", ...]


Node: TypeAlias = Number | Constant | Name | Negation | Binary | Comparison | Call


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly below."""
    match node:
        case Negation(operand):
            return (operand,)
        case Binary(_, left, right) | Comparison(_, left, right):
            return (left, right)
        case Call(_, arguments):
            return arguments
        case _:
            return ()


def depth(node: Node) -> int:
    """The number of nodes on the longest way down."""
    return 1 + max(map(depth, children(node)), default=0)


def names_in(node: Node) -> frozenset[str]:
    """The declared names that occur."""
    if isinstance(node, Name):
        return frozenset({node.name})
    return frozenset().union(*map(names_in, children(node)))
