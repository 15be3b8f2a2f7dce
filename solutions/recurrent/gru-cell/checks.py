import math
from functools import partial

import numpy as np
import sympy
import torch

from workbench.checks import (
    assert_array,
    assert_between,
    assert_derivative,
    assert_equal,
    assert_finite,
    assert_unchanged,
    jacobian,
    rng,
    sigmoid,
    tanh,
    unroll,
    with_state,
)

R, Z, N = 0, 1, 2
NAMES = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")


def normal(*shape, dtype=torch.float64):
    return torch.from_numpy(rng().normal(size=shape)).to(dtype)


def random_state(inputs, hidden, dtype=torch.float64):
    """Parameters by name, of moderate size."""
    shapes = {"weight_ih": (3 * hidden, inputs), "weight_hh": (3 * hidden, hidden)}
    shapes |= {"bias_ih": (3 * hidden,), "bias_hh": (3 * hidden,)}
    return {name: normal(*shape, dtype=dtype) * 0.7 for name, shape in shapes.items()}


def with_gate(state, gate, bias):
    """The same parameters, with one gate's pre-activation held at `bias` whatever x and h are."""
    hidden = state["weight_hh"].shape[1]
    rows = slice(gate * hidden, (gate + 1) * hidden)
    changed = {name: value.clone() for name, value in state.items()}
    for value in changed.values():
        value[rows] = 0
    changed["bias_ih"][rows] = bias
    return changed


def make_cell(submission, state):
    """The learner's cell with these parameters, in their dtype."""
    return with_state(submission.GRUCell, state, state["weight_ih"].shape[1], state["weight_hh"].shape[1])


def torch_step(state, x, h=None):
    """torch's own step with the same parameters."""
    start = torch.zeros(len(x), state["weight_hh"].shape[1], dtype=x.dtype) if h is None else h
    return torch.gru_cell(x, start, *state.values())


def given_gradients(output, *tensors, upstream):
    """Gradients by x and h through the pipe; a missing path is told as such."""
    assert output.requires_grad, "h′ is not connected to x and h: autograd sees no path (was something detached?)."
    return torch.autograd.grad(output, tensors, upstream, retain_graph=True, allow_unused=True)


def expected_gradients(state, x, h, upstream):
    """torch's gradients: by x, by h and by every parameter."""
    leaves = [value.detach().clone().requires_grad_() for value in (x, h, *state.values())]
    by_x, by_h, *by_parameter = torch.autograd.grad(torch.gru_cell(*leaves), leaves, upstream)
    return by_x, by_h, dict(zip(state, by_parameter))


def symbolic(inputs, hidden, by):
    """∂h′/∂h or ∂h′/∂x of the cell as SymPy sees it, shapes (H, H) and (H, I)."""

    def symbols(name, *shape):
        array = np.empty(shape, dtype=object)
        for index in np.ndindex(*shape):
            array[index] = sympy.Symbol(name + "_" + "".join(str(i + 1) for i in index))
        return array

    x, h = symbols("x", inputs), symbols("h", hidden)
    block = {gate: [] for gate in "rzn"}
    for gate in "rzn":
        from_x = symbols(f"W{gate}", hidden, inputs) @ x + symbols(f"b{gate}", hidden)
        from_h = symbols(f"U{gate}", hidden, hidden) @ h + symbols(f"c{gate}", hidden)
        block[gate] = [from_x, from_h]
    r, z = ([sigmoid(a + b) for a, b in zip(*block[gate])] for gate in "rz")
    n = [tanh(a + reset * b) for a, b, reset in zip(*block["n"], r)]
    new = [(1 - update) * candidate + update * old for update, candidate, old in zip(z, n, h)]
    return jacobian(new, {"x": x, "h": h}[by], of="h′")


BY_STATE, BY_INPUT = symbolic(1, 2, "h"), symbolic(2, 1, "x")


def point(state, x, h):
    """Symbol name → number, or a value for each example."""
    values = {f"x_{i + 1}": x[:, i].numpy() for i in range(x.shape[1])}
    values |= {f"h_{i + 1}": h[:, i].numpy() for i in range(h.shape[1])}
    for letter, name in zip("WUbc", NAMES):
        for gate, rows in zip("rzn", state[name].chunk(3)):
            for index in np.ndindex(*rows.shape):
                values[f"{letter}{gate}_" + "".join(str(i + 1) for i in index)] = rows[index].item()
    return values


