"""`dlwork verify`: sound content passes, and each way of being unsound is told."""

import json
import os

import pytest

from workbench.errors import JudgeUnavailable
from workbench.judge.report import CheckResult, Diagnosis, Report, Verdict

GIVEN, CLOSED = "exercises/maths/double", "solutions/maths/double"


def problems(run, capsys, *arguments):
    """What `verify double` says of its exercise; it must be exit 1."""
    assert run("verify", "double", "--json", *arguments) == 1
    (exercise,) = json.loads(capsys.readouterr().out)["exercises"]
    assert exercise["ok"] is False
    return exercise["problems"]


def test_sound_content_is_exit_zero(run, capsys):
    assert run("verify", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {
        "exercises": [
            {"id": exercise_id, "ok": True, "problems": [], "mutants": None}
            for exercise_id in ("double", "say-it", "square")
        ],
        "problems": [],
    }


def test_text_has_a_line_for_each_exercise(run, capsys):
    assert run("verify") == 0
    assert capsys.readouterr().out == "✓ double\n✓ say-it\n✓ square\n\n3 of 3 exercises without a problem\n"


def test_the_stub_once_the_solution_with_every_seed_and_each_wrong_answer_are_graded(run, grader):
    assert run("verify", "double", "--seeds", "4") == 0
    verdicts = [(grader.verdict(source), seed) for _, source, seed in grader.graded]
    assert sorted(verdicts) == sorted(
        [(Verdict.NOT_IMPLEMENTED, 1)]
        + [(Verdict.ACCEPTED, seed) for seed in (1, 2, 3, 4)]
        + [(Verdict.WRONG_ANSWER, 1)] * 3
    )


def test_ten_seeds_are_the_default(run, grader):
    run("verify", "double")
    assert len({seed for _, source, seed in grader.graded if "2 * x" in source}) == 10


def test_no_more_gradings_run_at_once_than_there_are_processors(run, grader, monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    run("verify")
    assert grader.most_running == 3
    assert grader.log[-1] == "close"


def test_a_card_is_audited_and_not_graded(run, grader):
    assert run("verify", "say-it") == 0
    assert grader.log == []


def test_a_stub_that_already_passes_is_a_problem(run, capsys, content):
    content.write(f"{GIVEN}/stub.py", "def double(x):\n    return 2 * x\n")
    (problem,) = problems(run, capsys)
    assert problem.endswith("stub.py is accepted at seed 1; expected not implemented")


def test_a_solution_that_fails_is_a_problem_for_each_seed(run, capsys, content):
    content.write(f"{CLOSED}/solution.py", "def double(x):\n    return x\n")
    found = problems(run, capsys, "--seeds", "2")
    assert [problem.partition("solution.py ")[2] for problem in found] == [
        f"is wrong answer at seed {seed} (two is four: expected 4, got 2); expected accepted" for seed in (1, 2)
    ]


@pytest.mark.parametrize(
    "verdict", [Verdict.ACCEPTED, Verdict.INTERNAL_ERROR, Verdict.LOAD_ERROR, Verdict.PROTOCOL_ERROR]
)
def test_a_wrong_answer_must_be_refused_by_a_check(run, capsys, content, grader, verdict):
    by_reading = grader.verdict
    grader.verdict = lambda source: verdict if "Believed: same" in source else by_reading(source)
    (problem,) = problems(run, capsys)
    assert "wrong/same.py is " + verdict.label in problem
    assert problem.endswith("expected a check to refuse it")


@pytest.mark.parametrize("verdict", [Verdict.WRONG_ANSWER, Verdict.RUNTIME_ERROR, Verdict.TIME_LIMIT])
def test_a_wrong_answer_may_be_refused_in_several_ways(run, grader, verdict):
    by_reading = grader.verdict
    grader.verdict = lambda source: verdict if "Believed: same" in source else by_reading(source)
    assert run("verify", "double") == 0


def test_a_wrong_answer_that_is_taken_for_another_is_a_problem(run, capsys, grader):
    graded = grader.grade

    async def grade(exercise, source, *, seed=None):
        report = await graded(exercise, source, seed=seed)
        if "Believed: same" not in source:
            return report
        refused = (CheckResult("test_a", Verdict.WRONG_ANSWER),)
        return Report(exercise.id, report.verdict, seed, refused, {}, diagnosis=Diagnosis("identity", "…"))

    grader.grade = grade
    (problem,) = problems(run, capsys)
    assert problem.endswith("same.py is diagnosed as 'identity' at seed 1; expected itself")


def test_a_wrong_answer_that_is_not_recognised_is_a_problem(run, capsys, grader):
    grader._diagnosis = lambda exercise, source: None
    found = problems(run, capsys)
    assert len(found) == 3
    assert all("is diagnosed as 'nothing known'" in problem for problem in found)


def test_the_audit_and_the_gradings_are_told_together(run, capsys, content):
    content.write(f"{GIVEN}/notes.txt")
    content.write(f"{GIVEN}/stub.py", "def double(x):\n    return 2 * x\n")
    assert [problem.rpartition("/")[2] for problem in problems(run, capsys)] == [
        "notes.txt does not belong there",
        "stub.py is accepted at seed 1; expected not implemented",
    ]


def test_what_is_missing_is_told_once_and_the_rest_is_graded(run, capsys, content, grader):
    (content.folder / CLOSED / "solution.py").unlink()
    (problem,) = problems(run, capsys)
    assert problem.endswith("solution.py is missing")
    assert len(grader.graded) == 4


def test_without_checks_nothing_is_graded(run, capsys, content, grader):
    (content.folder / CLOSED / "checks.py").unlink()
    assert len(problems(run, capsys)) == 1
    assert grader.graded == []


def test_a_file_in_another_encoding_is_told(run, capsys, content):
    (content.folder / CLOSED / "wrong" / "same.py").write_bytes(b'"""Believed: \xe9. Tell: b."""\ndef double(x): ...\n')
    assert any("same.py is not UTF-8 text" in problem for problem in problems(run, capsys))


def test_what_belongs_to_no_exercise_is_told_apart(run, capsys, content):
    content.write("solutions/maths/gone/solution.py")
    content.write("exercises/maths/broken/exercise.toml", "id = 3\n")
    assert run("verify", "--json") == 1
    found = json.loads(capsys.readouterr().out)
    assert all(exercise["ok"] for exercise in found["exercises"])
    assert len(found["problems"]) == 2
    assert "broken/exercise.toml" in found["problems"][0]
    assert found["problems"][1].endswith("gone is the solution of no exercise")
    assert run("verify") == 1
    assert "✗ outside the exercises\n" in capsys.readouterr().out


def test_named_exercises_are_not_held_responsible_for_the_rest(run, content):
    content.write("solutions/maths/gone/solution.py")
    assert run("verify", "double") == 0


def test_a_folder_of_ones_own_is_verified_with_the_rest(run, capsys, content, tmp_path):
    own = type(content)(tmp_path / "own")
    own.add("maths", "halve")
    own.write("solutions/maths/gone/solution.py")
    assert run("--exercises", tmp_path / "own", "verify") == 1
    output = capsys.readouterr().out
    assert "✓ halve\n" in output
    assert "gone is the solution of no exercise" in output


def test_a_judge_that_does_not_start_is_exit_two(run, capsys, grader):
    grader.error = JudgeUnavailable("The judge could not be started.")
    assert run("verify") == 2
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "dlwork: The judge could not be started.\n")
    assert grader.log[-1] == "close"


def test_verifying_leaves_no_trace_in_the_history(run, home):
    run("verify")
    assert not home.exists()


@pytest.mark.parametrize("arguments", [("bogus",), ("--seeds", "0"), ("--mutants=x",)])
def test_a_bad_argument_is_exit_two(run, capsys, arguments):
    assert run("verify", *arguments) == 2
    assert capsys.readouterr().err.startswith("dlwork: ")
