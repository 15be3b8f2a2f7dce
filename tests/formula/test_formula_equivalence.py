import math

import pytest
from formula_problems import CASES, LINE, Case

from workbench.errors import ContentError
from workbench.formula import Different, Domain, Equal, FormulaError, Problem, check, parse
from workbench.formula.points import MOST_POINTS, trial_points

EQUAL = [pytest.param(case, text, id=f"{name}: {text}") for name, case in CASES.items() for text in case.equal]
WRONG = [pytest.param(case, text, id=f"{name}: {text}") for name, case in CASES.items() for text in case.wrong]


@pytest.mark.parametrize(("case", "text"), EQUAL)
def test_equal_forms_are_accepted_whatever_the_seed(case: Case, text: str) -> None:
    for seed in range(10):
        outcome = check(case.problem, text, seed)
        assert isinstance(outcome, Equal), outcome
        assert outcome.points_tried >= 40


@pytest.mark.parametrize(("case", "text"), WRONG)
def test_wrong_forms_are_refused_with_a_counter_example_that_holds(case: Case, text: str) -> None:
    for seed in range(3):
        outcome = check(case.problem, text, seed)
        assert isinstance(outcome, Different), outcome
        place = dict(outcome.point)
        for alias, formula in case.problem.aliases.items():
            place[alias] = parse(formula, list(place)).evaluate(place).value
        yours = parse(text, case.problem.names).evaluate(place).value
        correct = parse(case.problem.answer, case.problem.names).evaluate(place).value
        assert outcome.yours == pytest.approx(yours, nan_ok=True)
        assert outcome.correct == pytest.approx(correct)
        assert abs(yours - correct) > 1e-12 or math.isnan(yours)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_the_answer_itself_is_accepted(case: Case) -> None:
    assert isinstance(check(case.problem, case.problem.answer, seed=0), Equal)


def test_gelu_by_tanh_is_told_from_gelu_by_erf() -> None:
    gelu = Problem(variables={"x": LINE}, answer="x*Phi(x)")
    outcome = check(gelu, "x/2*(1+tanh(√(2/π)(x+0.044715x³)))", seed=1)
    assert isinstance(outcome, Different)
    assert abs(outcome.yours - outcome.correct) < 1e-3


def test_a_difference_in_the_twelfth_digit_is_found() -> None:
    problem = Problem(variables={"x": LINE}, answer="tanh(x)")
    outcome = check(problem, "tanh(x) + 1e-12", seed=0)
    assert isinstance(outcome, Different)
    assert repr(outcome.yours) in outcome.summary


@pytest.mark.parametrize("step", ["1e-2", "1e-3", "1e-4", "1e-5", "1e-6", "1e-8", "1e-10"])
def test_a_difference_quotient_never_passes_for_the_derivative(step: str) -> None:
    problem = Problem(variables={"x": LINE}, answer="sigmoid(x)")
    try:
        outcome = check(problem, f"(softplus(x+{step}) - softplus(x-{step}))/(2*{step})", seed=0)
    except FormulaError as error:
        assert "hides" in str(error)
    else:
        assert isinstance(outcome, Different)


def test_cancelling_terms_that_swamp_the_value_are_refused_and_not_believed() -> None:
    problem = Problem(variables={"x": LINE}, answer="x")
    with pytest.raises(FormulaError, match="cannot be compared"):
        check(problem, "(0*x + 1e15*1e15) - 1e15*1e15", seed=0)


def test_isolated_holes_are_accepted_with_a_note() -> None:
    outcome = check(Problem(variables={"x": LINE}, answer="x + 1"), "(x² - 1)/(x - 1)", seed=0)
    assert isinstance(outcome, Equal)
    assert outcome.notes == ("Yours has no value at x = 1, where the answer is 2.",)


def test_a_formula_undefined_on_half_the_line_is_refused() -> None:
    outcome = check(Problem(variables={"x": LINE}, answer="x"), "exp(log(x))", seed=0)
    assert isinstance(outcome, Different)
    assert math.isnan(outcome.yours)
    assert "yours is undefined, correct is" in outcome.summary


