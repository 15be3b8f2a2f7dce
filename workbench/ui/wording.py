"""How statuses, verdicts and checks are put into words and glyphs: pure functions from values to text.

Separate from the widgets, so that every sentence can be tested without a screen. Every colour has a glyph beside it.
"""

import difflib
import re
from collections.abc import Sequence

from textual.content import Content

from workbench.catalog import Exercise, Kind, Level
from workbench.judge.grader import Readiness
from workbench.judge.report import CheckResult, Difference, Report, Verdict
from workbench.study import Attempt, Status
from workbench.ui.card_wording import (
    CAUTION,
    FAILURE,
    MUTED,
    SUCCESS,
    accepted_message,
    card_verdict,
    comparison_message,
    comparison_title,
    idle_message,
    refused_message,
    verdict_label,
)
from workbench.ui.commands import CommandTable
from workbench.ui.state import Run, Stage

STATUS_GLYPHS = {
    Status.NEW: "·",
    Status.STARTED: "◐",
    Status.FAILED: "✗",
    Status.SOLVED: "✓",
    Status.REVEALED: "◇",
}
STATUS_WORDS = {
    Status.NEW: "not begun",
    Status.STARTED: "begun",
    Status.FAILED: "tried, not solved yet",
    Status.SOLVED: "solved",
    Status.REVEALED: "answer opened",
}
LEVEL_MARKS = {Level.BEGINNER: "•", Level.INTERMEDIATE: "••", Level.ADVANCED: "•••"}


def about(exercise: Exercise) -> str:
    """Level, track and question number on one line: "intermediate · losses · Q7"."""
    number = f" · Q{exercise.question}" if exercise.question else ""
    return f"{exercise.level} · {exercise.track}{number}"


def milliseconds(seconds: float) -> str:
    """A duration for reading: "43 ms", "1.2 s"."""
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"


def verdict_style(verdict: Verdict) -> str:
    """The colour that goes with it."""
    return {Verdict.ACCEPTED: SUCCESS, Verdict.NOT_IMPLEMENTED: CAUTION, Verdict.INTERNAL_ERROR: CAUTION}.get(
        verdict, FAILURE
    )


def run_title(run: Run, now: float) -> Content:
    """The line over the results: progress while it runs, then the verdict."""
    if run.stage is Stage.RUNNING and run.ticket is not None:
        so_far = f" · {_counted(len(run.checks), 'check')} so far" if run.checks else ""
        return Content.styled(f"◐ running · {now - run.ticket.started:.1f} s{so_far}", CAUTION)
    if run.report is not None:
        return _verdict_line(run.report, _kind(run))
    if run.comparison is not None:
        return comparison_title(run.comparison)
    if run.stage is Stage.UNAVAILABLE:
        return Content.styled("! no verdict", CAUTION)
    if run.stage is Stage.STOPPED:
        return Content.styled("■ stopped", MUTED)
    return Content("Results")


def _verdict_line(report: Report, kind: Kind) -> Content:
    if kind is not Kind.CODE:
        return Content.styled(card_verdict(report), verdict_style(report.verdict))
    parts = [f"{report.verdict.glyph} {report.verdict.label}"]
    if report.checks:
        parts.append(f"{report.passed} of {_counted(len(report.checks), 'check')}")
    parts.append(milliseconds(report.seconds.get("total", 0.0)))
    parts.append(f"seed {report.seed}")
    if report.retried:
        parts.append("the judge had to be restarted")
    return Content.styled(" · ".join(parts), verdict_style(report.verdict))


def judge_state(readiness: Readiness) -> str:
    """The judge in a few words: "judge in sandbox", "sandbox 6 of 8", "no judge"."""
    if readiness.problem:
        return "no judge"
    if not readiness.layers:
        return "judge ready"
    active = sum(readiness.layers.values())
    return "judge in sandbox" if active == len(readiness.layers) else f"sandbox {active} of {len(readiness.layers)}"


def run_message(run: Run, kind: Kind | None, commands: CommandTable) -> Content:
    """The paragraph above the checks: what to do, what went wrong on our side, or what the learner believed."""
    if run.stage is Stage.UNAVAILABLE:
        return Content.assemble(
            ("The judge could not grade this. ", CAUTION), run.problem, " It does not count as an attempt."
        )
    if run.stage is Stage.STOPPED:
        return Content.styled(
            commands.say("The run was stopped; nothing was counted. {run} runs the checks again."), MUTED
        )
    if run.stage is Stage.IDLE:
        return Content.styled(idle_message(kind, commands), MUTED)
    if run.comparison is not None:
        return comparison_message(run.comparison, commands)
    if run.report is None:
        return Content("")
    if run.diagnosing and not run.report.accepted:
        return Content.styled("Looking for what may have led there…", MUTED)
    message = _report_message(run.report, _kind(run), commands)
    return Content.assemble(message, "  ", (run.effort, MUTED)) if run.effort else message


