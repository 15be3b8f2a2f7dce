import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.formula import FormulaError, parse
from workbench.formula.formula import Formula
from workbench.formula.functions import FUNCTIONS
from workbench.formula.parser import MAX_DEPTH, MAX_NODES
from workbench.formula.tokens import MAX_CHARACTERS
from workbench.formula.tree import Binary, Call, Comparison, Constant, Name, Negation, Node, Number, children, depth
from workbench.formula.vocabulary import Vocabulary

NAMES = ("x", "y", "s", "beta", "x_1")


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("2x", "2·x"),
        ("2 x y", "2·x·y"),
        ("s(1−s)", "s·(1 − s)"),
        ("(x+1)(x-1)", "(x + 1)·(x − 1)"),
        ("2(x)(y)", "2·x·y"),
        ("x·y×s", "x·y·s"),
        ("x⋅y÷s", "x·y/s"),
        ("x**2", "x²"),
        ("x^2", "x²"),
        ("x²", "x²"),
        ("x⁻¹", "x^(−1)"),
        ("x¹⁰", "x¹⁰"),
        ("x^y^2", "x^(y²)"),
        ("-x²", "−x²"),
        ("(-x)^2", "(−x)²"),
        ("2^-x", "2^(−x)"),
        ("e^-x", "e^(−x)"),
        ("e^x", "e^x"),
        ("s^2(1-s)", "s²·(1 − s)"),
        ("2e-3x", "0.002·x"),
        ("2e^x", "2·e^x"),
        ("2e", "2·e"),
        (".5x", "0.5·x"),
        ("1e15", "1000000000000000"),
        ("σ(x)", "σ(x)"),
        ("sigma(x)", "σ(x)"),
        ("sigmoid(x)", "σ(x)"),
        ("logistic(x)", "σ(x)"),
        ("ln(x)", "ln(x)"),
        ("log(x)", "ln(x)"),
        ("Φ(x) + x φ(x)", "Φ(x) + x·φ(x)"),
        ("ϕ(x)", "φ(x)"),
        ("√x", "√(x)"),
        ("√2π", "√(2)·π"),
        ("√(x+1)", "√(x + 1)"),
        ("2√π", "2·√(π)"),
        ("|x|", "|x|"),
        ("2|x||y|", "2·|x|·|y|"),
        ("||x|-1|", "||x| − 1|"),
        ("|x|^2", "|x|²"),
        ("|(|x|)y|", "||x|·y|"),
        ("(|x|)|y|", "|x|·|y|"),
        ("|2(x|y|)|", "|2·(x·|y|)|"),
        ("abs(x)", "|x|"),
        ("tanh²(x)", "tanh(x)²"),
        ("tanh^2(x)", "tanh(x)²"),
        ("sech²(x)tanh(x)", "sech(x)²·tanh(x)"),
        ("max(0, x)", "max(0, x)"),
        ("min(x, max(y, 1))", "min(x, max(y, 1))"),
        ("(x > 0)", "x > 0"),
        ("x*(x>0)", "x·(x > 0)"),
        ("(x ≥ 0)y + (x<0)s", "(x ≥ 0)·y + (x < 0)·s"),
        ("0 < x <= 1", "(0 < x)·(x ≤ 1)"),
        ("x != 1", "x ≠ 1"),
        ("β x", "beta·x"),
        ("x₁ + x1", "x_1 + x_1"),
        ("x-(y-s)", "x − (y − s)"),
        ("x-y-s", "x − y − s"),
        ("x/y/s", "x/y/s"),
        ("x/(y/s)", "x/(y/s)"),
        ("2x/3", "2·x/3"),
        ("-x*-y", "−x·(−y)"),
        ("+x", "x"),
        (" x\n+\ty ", "x + y"),
        ("pi π", "π·π"),
    ],
)
def test_notation_is_understood(text: str, understood: str) -> None:
    assert parse(text, NAMES).pretty() == understood


def test_declared_names_come_before_functions_and_constants() -> None:
    assert parse("σ(1-σ)", ["sigma"]).pretty() == "sigma·(1 − sigma)"
    assert parse("sigmoid(sigma)", ["sigma"]).pretty() == "sigmoid(sigma)"
    assert parse("e^x", ["x", "e"]).names == {"x", "e"}
    assert parse("phi + φ", ["φ"]).pretty() == "φ + φ"


def test_the_exact_spelling_wins_where_two_declared_names_are_alike() -> None:
    assert parse("x1 + x_1", ["x_1", "x1"]).pretty() == "x1 + x_1"


def test_names_in_any_script_may_be_declared() -> None:
    assert parse("2ŷ(1-ŷ) - y", ["ŷ", "y"]).pretty() == "2·ŷ·(1 − ŷ) − y"


