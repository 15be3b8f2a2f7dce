"""The exercises and submissions of the grading tests, as data: what is graded, and the verdict it must get."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grading_content import write_exercise
from grading_sources import (
    GALLERY_CHECKS,
    GALLERY_REFERENCE,
    GALLERY_SUBMISSION,
    IN_PLACE,
    MEAN,
    OBJECT_CHECKS,
    PRINTING,
    RANDOM_SHOW,
    SHOW,
    SKIPPING,
    SLY,
    SLY_REFERENCE,
    STUB,
    VECTOR,
    misconception,
)

from workbench.catalog import Exercise
from workbench.judge.report import Verdict

CONTENT: Mapping[str, Mapping[str, Any]] = {
    "gallery": {
        "checks": GALLERY_CHECKS,
        "solution": GALLERY_REFERENCE,
        "forbidden": ("numpy.linalg.norm",),
        "entry_points": ("right",),
    },
    "mean": {
        "checks": """\
            def test_double(submission):
                x = rng().normal(size=4)
                assert_array(submission.double(x), 2 * x)

            def test_mean_square(submission):
                x = rng().normal(size=(5, 4))
                assert_array(submission.mean_square(x), float(np.mean(x**2)))
            """,
        "solution": MEAN,
        "stub": STUB,
        "entry_points": ("double", "mean_square"),
        "forbidden": ("numpy.linalg",),
        "wrong": {
            "sum_for_mean": misconception("Divide by the number of values.", "np.mean", "np.sum"),
            "absolute": misconception("Square them.", "x**2", "abs(x)"),
            "absolute_too": misconception("Square them, too.", "x**2", "np.abs(x)"),
        },
    },
    "skipping": {"checks": SKIPPING, "solution": "def f(): return 1\n"},
    "hidden-check": {
        "checks": """\
            def test_seen(submission):
                submission.f()

            def test_hidden(submission):
                submission.f()

            test_hidden = None
            """,
        "solution": "def f(): return 1\n",
    },
    "no-import": {"checks": "import no_such_module\n\ndef test_a(submission): pass\n", "solution": "f = 1\n"},
    "no-parse": {"checks": "def test_a(submission:\n", "solution": "f = 1\n"},
    "skips-itself": {
        "checks": "pytest.skip('no', allow_module_level=True)\n\ndef test_a(submission): pass\n", "solution": "f = 1\n",
    },
    "empty": {"checks": "", "solution": "f = 1\n"},
    "printing": {
        "checks": "def test_f(submission):\n    submission.f()\n", "solution": "def f(): pass\n",
    },
    "in-place": {
        "checks": """\
            def test_positional(submission):
                with assert_unchanged(submission):
                    submission.add(np.ones(2), np.zeros(2), True)

            def test_keyword(submission):
                with assert_unchanged(submission):
                    submission.add(a=np.array([np.nan]), b=np.zeros(1), change=False)

            def test_nested(submission):
                with assert_unchanged(submission):
                    submission.add_all([np.ones(2), {"x": np.ones(1)}])

            def test_not_changed(submission):
                with assert_unchanged(submission):
                    submission.add(np.array([np.nan]), np.array([np.nan]), None)
            """,
        "solution": "def add(a, b, change): return a + b\ndef add_all(arrays): pass\n",
        "stub": "def add(a, b, change):\n    ...\n\ndef add_all(arrays):\n    ...\n",
    },
    "objects": {"checks": OBJECT_CHECKS, "solution": VECTOR},
    "sly": {
        "checks": """\
            def test_integer(submission):
                assert_equal(submission.integer(), 3)

            def test_array(submission):
                assert_array(submission.array(), np.ones(3))

            def test_compared(submission):
                assert submission.integer() == 3

            def test_text(submission):
                assert_equal(submission.text(), "right")
            """,
        "solution": SLY_REFERENCE,
    },
    "seeds": {
        "checks": """\
            def test_first(submission):
                submission.show(float(rng().normal()))

            def test_second(submission):
                submission.show(float(rng().normal()))
            """,
        "solution": "def show(x): pass\n",
    },
}  # fmt: skip
EXERCISES = tuple(CONTENT)


@dataclass(frozen=True)
class Case:
    """A submission to an exercise, and the verdict it must get."""

    name: str
    exercise: str
    source: str
    verdict: Verdict
    seed: int | None = None


CASES = [
    Case("gallery", "gallery", GALLERY_SUBMISSION, Verdict.INTERNAL_ERROR),
    Case("right", "mean", MEAN, Verdict.ACCEPTED),
    Case("stub", "mean", STUB, Verdict.NOT_IMPLEMENTED),
    Case("syntax error", "mean", "def double(x):\n    # of x\n    return (x\n", Verdict.LOAD_ERROR),
    Case(
        "import error",
        "mean",
        f"{MEAN.partition('import')[0]}import math\nimport no_such_library\n",
        Verdict.LOAD_ERROR,
    ),
    Case("null bytes", "mean", f"{MEAN}\0", Verdict.LOAD_ERROR),
    Case("exit at import", "mean", f"{MEAN}\nraise SystemExit(0)\n", Verdict.LOAD_ERROR),
    Case("empty", "mean", "", Verdict.LOAD_ERROR),
    Case("missing", "mean", "def mean(x): pass\n", Verdict.LOAD_ERROR),
    Case("endless load", "mean", "while True: pass\n", Verdict.TIME_LIMIT),
    Case("large load", "mean", "import numpy as np\nx = np.ones(2**32)\n", Verdict.MEMORY_LIMIT),
    Case("forbidden", "mean", f"from numpy.linalg import norm\nsize = norm([3.0, 4.0])\n{MEAN}", Verdict.FORBIDDEN),
    Case("process ends", "mean", f"{MEAN}\nimport os\ndef double(x): os._exit(0)\n", Verdict.RUNTIME_ERROR),
    Case("exit in a call", "mean", f"{MEAN}\ndef double(x): raise SystemExit(0)\n", Verdict.RUNTIME_ERROR),
    Case("half a surrogate pair", "mean", f"{MEAN}\ndef double(x): return '\\ud800'\n", Verdict.WRONG_ANSWER),
    Case("huge slice", "mean", f"{MEAN}\ndef double(x): return slice(2**70)\n", Verdict.WRONG_ANSWER),
    Case(
        "sum for mean",
        "mean",
        MEAN.replace("np.mean", "np.add.reduce").replace("x**2", "(x * x).ravel()"),
        Verdict.WRONG_ANSWER,
    ),
    Case("absolute values", "mean", MEAN.replace("x**2", "np.where(x > 0, x, -x)"), Verdict.WRONG_ANSWER),
    Case("unknown mistake", "mean", MEAN.replace("x**2", "x**3"), Verdict.WRONG_ANSWER),
    Case("skipping", "skipping", "def f(): return 1\n", Verdict.INTERNAL_ERROR),
    Case("hidden check", "hidden-check", "def f(): return 1\n", Verdict.INTERNAL_ERROR),
    Case("checks do not import", "no-import", "f = 1\n", Verdict.INTERNAL_ERROR),
    Case("checks do not parse", "no-parse", "f = 1\n", Verdict.INTERNAL_ERROR),
    Case("checks skip themselves", "skips-itself", "f = 1\n", Verdict.INTERNAL_ERROR),
    Case("no checks", "empty", "f = 1\n", Verdict.INTERNAL_ERROR),
    Case("printing", "printing", PRINTING, Verdict.ACCEPTED),
    Case("in place", "in-place", IN_PLACE, Verdict.WRONG_ANSWER),
    Case("objects", "objects", VECTOR, Verdict.ACCEPTED),
    Case("sly", "sly", SLY, Verdict.WRONG_ANSWER),
    Case("seed 7", "seeds", SHOW, Verdict.ACCEPTED, 7),
    Case("seed 7 again", "seeds", SHOW, Verdict.ACCEPTED, 7),
    Case("seed 7 and random calls", "seeds", RANDOM_SHOW, Verdict.ACCEPTED, 7),
    Case("seed 8", "seeds", SHOW, Verdict.ACCEPTED, 8),
]


def build(name: str, folder: Path) -> Exercise:
    """The exercise of this name, beside a conftest.py that would spoil everything if it were read."""
    exercise = write_exercise(folder / name, **CONTENT[name])
    hostile = "import os\nos._exit(3)\n"
    for place in (folder, exercise.solution_folder):
        (place / "conftest.py").write_text(hostile)
        (place / "pytest.ini").write_text("[pytest]\naddopts = --collect-only\n")
    return exercise
