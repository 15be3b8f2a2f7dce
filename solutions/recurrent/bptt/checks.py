import math
from functools import cache, partial

import numpy as np
import sympy

from workbench.checks import assert_array, assert_derivative, assert_finite, assert_unchanged, jacobian, rng, tanh

SHAPES = {"x": "(T, N, I)", "h0": "(N, H)", "Wx": "(H, I)", "Wh": "(H, H)", "b": "(H,)"}
SIZES = ((3, 1, 1), (2, 2, 2))
"""Steps, inputs and hidden units of the symbolic networks."""


def network(steps, batch, inputs, hidden, dtype=np.float64):
    """Inputs, parameters and upstream gradients by name.

    No pre-activation exceeds 2.2, so 1 - h² keeps its digits.
    """
    shapes = {"x": (steps, batch, inputs), "h0": (batch, hidden), "Wx": (hidden, inputs), "Wh": (hidden, hidden)}
    shapes |= {"b": (hidden,), "upstream": (steps, batch, hidden)}
    net = {name: rng().uniform(-1, 1, size=shape) for name, shape in shapes.items()}
    for name, largest in (("Wx", 0.7 / inputs), ("Wh", 1.2 / hidden), ("b", 0.3)):
        net[name] *= largest
    return {name: array.astype(dtype) for name, array in net.items()}


def unrolled(net):
    """The states, one unit after the other."""
    steps, batch, _ = net["x"].shape
    states = np.zeros((steps, batch, len(net["b"])))
    Wx, Wh, b = net["Wx"].tolist(), net["Wh"].tolist(), net["b"].tolist()
    for n in range(batch):
        h = net["h0"][n].tolist()
        for t in range(steps):
            seen = net["x"][t, n].tolist()
            h = [
                math.tanh(sum(u * v for u, v in zip(wx, seen)) + sum(u * v for u, v in zip(wh, h)) + bias)
                for wx, wh, bias in zip(Wx, Wh, b)
            ]
            states[t, n] = h
    return states.astype(net["x"].dtype)


def run(submission, net, states=None):
    states = unrolled(net) if states is None else states
    gradients = submission.bptt(net["x"], states, net["upstream"], net["Wx"], net["Wh"], net["h0"])
    assert isinstance(gradients, dict), "bptt returns a dictionary of five gradients."
    missing = [name for name in SHAPES if name not in gradients]
    assert not missing, f"The dictionary of gradients has no key {missing[0]!r}."
    return gradients


@cache
def symbolic(steps, inputs, hidden):
    """∂L/∂ everything for one sequence, by name: L is the sum of upstream times state over all steps."""

    def symbols(name, *shape):
        array = np.empty(shape, dtype=object)
        for index in np.ndindex(*shape):
            array[index] = sympy.Symbol(name + "_" + "".join(str(i + 1) for i in index))
        return array

    parts = {"x": symbols("x", steps, inputs), "h0": symbols("h", hidden), "Wx": symbols("V", hidden, inputs)}
    parts |= {"Wh": symbols("W", hidden, hidden), "b": symbols("b", hidden)}
    upstream, h, loss = symbols("u", steps, hidden), parts["h0"], 0
    for t in range(steps):
        h = np.array([tanh(a) for a in parts["Wx"] @ parts["x"][t] + parts["Wh"] @ h + parts["b"]])
        loss += upstream[t] @ h
    return {name: jacobian(loss, symbols.tolist(), of="L") for name, symbols in parts.items()}


for sizes in SIZES:
    symbolic(*sizes)  # while the judge is prepared, not while the learner waits


def point(net):
    """Symbol name → number, or a value for each sequence."""
    values = {}
    for letter, name in zip("xhVWbu", ("x", "h0", "Wx", "Wh", "b", "upstream")):
        array = net[name]
        if name in ("x", "upstream"):
            array = array.transpose(0, 2, 1)  # (T, size, N)
        if name == "h0":
            array = array.T
        axes = array.shape[: 1 if name in ("h0", "b") else 2]
        for index in np.ndindex(*axes):
            values[f"{letter}_" + "".join(str(i + 1) for i in index)] = array[index]
    return values