def test_the_parameters_have_the_names_and_shapes_of_torch(submission):
    for inputs, hidden in ((3, 4), (5, 1)):
        given = submission.GRUCell(inputs, hidden).named_parameters()
        told = f"GRUCell({inputs}, {hidden}) needs the four parameters of torch's cell, as nn.Parameter, and no others."
        wanted = {name: tuple(value.shape) for name, value in random_state(inputs, hidden).items()}
        shapes = {name: tuple(value.shape) for name, value in given.items()}
        assert_equal(dict(sorted(shapes.items())), dict(sorted(wanted.items())), message=told)


def test_the_example_of_the_question(submission):
    state = {name: torch.zeros_like(value) for name, value in random_state(1, 1).items()}
    state["bias_ih"][N] = 1
    one = torch.ones(1, 1, dtype=torch.float64)
    expected = torch.full((1, 1), 0.5 * math.tanh(1) + 0.5, dtype=torch.float64)
    assert_array(make_cell(submission, state)(one, one), expected)


def test_a_batch_gets_the_states_torch_gives(submission):
    for batch, inputs, hidden in ((5, 3, 4), (2, 4, 2), (6, 2, 2)):
        state, x, h = random_state(inputs, hidden), normal(batch, inputs), normal(batch, hidden)
        assert_array(make_cell(submission, state)(x, h), torch_step(state, x, h))


def test_a_batch_of_one_keeps_its_axis(submission):
    state, x, h = random_state(3, 4), normal(1, 3), normal(1, 4)
    assert_array(make_cell(submission, state)(x, h), torch_step(state, x, h))


def test_without_a_state_the_step_starts_from_zeros(submission):
    state, x = random_state(3, 4), normal(5, 3)
    cell, expected = make_cell(submission, state), torch_step(state, x)
    assert_array(cell(x), expected, message="Called as cell(x), the step starts from zeros.")
    assert_array(cell(x, None), expected, message="Called as cell(x, None), the step starts from zeros.")


def test_the_cell_remembers_nothing_between_calls(submission):
    state, x, h = random_state(3, 4), normal(5, 3), normal(5, 4)
    cell = make_cell(submission, state)
    cell(x, h)
    told = "After another call, the same arguments give another state. The caller holds the state, the cell does not."
    assert_array(cell(x), torch_step(state, x), message=told)
    assert_array(cell(x, h), torch_step(state, x, h), message=told)


def test_update_gate_at_one_keeps_the_state(submission):
    x, h = normal(4, 3), normal(4, 5)
    cell = make_cell(submission, with_gate(random_state(3, 5), Z, 1000.0))
    assert_array(cell(x, h), h, message="With z = 1 the state must come through as it was.")


def test_update_gate_at_zero_takes_the_candidate_alone(submission):
    state = with_gate(with_gate(random_state(3, 5), Z, -1000.0), R, -1000.0)
    x, h = normal(4, 3), normal(4, 5)
    rows = slice(10, 15)
    candidate = torch.tanh(x @ state["weight_ih"][rows].T + state["bias_ih"][rows])
    told = "With z = 0 and r = 0 nothing of h may be left: h′ = tanh(W_in x + b_in)."
    assert_array(make_cell(submission, state)(x, h), candidate, message=told)


def test_reset_gate_at_one_lets_the_state_into_the_candidate(submission):
    state = with_gate(with_gate(random_state(3, 5), Z, -1000.0), R, 1000.0)
    x, h = normal(4, 3), normal(4, 5)
    both = torch.cat([x, h], dim=1) @ torch.cat([state["weight_ih"], state["weight_hh"]], dim=1)[10:].T
    candidate = torch.tanh(both + state["bias_ih"][10:] + state["bias_hh"][10:])
    told = "With z = 0 and r = 1 the cell is a plain tanh RNN."
    assert_array(make_cell(submission, state)(x, h), candidate, message=told)


def test_saturated_gates_have_finite_gradients(submission):
    saturated = ((Z, 1000.0), (Z, -1000.0), (R, 1000.0), (R, -1000.0), (N, 1000.0), (N, -1000.0))
    hidden = len(saturated)
    state = random_state(2, hidden)
    for unit, (gate, bias) in enumerate(saturated):
        row = gate * hidden + unit
        for value in state.values():
            value[row] = 0
        state["bias_ih"][row] = bias
    x, h = normal(4, 2).requires_grad_(), normal(4, hidden).requires_grad_()
    upstream = normal(4, hidden)
    cell = make_cell(submission, state)
    output = cell(x, h)
    told = "Six units, and in each one gate with a pre-activation of 1000 or -1000."
    assert_finite(output, message=told)
    given = given_gradients(output, x, h, upstream=upstream)
    for name, value, expected in zip("xh", given, expected_gradients(state, x, h, upstream)):
        assert_array(value, expected, message=f"{told} The gradient by {name}.")
    for name, value in cell.named_gradients().items():
        assert_finite(value, message=f"{told} The gradient of {name}.")


