"""Formulas typed by the learner: read safely, shown as they were understood, compared with the right answer.

Standard library only, so that the app may import it. The text is never Python: a grammar that contains nothing but
numbers, declared names, operators and listed functions is the allow-list, and nothing is handed to the interpreter.
"""

from workbench.formula.arithmetic import Value
from workbench.formula.equivalence import check
from workbench.formula.error import FormulaError
from workbench.formula.formula import Formula, parse
from workbench.formula.problem import Different, Domain, Equal, Outcome, Problem

__all__ = ["Different", "Domain", "Equal", "Formula", "FormulaError", "Outcome", "Problem", "Value", "check", "parse"]
