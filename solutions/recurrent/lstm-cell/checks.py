import math

import numpy as np
import sympy
import torch

from workbench.checks import (
    assert_array,
    assert_between,
    assert_derivative,
    assert_equal,
    assert_finite,
    assert_gradcheck,
    assert_unchanged,
    jacobian,
    rng,
    sigmoid,
    tanh,
    unroll,
    with_state,
)

I, F, G, O = range(4)  # noqa: E741 - the blocks' names in every paper
NAMES = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
TOLD = ("The hidden state h′.", "The cell state c′.")


def normal(*shape, dtype=torch.float64):
    return torch.from_numpy(rng().normal(size=shape)).to(dtype)


def random_state(inputs, hidden, dtype=torch.float64):
    """Parameters by name, of moderate size."""
    shapes = {"weight_ih": (4 * hidden, inputs), "weight_hh": (4 * hidden, hidden)}
    shapes |= {"bias_ih": (4 * hidden,), "bias_hh": (4 * hidden,)}
    return {name: normal(*shape, dtype=dtype) * 0.7 for name, shape in shapes.items()}


def with_blocks(state, biases):
    """The same parameters, with some blocks' pre-activations held at a bias whatever x and h are."""
    hidden = state["weight_hh"].shape[1]
    changed = {name: value.clone() for name, value in state.items()}
    for block, bias in biases.items():
        rows = slice(block * hidden, (block + 1) * hidden)
        for value in changed.values():
            value[rows] = 0
        changed["bias_ih"][rows] = bias
    return changed


def make_cell(submission, state):
    """The learner's cell with these parameters, in their dtype."""
    return with_state(submission.LSTMCell, state, state["weight_ih"].shape[1], state["weight_hh"].shape[1])


def torch_cell(state):
    """torch's own cell with the same parameters."""
    return with_state(torch.nn.LSTMCell, state, state["weight_ih"].shape[1], state["weight_hh"].shape[1])


def pair(result):
    """The two states of a step, told where there are not two."""
    told = "A step returns a tuple of two tensors: (h′, c′)."
    assert isinstance(result, tuple) and len(result) == 2, told
    return result


def assert_states(given, expected, told="", **options):
    for value, wanted, name in zip(pair(given), expected, TOLD):
        assert_array(value, wanted, message=f"{told} {name}".strip(), **options)


def given_gradients(outputs, tensors, upstreams):
    """Gradients through the pipe; a missing path is told as such."""
    for value, name in zip(outputs, ("h′", "c′")):
        assert value.requires_grad, f"{name} is connected to nothing: autograd sees no path (was something detached?)."
    return torch.autograd.grad(outputs, tensors, upstreams, allow_unused=True)


def expected_gradients(state, x, h, c, upstreams):
    """torch's gradients: by x, h and c, and by every parameter."""
    cell = torch_cell(state)
    inputs = [value.detach().clone().requires_grad_() for value in (x, h, c)]
    torch.autograd.backward(cell(inputs[0], tuple(inputs[1:])), upstreams)
    return [value.grad for value in inputs], {name: value.grad for name, value in cell.named_parameters()}


def symbolic(inputs, hidden):
    """The new states as SymPy expressions and the symbols: (h′, c′), {"x", "h", "c"}."""

    def symbols(name, *shape):
        array = np.empty(shape, dtype=object)
        for index in np.ndindex(*shape):
            array[index] = sympy.Symbol(name + "_" + "".join(str(i + 1) for i in index))
        return array

    x, h, c = symbols("x", inputs), symbols("h", hidden), symbols("c", hidden)
    block = {}
    for gate in "ifgo":
        from_x = symbols(f"W{gate}", hidden, inputs) @ x + symbols(f"b{gate}", hidden)
        block[gate] = from_x + symbols(f"U{gate}", hidden, hidden) @ h + symbols(f"d{gate}", hidden)
    i, f, o = ([sigmoid(a) for a in block[gate]] for gate in "ifo")
    cells = [keep * old + write * tanh(a) for keep, old, write, a in zip(f, c, i, block["g"])]
    return ([show * tanh(cell) for show, cell in zip(o, cells)], cells), {"x": x, "h": h, "c": c}


def jacobians(inputs, hidden, by):
    (shown, cells), symbols = symbolic(inputs, hidden)
    return jacobian(shown, symbols[by], of="h′"), jacobian(cells, symbols[by], of="c′")


