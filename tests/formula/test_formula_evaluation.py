import math

import pytest
import sympy
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from workbench.formula import parse
from workbench.formula.functions import FUNCTIONS
from workbench.formula.samples import SAFETY
from workbench.formula.tree import Binary, Call, Constant, Name, Negation, Node, Number

DIGITS = 400
"""More than any cancellation in a formula of this size can eat."""

SYMPY_FUNCTIONS = {
    "exp": sympy.exp,
    "log": sympy.log,
    "sqrt": sympy.sqrt,
    "abs": sympy.Abs,
    "sign": sympy.sign,
    "step": lambda x: sympy.Heaviside(x, 0),
    "sigmoid": lambda x: 1 / (1 + sympy.exp(-x)),
    "logsigmoid": lambda x: -sympy.log(1 + sympy.exp(-x)),
    "softplus": lambda x: sympy.log(1 + sympy.exp(x)),
    "relu": lambda x: sympy.Max(x, 0),
    "silu": lambda x: x / (1 + sympy.exp(-x)),
    "gelu": lambda x: x * sympy.erfc(-x / sympy.sqrt(2)) / 2,
    "tanh": sympy.tanh,
    "sinh": sympy.sinh,
    "cosh": sympy.cosh,
    "sech": sympy.sech,
    "sin": sympy.sin,
    "cos": sympy.cos,
    "tan": sympy.tan,
    "atan": sympy.atan,
    "erf": sympy.erf,
    "erfc": sympy.erfc,
    "phi": lambda x: sympy.exp(-(x**2) / 2) / sympy.sqrt(2 * sympy.pi),
    "Phi": lambda x: sympy.erfc(-x / sympy.sqrt(2)) / 2,
    "log1p": lambda x: sympy.log(1 + x),
    "expm1": lambda x: sympy.exp(x) - 1,
    "logit": lambda p: sympy.log(p / (1 - p)),
    "max": sympy.Max,
    "min": sympy.Min,
}
PRINCIPAL = sorted({function.name for function in FUNCTIONS.values()})


def exact(node: Node, point: dict[str, float]) -> sympy.Expr:
    """The value with DIGITS digits at every step; SymPy's own numbers, so no rule of ours is used twice."""
    match node:
        case Number(value):
            result = sympy.Rational(repr(value))
        case Constant(name):
            result = sympy.pi if name == "pi" else sympy.E
        case Name(name):
            result = sympy.Rational(*point[name].as_integer_ratio())
        case Negation(operand):
            result = -exact(operand, point)
        case Call(function, arguments):
            result = SYMPY_FUNCTIONS[function](*(exact(argument, point) for argument in arguments))
        case Binary(operator, left, right):
            a, b = exact(left, point), exact(right, point)
            result = {"+": a + b, "-": a - b, "*": a * b, "/": a / b if b else sympy.nan}.get(operator)
            result = a**b if result is None else result
        case _:
            raise NotImplementedError
    return sympy.N(result, DIGITS)


@pytest.mark.parametrize("name", PRINCIPAL)
def test_every_function_agrees_with_sympy_within_its_own_bound(name: str) -> None:
    one_argument = FUNCTIONS[name].arity == 1
    formula = parse(f"{name}(x)" if one_argument else f"{name}(x, 1 - x)", ["x"])
    compared = 0
    for x in (-30.0, -5.5, -1.0, -0.75, -1e-3, -1e-9, 1e-9, 1e-3, 0.25, 0.5, 0.999, 1.0, 2.0, 3.7, 12.0, 30.0):
        truth = exact(formula.tree, {"x": x})
        value = formula.evaluate({"x": x})
        if not (truth.is_real and truth.is_finite):
            assert not math.isfinite(value.value)
            continue
        assert abs(sympy.Rational(*value.value.as_integer_ratio()) - truth) <= value.error
        assert value.error <= 1e-15 * (1 + x * x) * max(abs(value.value), 1e-280)
        compared += 1
    assert compared >= 5


LEAVES = st.one_of(
    st.sampled_from(["x", "y", "pi", "e", "1", "2", "0.1", "3", "0.5"]),
    st.integers(min_value=1, max_value=20).map(str),
)
SMOOTH = [name for name in PRINCIPAL if name not in ("sign", "step", "max", "min")]


def longer(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(texts, st.sampled_from("+-*/"), texts).map(lambda parts: f"({''.join(parts)})"),
        st.tuples(texts, st.sampled_from(["2", "3", "0.5", "(-1)"])).map(lambda parts: f"({parts[0]})^{parts[1]}"),
        st.tuples(st.sampled_from(SMOOTH), texts).map(lambda parts: f"{parts[0]}({parts[1]})"),
        texts.map(lambda text: f"(-{text})"),
    )


COORDINATES = st.floats(min_value=-8, max_value=8, allow_subnormal=False).filter(lambda x: x == 0 or abs(x) > 1e-6)


