"""The outcome of a grading: verdicts, one result per check, the report. Plain data, shared by judge, CLI and app."""

from enum import StrEnum
from typing import Any

import msgspec


class Verdict(StrEnum):
    """What a check, and a whole grading, comes to. Ordered from the worst to the best."""

    INTERNAL_ERROR = "internal_error"
    """A defect of ours; never blamed on the learner, never counted as an attempt."""
    LOAD_ERROR = "load_error"
    """The submission does not compile or import."""
    FORBIDDEN = "forbidden"
    """It uses what the exercise asks to write by hand."""
    PROTOCOL_ERROR = "protocol_error"
    """Its process sent something that is no answer."""
    TIME_LIMIT = "time_limit"
    MEMORY_LIMIT = "memory_limit"
    OUTPUT_LIMIT = "output_limit"
    RUNTIME_ERROR = "runtime_error"
    WRONG_ANSWER = "wrong_answer"
    NOT_IMPLEMENTED = "not_implemented"
    """The stub's NotImplementedError is still there."""
    ACCEPTED = "accepted"

    @property
    def label(self) -> str:
        """The verdict in words: "wrong answer"."""
        return self.value.replace("_", " ")

    @property
    def glyph(self) -> str:
        """One character for it: passed, failed, not begun, or no verdict at all."""
        return {Verdict.ACCEPTED: "✓", Verdict.NOT_IMPLEMENTED: "·", Verdict.INTERNAL_ERROR: "!"}.get(self, "✗")

    @property
    def counts_as_attempt(self) -> bool:
        """Whether history keeps it: everything but a defect of ours."""
        return self is not Verdict.INTERNAL_ERROR


_FROM_WORST = list(Verdict)


def worst(verdicts: list[Verdict]) -> Verdict:
    """The worst of some verdicts; INTERNAL_ERROR of none, because nothing ran."""
    return min(verdicts, key=_FROM_WORST.index, default=Verdict.INTERNAL_ERROR)


class Frame(msgspec.Struct, frozen=True):
    """One line of the learner's own file on the way to an exception."""

    line: int
    """Counted from 1."""
    function: str
    text: str


class Difference(msgspec.Struct, frozen=True):
    """A failed comparison, laid out for reading. Every field is text, possibly of several lines."""

    call: str
    """The learner's function with its arguments, abbreviated: "relu(x) with x = float64 (7, 5)"."""
    expected: str
    got: str
    where: str = ""
    """The place of the largest difference: "at [2, 3]", and how many values differ."""
    derivative: str = ""
    """The symbolic partial derivative in readable form, where one was checked."""
    errors: str = ""
    """A picture of where a matrix is wrong."""


class CheckResult(msgspec.Struct, frozen=True):
    """What one hidden check found."""

    name: str
    """The name of its function, "test_negative_inputs_become_zero"."""
    verdict: Verdict
    message: str = ""
    seconds: float = 0.0
    difference: Difference | None = None
    frames: tuple[Frame, ...] = ()
    """Where the learner's own code raised, outermost first."""

    @property
    def title(self) -> str:
        """Its name as a sentence: "negative inputs become zero"."""
        return self.name.removeprefix("test_").replace("_", " ")


class Diagnosis(msgspec.Struct, frozen=True):
    """A misconception the submission behaves like."""

    misconception: str
    """The name of the wrong answer it matches."""
    text: str
    """What to tell the learner."""


class Curve(msgspec.Struct, frozen=True):
    """A function of one variable, or a quantity over time, as the reference has it and as the submission does."""

    label: str
    """What it shows: "relu(x)", "loss by step"."""
    x: tuple[float, ...]
    truth: tuple[float, ...]
    yours: tuple[float, ...]
    """The submission's; empty where it has none to show."""


class Report(msgspec.Struct, frozen=True):
    """The outcome of one grading."""

    exercise: str
    verdict: Verdict
    seed: int
    checks: tuple[CheckResult, ...]
    seconds: dict[str, float]
    """"total", and the phases it consists of."""
    output: str = ""
    """What the submission printed, cut and without control characters."""
    diagnosis: Diagnosis | None = None
    smallest: Difference | None = None
    """The smallest input found on which the submission is wrong."""
    curves: tuple[Curve, ...] = ()
    """What the exercise plots."""
    retried: bool = False
    """Whether a first judge failed and another one came to this verdict."""

    @property
    def accepted(self) -> bool:
        """Whether every check of the exercise ran and passed."""
        return self.verdict is Verdict.ACCEPTED

    @property
    def ran(self) -> bool:
        """Whether checks ran at all, rather than all repeating why the file as a whole was refused."""
        refused = self.verdict in (Verdict.LOAD_ERROR, Verdict.FORBIDDEN)
        return not refused or any(check.verdict is not self.verdict for check in self.checks)

    @property
    def passed(self) -> int:
        """How many checks passed."""
        return sum(check.verdict is Verdict.ACCEPTED for check in self.checks)

    @property
    def first_failure(self) -> CheckResult | None:
        """The first check that was not accepted, in the order of the exercise."""
        return next((check for check in self.checks if check.verdict is not Verdict.ACCEPTED), None)

    def as_json(self) -> dict[str, Any]:
        """The object `dlwork check --json` prints; its fields are a contract."""
        return {
            "exercise": self.exercise,
            "verdict": self.verdict.value,
            "seed": self.seed,
            "checks": [
                {"name": check.name, "verdict": check.verdict.value, "message": check.message} for check in self.checks
            ],
            "diagnosis": msgspec.to_builtins(self.diagnosis),
            "seconds": self.seconds,
            "output": self.output,
        }
