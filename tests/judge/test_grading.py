"""Grading end to end, with both engines: every verdict, what the learner is told, seeds, diagnosis.

The gradings of all tests are made ahead, a few at a time, because a judge of the standby engine takes seconds to start.
"""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio
from grading_cases import CASES, EXERCISES, Case, build
from grading_sources import GALLERY

from workbench.catalog import Exercise
from workbench.judge.grader import Grader
from workbench.judge.report import CheckResult, Frame, Report, Verdict

pytestmark = pytest.mark.asyncio(loop_scope="module")

LANES = 3


@dataclass(frozen=True)
class Gradings:
    """The reports by the names of their cases."""

    reports: dict[str, Report]

    def __getitem__(self, name: str) -> Report:
        return self.reports[name]

    def check(self, case: str, name: str) -> CheckResult:
        """One check's result."""
        return next(check for check in self.reports[case].checks if check.name == f"test_{name}")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def graded(grader: Grader, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Gradings]:
    folder = tmp_path_factory.mktemp("content")
    exercises = {name: build(name, folder) for name in EXERCISES}
    lanes = asyncio.Semaphore(LANES)

    async def grade(exercise: Exercise, source: str, seed: int | None) -> Report:
        async with lanes:
            return await grader.grade(exercise, source, seed=seed)

    tasks = {case.name: grade(exercises[case.exercise], case.source, case.seed) for case in CASES}
    yield Gradings(dict(zip(tasks, await asyncio.gather(*tasks.values()), strict=True)))


# ---- verdicts ----


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
async def test_each_case_has_its_verdict(graded: Gradings, case: Case) -> None:
    report = graded[case.name]
    assert report.verdict is case.verdict, [(check.name, check.verdict, check.message) for check in report.checks]
    assert report.accepted is (case.verdict is Verdict.ACCEPTED)


@pytest.mark.parametrize(("name", "verdict"), GALLERY.items())
async def test_each_check_has_a_verdict_of_its_own(graded: Gradings, name: str, verdict: Verdict) -> None:
    result = graded.check("gallery", name)
    assert result.verdict is verdict, result.message
    assert bool(result.message) is (verdict is not Verdict.ACCEPTED)


async def test_every_verdict_was_provoked(graded: Gradings) -> None:
    seen = {check.verdict for report in graded.reports.values() for check in report.checks}
    assert seen == set(Verdict)


async def test_the_checks_come_in_the_order_of_the_file(graded: Gradings) -> None:
    assert [check.name for check in graded["gallery"].checks] == [f"test_{name}" for name in GALLERY]


async def test_an_error_shows_the_learners_lines_and_no_others(graded: Gradings) -> None:
    result = graded.check("gallery", "raises")
    assert result.message == "ZeroDivisionError: division by zero"
    assert result.frames == (Frame(6, "raises", "def raises(x): return inner(x)"), Frame(9, "inner", "return x / 0"))
    assert result.difference is not None
    assert result.difference.call == "raises(1)"


async def test_an_unwritten_function_is_named(graded: Gradings) -> None:
    assert graded.check("gallery", "unwritten").message == "`unwritten` is still to be written."


async def test_a_time_limit_says_how_long_was_waited(graded: Gradings) -> None:
    assert graded.check("gallery", "hangs").message == "No answer within 0.5 seconds."


async def test_a_memory_limit_says_how_much_was_allowed(graded: Gradings) -> None:
    assert graded.check("gallery", "allocates").message.startswith("More than 1024 MB of memory were needed.")


async def test_a_result_too_large_to_send_is_told_as_such(graded: Gradings) -> None:
    assert "too large to send" in graded.check("gallery", "too_much").message


async def test_a_name_forbidden_at_run_time_is_told(graded: Gradings) -> None:
    assert "`numpy.linalg.norm`" in graded.check("gallery", "sneaks").message


async def test_a_broken_check_is_not_blamed_on_the_learner(graded: Gradings) -> None:
    result = graded.check("gallery", "broken_check")
    assert "The check itself failed (KeyError" in result.message
    assert not graded["gallery"].verdict.counts_as_attempt


