"""What the app says about cards: recall, predict and formula. Pure functions from values to text, as in `wording`."""

from textual.content import Content

from workbench.catalog import Exercise, Kind
from workbench.judge.report import Report, Verdict
from workbench.study.recall import MAY_BE_MISSED
from workbench.ui.state import Comparison, Run, Stage

SUCCESS, FAILURE, CAUTION, MUTED = "$text-success", "$text-error", "$text-warning", "$text-muted"
"""The colours of what is said, by what it means."""

_IDLE = {
    Kind.RECALL: "Say your answer aloud, or type it. F5 shows the strong answer, and its key points to compare with.",
    Kind.PREDICT: "Type your answer; Enter or F5 checks it.",
    Kind.FORMULA: "Type the formula; Enter or F5 checks it.",
    Kind.PITCH: "Fill in the form; F5 looks at every part. The palette (^P) has Rehearse and Export.",
}
_ACCEPTED = {
    Kind.PREDICT: "Right. F5 asks again with other numbers.",
    Kind.FORMULA: "Right at every point that was tried. The answer is open now.",
    Kind.PITCH: "Every part is there and it fits. Rehearse it aloud: the palette (^P) has a clock.",
}
_PLACEHOLDERS = {
    Kind.RECALL: "Type your answer here, or just say it aloud. F5 compares.",
    Kind.FORMULA: "Your formula",
}
_LOCK_KEYS = {
    Kind.RECALL: "F5 compares your answer with it. F8 gives up.",
    Kind.PREDICT: "F5 checks your answer. F8 gives up.",
    Kind.FORMULA: "F5 checks your formula. F8 gives up.",
    Kind.PITCH: "F5 looks at your form. F8 gives up.",
}


def idle_message(kind: Kind | None) -> str:
    """What to do while nothing was graded yet."""
    return _IDLE.get(kind, "F5 runs your code against the hidden checks.") if kind else ""


def accepted_message(kind: Kind) -> str:
    """What an accepted attempt means."""
    return _ACCEPTED.get(kind, "Every check passed. Answer, solution and the hidden checks are open now.")


def refused_message(kind: Kind) -> str:
    """How to go on after an answer that was not accepted; code says more in its checks."""
    if kind is not Kind.PREDICT:
        return ""
    return "Try again, read in the answer tab how it goes with these numbers, or take others: F4."


def placeholder(kind: Kind) -> str:
    """What an empty editor shows."""
    return _PLACEHOLDERS.get(kind, "")


def lock_keys(kind: Kind | None) -> str:
    """The keys that open a locked answer."""
    return _LOCK_KEYS.get(kind, "F5 runs your code. F8 gives up.") if kind else ""


def run_name(exercise: Exercise | None, run: Run) -> str:
    """What F5 does now, in a word."""
    kind = exercise.kind if exercise else Kind.CODE
    if kind is Kind.RECALL:
        return "Done" if run.stage is Stage.COMPARING else "Compare"
    if kind is Kind.PREDICT and run.report is not None and run.report.accepted:
        return "Again"
    return "Run" if kind is Kind.CODE else "Check"


def card_verdict(report: Report) -> str:
    """A verdict on a typed answer: glyph, words, seed."""
    label = "cannot be read" if report.verdict is Verdict.LOAD_ERROR else report.verdict.label
    return f"{report.verdict.glyph} {label} · seed {report.seed}"


def comparison_title(comparison: Comparison) -> Content:
    """The line over the key points: how many were had, and what that comes to."""
    had = f"{len(comparison.ticked)} of {len(comparison.points)} key points"
    if not comparison.done:
        return Content.styled(f"◐ comparing · {had}", CAUTION)
    glyph, style = ("✓", SUCCESS) if comparison.solved else ("✗", FAILURE)
    return Content.styled(f"{glyph} {had}", style)


def comparison_message(comparison: Comparison) -> Content:
    """What to do with the key points, or what they came to."""
    if not comparison.done:
        return Content.assemble(
            ("The strong answer is open in the question pane. ", "bold"),
            "Tick what you had: Space or Enter. F5 when you are done.",
        )
    if comparison.solved:
        return Content.styled("Solved: you had what makes this answer strong.", SUCCESS)
    missed = {0: "all", 1: "all but one"}.get(MAY_BE_MISSED, f"all but {MAY_BE_MISSED}")
    return Content.styled(
        f"Kept, and not solved yet: that takes {missed}. Say it once more without looking; F5 compares again.", CAUTION
    )


def tick_mark(ticked: bool, done: bool) -> Content:
    """The mark of a key point: had, not had, or not ticked so far."""
    if ticked:
        return Content.styled("[✓] ", f"bold {SUCCESS}")
    return Content.styled("[✗] ", FAILURE) if done else Content.styled("[ ] ", MUTED)