def compare_with_symbolic(submission, name):
    """One gradient: a single sequence of three steps with one unit, then a batch with two units and two steps."""
    for (steps, inputs, hidden), batch in zip(SIZES, (1, 3)):
        net = network(steps, batch, inputs, hidden)
        given, over = run(submission, net)[name], partial(np.sum, axis=-1)
        shape = net[name].shape
        told = f"The gradient of {name}, {SHAPES[name]}, for T = {steps}, N = {batch}, I = {inputs}, H = {hidden}."
        if name in ("x", "h0"):
            assert isinstance(given, np.ndarray) and given.shape == shape, f"{told} It must have shape {shape}."
            given, over = np.moveaxis(given, -2, -1), None  # sequences last, as the symbolic values have them
        scale = float(np.max(np.abs(by_complex_step(net, [name])[name])))
        truth = symbolic(steps, inputs, hidden)[name]
        assert_derivative(given, truth, point(net), over=over, scale=scale, message=told)


def by_complex_step(net, names=tuple(SHAPES)):
    """∂(each step's, each sequence's loss)/∂ everything, by name, axes of steps and sequences last.

    The complex-step method has no subtraction, so it is exact to rounding.
    """

    def losses(parts):
        h, each = parts["h0"], []
        for x, upstream in zip(parts["x"], net["upstream"].astype(np.float64)):
            h = np.tanh(x @ parts["Wx"].T + h @ parts["Wh"].T + parts["b"])
            each.append((upstream * h).sum(-1))
        return np.array(each)

    wide = {name: net[name].astype(complex) for name in SHAPES}
    gradients = {}
    for name in names:
        gradients[name] = np.zeros(net[name].shape + net["x"].shape[:2])
        for index in np.ndindex(*net[name].shape):
            shifted = {**wide, name: wide[name].copy()}
            shifted[name][index] += 1e-30j
            gradients[name][index] = losses(shifted).imag / 1e-30
    return gradients


def compare(gradients, net, told):
    """Gradients against the sum over steps and sequences; the terms may cancel, so their size sets the scale."""
    every = by_complex_step(net)
    for name in SHAPES:
        expected = every[name].sum((-2, -1)).astype(net["x"].dtype)
        assert_array(gradients[name], expected, scale=np.max(np.abs(every[name])), message=f"∂L/∂{name}, {told}.")


def test_the_example_of_the_question(submission):
    one = np.ones((1, 1))
    net = {"x": np.array([[[1.0]], [[0.0]]]), "upstream": np.ones((2, 1, 1)), "h0": 0 * one, "Wx": one, "Wh": 2 * one}
    first = math.tanh(1)
    second = math.tanh(2 * first)
    late = 1 - second**2
    early = (1 + 2 * late) * (1 - first**2)
    given = run(submission, net, np.array([[[first]], [[second]]]))
    expected = {
        "x": np.array([[[early]], [[late]]]),
        "h0": 2 * early * one,
        "Wx": early * one,
        "Wh": late * first * one,
        "b": np.array([early + late]),
    }
    for name, value in expected.items():
        assert_array(given[name], value, message=f"The gradient of {name}.")


def test_gradient_of_the_inputs(submission):
    compare_with_symbolic(submission, "x")


def test_gradient_of_the_start_states(submission):
    compare_with_symbolic(submission, "h0")


def test_gradient_of_the_input_matrix(submission):
    compare_with_symbolic(submission, "Wx")


def test_gradient_of_the_recurrent_matrix(submission):
    compare_with_symbolic(submission, "Wh")


def test_gradient_of_the_bias(submission):
    compare_with_symbolic(submission, "b")


def test_a_single_step_is_an_ordinary_layer(submission):
    net = network(1, 4, 3, 2)
    compare(run(submission, net), net, "T = 1, N = 4, I = 3, H = 2")


def test_any_sizes(submission):
    for steps, batch, inputs, hidden in ((5, 2, 3, 4), (3, 4, 2, 3), (3, 3, 3, 3)):
        net = network(steps, batch, inputs, hidden)
        compare(run(submission, net), net, f"T = {steps}, N = {batch}, I = {inputs}, H = {hidden}")


def test_a_batch_of_one_and_sizes_of_one_keep_their_axes(submission):
    for steps, batch, inputs, hidden in ((4, 1, 2, 3), (4, 3, 1, 1), (1, 1, 1, 1)):
        net = network(steps, batch, inputs, hidden)
        compare(run(submission, net), net, f"T = {steps}, N = {batch}, I = {inputs}, H = {hidden}")


