"""Finds names an exercise forbids, such as torch.nn.GRUCell, in a submission's syntax tree.

A lint for honest learners: imports and attribute chains are followed, `getattr` tricks are not.
"""

import ast
from dataclasses import dataclass

from workbench.judge.report import Frame
from workbench.judge.source import lines_of

MAX_ATTRIBUTES = 20
"""Longer chains are not followed from their end; the walk meets their beginning as well."""


@dataclass(frozen=True)
class ForbiddenUse:
    """The first use of a forbidden name."""

    name: str
    frame: Frame

    @property
    def message(self) -> str:
        """What to tell the learner."""
        return refusal(self.name)


def refusal(name: str) -> str:
    """What to tell a learner who used a forbidden name."""
    return f"`{name}` does what this exercise asks you to write. Build it from simpler operations."


def forbidden_use(source: str, forbidden: tuple[str, ...]) -> ForbiddenUse | None:
    """Where a source first uses one of the dotted names; None also for a source that does not parse."""
    if not any(_may_occur(name, source) for name in forbidden):
        return None
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None  # loading it will say so, with the line
    nodes = list(ast.walk(tree))
    aliases = _aliases(nodes)
    lines = lines_of(source)
    uses = []
    for node in nodes:
        name = _full_name(node, aliases)
        if name is None:
            continue
        banned = next((entry for entry in forbidden if name == entry or name.startswith(f"{entry}.")), None)
        line = getattr(node, "lineno", 0)
        if banned and 1 <= line <= len(lines):
            uses.append(ForbiddenUse(banned, Frame(line, "", lines[line - 1].strip())))
    return min(uses, key=lambda use: use.frame.line, default=None)


def _may_occur(name: str, source: str) -> bool:
    """Whether a source could use a dotted name: parsing takes milliseconds, looking for its last part none.

    Python reads compatibility characters in a name as the ASCII ones they stand for, so others are always parsed.
    """
    return name.rpartition(".")[2] in source or not source.isascii()


def _aliases(nodes: list[ast.AST]) -> dict[str, str]:
    """Local name → dotted name, for everything the source imports."""
    aliases = {}
    for node in nodes:
        if isinstance(node, ast.Import):
            for name in node.names:
                local = name.asname or name.name.partition(".")[0]
                aliases[local] = name.name if name.asname else local
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for name in node.names:
                aliases[name.asname or name.name] = f"{node.module}.{name.name}"
    return aliases


def _full_name(node: ast.AST, aliases: dict[str, str]) -> str | None:
    attributes: list[str] = []
    while isinstance(node, ast.Attribute) and len(attributes) < MAX_ATTRIBUTES:
        attributes.insert(0, node.attr)
        node = node.value
    if not isinstance(node, ast.Name) or node.id not in aliases:
        return None
    return ".".join([aliases[node.id], *attributes])
