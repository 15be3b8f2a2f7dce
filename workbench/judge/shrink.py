"""Looks for the smallest input on which the submission still differs from the reference.

Starts from the call a check failed on, and keeps what is valid: a smaller input counts only if the reference accepts
it and answers with finite values, and if the submission fails in the same way. Rows and columns are left out, numbers
rounded. Nothing is rounded to 0, because at a kink two right answers may differ, and what lies between 0 and 1 stays
there. Bounded in calls and in time.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

import numpy as np

from workbench.checks.arrays import assert_array
from workbench.checks.failure import CheckFailed
from workbench.checks.numbers import describe, numeric, show_value
from workbench.checks.values import assert_equal
from workbench.judge.remote import CandidateFailure
from workbench.judge.report import Difference, Verdict
from workbench.judge.submission import Call, Client, RemoteObject
from workbench.judge.summary import call_text

MAX_SECONDS = 0.1
MAX_CALLS = 120
ONLY_IN_FLOAT64 = "With the same numbers in float64 your answer is right: what is lost in the narrower type?"
MAX_ITEMS = 24
"""A smallest input of more values than this is no help to anybody."""


class Failing(Enum):
    """In which way an answer is none."""

    ERROR = auto()
    NOT_FINITE = auto()
    DIFFERENT = auto()


@dataclass(frozen=True)
class Disagreement:
    """The arguments of a call on which submission and reference differ, and both answers."""

    args: tuple[Any, ...]
    expected: Any
    got: str
    explanation: str
    failing: Failing


def smallest_failure(
    reference: Client, submission: Client, call: Call, parameters: dict[str, tuple[str, ...]]
) -> Difference | None:
    """The smallest failing input found, laid out for reading; None where the call itself does not disagree."""
    if call.owner is not None or call.kwargs or call.unrolled or not _is_shrinkable(call.args):
        return None
    compare = Comparison(reference, submission, call.name)
    found = compare(call.args)
    if found is None:
        return None
    deadline = time.monotonic() + MAX_SECONDS
    progress = True
    while progress and time.monotonic() < deadline and compare.calls < MAX_CALLS:
        progress = False
        for smaller in _smaller(found.args):
            if time.monotonic() > deadline or compare.calls >= MAX_CALLS:
                break
            better = compare(smaller)
            if better is not None and better.failing is found.failing:
                found, progress = better, True
                break
    if sum(array.size for array in _arrays(found.args)) > MAX_ITEMS:
        return None
    shown = call_text(Call(None, call.name, found.args, {}), parameters, max_shown=MAX_ITEMS)
    precise = any(map(_is_narrow, _leaves(found.args))) and compare.agrees(_widened(found.args))
    explanation = f"{found.explanation}\n{ONLY_IN_FLOAT64}" if precise else found.explanation
    return Difference(shown, _shown(found.expected), found.got, explanation)


class Comparison:
    """Puts the same arguments to reference and submission."""

    def __init__(self, reference: Client, submission: Client, name: str) -> None:
        self._reference = reference
        self._submission = submission
        self._name = name
        self.calls = 0

    def __call__(self, args: tuple[Any, ...]) -> Disagreement | None:
        """How the two differ; None where they agree, or the reference refuses the arguments."""
        self.calls += 1
        try:
            expected = self._ask(self._reference, args)
        except CandidateFailure:
            return None
        if not _is_finite(expected):
            return None
        try:
            given = self._ask(self._submission, args)
        except CandidateFailure as failure:
            if failure.verdict is Verdict.RUNTIME_ERROR:
                return Disagreement(args, expected, failure.message, "", Failing.ERROR)
            return None
        problem = _problem(given, expected)
        failing = Failing.DIFFERENT if _is_finite(given) else Failing.NOT_FINITE
        return None if problem is None else Disagreement(args, expected, _shown(given), problem, failing)

    def agrees(self, args: tuple[Any, ...]) -> bool:
        """Whether both answer, and alike."""
        try:
            expected, given = (self._ask(client, args) for client in (self._reference, self._submission))
        except CandidateFailure:
            return False
        return _problem(given, expected) is None

    def _ask(self, client: Client, args: tuple[Any, ...]) -> Any:
        return client.ask("call", {"owner": None, "name": self._name, "args": list(args), "kwargs": {}}).value


def _problem(given: Any, expected: Any) -> str | None:
    """How a value differs from the reference's, by the tolerance policy; None where it does not."""
    if isinstance(expected, (list, tuple, dict)):
        if type(given) is not type(expected) or len(given) != len(expected):
            return f"Expected {describe(expected)}, got {describe(given)}"
        if isinstance(expected, dict) and isinstance(given, dict):
            if given.keys() != expected.keys():
                return f"Expected the keys {', '.join(map(repr, expected))}"
            given, expected = [given[key] for key in expected], list(expected.values())
        return next((problem for pair in zip(given, expected, strict=True) if (problem := _problem(*pair))), None)
    if isinstance(expected, RemoteObject):
        return None
    check: Callable[[Any, Any], None] = assert_array if numeric(expected) is not None else assert_equal
    try:
        check(given, expected)
    except CheckFailed as failure:
        return failure.message
    return None


