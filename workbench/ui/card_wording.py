"""What the app says about cards: recall, predict and formula. Pure functions from values to text, as in `wording`.

Keys are named by their command, as in "{run} compares": the table that is handed in knows which they are.
"""

from textual.content import Content

from workbench.catalog import Exercise, Kind
from workbench.judge.report import Report, Verdict
from workbench.study.recall import MAY_BE_MISSED
from workbench.ui.commands import CommandTable
from workbench.ui.state import Comparison, Run, Stage

SUCCESS, FAILURE, CAUTION, MUTED = "$text-success", "$text-error", "$text-warning", "$text-muted"
"""The colours of what is said, by what it means."""

_IDLE = {
    Kind.RECALL: (
        "Say your answer aloud, or type it. {run} shows the strong answer, and its key points to compare with."
    ),
    Kind.PREDICT: "Type your answer; Enter or {run} checks it.",
    Kind.FORMULA: "Type the formula; Enter or {run} checks it.",
    Kind.PITCH: "Fill in the form; {run} looks at every part. The palette ({palette}) has Rehearse and Export.",
}
_ACCEPTED = {
    Kind.PREDICT: "Right. {run} asks again with other numbers.",
    Kind.FORMULA: "Right at every point that was tried. The answer is open now.",
    Kind.PITCH: "Every part is there and it fits. Rehearse it aloud: the palette ({palette}) has a clock.",
}
_PLACEHOLDERS = {
    Kind.RECALL: "Type your answer here, or just say it aloud. {run} compares.",
    Kind.FORMULA: "Your formula",
}
_LOCK_KEYS = {
    Kind.RECALL: "{run} compares your answer with it. {give-up} gives up.",
    Kind.PREDICT: "{run} checks your answer. {give-up} gives up.",
    Kind.FORMULA: "{run} checks your formula. {give-up} gives up.",
    Kind.PITCH: "{run} looks at your form. {give-up} gives up.",
}


def idle_message(kind: Kind | None, commands: CommandTable) -> str:
    """What to do while nothing was graded yet."""
    return commands.say(_IDLE.get(kind, "{run} runs your code against the hidden checks.")) if kind else ""


def accepted_message(kind: Kind, commands: CommandTable) -> str:
    """What an accepted attempt means."""
    return commands.say(_ACCEPTED.get(kind, "Every check passed. Answer, solution and the hidden checks are open now."))


def refused_message(kind: Kind, verdict: Verdict, commands: CommandTable) -> str:
    """How to go on after an answer that was not accepted; code says more in its checks."""
    if kind is not Kind.PREDICT or verdict is Verdict.LOAD_ERROR:
        return ""
    return commands.say("Try again, read in the answer tab how it goes with these numbers, or take others: {again}.")


def placeholder(kind: Kind, commands: CommandTable) -> str:
    """What an empty editor shows."""
    return commands.say(_PLACEHOLDERS.get(kind, ""))


def lock_keys(kind: Kind | None, commands: CommandTable) -> str:
    """The keys that open a locked answer."""
    return commands.say(_LOCK_KEYS.get(kind, "{run} runs your code. {give-up} gives up.")) if kind else ""


def run_name(exercise: Exercise | None, run: Run) -> str:
    """What F5 does now, in a word."""
    kind = exercise.kind if exercise else Kind.CODE
    if kind is Kind.RECALL:
        return "Done" if run.stage is Stage.COMPARING else "Compare"
    if kind is Kind.PREDICT and run.report is not None and run.report.accepted:
        return "Again"
    return "Run" if kind is Kind.CODE else "Check"


def verdict_label(verdict: Verdict, kind: Kind) -> str:
    """A verdict in words; an answer typed into a card is not loaded but read."""
    return "cannot be read" if verdict is Verdict.LOAD_ERROR and kind is not Kind.CODE else verdict.label


def card_verdict(report: Report) -> str:
    """A verdict on a typed answer: glyph, words, seed."""
    return f"{report.verdict.glyph} {verdict_label(report.verdict, Kind.PREDICT)} · seed {report.seed}"


def comparison_title(comparison: Comparison) -> Content:
    """The line over the key points: how many were had, and what that comes to."""
    had = f"{len(comparison.ticked)} of {len(comparison.points)} key points"
    if not comparison.done:
        return Content.styled(f"◐ comparing · {had}", CAUTION)
    glyph, style = ("✓", SUCCESS) if comparison.solved else ("✗", FAILURE)
    return Content.styled(f"{glyph} {had}", style)


def comparison_message(comparison: Comparison, commands: CommandTable) -> Content:
    """What to do with the key points, or what they came to."""
    if not comparison.done:
        return Content.assemble(
            ("The strong answer is open in the question pane. ", "bold"),
            commands.say("Tick what you had: Space or Enter. {run} when you are done."),
        )
    if comparison.solved:
        return Content.styled("Solved: you had what makes this answer strong.", SUCCESS)
    missed = {0: "all", 1: "all but one"}.get(MAY_BE_MISSED, f"all but {MAY_BE_MISSED}")
    again = commands.say("Say it once more without looking; {run} compares again.")
    return Content.styled(f"Kept, and not solved yet: that takes {missed}. {again}", CAUTION)


def tick_mark(ticked: bool, done: bool) -> Content:
    """The mark of a key point: had, not had, or not ticked so far."""
    if ticked:
        return Content.styled("[✓] ", f"bold {SUCCESS}")
    return Content.styled("[✗] ", FAILURE) if done else Content.styled("[ ] ", MUTED)
