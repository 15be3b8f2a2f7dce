import cmath

import numpy as np
import sympy

from workbench.checks import assert_array, assert_derivative, jacobian, rng

SYMBOLS = sympy.symbols("a b c", real=True)
PROGRAMS = (
    [("y", "a * b + c")],
    [("y", "(a - b) / c")],
    [("y", "tanh(a * b) * exp(c)")],
    [("s", "a * b"), ("t", "s + c"), ("y", "s * t + s ** 3")],
)


def symbolic(program):
    names = dict(zip("abc", SYMBOLS))
    for name, expression in program:
        names[name] = eval(expression, {"exp": sympy.exp, "tanh": sympy.tanh}, names)
    return names[program[-1][0]]


TRUTHS = [jacobian(symbolic(program), list(SYMBOLS), of="y") for program in PROGRAMS]


def run(program, values):
    """The program on plain, possibly complex, numbers."""
    names = dict(values)
    for name, expression in program:
        names[name] = eval(expression, {"exp": cmath.exp, "tanh": cmath.tanh}, names)
    return complex(names[program[-1][0]])


def by_complex_step(program, values):
    """The gradient by each input: it is moved by an imaginary amount, so nothing cancels."""
    return {name: run(program, {**values, name: value + 1e-30j}).imag / 1e-30 for name, value in values.items()}


def evaluate(submission, values, *programs):
    """Results and gradients, after a look at their types."""
    results, gradients = submission.evaluate(values, *programs)
    for number in (*results, *gradients.values()):
        assert isinstance(number, float), f"data and grad are floats, not {type(number).__name__}."
    return results, gradients


def compare(submission, values, *programs):
    results, gradients = evaluate(submission, values, *programs)
    told = "; ".join(f"{name} = {expression}" for program in programs for name, expression in program)
    told = f"{told if len(told) < 120 else told[:120] + ' …'}, at {', '.join(f'{k} = {v:.3g}' for k, v in values.items())}."
    for result, program in zip(results, programs):
        assert_array(result, run(program, values).real, scale=4.0, message=f"The value of {told}")
    for name in values:
        shares = [by_complex_step(program, values)[name] for program in programs]
        scale = max(1.0, *map(abs, shares))
        assert_array(gradients[name], sum(shares), scale=scale, message=f"The gradient by {name} of {told}")


def draw(*names):
    """Values of moderate size, away from 0."""
    return {name: float(rng().uniform(0.4, 1.2) * rng().choice([-1, 1])) for name in names}


def steps(*expressions):
    return [("y", expression) for expression in expressions]


def test_the_example_of_the_question(submission):
    results, gradients = evaluate(submission, {"a": 2.0, "b": -3.0}, [("s", "a * b"), ("y", "s * s + a")])
    assert_array(results[0], 38.0, message="The value of the example.")
    assert_array(gradients["a"], 37.0, message="The example: the gradient by a.")
    assert_array(gradients["b"], -24.0, message="The example: the gradient by b.")


def test_each_operation_between_two_values(submission):
    for expression in ("a + b", "a * b", "a - b", "a / b"):
        compare(submission, draw("a", "b"), steps(expression))


def test_numbers_on_the_right(submission):
    for expression in ("a + 3", "a * 2.5", "a - 3", "a / 4"):
        compare(submission, draw("a"), steps(expression))


def test_numbers_on_the_left(submission):
    for expression in ("3 + a", "2.5 * a", "3 - a", "4 / a", "-a"):
        compare(submission, draw("a"), steps(expression))


def test_powers_with_a_constant(submission):
    for n in ("2", "3", "-1", "-2", "1", "0"):
        compare(submission, draw("a"), steps(f"a ** {n}"))
    compare(submission, {"a": float(rng().uniform(0.5, 3))}, steps("a ** 0.5"))
    compare(submission, {"a": 0.0}, steps("a ** 2"))


def test_the_exponential_and_the_hyperbolic_tangent(submission):
    for expression in ("exp(a)", "tanh(a)", "exp(-a)", "tanh(2 * a)", "exp(tanh(a))"):
        compare(submission, draw("a"), steps(expression))


