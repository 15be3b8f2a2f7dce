"""A problem whose formulas have been read. Apart from `Problem`, which holds what the author wrote."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from workbench.errors import ContentError
from workbench.formula.arithmetic import Value
from workbench.formula.error import FormulaError
from workbench.formula.formula import Formula, parse
from workbench.formula.problem import Problem


@dataclass(frozen=True)
class NearMiss:
    """A wrong formula that the author foresaw."""

    formula: Formula
    text: str
    """What to tell whoever gave it."""


@dataclass(frozen=True)
class Authored:
    """A problem with its formulas; raises ContentError where one cannot be read."""

    problem: Problem

    @cached_property
    def answer(self) -> Formula:
        """The right formula."""
        return _read(self.problem.answer, self.problem.names)

    @cached_property
    def aliases(self) -> Mapping[str, Formula]:
        """Each may use the variables and the aliases before it."""
        known = list(self.problem.variables)
        aliases = {}
        for name, text in self.problem.aliases.items():
            aliases[name] = _read(text, known)
            known.append(name)
        return aliases

    @cached_property
    def near_misses(self) -> tuple[NearMiss, ...]:
        """In the author's order; read only when an answer was wrong."""
        texts = self.problem.near_misses.items()
        return tuple(NearMiss(_read(formula, self.problem.names), text) for formula, text in texts)

    def place(self, point: Mapping[str, float]) -> Mapping[str, Value]:
        """A point with the values of the aliases added."""
        place = {name: Value(value) for name, value in point.items()}
        for name, formula in self.aliases.items():
            place[name] = formula.at(place)
        return place

    def variables_of(self, formula: Formula) -> frozenset[str]:
        """The variables a formula uses itself or through aliases."""
        direct = formula.names & self.problem.variables.keys()
        return direct.union(*(self.variables_of(self.aliases[name]) for name in formula.names & self.aliases.keys()))


def _read(text: str, names: Collection[str]) -> Formula:
    try:
        return parse(text, names)
    except FormulaError as error:
        raise ContentError(f"The problem's formula {text!r} cannot be read: {error}") from error
