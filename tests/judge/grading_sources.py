"""The checks, references and submissions of the grading tests, as text."""

from workbench.judge.report import Verdict

GALLERY = {
    "right": Verdict.ACCEPTED,
    "wrong": Verdict.WRONG_ANSWER,
    "plain_assert": Verdict.WRONG_ANSWER,
    "list_for_array": Verdict.WRONG_ANSWER,
    "raises": Verdict.RUNTIME_ERROR,
    "unwritten": Verdict.NOT_IMPLEMENTED,
    "sneaks": Verdict.FORBIDDEN,
    "allocates": Verdict.MEMORY_LIMIT,
    "too_much": Verdict.MEMORY_LIMIT,
    "broken_check": Verdict.INTERNAL_ERROR,
    "garbage": Verdict.PROTOCOL_ERROR,
    "hangs": Verdict.TIME_LIMIT,
    "prints": Verdict.OUTPUT_LIMIT,
}
GALLERY_CHECKS = """\
    X = np.array([1.0, 2.0, 3.0])

    def test_right(submission):
        assert_array(submission.right(X), 2 * X)

    def test_wrong(submission):
        assert_array(submission.wrong(X), 2 * X)

    def test_plain_assert(submission):
        assert submission.wrong(2) == 4, "two times two"

    def test_list_for_array(submission):
        assert_equal(submission.list_for_array().shape, (2,))

    def test_raises(submission):
        submission.raises(1)

    def test_unwritten(submission):
        submission.unwritten()

    def test_sneaks(submission):
        submission.sneaks(X)

    def test_allocates(submission):
        submission.allocates()

    def test_too_much(submission):
        submission.too_much()

    def test_broken_check(submission):
        submission.right(X)
        {}["a defect of ours"]

    def test_garbage(submission):
        submission.garbage()

    def test_hangs(submission):
        submission.hangs()

    def test_prints(submission):
        submission.prints()
    """
GALLERY_SUBMISSION = """\
import os
import numpy as np

def right(x): return x + x
def wrong(x): return x
def raises(x): return inner(x)
def list_for_array(): return [1, 2]
def inner(x):
    return x / 0
def unwritten(): raise NotImplementedError
def sneaks(x): return getattr(getattr(np, "linalg"), "nor" + "m")(x)
def allocates(): return float(np.ones(2**32).sum())
def too_much(): return [None] * 300_000

def garbage():
    for descriptor in range(3, 40):
        try:
            os.write(descriptor, b"accepted" * 10)
        except OSError:
            pass
    return 1.0

def prints():
    for _ in range(40):
        print("x" * 2**20)

def hangs():
    while True: pass
"""
GALLERY_REFERENCE = """\
import numpy as np

def right(x): return 2 * x
def wrong(x): return 2 * x
def raises(x): return x
def list_for_array(): return np.zeros(2)
def unwritten(): return 1
sneaks = allocates = too_much = garbage = prints = hangs = raises
"""

SKIPPING = """\
    def test_first(submission):
        assert_equal(submission.f(), 1)

    @pytest.mark.skip
    def test_skip(submission):
        assert_equal(submission.f(), 1)

    def test_expected_to_fail(submission):
        with pytest.raises(ZeroDivisionError):
            submission.f()

    def test_skip_inside(submission):
        submission.f()
        pytest.skip("not today")

    @pytest.mark.skipif(True, reason="never")
    def test_skipif(submission):
        assert_equal(submission.f(), 1)

    @pytest.mark.xfail
    def test_xfail(submission):
        assert_equal(submission.f(), 2)

    @pytest.mark.xfail
    def test_xpass(submission):
        assert_equal(submission.f(), 1)

    def test_xfail_inside(submission):
        submission.f()
        pytest.xfail("not today")

    @pytest.mark.xfail(strict=True)
    def test_fails_strictly(submission):
        assert_equal(submission.f(), 1)

    def test_last(submission):
        assert_equal(submission.f(), 1)
    """