def test_the_symbolic_partial_derivatives(submission):
    for program, truth in zip(PROGRAMS, TRUTHS):
        values = draw("a", "b", "c")
        _, gradients = evaluate(submission, values, program)
        given = np.array([gradients[name] for name in "abc"])
        told = "; ".join(f"{name} = {expression}" for name, expression in program)
        assert_derivative(given, truth, values, message=f"The program {told}.")


def test_a_value_that_is_used_twice_gets_both_shares(submission):
    for expression in ("a + a", "a * a", "a - a", "a / a", "a * 2 + a * 3"):
        compare(submission, {"a": 1.5}, steps(expression))


def test_paths_of_different_lengths_that_meet(submission):
    compare(submission, draw("a", "b"), [("s", "a * b"), ("t", "tanh(s)"), ("u", "t * b"), ("y", "s + u * s")])
    compare(submission, draw("a"), [("b", "a * a"), ("c", "b * b"), ("y", "a + b * c + c")])
    compare(submission, draw("a"), [("b", "exp(a)"), ("c", "b + a"), ("d", "c * b"), ("y", "b / d + a")])


def test_a_neuron(submission):
    compare(submission, draw("w1", "w2", "x1", "x2", "b"), [("z", "w1 * x1 + w2 * x2 + b"), ("y", "tanh(z)")])


def test_inputs_that_do_not_matter_have_gradient_zero(submission):
    _, gradients = evaluate(submission, {"a": 2.0, "unused": 5.0}, steps("a * 3"))
    assert_array(gradients["unused"], 0.0, message="An input that the result was not made of.")


def test_the_result_may_be_an_input(submission):
    results, gradients = evaluate(submission, {"a": 2.0}, steps("a"))
    assert_array(results[0], 2.0, message="The result is the input itself.")
    assert_array(gradients["a"], 1.0, message="∂a/∂a.")


def test_whole_numbers_become_floats(submission):
    results, _ = evaluate(submission, {"a": 2}, steps("a"))
    assert_array(results[0], 2.0, message="Value(2), an int.")


def test_a_name_may_be_used_again_by_the_program(submission):
    compare(submission, draw("a", "b"), [("a", "a * b"), ("b", "a + b"), ("y", "a * b")])


def test_gradients_of_several_results_add_up(submission):
    compare(submission, draw("a", "b"), steps("a * b"), steps("a + b"), steps("tanh(a)"))
    compare(submission, draw("a", "b"), steps("a * b"), steps("a"))


def test_what_an_earlier_backward_left_is_not_passed_on(submission):
    values = draw("a", "b")
    program = [("s", "a * b"), ("first", "s.backward()"), ("y", "s * 3 + a")]
    results, gradients = evaluate(submission, values, program)
    a, b = values["a"], values["b"]
    told = "s = a * b; s.backward(); y = s * 3 + a; y.backward()"
    assert_array(results[0], 3 * a * b + a, scale=4.0, message=f"The value of {told}.")
    assert_array(gradients["a"], b + (3 * b + 1), scale=8.0, message=f"The sum of both gradients by a: {told}.")
    assert_array(gradients["b"], a + 3 * a, scale=8.0, message=f"The sum of both gradients by b: {told}.")


def test_paths_are_not_followed_one_by_one(submission):
    doubled = [("h0", "a + a"), *((f"h{k}", f"h{k - 1} + h{k - 1}") for k in range(1, 60))]
    told = "60 times the sum of a value with itself: 2⁶⁰ paths, 60 operations."
    results, gradients = evaluate(submission, {"a": 1.0}, doubled)
    assert_array(results[0], 2.0**60, message=told)
    assert_array(gradients["a"], 2.0**60, message=told)


def test_a_graph_that_is_thousands_of_operations_deep(submission):
    size = 3000
    chain = [("h", "a"), *[("h", "h + a")] * (size - 1)]
    results, gradients = evaluate(submission, {"a": 0.5}, chain)
    assert_array(results[0], size / 2, message=f"{size - 1} additions in a row.")
    assert_array(gradients["a"], float(size), message=f"{size - 1} additions in a row.")
