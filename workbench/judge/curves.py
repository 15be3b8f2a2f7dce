"""The curves that an exercise's `plot` draws: of the submission, beside those of the reference.

`plot(submission)` stands among the checks and yields a label, the places and the values of one curve after the other.
"""

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from workbench.checks.failure import CheckFailed
from workbench.checks.randomness import start_check
from workbench.judge.remote import CandidateFailure
from workbench.judge.report import Curve
from workbench.judge.submission import Submission

MAX_POINTS = 500

Plot = Callable[[Submission], Iterator[tuple[str, Any, Any]]]


def curves(plot: Plot, reference: Submission, submission: Submission, seed: int) -> tuple[Curve, ...]:
    """Every curve of the reference, with the submission's own values where it has some for the same places."""
    own = {label: (x, y) for label, x, y in _drawn(plot, submission, seed)}
    found = []
    for label, x, truth in _drawn(plot, reference, seed):
        own_x, yours = own.get(label, ((), ()))
        found.append(Curve(label, x, truth, yours if own_x == x else ()))
    return tuple(found)


def _drawn(plot: Plot, submission: Submission, seed: int) -> Iterator[tuple[str, tuple[float, ...], tuple[float, ...]]]:
    """What is drawn before the first call that fails."""
    start_check(seed, plot.__name__)
    with contextlib.suppress(CandidateFailure, CheckFailed, TypeError, ValueError, AttributeError, IndexError):
        for label, x, y in plot(submission):
            places, values = _numbers(x), _numbers(y)
            if len(places) == len(values):
                yield label, places, values


def _numbers(values: Any) -> tuple[float, ...]:
    """The values as plain numbers; none where they are no line of a bearable length."""
    plain = values.detach() if hasattr(values, "detach") else values
    array = np.asarray(plain, dtype=np.float64)
    return tuple(array.tolist()) if array.ndim == 1 and array.size <= MAX_POINTS else ()
