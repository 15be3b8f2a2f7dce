"""The values the workbench screen shows: what is being graded, and whether the draft is safe.

Separate from screen and widgets, because both sides speak of them and neither owns the other.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum

from workbench.catalog import Exercise
from workbench.judge.report import CheckResult, Report, Verdict
from workbench.predict import Prediction


class Pane(StrEnum):
    """The four parts of the workbench, in the order F6 walks them."""

    CATALOGUE = "catalogue"
    QUESTION = "question"
    CODE = "code"
    RESULTS = "results"

    def step(self, by: int) -> "Pane":
        """The pane that many further on, round and round."""
        panes = list(Pane)
        return panes[(panes.index(self) + by) % len(panes)]


class Saving(StrEnum):
    """How safe the text in the editor is."""

    SAVED = "saved"
    PENDING = "saving…"
    FAILED = "not saved"
    CONFLICT = "changed elsewhere"


@dataclass(frozen=True)
class DraftState:
    """Whether the draft on screen is on disk, and if not, why not."""

    saving: Saving = Saving.SAVED
    reason: str = ""
    """One sentence, where it could not be saved."""

    @property
    def label(self) -> str:
        """What the editor's title says: "saved", "not saved: why"."""
        return f"{self.saving}: {self.reason}" if self.reason else str(self.saving)


class Stage(Enum):
    """Where a grading is."""

    IDLE = "idle"
    RUNNING = "running"
    COMPARING = "comparing"
    """The learner compares a recall card's answer with theirs."""
    DONE = "done"
    STOPPED = "stopped"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True)
class Ticket:
    """One request to grade; its number tells a late answer from the current one."""

    number: int
    exercise: Exercise
    source: str
    """The text that is graded, which may not be what the editor holds by the time the answer comes."""
    started: float
    """On the screen's clock, seconds."""
    seed: int | None = None
    """Where the numbers of the question are drawn from it; otherwise the judge draws one."""


@dataclass(frozen=True)
class Drawn:
    """What a predict card asks this time."""

    prediction: Prediction
    seed: int


@dataclass(frozen=True)
class Comparison:
    """The key points of a recall card, and which of them the learner had."""

    points: tuple[str, ...]
    ticked: frozenset[int] = frozenset()
    """Their places among the points, from 0."""
    verdict: str = ""
    """What it came to; empty while it is under way."""

    @property
    def done(self) -> bool:
        """Whether it was kept as an attempt."""
        return bool(self.verdict)

    @property
    def solved(self) -> bool:
        """Whether enough of the points were had."""
        return self.verdict == Verdict.ACCEPTED


@dataclass(frozen=True)
class Run:
    """The grading on screen, from the first key to the verdict."""

    stage: Stage = Stage.IDLE
    ticket: Ticket | None = None
    checks: tuple[CheckResult, ...] = ()
    """The results that have come in so far, or all of them."""
    report: Report | None = None
    diagnosing: bool = False
    """Whether the verdict is known, and what the learner may have believed is still being looked for."""
    problem: str = ""
    """Why there is no verdict, where there is none."""
    effort: str = ""
    """After a pass, what it took and what could be next; one or two sentences."""
    comparison: Comparison | None = None
    """On a recall card, which the learner grades."""

    @property
    def running(self) -> bool:
        """Whether a verdict is still to come."""
        return self.stage is Stage.RUNNING

    @property
    def first_failure(self) -> CheckResult | None:
        """The first check that was not accepted; None while it is still running."""
        return self.report.first_failure if self.report else None
