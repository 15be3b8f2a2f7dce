import pytest
from formula_problems import LINE

from workbench.formula import Different, Domain, Problem, check

SIGMOID = Problem(
    variables={"x": LINE},
    aliases={"s": "sigmoid(x)"},
    answer="s*(1-s)",
    near_misses={"s": "Yours is the function itself, not its derivative.", "-s*(1-s)": "Mind the inner derivative."},
)
SILU = Problem(variables={"x": LINE}, aliases={"s": "sigmoid(x)"}, answer="s + x*s*(1-s)")
LEAKY = Problem(variables={"x": LINE, "a": Domain(0.01, 0.5)}, answer="(x>0) + a*(x<=0)", kinks={"x": (0.0,)})
HARD_TANH = Problem(variables={"x": LINE}, answer="(x < 1)*(x > -1)", kinks={"x": (-1.0, 1.0)})
PLANE = Problem(variables={"x": LINE, "y": LINE}, answer="x*cos(y)")
LABELLED = Problem(variables={"z": LINE, "y": Domain(0, 1, values=(0, 1))}, answer="sigmoid(z) - y")


def hint_for(problem: Problem, text: str) -> str | None:
    outcomes = [check(problem, text, seed) for seed in range(5)]
    hints = set()
    for outcome in outcomes:
        assert isinstance(outcome, Different)
        hints.add(outcome.hint)
    (hint,) = hints
    return hint


@pytest.mark.parametrize(
    ("problem", "text", "hint"),
    [
        (SIGMOID, "1/(1+e^-x)", "Yours is the function itself, not its derivative."),
        (SIGMOID, "-s(1-s)", "Mind the inner derivative."),
        (SILU, "-s - x s (1-s)", "The sign is flipped."),
        (SILU, "2s + 2x s(1-s)", "Yours is 2 times the answer."),
        (SILU, "-(s + x s(1-s))/3", "Yours is −1/3 times the answer."),
        (SILU, "π(s + x s(1-s))", "Yours is 3.14159 times the answer."),
        (SILU, "s + x s (1-s) + 1", "Yours is too large by the constant 1."),
        (SILU, "s + x s (1-s) - 1/2", "Yours is too small by the constant 1/2."),
        (SIGMOID, "1 - s", "A factor s is missing."),
        (SIGMOID, "s²(1-s)", "There is a factor s too many."),
        (SIGMOID, "x s(1-s)", "There is a factor x too many."),
        (SIGMOID, "step(x) s (1-s)", "Right for x > 0 only."),
        (SIGMOID, "s(1-s) + relu(x)", "Right for x < 0 only."),
        (SIGMOID, "s(1-s)*sqrt(x)²/x", "Right for x > 0 only."),
        (LEAKY, "1", "Right for x > 0 only."),
        (LEAKY, "a", "Right for x < 0 only."),
        (HARD_TANH, "(x > -1)", "Right for x < 1 only."),
        (LABELLED, "sigmoid(z) - 1", "Right for y = 1 only."),
        (PLANE, "cos(y)", "A factor x is missing."),
        (PLANE, "x", "The answer depends on y, yours does not."),
        (SIGMOID, "0.25", "The answer depends on x, yours does not."),
        (SIGMOID, "sqrt(x²-9)", "Where yours is undefined it divides by zero or leaves the domain of a root,"),
        (SIGMOID, "e^-x", None),
        (PLANE, "x*sin(y)", None),
        (PLANE, "x*cos(y) + x*y", None),
    ],
)
def test_a_hint_names_the_mistake(problem: Problem, text: str, hint: str | None) -> None:
    given = hint_for(problem, text)
    assert given == hint or (hint and given and given.startswith(hint))


@pytest.mark.parametrize("text", ["-2s", "1.0000001 s(1-s) + 1e-9 x", "s(1-s)(1+1e-6 x)", "s(1-s) + 1 + 1e-7 x"])
def test_nothing_is_claimed_that_holds_only_nearly(text: str) -> None:
    assert hint_for(SIGMOID, text) is None


def test_the_hint_follows_the_counter_example() -> None:
    outcome = check(SIGMOID, "2s(1-s)", seed=0)
    assert isinstance(outcome, Different)
    assert outcome.summary.endswith("correct is 0.196612. Yours is 2 times the answer.")
