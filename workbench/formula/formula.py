"""A formula that has been read: what it says, what it is worth at a point, how it looks."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from workbench.formula.arithmetic import Value
from workbench.formula.evaluate import Evaluator, evaluator
from workbench.formula.parser import parse_tree
from workbench.formula.pretty import pretty
from workbench.formula.tree import Node, names_in
from workbench.formula.vocabulary import Vocabulary


@dataclass(frozen=True)
class Formula:
    """A formula as it was understood; equal to another with the same tree, however they were typed."""

    tree: Node
    vocabulary: Vocabulary = field(compare=False, repr=False)

    @property
    def names(self) -> frozenset[str]:
        """The declared names that occur in it."""
        return names_in(self.tree)

    @cached_property
    def at(self) -> Evaluator:
        """Its value at a point whose coordinates carry bounds of their own, as aliases do."""
        return evaluator(self.tree)

    def evaluate(self, point: Mapping[str, float]) -> Value:
        """Its value with a bound on the rounding error; ±inf or nan where it is undefined.

        Raises KeyError where the point lacks one of its names.
        """
        return self.at({name: Value(point[name]) for name in self.names})

    def pretty(self) -> str:
        """One line of Unicode that reads back as the same formula."""
        return pretty(self.tree, self.vocabulary)


def parse(text: str, names: Collection[str]) -> Formula:
    """The formula that `text` means with `names` declared; raises FormulaError where it means none.

    Bounded by 400 characters, 200 nodes and 40 levels, so that reading takes a moment whatever the text.
    """
    return Formula(parse_tree(text, names), Vocabulary.of(names))
