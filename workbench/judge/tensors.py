"""Walks through nested arguments and results: tensors with a gradient in one order on both sides, and copies."""

import sys
from collections.abc import Iterator
from typing import Any

import numpy as np


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


def copied(value: Any) -> Any:
    """The same nested value with arrays and tensors of its own, so that later changes in place do not reach it."""
    if isinstance(value, list | tuple):
        return type(value)(copied(item) for item in value)
    if isinstance(value, dict):
        return {key: copied(item) for key, item in value.items()}
    if isinstance(value, np.ndarray):
        return value.copy()
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.Tensor):
        return value.detach().clone().requires_grad_(value.requires_grad)
    return value