@pytest.mark.parametrize(
    ("text", "column", "advice"),
    [
        ("x + foo", 5, "Known are x, y, s, beta, x_1, pi, e and exp, log"),
        ("sigmiod(x)", 1, "Did you mean sigmoid"),
        ("x + ys", 5, "Write y*s if a product is meant"),
        ("x2", 1, "x^2 for a power, 2*x for a product"),
        ("1/2x", 4, "a/(b*c) or (a/b)*c"),
        ("x/2(y)", 4, "a/(b*c) or (a/b)*c"),
        ("e^2x", 4, "a^2*b or a^(2*b)"),
        ("√x²", 3, "√(a²) or (√a)²"),
        ("tanh x", 1, "tanh(x)"),
        ("tanh⁻¹(x)", 5, "1/tanh(x)"),
        ("max(x)", 4, "2 arguments"),
        ("exp(x, y)", 4, "1 argument"),
        ("(x, y)", 1, "1 argument"),
        ("(x", 1, "never closed"),
        ("x)", 2, "closes nothing"),
        ("|x", 1, "no partner"),
        ("x +", 4, "complete it"),
        ("x + * y", 5, "correct it"),
        ("x y 2", 5, "write * or ^"),
        ("x = 1", 3, "right-hand side"),
        ("x'", 2, "Write derivatives out in full"),
        ("[x]", 1, "round brackets"),
        ("\\frac{1}{x}", 1, "LaTeX"),
        ("x.y", 2, "without a module"),
        ("1 if x", 3, "(x > 0)*a + (x <= 0)*b"),
        ("х", 1, "cyrillic small letter ha"),
        ("2ｘ", 2, "Type 'x'"),
        ("1e16", 1, "1e+15"),
    ],
)
def test_errors_name_the_column_and_the_way_out(text: str, column: int, advice: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text, NAMES)
    assert caught.value.column == column
    assert str(caught.value).startswith(f"Column {column}: ")
    assert advice in str(caught.value)


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_an_empty_formula_asks_for_one(text: str) -> None:
    with pytest.raises(FormulaError, match="no formula yet"):
        parse(text, NAMES)


def test_limits_are_inclusive() -> None:
    assert parse("x" + " " * (MAX_CHARACTERS - 1), NAMES)
    with pytest.raises(FormulaError, match="400 characters"):
        parse("x" + " " * MAX_CHARACTERS, NAMES)
    assert parse("(" * (MAX_DEPTH - 1) + "x" + ")" * (MAX_DEPTH - 1), NAMES)
    with pytest.raises(FormulaError, match="nested"):
        parse("(" * MAX_DEPTH + "x" + ")" * MAX_DEPTH, NAMES)
    assert depth(parse("+".join("x" * MAX_DEPTH), NAMES).tree) == MAX_DEPTH
    with pytest.raises(FormulaError, match="nested"):
        parse("+".join("x" * (MAX_DEPTH + 1)), NAMES)
    with pytest.raises(FormulaError, match="200 parts"):
        parse("+".join(["x(x)"] * 60), NAMES)


def size(node: Node) -> int:
    return 1 + sum(map(size, children(node)))


LEAVES: st.SearchStrategy[Node] = st.one_of(
    st.floats(min_value=0, max_value=1e15, allow_nan=False).map(abs).map(Number),
    st.integers(min_value=0, max_value=120).map(float).map(Number),
    st.sampled_from([Constant("pi"), Constant("e"), *map(Name, NAMES)]),
)


def taller(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    functions = {function.name: function.arity for function in FUNCTIONS.values()}
    calls = st.sampled_from(sorted(functions)).flatmap(
        lambda name: st.builds(Call, st.just(name), st.tuples(*[nodes] * functions[name]))
    )
    return st.one_of(
        nodes.map(Negation),
        st.builds(Binary, st.sampled_from("+-*/^"), nodes, nodes),
        st.builds(Comparison, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), nodes, nodes),
        calls,
    )


TREES = st.recursive(LEAVES, taller, max_leaves=12).filter(lambda tree: depth(tree) <= 12 and size(tree) <= MAX_NODES)


@settings(deadline=None)
@given(tree=TREES)
def test_what_is_shown_reads_back_as_the_same_formula(tree: Node) -> None:
    shown = Formula(tree, Vocabulary.of(NAMES)).pretty()
    if len(shown) <= MAX_CHARACTERS:
        assert parse(shown, NAMES).tree == tree


@settings(deadline=None)
@given(tree=TREES)
def test_what_is_shown_reads_back_when_declared_names_hide_symbols(tree: Node) -> None:
    names = (*NAMES, "sigma", "φ", "ln")
    shown = Formula(tree, Vocabulary.of(names)).pretty()
    if len(shown) <= MAX_CHARACTERS:
        assert parse(shown, names).tree == tree