BY_CELL = jacobians(1, 1, "c")
BY_STATE = jacobians(1, 2, "h")
BY_INPUT = jacobians(2, 1, "x")


def point(state, x, h, c):
    """Symbol name → number, or a value for each example."""
    values = {}
    for letter, array in zip("xhc", (x, h, c)):
        values |= {f"{letter}_{i + 1}": array[:, i].detach().numpy() for i in range(array.shape[1])}
    for letter, name in zip("WUbd", NAMES):
        for gate, rows in zip("ifgo", state[name].chunk(4)):
            for index in np.ndindex(*rows.shape):
                values[f"{letter}{gate}_" + "".join(str(i + 1) for i in index)] = rows[index].item()
    return values


def compare_with_symbolic(submission, inputs, hidden, by, truths):
    """Both states' Jacobians by x, h or c, each unit's upstream gradient in turn."""
    batch = 5
    state = random_state(inputs, hidden)
    tensors = {"x": normal(batch, inputs), "h": normal(batch, hidden), "c": normal(batch, hidden)}
    leaf = tensors[by].requires_grad_()
    outputs = pair(make_cell(submission, state)(tensors["x"], (tensors["h"], tensors["c"])))
    at = point(state, **tensors)
    for output, name, truth in zip(outputs, ("h′", "c′"), truths):
        told = f"The gradient of {name} by {by}."
        assert output.requires_grad, f"{told} Autograd sees no path (was something detached?)."
        rows = []
        for unit in range(hidden):
            upstream = torch.zeros_like(output)
            upstream[:, unit] = 1
            rows += torch.autograd.grad(output, leaf, upstream, retain_graph=True, allow_unused=True)
        assert all(row is not None for row in rows), f"{told} {by} is not connected to it."
        given = torch.stack(rows).permute(0, 2, 1).contiguous()  # (H, size, B)
        assert_derivative(given, truth, at, like=given, message=told)


def test_the_parameters_have_the_names_and_shapes_of_torch(submission):
    for inputs, hidden in ((3, 4), (5, 1), (2, 6)):
        given = submission.LSTMCell(inputs, hidden).named_parameters()
        told = (
            f"LSTMCell({inputs}, {hidden}) needs the four parameters of torch's cell, as nn.Parameter, and no others."
        )
        wanted = {name: tuple(value.shape) for name, value in random_state(inputs, hidden).items()}
        shapes = {name: tuple(value.shape) for name, value in given.items()}
        assert_equal(dict(sorted(shapes.items())), dict(sorted(wanted.items())), message=told)


def test_the_example_of_the_question(submission):
    state = {name: torch.zeros_like(value) for name, value in random_state(1, 1).items()}
    state["bias_ih"][G] = 1
    one = torch.ones(1, 1, dtype=torch.float64)
    c = 1 + 0.5 * math.tanh(1)
    expected = (one * 0.5 * math.tanh(c), one * c)
    assert_states(make_cell(submission, state)(one, (one, 2 * one)), expected)


def test_a_batch_gets_the_states_torch_gives(submission):
    for batch, inputs, hidden in ((5, 3, 4), (2, 4, 2), (6, 2, 2)):
        state, x = random_state(inputs, hidden), normal(batch, inputs)
        h, c = normal(batch, hidden), normal(batch, hidden)
        told = f"B = {batch}, I = {inputs}, H = {hidden}."
        assert_states(make_cell(submission, state)(x, (h, c)), torch_cell(state)(x, (h, c)), told)


def test_a_batch_of_one_keeps_its_axis(submission):
    state, x, h, c = random_state(3, 4), normal(1, 3), normal(1, 4), normal(1, 4)
    assert_states(make_cell(submission, state)(x, (h, c)), torch_cell(state)(x, (h, c)))


def test_without_states_the_step_starts_from_zeros(submission):
    state, x = random_state(3, 4), normal(5, 3)
    cell, expected = make_cell(submission, state), torch_cell(state)(x)
    assert_states(cell(x), expected, "Called as cell(x), the step starts from zeros.")
    assert_states(cell(x, None), expected, "Called as cell(x, None), the step starts from zeros.")


def test_the_cell_remembers_nothing_between_calls(submission):
    state, x, h, c = random_state(3, 4), normal(5, 3), normal(5, 4), normal(5, 4)
    cell, own = make_cell(submission, state), torch_cell(state)
    cell(x, (h, c))
    told = "After another call, the same arguments give other states. The caller holds the states, the cell does not."
    assert_states(cell(x), own(x), told)
    assert_states(cell(x, (h, c)), own(x, (h, c)), told)


