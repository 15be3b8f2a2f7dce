import numpy as np
import sympy

from workbench.checks import assert_array, assert_derivative, assert_error, assert_unchanged, jacobian, rng, tanh

V, W, B, H0 = sympy.symbols("v w b h_0", real=True)
X, U = sympy.symbols("x_1:5", real=True), sympy.symbols("u_1:5", real=True)
START = sympy.Symbol("s", real=True)


def second_chunk():
    """The loss of steps 3 and 4 by the parameters, from a state that is a constant."""
    h, loss = START, 0
    for t in (2, 3):
        h = tanh(V * X[t] + W * h + B)
        loss += U[t] * h
    return jacobian(loss, [V, W, B], of="L")


TRUTH = second_chunk()
NAMES = ("Wx", "Wh", "b")


def network(steps, batch, inputs, hidden, dtype=np.float64):
    """Arguments by name, without k. No pre-activation exceeds 2.2, so 1 - h² keeps its digits."""
    shapes = {"x": (steps, batch, inputs), "upstream": (steps, batch, hidden), "Wx": (hidden, inputs)}
    shapes |= {"Wh": (hidden, hidden), "b": (hidden,), "h0": (batch, hidden)}
    net = {name: rng().uniform(-1, 1, size=shape) for name, shape in shapes.items()}
    for name, largest in (("Wx", 0.7 / inputs), ("Wh", 1.2 / hidden), ("b", 0.3)):
        net[name] *= largest
    return {name: array.astype(dtype) for name, array in net.items()}


def run(submission, net, k):
    result = submission.truncated_bptt(*(net[name] for name in ("x", "upstream", "Wx", "Wh", "b", "h0")), k)
    assert isinstance(result, tuple) and len(result) == 2, "truncated_bptt returns two things: (states, gradients)."
    states, gradients = result
    missing = [name for name in NAMES if name not in gradients]
    assert not missing, f"The dictionary of gradients has no key {missing[0]!r}."
    return states, gradients


def step(net, x, h, parameters=None):
    """One step, which may be complex."""
    p = parameters or net
    return np.tanh(x @ p["Wx"].T + h @ p["Wh"].T + p["b"])


def by_chunks(net, k):
    """States, and the gradients chunk by chunk with the complex-step method: the chunk's first state is a constant."""
    net = {name: array.astype(np.float64) for name, array in net.items()}
    h, states, gradients = net["h0"], [], {name: np.zeros(net[name].shape) for name in NAMES}
    for start in range(0, len(net["x"]), k):
        chunk = range(start, min(start + k, len(net["x"])))
        for name in NAMES:
            for index in np.ndindex(net[name].shape):
                moved = {other: net[other].astype(complex) for other in NAMES}
                moved[name][index] += 1e-30j
                state, loss = h, 0
                for t in chunk:
                    state = step(net, net["x"][t], state, moved)
                    loss = loss + (net["upstream"][t] * state).sum()
                gradients[name][index] += loss.imag / 1e-30
        for t in chunk:
            h = step(net, net["x"][t], h)
            states.append(h)
    return np.stack(states), gradients


def compare(submission, net, k, told):
    states, gradients = run(submission, net, k)
    dtype = net["x"].dtype
    expected_states, expected = by_chunks(net, k)
    assert_array(states, expected_states.astype(dtype), scale=1.0, message=f"{told} The states.")
    for name in NAMES:
        scale = float(len(net["x"]) * net["x"].shape[1])
        assert_array(
            gradients[name], expected[name].astype(dtype), scale=scale, message=f"{told} The gradient of {name}."
        )


def test_the_example_of_the_question(submission):
    net = {"x": np.array([[[1.0]], [[0.0]]]), "upstream": np.ones((2, 1, 1)), "Wx": np.ones((1, 1))}
    net |= {"Wh": np.full((1, 1), 2.0), "b": np.zeros(1), "h0": np.zeros((1, 1))}
    compare(submission, net, 2, "The example of the question, k = 2.")
    compare(submission, net, 1, "The example of the question, k = 1.")


def test_states_do_not_depend_on_k(submission):
    net = network(6, 2, 3, 2)
    expected, _ = by_chunks(net, 6)
    for k in (1, 4):
        states, _ = run(submission, net, k)
        assert_array(states, expected, scale=1.0, message=f"Six steps, k = {k}: forward nothing is cut.")


def test_two_full_chunks(submission):
    compare(submission, network(6, 2, 3, 2), 3, "Six steps, k = 3.")


def test_a_last_chunk_that_is_shorter(submission):
    compare(submission, network(7, 2, 2, 3), 3, "Seven steps, k = 3.")
    compare(submission, network(5, 1, 2, 2), 4, "Five steps, k = 4: the last chunk is one step.")


def test_the_symbolic_derivative_of_a_chunk(submission):
    net = network(4, 1, 1, 1)
    net["upstream"][:2] = 0
    states, gradients = run(submission, net, 2)
    start = by_chunks(net, 2)[0][1, 0, 0]
    at = {"v": net["Wx"][0, 0], "w": net["Wh"][0, 0], "b": net["b"][0], "s": start}
    at |= {f"x_{t + 1}": net["x"][t, 0, 0] for t in (2, 3)} | {f"u_{t + 1}": net["upstream"][t, 0, 0] for t in (2, 3)}
    given = np.array([np.ravel(gradients[name])[0] for name in NAMES])
    told = "Four steps, k = 2, and only steps 3 and 4 feed the loss: s is the state in which step 2 ended."
    assert_derivative(given, TRUTH, at, message=told)


def test_chunks_of_one_step(submission):
    compare(submission, network(4, 2, 2, 2), 1, "k = 1: no gradient goes back through time.")


def test_one_chunk_is_ordinary_backpropagation_through_time(submission):
    net = network(4, 2, 2, 3)
    compare(submission, net, 4, "k = T.")
    compare(submission, net, 9, "k larger than T.")


def test_a_loss_at_the_last_step_reaches_its_chunk_only(submission):
    net = network(6, 1, 2, 2)
    net["upstream"][:-1] = 0
    compare(submission, net, 2, "Six steps, k = 2, only the last one feeds the loss.")


def test_a_state_before_the_first_step(submission):
    net = network(2, 1, 1, 2)
    net["h0"][:] = [[0.9, -0.8]]
    compare(submission, net, 1, "h0 is far from 0; k = 1.")


def test_sizes_of_one(submission):
    compare(submission, network(1, 1, 1, 1), 1, "T, N, I and H are 1.")
    compare(submission, network(3, 4, 1, 1), 2, "Four sequences of one unit.")


def test_float32_stays_float32(submission):
    compare(submission, network(5, 2, 2, 3, np.float32), 2, "float32 arguments.")


def test_a_k_below_one_is_an_error(submission):
    net = network(2, 1, 1, 1)
    for k in (0, -3):
        with assert_error(ValueError, mentions=("k", "chunk", "step", "least", "1"), message=f"k = {k}."):
            submission.truncated_bptt(*(net[name] for name in ("x", "upstream", "Wx", "Wh", "b", "h0")), k)


def test_arguments_are_left_alone(submission):
    with assert_unchanged(submission):
        run(submission, network(4, 2, 2, 2), 2)
