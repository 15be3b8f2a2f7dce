"""The processes behind a grading: prepared ahead, replaced when killed, and never left behind."""

import asyncio
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from grading_content import write_checks, write_exercise
from process_tree import Process, descendants, is_living, open_descriptors, settled, settled_leaves, wait_until

from workbench.catalog import Exercise
from workbench.judge.grader import Grader
from workbench.judge.pool import make_grader
from workbench.judge.report import CheckResult, Report, Verdict

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into /proc"),
]

RIGHT = "def twice(x):\n    return 2 * x\n"
WRONG = "def twice(x):\n    return x + 2\n"
HANGS = "def twice(x):\n    if isinstance(x, int):\n        return 2 * x\n    while True: pass\n"
CHECKS = """\
    def test_integers(submission):
        assert_equal(submission.twice(3), 6)

    def test_floats(submission):
        assert_equal(submission.twice(1.5), 3.0)
    """
MANY = {"fork": 60, "standby": 4}
"""Gradings in a row: a judge of the standby engine takes seconds to start."""


@pytest.fixture
def exercise(tmp_path: Path) -> Exercise:
    return write_exercise(
        tmp_path / "twice",
        CHECKS,
        RIGHT,
        entry_points=("twice",),
        wrong={"plus": f'"""Believed: Twice is plus two.\n\nTell: Multiply.\n"""\n{WRONG}'},
    )


async def warm_processes(grader: Grader, exercise: Exercise) -> list[Process]:
    """The processes that stay when nothing is being graded."""
    await grader.grade(exercise, RIGHT)
    await grader.forget()  # type: ignore[attr-defined]
    return await settled()


async def only(expected: list[Process]) -> None:
    """Wait until there are no other processes than these."""
    await wait_until(lambda: set(descendants()) <= set(expected))


async def test_checks_are_heard_of_one_by_one_then_the_verdict_then_its_explanation(
    grader: Grader, exercise: Exercise
) -> None:
    heard: list[str] = []
    verdicts: list[Report] = []

    def on_check(result: CheckResult) -> None:
        heard.append(result.name)

    def on_report(report: Report) -> None:
        heard.append("report")
        verdicts.append(report)

    report = await grader.grade(exercise, WRONG, on_check=on_check, on_report=on_report)
    assert heard == ["test_integers", "test_floats", "report"]
    assert verdicts[0].diagnosis is None
    assert report.diagnosis is not None
    assert report.diagnosis.misconception == "plus"
    assert verdicts[0].checks == report.checks
    assert verdicts[0].verdict is report.verdict is Verdict.WRONG_ANSWER
    assert verdicts[0].seconds["total"] <= report.seconds["total"] + report.seconds["diagnosis"]


async def test_a_prepared_judge_grades_once(grader: Grader, exercise: Exercise) -> None:
    await grader.prepare(exercise)
    prepared = await settled_leaves()
    assert (await grader.grade(exercise, RIGHT)).accepted
    await wait_until(lambda: not any(map(is_living, prepared)))
    assert (await grader.grade(exercise, WRONG)).verdict is Verdict.WRONG_ANSWER


async def test_a_rehearsal_changes_nothing_of_a_report(grader: Grader, exercise: Exercise) -> None:
    cold = await grader.grade(exercise, WRONG, seed=7)
    await grader.prepare(exercise)
    await settled_leaves()
    prepared = await grader.grade(exercise, WRONG, seed=7)
    assert [(check.name, check.message) for check in prepared.checks] == [
        (check.name, check.message) for check in cold.checks
    ]
    assert prepared.diagnosis == cold.diagnosis
    assert prepared.smallest == cold.smallest


async def test_preparing_twice_keeps_the_judge(grader: Grader, exercise: Exercise) -> None:
    await grader.prepare(exercise)
    first = await settled_leaves()
    await grader.prepare(exercise)
    assert await settled_leaves() == first