def test_an_open_forget_gate_keeps_the_cell_state(submission):
    x, h, c = normal(4, 3), normal(4, 5), normal(4, 5) * 3
    cell = make_cell(submission, with_blocks(random_state(3, 5), {I: -1000.0, F: 1000.0}))
    _, given = pair(cell(x, (h, c)))
    assert_array(given, c, message="With f = 1 and i = 0 the cell state must come through as it was.")


def test_a_closed_forget_gate_leaves_the_candidate_alone(submission):
    state = with_blocks(random_state(3, 5), {I: 1000.0, F: -1000.0})
    x, h, c = normal(4, 3), normal(4, 5), normal(4, 5) * 3
    both = torch.cat([x, h], dim=1) @ torch.cat([state["weight_ih"], state["weight_hh"]], dim=1)[10:15].T
    candidate = torch.tanh(both + state["bias_ih"][10:15] + state["bias_hh"][10:15])
    _, given = pair(make_cell(submission, state)(x, (h, c)))
    assert_array(given, candidate, message="With f = 0 and i = 1 nothing of c may be left: c′ = g.")


def test_with_both_gates_open_the_cell_counts(submission):
    cell = make_cell(submission, with_blocks(random_state(2, 3), {I: 1000.0, F: 1000.0, G: 1000.0, O: 1000.0}))
    start = normal(2, 3)
    told = "With f = i = g = o = 1 every step adds 1 to the cell state, and h′ = tanh(c′); after four steps."
    given = unroll(cell, normal(4, 2, 2), (normal(2, 3), start))[-1]
    assert_states(given, (torch.tanh(start + 4), start + 4), told)


def test_a_closed_output_gate_hides_the_cell(submission):
    state = with_blocks(random_state(3, 4), {O: -1000.0})
    x, h, c = normal(5, 3), normal(5, 4), normal(5, 4)
    told = "With o = 0 the hidden state is 0, and the cell state is what it is with any other o."
    expected = (torch.zeros_like(h), torch_cell(state)(x, (h, c))[1])
    assert_states(make_cell(submission, state)(x, (h, c)), expected, told)


def test_large_inputs_and_cell_states(submission):
    state = random_state(3, 4)
    cell, own = make_cell(submission, state), torch_cell(state)
    x, h, c = normal(5, 3), normal(5, 4), normal(5, 4)
    assert_states(cell(x, (h, 1000 * c)), own(x, (h, 1000 * c)), "Cell states of about ±1000.")
    reason = "terms of ±1000 that cancel in a pre-activation leave it with an error of 1,000 eps"
    assert_states(cell(1000 * x, (h, c)), own(1000 * x, (h, c)), "Inputs of about ±1000.", factor=1e4, why=reason)


def test_saturated_gates_have_finite_gradients(submission):
    saturated = [(block, bias) for block in (I, F, G, O) for bias in (1000.0, -1000.0)]
    hidden = len(saturated)
    state = random_state(2, hidden)
    for unit, (block, bias) in enumerate(saturated):
        row = block * hidden + unit
        for value in state.values():
            value[row] = 0
        state["bias_ih"][row] = bias
    x, h, c = normal(4, 2).requires_grad_(), normal(4, hidden).requires_grad_(), normal(4, hidden).requires_grad_()
    upstreams = normal(4, hidden), normal(4, hidden)
    cell = make_cell(submission, state)
    outputs = pair(cell(x, (h, c)))
    told = "Eight units, and in each one block with a pre-activation of 1000 or -1000."
    for output, name in zip(outputs, TOLD):
        assert_finite(output, message=f"{told} {name}")
    given = given_gradients(outputs, (x, h, c), upstreams)
    expected, _ = expected_gradients(state, x, h, c, upstreams)
    for name, value, wanted in zip("xhc", given, expected):
        assert_array(value, wanted, message=f"{told} The gradient by {name}.")
    for name, value in cell.named_gradients().items():
        assert_finite(value, message=f"{told} The gradient of {name}.")


def test_the_gradient_by_the_cell_state(submission):
    compare_with_symbolic(submission, 1, 1, "c", BY_CELL)


def test_the_gradient_by_the_hidden_state_holds_every_path(submission):
    compare_with_symbolic(submission, 1, 2, "h", BY_STATE)


