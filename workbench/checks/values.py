"""Exact assertions about plain values: integers, booleans, text, lists, tuples, dicts, sets."""

from typing import Any

import numpy as np

from workbench.checks.failure import CheckFailed
from workbench.checks.numbers import as_sentence, describe
from workbench.judge.report import Difference

MAX_TEXT = 400


def assert_equal(given: Any, expected: Any, *, message: str = "") -> None:
    """Fail unless `given` equals `expected` in type and value, at every level of nesting.

    A numpy integer or boolean may stand for the Python one. A list is not a tuple, 2.0 is not 2, True is not 1.
    """
    problem = _difference(given, expected, "")
    if problem is None:
        return
    place, text = problem
    told = [message] if message else []
    told.append(f"{f'at {place}: ' if place else ''}{text}")
    shown = Difference("", _shown(expected), _shown(given), f"at {place}" if place else "")
    raise CheckFailed("\n".join(map(as_sentence, told)), shown)


def _difference(given: Any, expected: Any, place: str) -> tuple[str, str] | None:
    """The first place where two values differ, and how."""
    given = _plain(given)
    if type(given) is not type(expected):
        kind = describe(given) if not isinstance(given, (list, tuple, dict, set)) else f"a {type(given).__name__}"
        return place, f"expected {_kind(expected)}, got {kind}"
    if isinstance(expected, (list, tuple)):
        return _sequence_difference(given, expected, place)
    if isinstance(expected, dict):
        return _dict_difference(given, expected, place)
    same = given == expected or (expected != expected and given != given)
    return None if same else (place, f"expected {_shown(expected)}, got {_shown(given)}")


def _sequence_difference(given: Any, expected: Any, place: str) -> tuple[str, str] | None:
    if len(given) != len(expected):
        return place, f"expected {len(expected)} item{'s' * (len(expected) != 1)}, got {len(given)}"
    pairs = enumerate(zip(given, expected, strict=True))
    found = (_difference(own, wanted, f"{place}[{index}]") for index, (own, wanted) in pairs)
    return next((problem for problem in found if problem), None)


def _dict_difference(given: Any, expected: Any, place: str) -> tuple[str, str] | None:
    missing = [key for key in expected if key not in given]
    surplus = [key for key in given if key not in expected]
    if missing or surplus:
        return place, f"the key {missing[0]!r} is missing" if missing else f"the key {surplus[0]!r} is not expected"
    found = (_difference(given[key], expected[key], f"{place}[{key!r}]") for key in expected)
    return next((problem for problem in found if problem), None)


def _plain(value: Any) -> Any:
    return value.item() if isinstance(value, (np.integer, np.bool_, np.str_)) else value


def _kind(value: Any) -> str:
    if value is None:
        return "None"
    names = {bool: "True or False", int: "an integer", float: "a number", str: "text"}
    return names.get(type(value), f"a {type(value).__name__}")


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= MAX_TEXT else f"{text[:MAX_TEXT]} …"
