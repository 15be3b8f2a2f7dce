"""A grading's report as text, for `check` and `watch`. Pure, so that tests read lines and need no terminal."""

from collections.abc import Iterator

from workbench.commands.terminal import BOLD, DIM, GREEN, RED, YELLOW, Paint, printable
from workbench.judge.report import CheckResult, Difference, Frame, Report, Verdict

INDENT = "    "


def report_lines(report: Report, paint: Paint, replay: str) -> list[str]:
    """The report for people: verdict, checks, the first failure, what the submission printed, and how to replay it.

    `replay` is the command that grades the same file again, without its seed.
    """
    lines = [_headline(report, paint), ""]
    if report.ran:
        lines += [*(_check_line(check, paint) for check in report.checks), ""]
    lines += _failure(report, paint, titled=report.ran)
    if report.accepted:
        lines += [line for check in report.checks if check.message for line in (*_indented(check.message), "")]
    if report.output:
        lines += [paint("Your code printed", BOLD), *_indented(report.output, INDENT + "│ "), ""]
    if report.ran and not report.accepted:
        lines += [paint(f"Same inputs again: {replay} --seed {report.seed}", DIM)]
    return lines if lines[-1] else lines[:-1]


def _headline(report: Report, paint: Paint) -> str:
    verdict = paint(_marked(report.verdict), BOLD, GREEN if report.accepted else RED)
    facts = [report.exercise, f"{report.passed} of {len(report.checks)} checks"]
    if "total" in report.seconds:
        facts.append(_duration(report.seconds["total"]))
    return " · ".join([verdict, *facts, f"seed {report.seed}"])


def _duration(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"


def _marked(verdict: Verdict) -> str:
    return f"{verdict.glyph} {verdict.label}"


def _check_line(check: CheckResult, paint: Paint) -> str:
    if check.verdict is Verdict.ACCEPTED:
        return f"  {paint('✓', GREEN)} {printable(check.title)}"
    glyph = paint(check.verdict.glyph, RED)
    return f"  {glyph} {printable(check.title)} {paint(f'({check.verdict.label})', DIM)}"


def _failure(report: Report, paint: Paint, *, titled: bool) -> Iterator[str]:
    if report.verdict is Verdict.INTERNAL_ERROR:
        yield from ("This is a defect of dlwork, not of your code; it does not count as an attempt.", "")
    failure = report.first_failure
    if failure is not None:
        if titled:
            yield paint(printable(failure.title), BOLD)
        yield from _indented(failure.message)
        yield from (_frame_line(frame, paint) for frame in failure.frames)
        if failure.difference is not None:
            yield from _difference(failure.difference, paint)
        yield ""
    if report.diagnosis is not None:
        yield from _indented(report.diagnosis.text, paint("  → ", YELLOW), INDENT)
        yield ""
    if report.smallest is not None:
        yield paint("the smallest input found that fails", BOLD)
        yield from _difference(report.smallest, paint)
        yield ""


def _frame_line(frame: Frame, paint: Paint) -> str:
    place = f"line {frame.line}, in {printable(frame.function)}" if frame.function else f"line {frame.line}"
    return f"{INDENT}{place}: {paint(printable(frame.text.strip()), DIM)}"


def _difference(difference: Difference, paint: Paint) -> Iterator[str]:
    parts = {
        "call": (difference.call, ()),
        "expected": (difference.expected, (GREEN,)),
        "got": (difference.got, (RED,)),
        "where": (difference.where, ()),
        "derivative": (difference.derivative, ()),
    }
    width = max(map(len, parts))
    for name, (text, codes) in parts.items():
        first = f"{INDENT}{paint(name.ljust(width), DIM)}  "
        yield from (before + paint(line, *codes) for before, line in _lines(text, first, INDENT + " " * (width + 2)))


def _indented(text: str, first: str = INDENT, others: str | None = None) -> Iterator[str]:
    yield from (before + line for before, line in _lines(text, first, first if others is None else others))


def _lines(text: str, first: str, others: str) -> Iterator[tuple[str, str]]:
    """Each line of `text` with what stands before it; nothing for no text."""
    for number, line in enumerate(printable(text).rstrip("\n").split("\n") if text else ()):
        yield (others if number else first), line