def test_the_gradient_by_the_input(submission):
    compare_with_symbolic(submission, 2, 1, "x", BY_INPUT)


def test_gradients_agree_with_finite_differences(submission):
    cell = make_cell(submission, random_state(2, 3))
    x, h, c = normal(3, 2).requires_grad_(), normal(3, 3).requires_grad_(), normal(3, 3).requires_grad_()
    assert_gradcheck(lambda x, h, c: pair(cell(x, (h, c))), x, h, c)


def test_all_gradients_are_those_of_torch(submission):
    state, upstreams = random_state(3, 4), (normal(5, 4), normal(5, 4))
    x, h, c = normal(5, 3).requires_grad_(), normal(5, 4).requires_grad_(), normal(5, 4).requires_grad_()
    cell = make_cell(submission, state)
    given = given_gradients(pair(cell(x, (h, c))), (x, h, c), upstreams)
    expected, by_name = expected_gradients(state, x, h, c, upstreams)
    for name, value, wanted in zip("xhc", given, expected):
        assert value is not None, f"No gradient reaches {name}."
        assert_array(value, wanted, message=f"The gradient by {name}, from upstream gradients on both states.")
    gradients = cell.named_gradients()
    for name, wanted in by_name.items():
        assert gradients[name] is not None, f"No gradient reaches {name}."
        assert_array(gradients[name], wanted, message=f"The gradient of {name}, blocks in the order i, f, g, o.")


def test_a_long_sequence_stays_with_torch(submission):
    steps = 40
    state, inputs = random_state(3, 4), normal(steps, 2, 3)
    start = (normal(2, 4), normal(2, 4))
    given = unroll(make_cell(submission, state), inputs, start)[-1]
    with torch.no_grad():
        expected = unroll(torch_cell(state), inputs, start)[-1]
    reason = "rounding fed into the next step: up to 10 eps in 1,000 random cells, with a long tail"
    assert_states(given, expected, f"After {steps} steps.", factor=1e4, why=reason)


def test_an_open_forget_gate_carries_the_gradient_through_fifty_steps(submission):
    cell = make_cell(submission, with_blocks(random_state(2, 3), {I: -1000.0, F: 1000.0}))
    start = normal(2, 3).requires_grad_()
    _, last = pair(unroll(cell, normal(50, 2, 2), (normal(2, 3), start))[-1])
    assert last.requires_grad, "No gradient comes back through time: c′ is connected to nothing."
    upstream = normal(2, 3)
    gradient = torch.autograd.grad(last, start, upstream, allow_unused=True)[0]
    assert gradient is not None, "No gradient comes back through time."
    told = "With f = 1 and i = 0 the cell path is the identity: the gradient by c comes back whole after fifty steps."
    assert_array(gradient, upstream, message=told)


def test_float32_stays_float32(submission):
    state = random_state(3, 4, torch.float32)
    x, h, c = (normal(5, size, dtype=torch.float32) for size in (3, 4, 4))
    wide = torch_cell({name: value.double() for name, value in state.items()})
    cell = make_cell(submission, state)
    expected = wide(x.double(), (h.double(), c.double()))
    assert_states(cell(x, (h, c)), [value.float() for value in expected], "float32.")
    assert_states(cell(x), [value.float() for value in wide(x.double())], "float32, without states.")


def test_a_new_cell_is_uniform_within_one_over_root_h(submission):
    hidden = 50
    bound = 1 / math.sqrt(hidden)
    for name, value in submission.LSTMCell(40, hidden).named_parameters().items():
        told = f"At the start {name} is uniform on [-1/√H, 1/√H]; here H = {hidden}."
        assert_between(value, -bound * (1 + 1e-6), bound * (1 + 1e-6), message=told)
        values = value.detach().double().numpy()
        error = 6 / math.sqrt(values.size)
        mean, spread = values.mean() / bound, values.std() * math.sqrt(3) / bound
        assert_between(mean, -error * 0.58, error * 0.58, message=f"{told} The mean, in units of the bound.")
        assert_between(spread, 1 - error * 0.5, 1 + error * 0.5, message=f"{told} The spread, 1 if uniform.")


def test_arguments_are_left_alone(submission):
    cell = make_cell(submission, random_state(3, 4))
    x, h, c = normal(5, 3), normal(5, 4), normal(5, 4)
    with assert_unchanged(submission):
        cell(x, (h, c))