async def test_preparing_another_exercise_ends_the_first_ones_judge(
    grader: Grader, exercise: Exercise, tmp_path: Path
) -> None:
    other = write_exercise(tmp_path / "other", "def test_f(submission): submission.f()\n", "def f(): pass\n")
    await grader.prepare(exercise)
    first = await settled_leaves()
    await grader.prepare(other)
    await wait_until(lambda: not any(map(is_living, first)))
    assert (await grader.grade(other, "def f(): pass\n")).accepted
    assert (await grader.grade(exercise, RIGHT)).accepted


async def test_content_changed_after_preparing_is_graded_by_the_new_checks(grader: Grader, exercise: Exercise) -> None:
    await grader.prepare(exercise)
    write_checks(exercise.checks_file, "def test_new(submission):\n    assert_equal(submission.twice(3), 9)\n")
    changed = exercise.checks_file.stat().st_mtime_ns + 10**9
    os.utime(exercise.checks_file, ns=(changed, changed))
    report = await grader.grade(exercise, RIGHT)
    assert [(check.name, check.verdict) for check in report.checks] == [("test_new", Verdict.WRONG_ANSWER)]


async def test_cancelling_a_grading_ends_its_processes(grader: Grader, exercise: Exercise) -> None:
    warm = await warm_processes(grader, exercise)
    begun = asyncio.Event()
    grading = asyncio.create_task(grader.grade(exercise, HANGS, on_check=lambda result: begun.set()))
    await begun.wait()
    assert len(descendants()) > len(warm)
    grading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await grading
    await only(warm)
    assert (await grader.grade(exercise, RIGHT)).accepted


async def test_a_judge_that_is_still_reading_its_checks_ends_after_a_cancellation(
    grader: Grader, exercise: Exercise
) -> None:
    warm = await warm_processes(grader, exercise)
    write_checks(exercise.checks_file, "import time\ntime.sleep(0.5)\n")
    grading = asyncio.create_task(grader.grade(exercise, RIGHT))
    await wait_until(lambda: len(descendants()) > len(warm))
    grading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await grading
    await only(warm)


async def test_closing_leaves_no_process(engine: str, exercise: Exercise) -> None:
    before = descendants()
    grader = make_grader()
    await grader.grade(exercise, RIGHT)
    await grader.prepare(exercise)
    assert len(descendants()) > len(before)
    await grader.close()
    await only(before)


async def test_closing_while_preparing_leaves_no_process(engine: str, exercise: Exercise) -> None:
    before = descendants()
    grader = make_grader(keep_warm=True)
    preparing = asyncio.create_task(grader.prepare(exercise))
    await wait_until(lambda: len(descendants()) > len(before))
    await grader.close()
    preparing.cancel()
    await asyncio.gather(preparing, return_exceptions=True)
    await grader.close()
    await only(before)


def the_candidate(chain: list[Process]) -> Process:
    """Of the processes of one grading, each the parent of the next, the one that holds the submission."""
    return chain[-1]


def the_judge(chain: list[Process]) -> Process:
    """The one that holds the checks: of zygote, judge, spawner and candidate, or of judge and candidate."""
    return chain[-3] if len(chain) == 4 else chain[-2]


def the_first(chain: list[Process]) -> Process:
    """The one that this process has started: the zygote, or with the standby engine the judge."""
    return chain[0]


def chain_of(before: list[Process]) -> list[Process]:
    """The processes that were not there before, and of these only the line that leads to the last one."""
    chain = [process for process in descendants() if process not in before][-1:]
    while chain[0].parent != os.getpid():
        chain.insert(0, next(process for process in descendants() if process.process_id == chain[0].parent))
    return chain


Find = Callable[[list[Process]], Process]