def test_overflow_far_out_is_no_mistake_but_is_mentioned() -> None:
    outcome = check(Problem(variables={"x": Domain(-800, 800)}, answer="sigmoid(x)"), "e^x/(1+e^x)", seed=0)
    assert isinstance(outcome, Equal)
    assert "overflows" in outcome.notes[0]


def test_points_where_the_answer_is_undefined_are_left_out() -> None:
    outcome = check(Problem(variables={"p": Domain(0, 1)}, answer="log(p) - log(1-p)"), "logit(p)", seed=0)
    assert isinstance(outcome, Equal)
    assert outcome.notes == ()


def test_a_zero_answer_can_be_given_in_any_form() -> None:
    problem = Problem(variables={"x": LINE}, answer="0")
    assert isinstance(check(problem, "sin(x)^2 + cos(x)^2 - 1", seed=0), Equal)
    assert isinstance(check(problem, "tanh(x) - tanh(x)", seed=0), Equal)
    assert isinstance(check(problem, "1e-13", seed=0), Different)


def test_no_point_lies_on_a_kink() -> None:
    problem = Problem(variables={"x": LINE}, answer="step(x)", kinks={"x": (0.0,)})
    assert isinstance(check(problem, "(x >= 0)", seed=0), Equal)
    assert isinstance(check(Problem(variables={"x": LINE}, answer="step(x)"), "(x >= 0)", seed=0), Different)


def test_a_label_takes_only_its_values() -> None:
    hard = Problem(variables={"z": LINE, "y": Domain(0, 1, values=(0, 1))}, answer="sigmoid(z) - y")
    soft = Problem(variables={"z": LINE, "y": Domain(0, 1)}, answer="sigmoid(z) - y")
    assert isinstance(check(hard, "σ(z) - y²", seed=0), Equal)
    assert isinstance(check(soft, "σ(z) - y²", seed=0), Different)


def test_swapped_variables_are_noticed() -> None:
    problem = Problem(variables={"a": LINE, "b": LINE}, answer="a - b")
    outcome = check(problem, "b - a", seed=0)
    assert isinstance(outcome, Different)
    assert outcome.point == {"a": 1.0, "b": 2.0}


@pytest.mark.parametrize("seed", range(5))
def test_a_difference_close_to_zero_only_is_found(seed: int) -> None:
    problem = Problem(variables={"x": LINE}, answer="x", kinks={"x": (0.0,)})
    assert isinstance(check(problem, "x + x(|x| < 0.006)", seed), Different)


def test_the_seed_decides_the_points() -> None:
    problem = CASES["dpo"].problem
    assert trial_points(problem, 7) == trial_points(problem, 7)
    assert trial_points(problem, 7) != trial_points(problem, 8)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_every_point_lies_in_the_domain_and_their_number_is_bounded(case: Case) -> None:
    points = trial_points(case.problem, seed=0)
    assert len(points) <= MOST_POINTS
    for point in points:
        for name, domain in case.problem.variables.items():
            assert domain.low <= point.at[name] <= domain.high


def test_the_first_counter_example_can_be_checked_by_hand() -> None:
    outcome = check(CASES["sigmoid"].problem, "s", seed=0)
    assert isinstance(outcome, Different)
    assert outcome.point == {"x": 1.0}
    assert outcome.summary.startswith("At x = 1 yours gives 0.731059, correct is 0.196612.")


@pytest.mark.parametrize(
    "problem",
    [
        Problem(variables={"x": LINE}, answer="x +"),
        Problem(variables={"x": LINE}, answer="y"),
        Problem(variables={"x": LINE}, answer="log(-x^2)"),
        Problem(variables={"x": LINE}, answer="x", aliases={"s": "t", "t": "x"}),
        Problem(variables={"x": LINE}, answer="x", near_misses={"x^": "no"}),
    ],
)
def test_a_faulty_problem_is_the_authors_and_not_the_learners(problem: Problem) -> None:
    with pytest.raises(ContentError):
        check(problem, "x + 1", seed=0)


@pytest.mark.parametrize(("low", "high", "values"), [(1, 1, ()), (2, 1, ()), (math.nan, 1, ()), (0, 1, (0, 2))])
def test_a_domain_that_holds_nothing_is_refused(low: float, high: float, values: tuple[float, ...]) -> None:
    with pytest.raises(ContentError):
        Domain(low, high, values)
