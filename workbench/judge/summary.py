"""One line that says which call a failed check was about: `relu(x)` with each argument abbreviated."""

from typing import Any

import msgspec
import numpy as np

from workbench.checks import hints
from workbench.checks.numbers import describe, numeric, show_value
from workbench.judge.report import CheckResult, Difference
from workbench.judge.submission import Call, RemoteObject

MAX_SHOWN = 8
"""Arrays of up to this many values are shown whole."""
MAX_TEXT = 160


def call_text(call: Call, parameters: dict[str, tuple[str, ...]], max_shown: int = MAX_SHOWN) -> str:
    """ "focal_loss(logits = [-1000.0 1000.0], targets = [1 0], gamma = 2.0)", with the stub's parameter names."""
    owner = call.owner.type_name if call.owner is not None else ""
    title = f"{owner}.{call.name}" if owner and call.name else owner or call.name
    names = parameters.get(call.signature, ())
    shown = [
        f"{names[position]} = {_shown(value, max_shown)}" if position < len(names) else _shown(value, max_shown)
        for position, value in enumerate(call.args)
    ]
    shown += [f"{name} = {_shown(value, max_shown)}" for name, value in call.kwargs.items()]
    return f"{title}({', '.join(shown)}){', step after step' if call.unrolled else ''}"


def where_it_differs(call: Call, parameters: dict[str, tuple[str, ...]], wrong: np.ndarray) -> list[str]:
    """ "It differs only where x is 0", where the places of the wrong values say so."""
    names = parameters.get(call.signature, ())
    facts = []
    for position, value in enumerate(call.args):
        known = numeric(value) if hasattr(value, "shape") else None
        if known is not None and position < len(names):
            facts += hints.of_places(known.values, names[position], wrong)
    return [f"{fact[:1].upper()}{fact[1:]}." for fact in facts]


def with_call(result: CheckResult, call: str, seconds: float) -> CheckResult:
    """The result with its call and its time filled in."""
    difference = result.difference or (Difference(call, "", "") if call else None)
    if difference is not None:
        difference = msgspec.structs.replace(difference, call=call)
    return msgspec.structs.replace(result, difference=difference, seconds=seconds)


def _holds_arrays(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and any(hasattr(item, "shape") or _holds_arrays(item) for item in value)


def _shown(value: Any, max_shown: int) -> str:
    if _holds_arrays(value):
        return f"[{', '.join(_shown(item, max_shown) for item in value)}]"
    if isinstance(value, RemoteObject):
        return f"<{value.type_name}>"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key!r}: {_shown(item, max_shown)}' for key, item in value.items())}}}"
    known = numeric(value)
    if known is None:
        text = repr(value)
        return text if len(text) <= MAX_TEXT else describe(value)
    if known.library == "scalar" and known.values.ndim == 0:
        return show_value(known.values)
    if known.values.size > max_shown:
        return describe(value)
    return " ".join(show_value(known.values).split())