@pytest.mark.parametrize("find", [the_candidate, the_judge, the_first])
async def test_what_is_killed_while_it_waits_is_replaced(engine: str, exercise: Exercise, find: Find) -> None:
    if engine == "standby" and find is the_first:
        pytest.skip("the judge itself, there")
    before = descendants()
    grader = make_grader()
    await grader.prepare(exercise)
    victim = find(chain_of(before))
    assert victim not in before
    os.kill(victim.process_id, signal.SIGKILL)
    await wait_until(lambda: not is_living(victim))
    report = await grader.grade(exercise, RIGHT)
    assert report.accepted, [check.message for check in report.checks]
    await grader.close()
    await only(before)


@pytest.mark.parametrize("find", [the_judge, the_first])
async def test_what_is_killed_during_a_grading_costs_one_retry(engine: str, exercise: Exercise, find: Find) -> None:
    if engine == "standby" and find is the_first:
        pytest.skip("the judge itself, there")
    before = descendants()
    grader = make_grader()
    killed: list[Process] = []

    def kill_once(result: CheckResult) -> None:
        if not killed:
            killed.append(find(chain_of(before)))
            os.kill(killed[0].process_id, signal.SIGKILL)

    report = await grader.grade(exercise, HANGS, on_check=kill_once)
    assert len(killed) == 1
    assert report.verdict is Verdict.TIME_LIMIT
    assert [check.verdict for check in report.checks] == [Verdict.ACCEPTED, Verdict.TIME_LIMIT]
    await grader.close()
    await only(before)


async def test_a_candidate_that_ends_during_a_call_is_the_submissions_own_doing(
    grader: Grader, exercise: Exercise
) -> None:
    before = descendants()
    killed: list[Process] = []

    def kill_once(result: CheckResult) -> None:
        if not killed:  # the next check is reported as well, and by then the chain is being taken down
            killed.append(the_candidate(chain_of(before)))
            os.kill(killed[0].process_id, signal.SIGKILL)

    report = await grader.grade(exercise, HANGS, on_check=kill_once)
    assert report.verdict is Verdict.RUNTIME_ERROR
    assert "by signal SIGKILL" in report.checks[1].message


async def test_many_gradings_leave_nothing_behind(engine: str, grader: Grader, exercise: Exercise) -> None:
    warm = await warm_processes(grader, exercise)
    held = {process: open_descriptors(process.process_id) for process in warm}
    own = open_descriptors(os.getpid())
    sources = [RIGHT, WRONG, "def twice(x:\n", "import os\nos._exit(0)\n"]
    for number in range(MANY[engine]):
        report = await grader.grade(exercise, sources[number % len(sources)])
        assert report.accepted is (number % len(sources) == 0)
    await only(warm)
    await wait_until(lambda: open_descriptors(os.getpid()) <= own)
    living = [process for process in warm if is_living(process)]
    await wait_until(lambda: all(open_descriptors(process.process_id) <= held[process] for process in living))


async def test_gradings_at_the_same_time_do_not_mix(grader: Grader, exercise: Exercise) -> None:
    reports = await asyncio.gather(*(grader.grade(exercise, source) for source in (RIGHT, WRONG, RIGHT)))
    assert [report.accepted for report in reports] == [True, False, True]


@pytest.mark.parametrize("hurt", [False, True], ids=["whole", "killed"])
async def test_a_spare_judge_is_forked_ahead_and_may_die(engine: str, exercise: Exercise, hurt: bool) -> None:
    if engine == "standby":
        pytest.skip("keeps whole interpreters waiting")
    before = await settled()
    grader = make_grader(keep_warm=True)
    await grader.prepare(exercise)
    await grader.forget()  # type: ignore[attr-defined]
    while len(await settled()) != len(before) + 4:  # two zygotes, the spare judge and its spawner
        pass
    spawner = (await settled_leaves())[-1]
    spare = next(process for process in descendants() if process.process_id == spawner.parent)
    if hurt:
        os.kill(spare.process_id, signal.SIGKILL)
        await wait_until(lambda: not is_living(spare) and not is_living(spawner))
    report = await grader.grade(exercise, RIGHT)
    assert report.accepted and not report.retried
    await wait_until(lambda: not is_living(spare))
    await grader.close()
    await only(before)
