"""What an exercise plots: the submission's curves beside the reference's, sent after the verdict."""

from pathlib import Path

import pytest
from grading_content import write_exercise

from workbench.catalog import Exercise
from workbench.judge.grader import Grader
from workbench.judge.report import Curve

pytestmark = pytest.mark.asyncio(loop_scope="module")

RIGHT = "def square(x):\n    return x**2\n\ndef cube(x):\n    return x**3\n"
CHECKS = """\
    def plot(submission):
        x = np.array([-1.0, 0.0, 2.0])
        yield "x²", x, submission.square(x)
        yield "x³", x, submission.cube(x)

    def test_a_square(submission):
        assert_array(submission.square(np.array([3.0])), np.array([9.0]))

    def test_a_cube(submission):
        assert_array(submission.cube(np.array([3.0])), np.array([27.0]))
"""
X = (-1.0, 0.0, 2.0)
SQUARE, CUBE = (1.0, 0.0, 4.0), (-1.0, 0.0, 8.0)


@pytest.fixture
def exercise(tmp_path: Path) -> Exercise:
    return write_exercise(tmp_path / "powers", CHECKS, RIGHT, entry_points=("square", "cube"))


async def test_an_accepted_submission_is_plotted_beside_the_reference(grader: Grader, exercise: Exercise) -> None:
    report = await grader.grade(exercise, RIGHT)
    assert report.curves == (Curve("x²", X, SQUARE, SQUARE), Curve("x³", X, CUBE, CUBE))


async def test_a_wrong_curve_is_shown_as_it_is(grader: Grader, exercise: Exercise) -> None:
    report = await grader.grade(exercise, RIGHT.replace("x**3", "x**2 * 3"))
    assert report.curves[1] == Curve("x³", X, CUBE, (3.0, 0.0, 12.0))


@pytest.mark.parametrize("body", ["raise ValueError", "x[:2]", "'text'", "None", "x.reshape(3, 1)", "[x, x[:1]]"])
async def test_a_curve_that_cannot_be_drawn_leaves_the_true_one(grader: Grader, exercise: Exercise, body: str) -> None:
    body = body if body.startswith("raise") else f"return {body}"
    report = await grader.grade(exercise, f"def square(x):\n    return x**2\n\ndef cube(x):\n    {body}\n")
    assert [curve.truth for curve in report.curves] == [SQUARE, CUBE]
    assert report.curves[1].yours == ()


async def test_what_does_not_run_is_not_plotted(grader: Grader, exercise: Exercise) -> None:
    report = await grader.grade(exercise, "def square(x:\n")
    assert report.curves == ()