@settings(deadline=None)  # first calls into SymPy are slow
@given(text=st.recursive(LEAVES, longer, max_leaves=6), x=COORDINATES, y=COORDINATES)
def test_the_bound_covers_the_distance_to_the_exact_value(text: str, x: float, y: float) -> None:
    formula = parse(text, ["x", "y"])
    value = formula.evaluate({"x": x, "y": y})
    assume(math.isfinite(value.value) and math.isfinite(value.error))
    assume(value.error <= 1e-3 * max(abs(value.value), 1e-12))
    truth = exact(formula.tree, {"x": x, "y": y})
    assume(truth.is_real and truth.is_finite)
    assert abs(sympy.Rational(*value.value.as_integer_ratio()) - truth) <= SAFETY * value.error + 1e-300


@pytest.mark.parametrize(
    ("text", "x", "expected"),
    [
        ("1/x", 0.0, math.inf),
        ("-1/x", 0.0, -math.inf),
        ("x/x", 0.0, math.nan),
        ("log(x)", 0.0, -math.inf),
        ("log(x)", -1.0, math.nan),
        ("√(x)", -1.0, math.nan),
        ("x^(1/2)", -1.0, math.nan),
        ("x^-1", 0.0, math.inf),
        ("0*log(x)", 0.0, math.nan),
        ("logit(x)", 1.0, math.inf),
        ("log1p(x)", -1.0, -math.inf),
        ("max(1/x, 1)", 0.0, math.inf),
        ("max(x/x, 1)", 0.0, math.nan),
        ("(1/x - 1/x > 0)", 0.0, math.nan),
        ("(log(x))^0", -1.0, math.nan),
        ("1/x - 1/x", 0.0, math.nan),
    ],
)
def test_what_is_undefined_is_infinite_or_nan_and_raises_nothing(text: str, x: float, expected: float) -> None:
    value = parse(text, ["x"]).evaluate({"x": x})
    assert value.value == pytest.approx(expected, nan_ok=True)
    assert value.is_undefined


@pytest.mark.parametrize(
    "text",
    [
        "exp(x)",
        "sinh(-x)",
        "e^x - e^x",
        "e^x/(1+e^x)",
        "x^x",
        "1/(0.1+0.2-0.3)",
        "log(1 - sigmoid(x))",
        "log(e^-x)",
        "x^90*x^90",
        "x^90/x^-90",
        "(-x)^(10*0.1*3.0000000000000004)",
        "(1 + 0.3 - 0.3)^(8x^5)",
        "tan(pi/2)",
    ],
)
def test_overflow_and_lost_digits_are_not_called_undefined(text: str) -> None:
    value = parse(text, ["x"]).evaluate({"x": 1000.0})
    assert math.isinf(value.error)
    assert not value.is_undefined


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1/(1+exp(x))", 0.0),
        ("tanh(exp(x))", 1.0),
        ("min(exp(x), 3)", 3.0),
        ("step(exp(x))", 1.0),
        ("sigmoid(-x)", 0.0),
        ("softplus(x)", 1000.0),
        ("exp(-x^2)", 0.0),
    ],
)
def test_an_overflow_on_the_way_may_still_leave_a_value(text: str, expected: float) -> None:
    value = parse(text, ["x"]).evaluate({"x": 1000.0})
    assert value.value == expected
    assert value.error < 1e-12


@pytest.mark.parametrize(
    ("text", "x", "expected"),
    [
        ("step(x)", 0.0, 0.0),
        ("relu(x)", -1.5, 0.0),
        ("relu(x)", 1.5, 1.5),
        ("sign(x)", -2.0, -1.0),
        ("sign(x)", 0.0, 0.0),
        ("(x > 0)", 0.0, 0.0),
        ("(x >= 0)", 0.0, 1.0),
        ("(x == 2)", 2.0, 1.0),
        ("(x != 2)", 2.0, 0.0),
        ("0 < x < 1", 0.5, 1.0),
        ("0 < x < 1", 1.5, 0.0),
        ("|x|", -3.0, 3.0),
        ("2^3^2", 0.0, 512.0),
        ("-2^2", 0.0, -4.0),
        ("0^0", 0.0, 1.0),
        ("8/2*4", 0.0, 16.0),
        ("x-1-1", 5.0, 3.0),
    ],
)
def test_exact_results_are_exact(text: str, x: float, expected: float) -> None:
    assert parse(text, ["x"]).evaluate({"x": x}).value == expected


def test_a_comparison_that_rounding_could_turn_is_in_doubt() -> None:
    assert math.isinf(parse("(0.1 + 0.2 > 0.3)", []).evaluate({}).error)
    assert parse("(0.1 + 0.2 > 0.2)", []).evaluate({}) == (1.0, 0.0)


def test_the_bound_grows_where_digits_cancel() -> None:
    cancelling = parse("1 - tanh(x)^2", ["x"]).evaluate({"x": 15.0})
    direct = parse("sech(x)^2", ["x"]).evaluate({"x": 15.0})
    assert abs(cancelling.value - direct.value) <= cancelling.error + direct.error
    assert cancelling.error > 1e-5 * direct.value > 1e9 * direct.error


def test_a_point_without_a_name_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        parse("x + y", ["x", "y"]).evaluate({"x": 1.0})