def effort_told(attempts: Sequence[Attempt], commands: CommandTable, next_title: str = "") -> str:
    """What it took to solve an exercise, from all its attempts; and what is suggested next."""
    until = next((number for number, each in enumerate(attempts, 1) if each.verdict == Verdict.ACCEPTED), len(attempts))
    minutes = round((attempts[until - 1].at - attempts[0].at).total_seconds() / 60) if attempts else 0
    took = "Solved at the first attempt" if until <= 1 else f"Solved at attempt {until}"
    if minutes and until > 1:
        took += f", {_counted(minutes, 'minute')} after the first"
    return f"{took}. {commands['standing'].key_label} suggests “{next_title}”." if next_title else f"{took}."


def _kind(run: Run) -> Kind:
    return run.ticket.exercise.kind if run.ticket else Kind.CODE


def _report_message(report: Report, kind: Kind, commands: CommandTable) -> Content:
    if report.verdict is Verdict.INTERNAL_ERROR:
        return Content.assemble(
            ("This is our fault, not yours. ", f"bold {CAUTION}"),
            "The judge failed while it graded your code, so this run does not count as an attempt.",
        )
    if report.accepted:
        return Content.styled(accepted_message(kind, commands), SUCCESS)
    if report.diagnosis is not None:
        return Content.assemble(
            ("What you seem to believe: ", f"bold {CAUTION}"), inline_code(report.diagnosis.text.strip())
        )
    return Content.styled(refused_message(kind, report.verdict, commands), MUTED)


def check_line(check: CheckResult, kind: Kind = Kind.CODE) -> Content:
    """Glyph and sentence of one check."""
    verdict = f"  {verdict_label(check.verdict, kind)}"
    if check.verdict in (Verdict.ACCEPTED, Verdict.WRONG_ANSWER):
        verdict = ""
    return Content.assemble((f"{check.verdict.glyph} ", verdict_style(check.verdict)), check.title, (verdict, MUTED))


def check_details(check: CheckResult) -> Content:
    """What an unfolded check says: its message, where the learner's code raised, and the difference in short."""
    blocks: list[Content] = []
    if check.message:
        blocks.append(inline_code(check.message.strip()))
    if check.frames:
        width = max(len(str(frame.line)) for frame in check.frames)
        rows = [
            Content.assemble(
                (f"line {frame.line:>{width}} ", CAUTION),
                (f"in {frame.function}  " if frame.function else " ", MUTED),
                frame.text.strip(),
            )
            for frame in check.frames
        ]
        blocks.append(Content("\n").join(rows))
    if check.difference is not None and check.difference.call:
        blocks.append(Content.assemble((check.difference.call.strip(), "")))
    return Content("\n").join(blocks)


def difference_text(run: Run) -> Content:
    """What the Difference tab says: the first comparison that failed, and the smallest input found that fails."""
    failed = next((check for check in run.checks if check.difference is not None), None)
    blocks: list[Content] = []
    if failed is not None and failed.difference is not None:
        blocks += [check_line(failed), *_sections(failed.difference)]
    if run.report is not None and run.report.smallest is not None:
        blocks += [Content.styled("The smallest input found that fails", "bold"), *_sections(run.report.smallest)]
    if not blocks:
        return Content.styled("A check that compares values and fails shows them here.", MUTED)
    return Content("\n\n").join(blocks)


def _sections(difference: Difference) -> list[Content]:
    """Call, expected, got, place and derivative, each under its name; what differs is underlined."""
    expected, got = _marked(difference.expected, difference.got)
    sections = [
        ("called", Content(difference.call)),
        ("expected", expected),
        ("got", got),
        ("where", Content(difference.where)),
        ("errors", Content(difference.errors)),
        ("derivative", Content(difference.derivative)),
    ]
    return [
        Content.assemble((name, f"bold {MUTED}"), "\n", _indented(body))
        for name, body in sections
        if body.plain.strip()
    ]


def inline_code(text: str) -> Content:
    """A text whose `code` between backticks is coloured; the backticks stay, so that it reads without colour, too."""
    pieces = re.split(r"(`[^`\n]+`)", text)
    return Content("").join(Content.styled(piece, "$text-accent" if piece.startswith("`") else "") for piece in pieces)


def _marked(expected: str, got: str) -> tuple[Content, Content]:
    """Both texts, with the words that differ underlined."""
    ours, theirs = (re.findall(r"\s+|[^\s,\[\]()]+|[,\[\]()]", text) for text in (expected, got))
    left: list[Content] = []
    right: list[Content] = []
    for kind, start, end, other_start, other_end in difflib.SequenceMatcher(None, ours, theirs, False).get_opcodes():
        same = kind == "equal"
        left.append(Content.styled("".join(ours[start:end]), SUCCESS if same else f"underline {SUCCESS}"))
        right.append(
            Content.styled("".join(theirs[other_start:other_end]), "" if same else f"bold underline {FAILURE}")
        )
    return Content("").join(left), Content("").join(right)


def _indented(body: Content) -> Content:
    return Content("\n").join(Content("  ") + line for line in body.split("\n"))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
