"""A report as text: each part where it is read, nothing twice, and no power over the terminal."""

import io

import pytest

from workbench.commands.report_text import report_lines
from workbench.commands.terminal import Paint, columns, printable
from workbench.judge.report import CheckResult, Diagnosis, Difference, Frame, Report, Verdict

PLAIN = Paint(False)


def text_of(report, paint=PLAIN):
    return "\n".join(report_lines(report, paint, "dlwork check relu mine.py"))


def report(*checks, verdict=Verdict.WRONG_ANSWER, **more):
    return Report("relu", verdict, 5, checks, {"total": 1.26}, **more)


def test_an_accepted_report_is_verdict_and_checks():
    accepted = report(CheckResult("test_it_works", Verdict.ACCEPTED), verdict=Verdict.ACCEPTED)
    assert text_of(accepted) == "✓ accepted · relu · 1 of 1 checks · 1.3 s · seed 5\n\n  ✓ it works"


def test_a_failure_shows_message_frames_and_difference_in_this_order():
    failed = CheckResult(
        "test_negatives",
        Verdict.WRONG_ANSWER,
        "Wrong sign.",
        difference=Difference("relu(x) with x = [1]", "[1\n 2]", "[3]", "at [0]", "dy/dx = 1"),
        frames=(Frame(3, "relu", "    return -x"), Frame(1, "", "def")),
    )
    assert text_of(report(failed)).split("\n")[4:] == [
        "negatives",
        "    Wrong sign.",
        "    line 3, in relu: return -x",
        "    line 1: def",
        "    call        relu(x) with x = [1]",
        "    expected    [1",
        "                 2]",
        "    got         [3]",
        "    where       at [0]",
        "    derivative  dy/dx = 1",
        "",
        "Same inputs again: dlwork check relu mine.py --seed 5",
    ]


def test_the_smallest_failing_input_stands_after_the_failure():
    smallest = Difference("relu(x = [-1.0])", "0.0", "-1.0")
    text = text_of(report(CheckResult("test_a", Verdict.WRONG_ANSWER, "no"), smallest=smallest))
    assert "the smallest input found that fails\n    call        relu(x = [-1.0])\n    expected    0.0" in text


def test_only_the_first_failure_is_explained():
    text = text_of(
        report(
            CheckResult("test_a", Verdict.WRONG_ANSWER, "first"), CheckResult("test_b", Verdict.WRONG_ANSWER, "second")
        )
    )
    assert "first" in text
    assert "second" not in text
    assert "✗ b (wrong answer)" in text


def test_a_file_that_does_not_load_is_told_once_and_not_per_check():
    checks = [CheckResult(f"test_{name}", Verdict.LOAD_ERROR, "SyntaxError: invalid syntax") for name in "ab"]
    assert text_of(report(*checks, verdict=Verdict.LOAD_ERROR)) == (
        "✗ load error · relu · 0 of 2 checks · 1.3 s · seed 5\n\n    SyntaxError: invalid syntax"
    )


def test_a_load_error_after_a_pass_still_lists_the_checks():
    checks = [CheckResult("test_a", Verdict.ACCEPTED), CheckResult("test_b", Verdict.LOAD_ERROR, "gone")]
    assert "✓ a\n  ✗ b (load error)" in text_of(report(*checks, verdict=Verdict.LOAD_ERROR))


def test_the_misconception_is_told():
    text = text_of(report(CheckResult("test_a", Verdict.WRONG_ANSWER, "no"), diagnosis=Diagnosis("sum", "One\ntwo.")))
    assert "  → One\n    two." in text


def test_what_the_submission_printed_stands_apart():
    text = text_of(report(CheckResult("test_a", Verdict.ACCEPTED), verdict=Verdict.ACCEPTED, output="✓ PASSED\nhi\n"))
    assert text.endswith("Your code printed\n    │ ✓ PASSED\n    │ hi")


def test_a_report_without_checks_is_a_headline():
    assert text_of(report(verdict=Verdict.INTERNAL_ERROR)).startswith("! internal error · relu · 0 of 0 checks")


@pytest.mark.parametrize("part", ["message", "output", "frame", "difference", "diagnosis"])
def test_no_part_can_move_the_cursor_or_turn_the_text_round(part):
    evil = "\x1b[2J\r\x9b31m\u202e\u2066\ud800 end"
    given = dict.fromkeys(("message", "output", "frame", "difference", "diagnosis"), "") | {part: evil}
    check = CheckResult(
        "test_a",
        Verdict.WRONG_ANSWER,
        given["message"],
        difference=Difference("f()", given["difference"], "1"),
        frames=(Frame(1, "f", given["frame"]),),
    )
    text = text_of(report(check, output=given["output"], diagnosis=Diagnosis("x", given["diagnosis"])))
    assert "end" in text
    assert not set("\x1b\r\x9b\u202e\u2066\ud800") & set(text)


def test_tabs_new_lines_and_other_alphabets_stay():
    assert printable("a\tb\r\nσ(z) ∂ 中 é") == "a\tb\nσ(z) ∂ 中 é"


class Terminal(io.StringIO):
    """A stream that says it is one."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("variables", "stream", "coloured"),
    [
        ({}, Terminal(), True),
        ({"NO_COLOR": ""}, Terminal(), True),
        ({"NO_COLOR": "1"}, Terminal(), False),
        ({"TERM": "dumb"}, Terminal(), False),
        ({}, io.StringIO(), False),
    ],
)
def test_colour_needs_a_terminal_and_nobody_against_it(monkeypatch, variables, stream, coloured):
    monkeypatch.setenv("TERM", "xterm")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert Paint.for_stream(stream).active is coloured


def test_colour_changes_no_word():
    import re

    failed = report(CheckResult("test_a", Verdict.WRONG_ANSWER, "no", difference=Difference("f()", "1", "2")))
    coloured = text_of(failed, Paint(True))
    assert "\x1b[31m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == text_of(failed)


def test_columns_are_cut_where_the_terminal_ends():
    assert columns([("a", "long title"), ("bbb", "x")], 8) == ["a    lo…", "bbb  x"]