def _smaller(args: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """Arguments with less in them, the boldest steps first."""
    sizes = sorted({size for array in _arrays(args) for size in array.shape if size > 1}, reverse=True)
    for size in sizes:
        half = size // 2
        for kept in (slice(0, 1), slice(size - 1, size), slice(0, half), slice(half, size), slice(0, size - 1)):
            yield tuple(_cut(value, size, kept) for value in args)
    for digits in (0, 1):
        rounded = tuple(_rounded(value, digits) for value in args)
        if any(not _identical(old, new) for old, new in zip(args, rounded, strict=True)):
            yield rounded


def _cut(value: Any, size: int, kept: slice) -> Any:
    """Every axis of the given length shortened, and what counts along such an axis, such as lengths, with it."""
    left = len(range(size)[kept])
    return _each_leaf(
        value, lambda array: _within(array[tuple(kept if n == size else slice(None) for n in array.shape)], size, left)
    )


def _within(array: Any, size: int, left: int) -> Any:
    """Whole numbers that were at most `size` are at most `left`: a sequence is no longer than its axis."""
    known = numeric(array)
    if known is None or known.values.dtype.kind not in "iu" or known.values.max(initial=0) > size:
        return array
    return np.minimum(array, left, dtype=array.dtype) if isinstance(array, np.ndarray) else array.clamp(max=left)


def _rounded(value: Any, digits: int) -> Any:
    return _each_leaf(value, lambda array: _round(array, digits))


def _round(array: Any, digits: int) -> Any:
    if isinstance(array, np.ndarray) and array.dtype.kind == "f":
        near = np.round(array, digits)
        return np.where((near == 0) | ((near == 1) & (array < 1)), array, near).astype(array.dtype)
    if hasattr(array, "detach") and array.is_floating_point():
        exact = array.detach()
        near = exact.round(decimals=digits)
        return near.where((near != 0) & ((near != 1) | (exact >= 1)), exact)
    return array


def _widened(args: tuple[Any, ...]) -> tuple[Any, ...]:
    """The same numbers in float64."""
    return tuple(_each_leaf(value, _widen) for value in args)


def _widen(array: Any) -> Any:
    if isinstance(array, np.ndarray):
        return array.astype(np.float64) if array.dtype.kind == "f" else array
    return array.detach().double() if hasattr(array, "detach") and array.is_floating_point() else array


def _is_narrow(array: Any) -> bool:
    return str(array.dtype).removeprefix("torch.") in ("float32", "float16", "bfloat16")


def _each_leaf(value: Any, change: Callable[[Any], Any]) -> Any:
    """The same nested value with each array and tensor changed."""
    if isinstance(value, (list, tuple)):
        return type(value)(_each_leaf(item, change) for item in value)
    if isinstance(value, dict):
        return {key: _each_leaf(item, change) for key, item in value.items()}
    return change(value) if hasattr(value, "shape") else value


def _leaves(value: Any) -> Iterator[Any]:
    """The arrays and tensors of a nested value."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        for item in value:
            yield from _leaves(item)
    elif hasattr(value, "shape"):
        yield value


def _arrays(value: Any) -> Iterator[np.ndarray]:
    yield from (known.values for leaf in _leaves(value) if (known := numeric(leaf)) is not None)


def _is_shrinkable(args: tuple[Any, ...]) -> bool:
    return any(True for _ in _arrays(args)) and not any(isinstance(value, RemoteObject) for value in args)


def _is_finite(value: Any) -> bool:
    return all(bool(np.isfinite(array).all()) for array in _arrays([value]) if array.dtype.kind in "fc")


def _identical(first: Any, second: Any) -> bool:
    return all(np.array_equal(*pair) for pair in zip(_arrays([first]), _arrays([second]), strict=True))


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "\n".join(f"{key}: {_shown(item)}" for key, item in value.items())
    if isinstance(value, (list, tuple)) and any(True for _ in _arrays(value)):
        return "\n".join(_shown(item) for item in value)
    known = numeric(value)
    return repr(value)[:400] if known is None else show_value(known.values)
