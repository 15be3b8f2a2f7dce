"""Says what a learner believed: which known wrong answer behaves like the submission on every request of a grading.

The requests are replayed, in order, to each wrong answer. A match means the same values to
within rounding, or the same kind of error, every time.
"""

import ast
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from workbench.checks.numbers import numeric
from workbench.checks.tolerance import EPSILON
from workbench.judge.remote import CandidateFailure
from workbench.judge.report import Diagnosis
from workbench.judge.submission import Client, Exchange, RemoteObject

FACTOR = 2.0**12
"""How many eps two formulations of one mistake may differ by, normwise; different mistakes differ by far more."""
PARTS = re.compile(r"\s*Believed:(?P<believed>.*?)\n\s*Tell:(?P<tell>.*)", re.DOTALL)


@dataclass(frozen=True)
class Misconception:
    """A known wrong answer."""

    name: str
    believed: str
    """What the learner thought."""
    tell: str
    """What to tell them."""
    source: str


def read_misconception(path: Path) -> Misconception:
    """A wrong/*.py file; raises ValueError where its docstring lacks the two parts."""
    source = path.read_text(encoding="utf-8")
    parts = PARTS.fullmatch(ast.get_docstring(ast.parse(source)) or "")
    if parts is None:
        raise ValueError(f"{path}: expected a docstring with 'Believed: …' and 'Tell: …'")
    believed, tell = (" ".join(parts[name].split()) for name in ("believed", "tell"))
    return Misconception(path.stem, believed, tell, source)


def diagnose(
    client: Client, exchanges: Sequence[Exchange], misconceptions: Sequence[Misconception], seed: int
) -> Diagnosis | None:
    """The misconception a submission behaves like; None where no known one does. client: runs them in turn."""
    if not exchanges:
        return None
    matches = [each for each in misconceptions if _behaves_alike(client, exchanges, each.source, seed)]
    if not matches:
        return None
    if len(matches) == 1:
        return Diagnosis(matches[0].name, matches[0].tell)
    tellings = "\n".join(f"• {match.tell}" for match in matches)
    return Diagnosis(
        ", ".join(match.name for match in matches),
        f"This could be one of {len(matches)} things; the checks made so far cannot tell them apart.\n{tellings}",
    )


def _behaves_alike(client: Client, exchanges: Sequence[Exchange], source: str, seed: int) -> bool:
    client.begin(source, seed)
    return all(_same_outcome(exchange, _repeat(client, exchange)) for exchange in exchanges)


def _repeat(client: Client, exchange: Exchange) -> Exchange:
    """The same request to another submission. Objects have the same numbers as long as all went alike before."""
    try:
        answer = client.ask(exchange.operation, exchange.arguments)
    except CandidateFailure as failure:
        return Exchange(exchange.operation, exchange.arguments, None, failure)
    return Exchange(exchange.operation, exchange.arguments, answer.value, None, answer.changed)


def _same_outcome(first: Exchange, second: Exchange) -> bool:
    if first.failure is not None or second.failure is not None:
        return (
            first.failure is not None
            and second.failure is not None
            and first.failure.verdict is second.failure.verdict
            and first.failure.type_names[:1] == second.failure.type_names[:1]
        )
    if first.changed != second.changed:
        return False
    if first.operation == "parameters" or first.arguments.get("name") == "state_dict":
        return _same_layout(first.value, second.value)
    return same_value(first.value, second.value)


def _same_layout(first: Any, second: Any) -> bool:
    """Whether two modules have parameters of the same names, shapes and dtypes; their first values are random."""
    if not (isinstance(first, dict) and isinstance(second, dict) and first.keys() == second.keys()):
        return False
    return all(
        (one.shape, one.dtype) == (other.shape, other.dtype)
        for one, other in zip(first.values(), second.values(), strict=True)
        if hasattr(one, "shape") and hasattr(other, "shape")
    )


def same_value(first: Any, second: Any) -> bool:
    """Whether two submissions' values are the same up to rounding, in kind, dtype, shape and content."""
    if isinstance(first, RemoteObject) or isinstance(second, RemoteObject):
        return isinstance(first, RemoteObject) and isinstance(second, RemoteObject) and first.number == second.number
    if isinstance(first, (list, tuple)):
        alike = type(first) is type(second) and len(first) == len(second)
        return alike and all(same_value(*pair) for pair in zip(first, second, strict=True))
    if isinstance(first, dict):
        return type(second) is dict and first.keys() == second.keys() and all(
            same_value(first[key], second[key]) for key in first
        )  # fmt: skip
    one, other = numeric(first), numeric(second)
    if one is None or other is None:
        return type(first) is type(second) and bool(np.all(first == second))
    if (one.library, one.dtype, one.values.shape) != (other.library, other.dtype, other.values.shape):
        return False
    if one.dtype not in EPSILON:
        return bool(np.all(one.values == other.values))
    return _close(one.values, other.values, FACTOR * EPSILON[one.dtype])


def _close(first: np.ndarray, second: np.ndarray, tolerance: float) -> bool:
    finite = np.isfinite(first) & np.isfinite(second)
    same = (first == second) | (np.isnan(first) & np.isnan(second))
    scale = float(np.max(np.abs(first[finite]), initial=0.0)) or 1.0
    with np.errstate(invalid="ignore"):
        close = np.abs(first - second) <= tolerance * scale
    return bool(np.all(np.where(finite, close, same)))
