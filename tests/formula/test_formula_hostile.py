import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.formula import Domain, FormulaError, Problem, check, parse
from workbench.formula.arithmetic import Value

NAMES = ("x", "s")

HOSTILE = [
    "__import__('os').system('id')",
    "__import__",
    "__import__(x)",
    "__builtins__",
    "__name__",
    "x.__class__",
    "x.__class__.__mro__[1].__subclasses__()",
    "().__class__",
    "(x).real",
    "x.real",
    "1 .real",
    "1..__class__",
    "exp.__globals__",
    "exp.__call__(x)",
    "exp.__self__",
    "getattr(x, s)",
    "getattr(exp, '__self__')",
    "globals()",
    "locals()",
    "vars()",
    "dir(x)",
    "open('/etc/passwd')",
    "open(x)",
    "eval('1')",
    "eval(x)",
    "exec(x)",
    "compile(x, s)",
    "input()",
    "print(x)",
    "breakpoint()",
    "exit()",
    "type(x)",
    "type(x)(s)",
    "lambda: 0",
    "lambda x: x",
    "(lambda: x)()",
    "[x for x in s]",
    "{x for x in s}",
    "{x: s for x in s}",
    "(x for x in s)",
    "[x]*9",
    "(x := 1)",
    "x := 1",
    "x = 1",
    "x; s",
    "x\nimport os",
    "import os",
    "from os import system",
    "del x",
    "pass",
    "raise x",
    "assert x",
    "yield x",
    "(yield)",
    "await x",
    "async x",
    "@x",
    "x @ s",
    "@property\ndef f(): 0",
    "def f(): 0",
    "class A: 0",
    "'a'",
    '"a"',
    "b'a'",
    "f'{x}'",
    "f'{__import__(\"os\")}'",
    "'%s' % x",
    "'a'*10**9",
    '"""x"""',
    "x[0]",
    "x[0:1]",
    "[1, 2]",
    "{1, 2}",
    "{}",
    "()",
    "(x,)",
    "x, s",
    "*x",
    "exp(*x)",
    "exp(**x)",
    "exp(x=1)",
    "exp()",
    "exp(exp)",
    "exp",
    "x if x else s",
    "x and s",
    "not x",
    "x is s",
    "x in s",
    "x // s",
    "x % s",
    "x << 9",
    "x >> 9",
    "x & s",
    "~x",
    "x!",
    "x++",
    "None",
    "True",
    "...",
    "Ellipsis",
    "1j",
    "1_000",
    "0xff + 0b1",
    "0x10",
    "1e400",
    "1e16",
    "9" * 300,
    "9" * 400,
    "1" + "0" * 399,
    "x^" + "9" * 300,
    "x" + "⁹" * 300,
    "9" * 5000,
    "x" * 100_000,
    "(" * 399,
    "(" * 100_000,
    "-" * 399,
    "-" * 398 + "x",
    "√" * 399,
    "√" * 398 + "x",
    "|" * 399,
    "|" * 400,
    "exp(" * 99,
    "x^" * 199 + "x",
    "+".join(["x"] * 200),
    "x<" * 199 + "x",
    "\0",
    "x\0",
    "x + \0s",
    "\x1b[31mx",
    "x\u202e",
    "x\u200b",
    "\ufeffx",
    "\ud800",
    "х",
    "ѕ(1-ѕ)",
    "𝐱",
    "ｘ",
    "ｅｘｐ(x)",
    "ﬁ",
    "٣",
    "１",
    "x\u0301",
    "\u2028x",
    "x＋s",
    "x＿s",
    "ℯ^x",
    "∞",
    "NaN",
    "nan",
    "inf",
    "-inf",
    "#x",
    "x#comment",
    "x\\\n+s",
    "$x",
    "`x`",
    "x?",
    "\\sigma(x)",
    "$(id)",
    "; rm -rf .",
    "<script>",
    "x <> s",
    "x === s",
    "sqrt(x",
    "x)",
    ")(",
    "max(x; s)",
    "max(x, s, x)",
    "np.exp(x)",
    "sympify(x)",
    "[[[[",
    "%s%s%s%n",
    "{0.__class__}",
]


def test_the_collection_has_no_duplicates() -> None:
    assert len(HOSTILE) == len(set(HOSTILE))


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:30]))
def test_hostile_text_ends_in_a_formula_error(text: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text, NAMES)
    message = str(caught.value)
    assert message.isprintable()
    assert len(message) < 600


@pytest.mark.parametrize("text", ["9**9**9", "9^9^9^9^9", "(1e15)^(1e15)", "9**9**9**9 - 9**9**9", "exp(exp(exp(99)))"])
def test_towers_of_powers_only_overflow(text: str) -> None:
    value = parse(text, NAMES).evaluate({})
    assert abs(value.value) == float("inf") or value.value != value.value
    assert not value.is_undefined


def test_a_tower_of_powers_as_an_answer_is_refused() -> None:
    with pytest.raises(FormulaError, match="overflow"):
        check(Problem(variables={"x": Domain(-1, 1)}, answer="x"), "x + 9**9**9", seed=0)


FRAGMENTS = st.sampled_from(
    ["x", "s", "1", "2.5", "1e5", "e", "pi", "exp", "σ", "max", "(", ")", "|", ",", "+", "-", "*", "/", "^", "**", "√"]
    + ["²", "⁻¹", "<", "<=", "==", "=", " ", ".", "'", "[", "π", "φ", "tanh²", "foo", "_", "\0", "х", "0", "9**9**9"]
)
POINTS = st.floats(width=64)


def assert_is_harmless(text: str, x: float, s: float) -> None:
    try:
        formula = parse(text, NAMES)
    except FormulaError as error:
        assert str(error).isprintable()
        return
    value = formula.evaluate({"x": x, "s": s})
    assert isinstance(value, Value)
    assert isinstance(value.value, float)
    assert value.error >= 0
    assert parse(formula.pretty(), NAMES) == formula


@settings(deadline=None)
@given(text=st.text(max_size=450), x=POINTS, s=POINTS)
def test_any_text_is_read_or_refused_and_nothing_else(text: str, x: float, s: float) -> None:
    assert_is_harmless(text, x, s)


@settings(deadline=None)
@given(parts=st.lists(FRAGMENTS, max_size=25), x=POINTS, s=POINTS)
def test_anything_that_looks_like_a_formula_is_read_or_refused(parts: list[str], x: float, s: float) -> None:
    assert_is_harmless("".join(parts), x, s)


@settings(deadline=None)
@given(parts=st.lists(FRAGMENTS, min_size=1, max_size=12), seed=st.integers())
def test_any_formula_gets_an_outcome_or_a_formula_error(parts: list[str], seed: int) -> None:
    problem = Problem(variables={"x": Domain(-3, 3)}, aliases={"s": "sigmoid(x)"}, answer="s*(1-s)")
    try:
        check(problem, "".join(parts), seed)
    except FormulaError as error:
        assert str(error)


def test_reading_and_comparing_need_the_standard_library_only() -> None:
    program = (
        "import sys; before = set(sys.modules); import workbench.formula as f;"
        "f.check(f.Problem(variables={'x': f.Domain(-1, 1)}, answer='2x'), 'x', 0);"
        "new = {name.partition('.')[0] for name in set(sys.modules) - before} - {'workbench'};"
        "print(*sorted(name for name in new if name not in sys.stdlib_module_names))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
