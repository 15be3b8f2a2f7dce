"""The reveal rule: what opens the answer, the solution and the hidden checks. One pure function for app and CLI."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.study.model import ACCEPTED, GRADED_VERDICTS, LOAD_ERROR, Attempt

_LOCKED = "The answer and the solution open once you have changed the stub and run it, or given up."
_LOCKED_CARD = "The answer opens once you have answered, or given up."


@dataclass(frozen=True)
class Access:
    """What the learner may open, and why."""

    open: bool
    """Whether the answer and the solution may be shown."""
    reason: str
    """For the learner: what opened them, or what would."""
    checks_open: bool = False
    """Whether the hidden checks may be shown, too: only after an accepted attempt."""


def access(stub: str, attempts: Sequence[Attempt], gave_up: bool) -> Access:
    """What is open after these attempts at an exercise that starts from this stub.

    An attempt counts when it was graded and its text differs from the stub; so neither running the untouched stub nor a
    defect of the judge opens anything, while code that does not compile does. A card has an empty stub; an answer to it
    that could not even be read is no attempt.
    """
    if any(attempt.verdict == ACCEPTED for attempt in attempts):
        return Access(True, "Everything is open, because an attempt of yours was accepted.", checks_open=True)
    what_opens = "The answer and the solution are open" if stub else "The answer is open"
    further = "; solve it to open the checks." if stub else "."
    if gave_up:
        return Access(True, f"{what_opens}, because you gave up{further}")
    counted = GRADED_VERDICTS if stub else GRADED_VERDICTS - {LOAD_ERROR}
    graded = [attempt for attempt in attempts if attempt.verdict in counted]
    if any(differs(stub, attempt.source) for attempt in graded):
        return Access(True, f"{what_opens}, because you tried{further}")
    if not stub:
        return Access(False, _LOCKED_CARD)
    if graded:
        return Access(False, f"So far you ran the stub as it was given. {_LOCKED}")
    return Access(False, _LOCKED)


def differs(stub: str, text: str) -> bool:
    """Whether a text differs from the stub by more than white space and line endings."""
    return _without_space(stub) != _without_space(text)


def _without_space(text: str) -> str:
    return "".join(text.removeprefix("\ufeff").split())
