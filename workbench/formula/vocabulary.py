"""Which names a formula may use and how they may be spelt: β is beta, x₁ is x1 is x_1, σ(x) is sigmoid(x).

Separate from the reader, because rendering asks the same questions backwards. Declared names come first: where the
problem declares `sigma` as a variable, σ is that variable and no function.
"""

import difflib
from collections.abc import Collection
from dataclasses import dataclass

from workbench.formula.functions import CONSTANTS, FUNCTIONS, Function
from workbench.formula.tree import Constant, Name

GREEK = {
    **dict(zip("αβγδεζηθικλμνξοπρστυφχψω", (
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu",
        "nu", "xi", "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    ), strict=True)),
    "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma", "Φ": "Phi",
    "Ψ": "Psi", "Ω": "Omega",
    "ϵ": "epsilon", "ϕ": "phi", "ϑ": "theta", "µ": "mu", "ς": "sigma",
}  # fmt: skip
SUBSCRIPTS = dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True))
_SPELLING = str.maketrans({**GREEK, **SUBSCRIPTS, "_": ""})
_CONSTANT_SYMBOLS = {"pi": "π", "e": "e"}


def canonical(spelling: str) -> str:
    """The spelling under which a name is looked up."""
    return spelling.translate(_SPELLING)


@dataclass(frozen=True)
class Vocabulary:
    """The names of one problem on top of the listed functions and constants."""

    declared: tuple[str, ...]
    """Variables and aliases, in the problem's order."""

    @classmethod
    def of(cls, names: Collection[str]) -> "Vocabulary":
        """The vocabulary with these names declared."""
        return cls(tuple(names))

    def find(self, spelling: str) -> Name | Constant | Function | None:
        """What a name means here."""
        if spelling in self.declared:
            return Name(spelling)
        key = canonical(spelling)
        for name in self.declared:
            if canonical(name) == key:
                return Name(name)
        if key in FUNCTIONS:
            return FUNCTIONS[key]
        return Constant(key) if key in CONSTANTS else None

    def function_spelling(self, name: str) -> str:
        """A spelling of a function that no declared name hides, its symbol where possible."""
        function = FUNCTIONS[name]
        spellings = (function.symbol or name, name, *function.aliases)
        return next((spelling for spelling in spellings if spelling == "√" or self.find(spelling) is function), name)

    def constant_spelling(self, name: str) -> str:
        """The symbol of a constant."""
        return _CONSTANT_SYMBOLS[name]

    def advice(self, unknown: str) -> str:
        """What to write in place of a name that nobody knows: a sentence or two."""
        if unknown in ("if", "else", "and", "or", "where"):
            return "Write cases as a sum, for example (x > 0)*a + (x <= 0)*b."
        for cut in range(1, min(len(unknown), 40)):
            head, tail = unknown[:cut], unknown[cut:]
            if self._multiplies(head) and tail.isdecimal():
                return f"Write {head}^{tail} for a power, {tail}*{head} for a product."
            if self._multiplies(head) and self.find(tail) is not None:
                return f"Write {head}*{tail} if a product is meant."
        known = [*self.declared, *CONSTANTS, *FUNCTIONS]
        close = difflib.get_close_matches(unknown[:40], known, n=2, cutoff=0.6)
        asked = f"Did you mean {' or '.join(close)}? " if close else ""
        return f"{asked}Known are {', '.join(self.declared) or 'no variables'}, pi, e and {', '.join(_principal())}."

    def _multiplies(self, spelling: str) -> bool:
        return isinstance(self.find(spelling), Name | Constant)


def _principal() -> list[str]:
    return list(dict.fromkeys(function.name for function in FUNCTIONS.values()))