def given_jacobian(output, leaf):
    """The learner's ∂output/∂leaf of every example, shape (H, size of the leaf, B)."""
    rows = []
    for unit in range(output.shape[1]):
        upstream = torch.zeros_like(output)
        upstream[:, unit] = 1
        rows.append(given_gradients(output, leaf, upstream=upstream)[0])
    assert all(row is not None for row in rows), "The new state is not connected to it: autograd sees no path."
    return torch.stack(rows).permute(0, 2, 1).contiguous()


def test_the_jacobian_by_the_state_holds_every_path(submission):
    state, x, h = random_state(1, 2), normal(6, 1), normal(6, 2).requires_grad_()
    given = given_jacobian(make_cell(submission, state)(x, h), h)
    told = "The gradient of the new state by the old one: h reaches h′ by four paths."
    assert_derivative(given, BY_STATE, point(state, x, h.detach()), like=given, message=told)


def test_the_jacobian_by_the_input(submission):
    state, x, h = random_state(2, 1), normal(5, 2).requires_grad_(), normal(5, 1)
    given = given_jacobian(make_cell(submission, state)(x, h), x)
    assert_derivative(given, BY_INPUT, point(state, x.detach(), h), like=given)


def test_gradients_are_those_of_torch(submission):
    state, upstream = random_state(3, 4), normal(5, 4)
    x, h = normal(5, 3).requires_grad_(), normal(5, 4).requires_grad_()
    cell = make_cell(submission, state)
    given = given_gradients(cell(x, h), x, h, upstream=upstream)
    by_x, by_h, by_parameter = expected_gradients(state, x, h, upstream)
    for name, value, expected in zip("xh", given, (by_x, by_h)):
        assert value is not None, f"No gradient reaches {name}."
        assert_array(value, expected, message=f"The gradient by {name}.")
    gradients = cell.named_gradients()
    for name, expected in by_parameter.items():
        assert gradients[name] is not None, f"No gradient reaches {name}."
        assert_array(gradients[name], expected, message=f"The gradient of {name}, blocks in the order r, z, n.")


def test_a_long_sequence_stays_with_torch(submission):
    steps = 20
    state, inputs = random_state(3, 4), normal(steps, 2, 3)
    start = normal(2, 4)
    given = unroll(make_cell(submission, state), inputs, start)[-1]
    expected = unroll(partial(torch_step, state), inputs, start)[-1]
    reason = "rounding fed into the next step: up to 13 eps over 60 steps in 1,500 random cells, with a long tail"
    assert_array(given, expected, factor=1e4, why=reason, message=f"The state after {steps} steps.")


def test_an_open_update_gate_carries_the_gradient_through_ten_steps(submission):
    cell = make_cell(submission, with_gate(random_state(2, 3), Z, 1000.0))
    start = normal(2, 3).requires_grad_()
    state = unroll(cell, normal(10, 2, 2), start)[-1]
    upstream = normal(2, 3)
    gradient = given_gradients(state, start, upstream=upstream)[0]
    assert gradient is not None, "No gradient comes back through time."
    assert_array(
        gradient, upstream, message="With z = 1 the carry path is the identity: the gradient comes back whole."
    )


def test_float32_stays_float32(submission):
    state = random_state(3, 4, torch.float32)
    x, h = normal(5, 3, dtype=torch.float32), normal(5, 4, dtype=torch.float32)
    wide = partial(torch_step, {name: value.double() for name, value in state.items()})
    cell = make_cell(submission, state)
    assert_array(cell(x, h), wide(x.double(), h.double()).float())
    assert_array(cell(x), wide(x.double()).float(), message="Without a state.")


def test_a_new_cell_is_uniform_within_one_over_root_h(submission):
    cell = submission.GRUCell(40, 50)
    bound = 1 / math.sqrt(50)
    for name, value in cell.named_parameters().items():
        told = f"At the start {name} is uniform on [-1/√H, 1/√H]; here H = 50."
        assert_between(value, -bound * (1 + 1e-6), bound * (1 + 1e-6), message=told)
        values = value.detach().double().numpy()
        error = 6 / math.sqrt(values.size)
        assert_between(
            values.mean() / bound, -error * 0.58, error * 0.58, message=f"{told} The mean, in units of the bound."
        )
        spread = values.std() * math.sqrt(3) / bound
        assert_between(spread, 1 - error * 0.5, 1 + error * 0.5, message=f"{told} The spread, 1 if uniform.")


def test_arguments_are_left_alone(submission):
    cell = make_cell(submission, random_state(3, 4))
    x, h = normal(5, 3), normal(5, 4)
    with assert_unchanged(submission):
        cell(x, h)