def test_a_loss_on_the_last_state_reaches_every_step(submission):
    net = network(4, 3, 2, 3)
    net["upstream"][:-1] = 0
    compare(run(submission, net), net, "where only the last of four states feeds the loss")


def test_a_loss_on_the_first_state_asks_nothing_of_later_steps(submission):
    net = network(4, 3, 2, 3)
    net["upstream"][1:] = 0
    gradients = run(submission, net)
    told = "where only the first of four states feeds the loss"
    compare(gradients, net, told)
    assert_array(gradients["x"][1:], np.zeros((3, 3, 2)), message=f"∂L/∂x of the later steps, {told}.")


def test_from_a_start_state_of_zeros(submission):
    net = network(3, 4, 2, 3)
    net["h0"][:] = 0
    compare(run(submission, net), net, "where h0 is 0")


def test_without_recurrence_the_steps_add_up(submission):
    net = network(4, 2, 3, 2)
    net["Wh"][:] = 0
    compare(run(submission, net), net, "where Wh is 0, so four separate layers share their weights")


def test_every_sequence_counts_in_the_gradients_of_the_parameters(submission):
    net = network(3, 2, 2, 3)
    doubled = {name: np.concatenate([net[name]] * 2, axis=1) for name in ("x", "upstream")}
    doubled["h0"] = np.concatenate([net["h0"]] * 2)
    every = by_complex_step(net, ("Wx", "Wh", "b"))
    gradients = run(submission, {**net, **doubled})
    for name in ("Wx", "Wh", "b"):
        told = f"∂L/∂{name} for a batch that holds every sequence twice: a sum doubles."
        expected = 2 * every[name].sum((-2, -1))
        assert_array(gradients[name], expected, scale=np.max(np.abs(every[name])), message=told)


def test_two_halves_chained_by_the_start_state_give_the_whole(submission):
    net = network(5, 2, 3, 4)
    states = unrolled(net)
    early = {**net, "x": net["x"][:2], "upstream": net["upstream"][:2].copy()}
    late = {**net, "x": net["x"][2:], "upstream": net["upstream"][2:], "h0": states[1]}
    second = run(submission, late, states[2:])
    every = by_complex_step(net, ("Wx", "Wh", "b"))
    early["upstream"][-1] += second["h0"]
    first = run(submission, early, states[:2])
    for name in ("Wx", "Wh", "b"):
        told = f"∂L/∂{name} of steps 3 to 5, plus that of steps 1 and 2 which got the later part's ∂L/∂h0 as well."
        expected = every[name].sum((-2, -1))
        assert_array(first[name] + second[name], expected, scale=np.max(np.abs(every[name])), message=told)


def test_one_unit_over_fifty_steps_is_a_product_of_factors(submission):
    for weight in (0.9, 1.1):
        net = network(50, 1, 1, 1)
        net["x"] *= 0.1
        net["upstream"][:-1] = 0
        net["Wh"][:], net["Wx"][:], net["b"][:] = weight, 0.2, 0
        states = unrolled(net)
        factors = [weight * (1 - h * h) for h in states.ravel().tolist()]
        expected = net["upstream"][-1] * math.prod(factors)
        told = f"One unit with a recurrent weight of {weight}: ∂L/∂h0 is upstream times 50 factors of Wh (1 − h²)."
        reason = "fifty factors, each with a rounding error of its own"
        assert_array(run(submission, net, states)["h0"], expected, factor=500, why=reason, message=told)


def test_saturated_states_pass_nothing_back(submission):
    for dtype in (np.float64, np.float32):
        net = network(3, 2, 2, 3, dtype)
        net["x"] = net["x"] * dtype(1000)
        states = rng().choice([-1.0, 1.0], size=(3, 2, 3)).astype(dtype)
        gradients = run(submission, net, states)
        for name in SHAPES:
            told = f"All states are ±1 and x is about ±1000, {dtype.__name__}: the gradient of {name}."
            assert_finite(gradients[name], message=told)
            assert_array(gradients[name], np.zeros_like(net[name]), message=told)


def test_float32_stays_float32(submission):
    net = network(4, 3, 2, 3, np.float32)
    compare(run(submission, net), net, "float32")


def test_arguments_are_left_alone(submission):
    net = network(4, 2, 3, 2)
    with assert_unchanged(submission):
        run(submission, net)
