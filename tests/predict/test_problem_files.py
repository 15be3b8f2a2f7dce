"""problem.py: loaded without numerical libraries, drawn from a seed, and tested by 200 draws."""

import pytest

from workbench.errors import ContentError
from workbench.predict import draw, load_problem
from workbench.predict.audit import audit_problem


def test_a_seed_draws_the_same_prediction_again(problem):
    path = problem()
    assert draw(path, 3) == draw(path, 3)
    assert len({draw(path, seed).prompt for seed in range(20)}) > 5


def test_drawing_leaves_nothing_beside_the_file(problem):
    path = problem()
    draw(path, 1)
    assert [entry.name for entry in path.parent.iterdir()] == ["problem.py"]


@pytest.mark.parametrize(
    "statement", ["import numpy", "import os", "from torch import nn", "from . import x", "import workbench.judge"]
)
def test_other_imports_are_refused_before_anything_runs(problem, statement):
    path = problem(text=f"raise SystemExit\n{statement}\n")
    with pytest.raises(ContentError, match=r"problem\.py imports .*; it may import"):
        load_problem(path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("def draw(:", "cannot be loaded"),
        ("\0", "cannot be loaded"),
        ("1 / 0", "cannot be loaded: ZeroDivisionError: division by zero"),
        ("x = 1", "does not define draw"),
        ("def draw(random): return 12", "draw returned int; expected a Prediction"),
        ("def draw(random): return 1 / 0", "draw failed: ZeroDivisionError: division by zero"),
        ("def draw(random): random.no", "draw failed: AttributeError"),
    ],
)
def test_what_goes_wrong_is_told_with_the_file(problem, text, told):
    path = problem(text=text)
    with pytest.raises(ContentError, match=told) as failure:
        draw(path, 5)
    assert str(failure.value).startswith(f"{path}") and str(failure.value).endswith("(seed 5)")


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(ContentError, match="cannot be loaded"):
        load_problem(tmp_path / "problem.py")


def test_a_sound_problem_has_no_flaw(problem):
    assert audit_problem(problem()) == ()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("random.randint(3, 99)", "5", "200 seeds draw 1 different prompts; expected at least 10"),
        ("expected=2 * n", "expected=7", "the expected answer is always the same"),
        ("expected=2 * n", "expected=1e300 * n", None),
        ("{n:", "{2 * n:", "a near miss is accepted; draw numbers for which it is wrong (seed 0)"),
        ('explain=f"{n} + {n}"', 'explain=""', "The prediction cannot be used: its explain is empty. (seed 0)"),
        ("return Prediction(", "if n == 50: 1 / 0\n    return Prediction(", "draw failed: ZeroDivisionError"),
    ],
)
def test_each_flaw_is_told_once_with_its_first_seed(problem, old, new, told):
    problems = audit_problem(problem(old, new))
    if told is None:
        assert problems == ()
    else:
        assert sum(told in flaw for flaw in problems) == 1, problems


def test_a_near_miss_within_the_tolerance_is_told(problem):
    floats = problem("2 * n", "2.0 * n").read_text()
    (flaw,) = audit_problem(problem("{n:", "{2.01 * n:", text=floats))
    assert "a near miss is accepted" in flaw


def test_numbers_that_do_not_come_from_the_given_random_are_told(problem):
    counted = "from itertools import count\nCOUNT = count(3)\n" + problem().read_text()
    flaws = audit_problem(problem("random.randint(3, 99)", "next(COUNT)", text=counted))
    assert flaws == (f"{problem()}: two draws from one seed differ (seed 0)",)


def test_a_file_that_cannot_be_loaded_is_the_one_flaw(problem):
    (flaw,) = audit_problem(problem(text="import numpy"))
    assert "imports numpy" in flaw