async def test_what_a_check_stumbles_over_is_the_submissions_where_the_reference_passes(graded: Gradings) -> None:
    assert "of a kind this check cannot use" in graded.check("gallery", "list_for_array").message


async def test_a_wrong_answer_shows_call_expected_and_got(graded: Gradings) -> None:
    difference = graded.check("gallery", "wrong").difference
    assert difference is not None
    assert difference.call == "wrong([1. 2. 3.])"
    assert (difference.expected, difference.got) == ("[2. 4. 6.]", "[1. 2. 3.]")


async def test_a_syntax_error_points_at_its_line(graded: Gradings) -> None:
    (first, *_) = graded["syntax error"].checks
    assert first.message == "SyntaxError: '(' was never closed"
    assert first.frames == (Frame(3, "", "return (x"),)


async def test_an_error_at_import_points_at_its_line(graded: Gradings) -> None:
    (first, *_) = graded["import error"].checks
    assert first.message == "ModuleNotFoundError: No module named 'no_such_library'"
    assert first.frames == (Frame(2, "<module>", "import no_such_library"),)


async def test_missing_functions_are_named_in_the_order_of_the_exercise(graded: Gradings) -> None:
    assert {check.message for check in graded["missing"].checks} == {
        "The file does not define `double`, `mean_square`."
    }


async def test_a_file_that_does_not_load_fails_every_check(graded: Gradings) -> None:
    for case in ("syntax error", "import error", "missing", "endless load"):
        assert len({(check.verdict, check.message) for check in graded[case].checks}) == 1


async def test_a_forbidden_import_is_shown_with_its_line(graded: Gradings) -> None:
    (first, *_) = graded["forbidden"].checks
    assert first.message.startswith("`numpy.linalg` does what this exercise asks you to write.")
    assert first.frames[0].line == 2


@pytest.mark.parametrize("name", ["skip", "skip_inside", "xfail_inside", "skipif", "fails_strictly", "xpass"])
async def test_a_check_that_did_not_run_to_its_end_is_never_accepted(graded: Gradings, name: str) -> None:
    assert graded.check("skipping", name).verdict is Verdict.INTERNAL_ERROR


async def test_a_mark_on_a_check_that_fails_does_not_excuse_it(graded: Gradings) -> None:
    assert graded.check("skipping", "xfail").verdict is Verdict.WRONG_ANSWER


async def test_a_failure_in_pytests_own_words_is_the_submissions(graded: Gradings) -> None:
    result = graded.check("skipping", "expected_to_fail")
    assert result.verdict is Verdict.WRONG_ANSWER
    assert "DID NOT RAISE" in result.message


async def test_checks_around_a_skipped_one_run(graded: Gradings) -> None:
    assert graded.check("skipping", "first").verdict is Verdict.ACCEPTED
    assert graded.check("skipping", "last").verdict is Verdict.ACCEPTED


async def test_a_check_of_the_file_that_pytest_does_not_collect_is_missed(graded: Gradings) -> None:
    assert graded.check("hidden check", "hidden").verdict is Verdict.INTERNAL_ERROR
    assert graded.check("hidden check", "seen").verdict is Verdict.ACCEPTED


@pytest.mark.parametrize("case", ["checks do not import", "checks do not parse", "checks skip themselves"])
async def test_checks_that_cannot_be_collected_are_our_defect(graded: Gradings, case: str) -> None:
    report = graded[case]
    assert report.verdict is Verdict.INTERNAL_ERROR
    assert report.checks
    assert all(check.message for check in report.checks)


async def test_why_checks_cannot_be_collected_is_said(graded: Gradings) -> None:
    assert "no_such_module" in graded["checks do not import"].checks[0].message
    assert "checks.py" in graded["checks do not parse"].checks[0].message


# ---- output, changes in place, remote objects ----


