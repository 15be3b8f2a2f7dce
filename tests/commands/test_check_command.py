"""`dlwork check`: exit codes, what is recorded, which files are refused."""

import io
import json
import sys

import pytest

from workbench.catalog import load_catalogue
from workbench.errors import HomeError, JudgeUnavailable
from workbench.judge.report import Verdict
from workbench.study import Study


def attempts():
    """Verdict and seed of every recorded attempt at `double`."""
    study = Study.open()
    try:
        return [(attempt.verdict, attempt.seed) for attempt in study.attempts(load_catalogue().get("double"))]
    finally:
        study.close()


def test_an_accepted_file_is_exit_zero(run, capsys, right):
    assert run("check", "double", right) == 0
    assert capsys.readouterr().out.startswith("✓ accepted · double · 2 of 2 checks · 250 ms · seed 7\n")


def test_a_wrong_file_is_exit_one_and_tells_how_to_replay_it(run, capsys, wrong):
    assert run("check", "double", wrong) == 1
    output = capsys.readouterr().out
    assert "✗ wrong answer · double · 1 of 2 checks" in output
    assert "✗ two is four (wrong answer)" in output
    assert "expected 4, got 2" in output
    assert f"dlwork check double {wrong} --seed 7" in output


def test_a_defect_of_ours_is_exit_two_and_no_attempt(run, capsys, grader, right):
    grader.verdict = lambda source: Verdict.INTERNAL_ERROR
    assert run("check", "double", right) == 2
    assert "defect of dlwork" in capsys.readouterr().out
    assert attempts() == []


def test_a_judge_that_does_not_start_is_exit_two(run, capsys, grader, right):
    grader.error = JudgeUnavailable("The judge could not be started.")
    assert run("check", "double", right) == 2
    assert capsys.readouterr().err == "dlwork: The judge could not be started.\n"
    assert grader.log[-1] == "close"


def test_the_grader_is_closed_after_the_verdict(run, grader, right):
    run("check", "double", right)
    assert grader.log == ["grade", "close"]


def test_the_seed_reaches_the_grader(run, grader, right):
    run("check", "double", right, "--seed", "41")
    assert grader.graded[0][2] == 41


@pytest.mark.parametrize("seed", ["-1", "x", "1.5", str(2**64)])
def test_a_seed_is_a_whole_number(run, capsys, right, seed):
    assert run("check", "double", right, f"--seed={seed}") == 2
    assert "argument --seed: expected a whole number" in capsys.readouterr().err


def test_every_graded_file_is_an_attempt(run, right, wrong):
    run("check", "double", wrong, "--seed", "3")
    run("check", "double", right)
    assert attempts() == [("wrong_answer", 3), ("accepted", 7)]


def test_json_is_the_report(run, capsys, grader, wrong):
    grader.output = "hello"
    assert run("check", "double", wrong, "--json") == 1
    assert json.loads(capsys.readouterr().out) == {
        "exercise": "double",
        "verdict": "wrong_answer",
        "seed": 7,
        "checks": [
            {"name": "test_one_is_one", "verdict": "accepted", "message": ""},
            {"name": "test_two_is_four", "verdict": "wrong_answer", "message": "expected 4, got 2"},
        ],
        "diagnosis": None,
        "seconds": {"total": 0.25},
        "output": "hello",
    }


def test_without_a_file_the_saved_draft_is_graded(run, grader, content):
    study = Study.open()
    study.save_draft(load_catalogue().get("double"), "def double(x):\n    return x + x\n")
    study.close()
    assert run("check", "double") == 1
    assert grader.graded[0][1] == "def double(x):\n    return x + x\n"


def test_without_a_file_and_without_a_draft_there_is_nothing_to_grade(run, capsys, grader):
    assert run("check", "double") == 2
    assert "double has no saved draft yet" in capsys.readouterr().err
    assert grader.graded == []


def test_a_hyphen_reads_standard_input(run, grader, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"def double(x):\r\n    return 2 * x")))
    assert run("check", "double", "-") == 0
    assert grader.graded[0][1] == "def double(x):\r\n    return 2 * x"


@pytest.mark.parametrize(
    ("data", "source"),
    [
        (b"\xef\xbb\xbfx = '\xc3\xa9'\n", "x = 'é'\n"),
        (b"x = 1\r\ny = 2\r\n", "x = 1\r\ny = 2\r\n"),
        (b"x = 1\0\n", "x = 1\0\n"),
        (b"", ""),
    ],
)
def test_unusual_text_reaches_the_judge(run, grader, tmp_path, data, source):
    path = tmp_path / "unusual.py"
    path.write_bytes(data)
    assert run("check", "double", path) == 1
    assert grader.graded == [("double", source, None)]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"x = '\xe9'\n", "is not UTF-8 text (byte 5)"),
        (bytes(range(256)), "is not UTF-8 text"),
        ("x = 1".encode("utf-16"), "is not UTF-8 text"),
        (b"#" * 1_000_001, "is larger than 1 MB"),
    ],
    ids=["Latin-1", "bytes", "UTF-16", "large"],
)
def test_what_is_no_source_text_is_refused_by_name(run, capsys, grader, tmp_path, data, reason):
    path = tmp_path / "unusual.py"
    path.write_bytes(data)
    assert run("check", "double", path) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"dlwork: {path} {reason}")
    assert error.count("\n") == 1
    assert (grader.graded, attempts()) == ([], [])


def test_a_source_of_exactly_a_megabyte_is_graded(run, tmp_path):
    path = tmp_path / "large.py"
    path.write_bytes(b"#" * 1_000_000)
    assert run("check", "double", path) == 1


def test_a_missing_file_is_refused_by_name(run, capsys, tmp_path):
    assert run("check", "double", tmp_path / "gone.py") == 2
    assert capsys.readouterr().err == f"dlwork: {tmp_path / 'gone.py'} does not exist; name a Python source file.\n"


def test_a_folder_is_refused_by_name(run, capsys, tmp_path):
    assert run("check", "double", tmp_path) == 2
    assert capsys.readouterr().err == f"dlwork: {tmp_path} is a folder; name a Python source file.\n"


def test_a_name_no_file_can_have_is_refused(run, capsys):
    assert run("check", "double", "a\0b") == 2
    assert "a\\x00b cannot be read" in capsys.readouterr().err


def test_a_card_cannot_be_graded(run, capsys, right):
    assert run("check", "say-it", right) == 2
    assert "say-it is a recall card, which you grade yourself in the app; `dlwork say-it`" in capsys.readouterr().err


def test_the_exercise_comes_before_the_file(run, capsys):
    assert run("check") == 2
    assert "required: ID" in capsys.readouterr().err


def test_a_result_is_printed_even_where_it_cannot_be_kept(run, capsys, right, monkeypatch):
    def full(*arguments):
        raise HomeError("The disk is full.")

    monkeypatch.setattr(Study, "record", full)
    assert run("check", "double", right) == 2
    captured = capsys.readouterr()
    assert captured.out.startswith("✓ accepted")
    assert captured.err == "dlwork: The disk is full.\n"