VECTOR = """\
class Vector:
    scale = 2.0
    def __init__(self, *values): self.values = list(values)
    def __add__(self, other): return Vector(*[a + b for a, b in zip(self.values, other.values)])
    def __mul__(self, factor): return Vector(*[a * factor for a in self.values])
    __rmul__ = __mul__
    def __rsub__(self, other): return Vector(*[other - a for a in self.values])
    def __neg__(self): return self * -1
    def __lt__(self, other): return self.values < other.values
    def __getitem__(self, index): return self.values[index]
    def __iter__(self): return iter(self.values)
    def __call__(self, x): return x * self.scale
    def dot(self, other, *, offset=0.0): return sum(a * b for a, b in zip(self.values, other.values)) + offset
    def fails(self): raise LookupError("by request")

def norm(vector): return sum(a * a for a in vector.values) ** 0.5
"""
OBJECT_CHECKS = """\
    def test_operators(submission):
        a, b = submission.Vector(1.0, 2.0), submission.Vector(3.0, 4.0)
        assert_equal(list(a + b), [4.0, 6.0])
        assert_equal(list(a * 3), [3.0, 6.0])
        assert_equal(list(-a), [-1.0, -2.0])
        assert_equal(a[1], 2.0)
        assert_equal(a[0:1], [1.0])

    def test_reflected_operators(submission):
        a = submission.Vector(1.0, 2.0)
        assert_equal(list(3 * a), [3.0, 6.0])
        assert_equal(list(1 - a), [0.0, -1.0])

    def test_iteration(submission):
        first, second = submission.Vector(5, 6)
        assert_equal([first, second], [5, 6])

    def test_attributes(submission):
        a = submission.Vector(1.0)
        assert_equal(a.attribute("values"), [1.0])
        a.set_attribute("scale", 10.0)
        assert_equal(a(2.0), 20.0)
        with assert_error(AttributeError):
            a.attribute("nothing")

    def test_methods(submission):
        a, b = submission.Vector(1.0, 2.0), submission.Vector(3.0, 4.0)
        assert_equal(a.dot(b), 11.0)
        assert_equal(a.dot(b, offset=1.0), 12.0)

    def test_calls(submission):
        assert_equal(submission.Vector()(3.0), 6.0)
        assert_equal(submission.norm(submission.Vector(3.0, 4.0)), 5.0)

    def test_comparison(submission):
        for comparison in (lambda a, b: a < b, lambda a, b: a >= b, lambda a, b: bool(a)):
            try:
                comparison(submission.Vector(1), submission.Vector(2))
            except TypeError:
                continue
            raise AssertionError("the candidate answered a comparison")

    def test_errors(submission):
        with assert_error(LookupError, mentions=("request",)):
            submission.Vector().fails()
    """

MEAN = (
    "import numpy as np\n\ndef mean_square(x):\n    return float(np.mean(x**2))\n\ndef double(x):\n    return 2 * x\n"
)
"""The right answer to the exercise most cases are about."""
STUB = "def double(x):\n    raise NotImplementedError\n\ndef mean_square(x):\n    raise NotImplementedError\n"


def misconception(tell: str, right: str, wrong: str) -> str:
    """The source of a known wrong answer: the right one with one thing replaced."""
    return f'"""Believed: {wrong}.\n\nTell: {tell}\n"""\n{MEAN.replace(right, wrong)}'


SHOW = "def show(x):\n    print('input', x)\n"
RANDOM_SHOW = f"""\
import random
import numpy as np

np.random.seed(0)
random.seed(0)
np.random.normal(size=100)
{SHOW}    np.random.normal(size=7)
    random.random()
"""
PRINTING = """\
import os, sys
print("at import")

def f():
    print("\\x1b[31mred\\x1b[0m from print\\x07 \\u202eabc \\u200b\\x08\\x00")
    sys.stderr.write("to stderr\\n")
    sys.stdout.flush()
    os.write(1, b"from the descriptor \\xff\\xfe\\n")
"""
IN_PLACE = """\
def add(a, b, change):
    if change is True:
        b += a
    elif change is False:
        a[:] = 1.0
    return a + b

def add_all(arrays):
    arrays[1]["x"] += 1
"""
SLY_REFERENCE = """\
import numpy as np

def integer(): return 3
def text(): return "right"
def array(): return np.ones(3)
"""
SLY = """\
import numpy as np

class Sly:
    def __eq__(self, other): return True
    def __hash__(self): return 0
    def __reduce__(self): return (print, ("gadget",))

class SlyInteger(Sly, int): pass
class SlyText(Sly, str): pass
class SlyArray(np.ndarray):
    def __eq__(self, other): return True
    def __sub__(self, other): return 0.0

def integer(): return SlyInteger(7)
def text(): return SlyText("wrong")
def array(): return np.zeros(3).view(SlyArray)
"""