async def test_what_is_printed_is_shown_without_control_characters(graded: Gradings) -> None:
    output = graded["printing"].output
    assert "at import\n" in output
    assert "red from print" in output
    assert "to stderr" in output
    assert "from the descriptor" in output
    assert not set(output) & set("\x1b\x07\x00\x08\u202e\u200b")


async def test_a_flood_of_output_is_cut_and_counted(graded: Gradings) -> None:
    output = graded["gallery"].output
    assert len(output) < 40_000
    assert output.endswith("bytes were printed in all")


async def test_a_change_in_place_is_told_with_the_parameters_name(graded: Gradings) -> None:
    assert graded.check("in place", "positional").message.startswith("add changed its argument `b` in place")
    assert graded.check("in place", "keyword").message.startswith("add changed its argument a in place")
    assert graded.check("in place", "nested").message.startswith("add_all changed its argument `arrays` in place")
    assert graded.check("in place", "not_changed").verdict is Verdict.ACCEPTED


@pytest.mark.parametrize(
    "name", ["operators", "reflected_operators", "iteration", "attributes", "methods", "calls", "comparison", "errors"]
)
async def test_objects_of_the_submission_can_be_used_from_afar(graded: Gradings, name: str) -> None:
    result = graded.check("objects", name)
    assert result.verdict is Verdict.ACCEPTED, result.message


async def test_an_object_that_always_equals_is_refused(graded: Gradings) -> None:
    report = graded["sly"]
    assert {check.verdict for check in report.checks} == {Verdict.WRONG_ANSWER}


# ---- seeds ----


async def test_the_same_seed_gives_the_same_inputs(graded: Gradings) -> None:
    assert graded["seed 7"].output == graded["seed 7 again"].output
    assert graded["seed 7"].seed == 7
    assert graded["seed 7"].output.count("input") == 2


async def test_another_seed_gives_other_inputs(graded: Gradings) -> None:
    assert graded["seed 7"].output != graded["seed 8"].output


async def test_without_a_seed_a_fresh_one_is_drawn_and_told(graded: Gradings) -> None:
    drawn = [graded[case.name].seed for case in CASES if case.seed is None]
    assert len(set(drawn)) == len(drawn)


async def test_the_submissions_own_random_calls_change_no_input(graded: Gradings) -> None:
    assert graded["seed 7 and random calls"].output == graded["seed 7"].output


async def test_each_check_has_inputs_of_its_own(graded: Gradings) -> None:
    first, second = graded["seed 7"].output.splitlines()
    assert first != second


# ---- diagnosis ----


async def test_a_known_misconception_is_named(graded: Gradings) -> None:
    diagnosis = graded["sum for mean"].diagnosis
    assert diagnosis is not None
    assert (diagnosis.misconception, diagnosis.text) == ("sum_for_mean", "Divide by the number of values.")


async def test_misconceptions_that_cannot_be_told_apart_are_all_named(graded: Gradings) -> None:
    diagnosis = graded["absolute values"].diagnosis
    assert diagnosis is not None
    assert diagnosis.misconception == "absolute, absolute_too"
    assert diagnosis.text.startswith("This could be one of 2 things")
    assert "• Square them." in diagnosis.text
    assert "• Square them, too." in diagnosis.text


@pytest.mark.parametrize("case", ["right", "unknown mistake", "stub", "syntax error", "seed 7"])
async def test_no_misconception_is_claimed_where_none_was_seen(graded: Gradings, case: str) -> None:
    assert graded[case].diagnosis is None


async def test_the_smallest_failing_input_is_found(graded: Gradings) -> None:
    smallest = graded["sum for mean"].smallest
    assert smallest is not None
    assert smallest.call.startswith("mean_square(x = [")
    assert 0 < len(re.findall(r"\d+\.", smallest.call)) < 20
    assert graded["right"].smallest is None


async def test_the_phases_are_timed(graded: Gradings) -> None:
    seconds = graded["right"].seconds
    assert {"total", "load", "checks", "diagnosis"} <= set(seconds)
    assert seconds["total"] >= seconds["load"] + seconds["checks"] > 0
