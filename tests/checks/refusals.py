"""Runs an assertion that must fail and returns what it tells the learner."""

from collections.abc import Callable
from typing import Any

import pytest

from workbench.checks import CheckFailed


def refusal(assertion: Callable[..., Any], *args: Any, **kwargs: Any) -> CheckFailed:
    """The failure of an assertion; it is an error where the assertion passes."""
    with pytest.raises(CheckFailed) as caught:
        assertion(*args, **kwargs)
    return caught.value


def message(assertion: Callable[..., Any], *args: Any, **kwargs: Any) -> str:
    """The failure's message."""
    return str(refusal(assertion, *args, **kwargs).message)
