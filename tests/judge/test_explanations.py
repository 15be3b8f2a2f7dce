"""What a failure is told beyond the numbers: where it differs, and what only a narrow type gets wrong."""

from pathlib import Path

import pytest
from grading_content import write_exercise

from workbench.judge.grader import Grader
from workbench.judge.report import Report, Verdict

pytestmark = pytest.mark.asyncio(loop_scope="module")

STUB = "def step(x):\n    ...\n\ndef root_mean_square(x):\n    ...\n"
RIGHT = """\
import numpy as np

def step(x):
    return np.where(x > 0, 1.0, 0.0)

def root_mean_square(x):
    return np.sqrt(np.mean(x.astype(np.float64) ** 2, axis=-1)).astype(x.dtype)
"""
CHECKS = """\
    def test_a_step(submission):
        x = np.array([-1.5, 0.0, 2.0, 0.0, 0.25])
        assert_array(submission.step(x), np.array([0.0, 0.0, 1.0, 0.0, 1.0]))

    def test_large_values(submission):
        x = (rng().normal(size=(3, 4)) + 3).astype(np.float32) * np.float32(1e30)
        assert_array(submission.root_mean_square(x), np.sqrt((x.astype(float) ** 2).mean(-1)).astype(np.float32))
"""
ONLY_AT_ZERO = RIGHT.replace("x > 0, 1.0", "x >= 0, 1.0")
ELSEWHERE_TOO = RIGHT.replace("x > 0, 1.0", "x > -1, 1.0").replace("0.0)", "0.5)")
OVERFLOWS = RIGHT.replace(".astype(np.float64)", "")
WRONG_IN_BOTH = RIGHT.replace(
    "np.mean(x.astype(np.float64) ** 2, axis=-1)", "np.sum(x.astype(np.float64) ** 2, axis=-1)"
)


async def graded(grader: Grader, folder: Path, source: str) -> Report:
    exercise = write_exercise(folder / "steps", CHECKS, RIGHT, entry_points=("step", "root_mean_square"), stub=STUB)
    report = await grader.grade(exercise, source)
    assert report.verdict is Verdict.WRONG_ANSWER
    return report


async def test_a_difference_at_zero_alone_is_told(grader: Grader, tmp_path: Path) -> None:
    report = await graded(grader, tmp_path, ONLY_AT_ZERO)
    assert "It differs only where x is 0." in report.checks[0].message


async def test_a_difference_elsewhere_is_not(grader: Grader, tmp_path: Path) -> None:
    report = await graded(grader, tmp_path, ELSEWHERE_TOO)
    assert "only where" not in report.checks[0].message


async def test_what_only_float32_gets_wrong_is_told(grader: Grader, tmp_path: Path) -> None:
    report = await graded(grader, tmp_path, OVERFLOWS)
    assert report.smallest is not None
    assert "in float64 your answer is right" in report.smallest.where


async def test_what_float64_gets_wrong_as_well_is_not(grader: Grader, tmp_path: Path) -> None:
    report = await graded(grader, tmp_path, WRONG_IN_BOTH)
    assert report.smallest is not None
    assert "float64" not in report.smallest.where


async def test_a_length_never_exceeds_its_axis_in_the_smallest_failing_input(grader: Grader, tmp_path: Path) -> None:
    right = "def totals(x, lengths):\n    return np.array([row[:n].sum() for row, n in zip(x, lengths)])\n"
    checks = """\
        def test_totals(submission):
            x, lengths = np.arange(12.0).reshape(3, 4) + 1, np.array([4, 0, 2])
            assert_array(submission.totals(x, lengths), np.array([10.0, 0.0, 19.0]))
    """
    source = f"import numpy as np\n\n{right}"
    stub = "def totals(x, lengths):\n    ...\n"
    exercise = write_exercise(tmp_path / "totals", checks, source, entry_points=("totals",), stub=stub)
    report = await grader.grade(exercise, source.replace("row[:n].sum()", "row[:n].sum() + 1"))
    assert report.smallest is not None
    assert report.smallest.call in ("totals(x = [[1.]], lengths = [1])", "totals(x = [[9.]], lengths = [1])")


async def test_the_smallest_failing_input_fails_in_the_same_way(grader: Grader, tmp_path: Path) -> None:
    right = "import numpy as np\n\ndef spread(x):\n    return x.var(axis=0) + 0.5\n"
    checks = """\
        def test_spread(submission):
            x = np.array([[1.0, 2.0], [4.0, 8.0], [3.0, 5.0]])
            assert_array(submission.spread(x), x.var(axis=0) + 0.5)
    """
    stub = "def spread(x):\n    ...\n"
    exercise = write_exercise(tmp_path / "spread", checks, right, entry_points=("spread",), stub=stub)
    report = await grader.grade(exercise, right.replace("axis=0)", "axis=0, ddof=1)"))  # with one row: NaN
    assert report.smallest is not None
    assert "nan" not in report.smallest.got
    assert report.smallest.call.count("[") == 3  # two rows


async def test_what_lies_below_1_stays_there_in_the_smallest_failing_input(grader: Grader, tmp_path: Path) -> None:
    right = "import numpy as np\n\ndef keep(noise):\n    return (noise >= 0.25) * 2.0\n"
    checks = """\
        def test_keep(submission):
            noise = np.array([0.1, 0.97, 0.3, 0.96])
            assert_array(submission.keep(noise), np.array([0.0, 2.0, 2.0, 2.0]))
    """
    stub = "def keep(noise):\n    ...\n"
    exercise = write_exercise(tmp_path / "keep", checks, right, entry_points=("keep",), stub=stub)
    report = await grader.grade(exercise, right.replace("* 2.0", "* 4.0"))
    assert report.smallest is not None
    assert "1." not in report.smallest.call
