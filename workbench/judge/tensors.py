"""Finding tensors with a gradient inside nested arguments and results, in one order on both sides of the pipe."""

import sys
from collections.abc import Iterator
from typing import Any


def differentiable(value: Any) -> Iterator[Any]:
    """The tensors with requires_grad inside lists, tuples and dicts, in the order they are encoded."""
    torch = sys.modules.get("torch")
    if torch is None:
        return
    if isinstance(value, torch.Tensor):
        if value.requires_grad:
            yield value
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from differentiable(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from differentiable(item)


def replaced(value: Any, replacements: Iterator[Any]) -> Any:
    """The same nested value with each of its differentiable tensors replaced by the next replacement."""
    import torch  # both sides have it by now, or there would be no tensor to replace

    if isinstance(value, torch.Tensor):
        return next(replacements) if value.requires_grad else value
    if type(value) in (list, tuple):
        return type(value)(replaced(item, replacements) for item in value)
    if type(value) is dict:
        return {key: replaced(item, replacements) for key, item in value.items()}
    return value
