import math

import numpy as np

from workbench.checks import assert_array, assert_finite, assert_unchanged, rng


def normal(*shape, dtype=np.float64):
    return rng().normal(size=shape).astype(dtype)


def network(inputs, hidden, dtype=np.float64):
    """Wx, Wh and b: rows of Wh short enough that rounding errors do not grow over the steps."""
    return (
        normal(hidden, inputs, dtype=dtype) * dtype(0.7),
        (rng().uniform(-1, 1, size=(hidden, hidden)) / hidden).astype(dtype),
        normal(hidden, dtype=dtype) * dtype(0.5),
    )


def unit_by_unit(x, Wx, Wh, b, h0=None, lengths=None):
    """States and last states by the formula: one sequence, one step, one unit after the other."""
    steps, batch, _ = x.shape
    states = np.zeros((steps, batch, len(b)))
    last = np.zeros((batch, len(b))) if h0 is None else h0.astype(np.float64)
    for n in range(batch):
        h = last[n].tolist()
        for t in range(steps if lengths is None else int(lengths[n])):
            seen = x[t, n].tolist()
            h = [
                math.tanh(math.fsum([u * v for u, v in zip(wx, seen)] + [u * v for u, v in zip(wh, h)] + [bias]))
                for wx, wh, bias in zip(Wx.tolist(), Wh.tolist(), b.tolist())
            ]
            states[t, n] = h
        last[n] = h
    return states.astype(x.dtype), last.astype(x.dtype)


def run(submission, *arguments):
    result = submission.rnn_forward(*arguments)
    assert isinstance(result, tuple) and len(result) == 2, "rnn_forward returns a tuple of two arrays: (states, last)."
    return result


def compare(submission, *arguments, told):
    states, last = run(submission, *arguments)
    expected_states, expected_last = unit_by_unit(*arguments)
    assert_array(states, expected_states, message=f"{told} All states.")
    assert_array(last, expected_last, message=f"{told} The last states.")


def test_the_example_of_the_question(submission):
    x = np.array([[[1.0], [0.5]], [[0.0], [99.0]]])
    one, two, zero = np.array([[1.0]]), np.array([[2.0]]), np.array([0.0])
    first, short = math.tanh(1), math.tanh(0.5)
    second = math.tanh(2 * first)
    states, last = run(submission, x, one, two, zero, None, np.array([2, 1]))
    assert_array(states, np.array([[[first], [short]], [[second], [0.0]]]), message="All states.")
    assert_array(last, np.array([[second], [short]]), message="The last states.")


def test_a_single_step_from_a_given_state(submission):
    Wx, Wh, b = network(3, 4)
    compare(submission, normal(1, 5, 3), Wx, Wh, b, normal(5, 4), told="T = 1, N = 5, I = 3, H = 4.")


def test_several_steps_from_a_given_state(submission):
    for steps, batch, inputs, hidden in ((6, 2, 3, 4), (3, 5, 4, 2), (4, 4, 4, 4)):
        told = f"T = {steps}, N = {batch}, I = {inputs}, H = {hidden}."
        compare(submission, normal(steps, batch, inputs), *network(inputs, hidden), normal(batch, hidden), told=told)


def test_without_a_start_state_it_starts_from_zeros(submission):
    Wx, Wh, b = network(2, 3)
    compare(submission, normal(5, 4, 2), Wx, Wh, b, told="Called as rnn_forward(x, Wx, Wh, b).")
    compare(submission, normal(5, 4, 2), Wx, Wh, b, None, None, told="h0 and lengths are None.")


def test_a_batch_of_one_and_sizes_of_one_keep_their_axes(submission):
    compare(submission, normal(4, 1, 3), *network(3, 2), normal(1, 2), told="N = 1.")
    compare(submission, normal(4, 3, 1), *network(1, 1), normal(3, 1), told="I = H = 1.")
    compare(submission, normal(1, 1, 1), *network(1, 1), normal(1, 1), told="Every size is 1.")


def test_the_recurrent_matrix_leads_from_column_to_row(submission):
    Wh = np.array([[0.0, 0.0], [1.0, 0.0]])
    x, h0 = np.zeros((1, 1, 1)), np.array([[0.5, 0.0]])
    _, last = run(submission, x, np.zeros((2, 1)), Wh, np.zeros(2), h0)
    told = "Only Wh[1, 0] is not 0: it leads from old unit 0, which is 0.5, to new unit 1."
    assert_array(last, np.array([[0.0, math.tanh(0.5)]]), message=told)


def test_the_same_words_in_another_order_end_elsewhere(submission):
    Wx, Wh, b = np.array([[1.0]]), np.array([[0.5]]), np.zeros(1)
    x = np.array([[[1.0], [0.25]], [[0.25], [1.0]]])
    _, last = run(submission, x, Wx, Wh, b)
    expected = [[math.tanh(v + 0.5 * math.tanh(u))] for u, v in ((1.0, 0.25), (0.25, 1.0))]
    assert_array(last, np.array(expected), message="Two sequences with the same two inputs, in opposite order.")


def test_a_long_sequence_uses_the_same_weights_throughout(submission):
    compare(submission, normal(60, 2, 3), *network(3, 4), normal(2, 4), told="T = 60.")


def test_a_sequence_in_two_parts_ends_where_the_whole_does(submission):
    x, weights, h0 = normal(7, 3, 2), network(2, 4), normal(3, 4)
    _, middle = unit_by_unit(x[:3], *weights, h0)
    _, whole = unit_by_unit(x, *weights, h0)
    _, last = run(submission, x[3:], *weights, middle)
    assert_array(last, whole, message="The last four of seven steps, started from the state after the third.")


def test_every_sequence_stops_at_its_own_length(submission):
    x, h0 = normal(5, 6, 3), normal(6, 4)
    lengths = np.array([3, 5, 1, 4, 2, 5])
    compare(submission, x, *network(3, 4), h0, lengths, told="lengths = [3, 5, 1, 4, 2, 5], T = 5.")


def test_all_sequences_may_be_shorter_than_the_array(submission):
    lengths = np.array([2, 1, 2])
    compare(submission, normal(4, 3, 2), *network(2, 3), None, lengths, told="lengths = [2, 1, 2], T = 4.")


def test_a_sequence_without_steps_keeps_its_start_state(submission):
    lengths = np.array([0, 3, 0])
    compare(submission, normal(3, 3, 2), *network(2, 4), normal(3, 4), lengths, told="lengths = [0, 3, 0], T = 3.")
    compare(submission, normal(3, 3, 2), *network(2, 4), None, lengths, told="lengths = [0, 3, 0], without h0.")


def test_what_stands_in_the_padding_has_no_influence(submission):
    for filler in (1e6, np.nan, np.inf):
        x, weights, h0, lengths = normal(4, 3, 2), network(2, 3), normal(3, 3), np.array([2, 4, 1])
        x[np.arange(4)[:, None] >= lengths] = filler
        told = f"lengths = [2, 4, 1], and every entry of the padding is {filler}."
        states, last = run(submission, x, *weights, h0, lengths)
        assert_finite(last, message=f"{told} The last states.")
        assert_finite(states, message=f"{told} All states.")
        expected_states, expected_last = unit_by_unit(x, *weights, h0, lengths)
        assert_array(last, expected_last, message=f"{told} The last states.")
        assert_array(states, expected_states, message=f"{told} All states.")


def test_no_steps_at_all(submission):
    Wx, Wh, b = network(2, 3)
    h0 = normal(4, 3)
    states, last = run(submission, np.zeros((0, 4, 2)), Wx, Wh, b, h0)
    assert_array(states, np.zeros((0, 4, 3)), message="T = 0. All states: none, but the other axes stay.")
    assert_array(last, h0, message="T = 0. The last states are the start states.")


def test_large_inputs_saturate(submission):
    x = np.array([[[1000.0], [-1000.0]], [[-1000.0], [-1000.0]], [[0.0], [0.0]]])
    Wx, Wh, b = np.array([[1.0], [-2.0]]), np.array([[0.5, 0.0], [0.0, -0.25]]), np.array([0.0, 1000.0])
    for dtype in (np.float64, np.float32):
        told = f"Inputs of ±1000 and a bias of 1000, {dtype.__name__}."
        arguments = [array.astype(dtype) for array in (x, Wx, Wh, b)]
        states, _ = run(submission, *arguments)
        assert_finite(states, message=told)
        assert_array(states, unit_by_unit(*arguments)[0], message=told)


def test_float32_stays_float32(submission):
    x, weights = normal(5, 3, 2, dtype=np.float32), network(2, 4, np.float32)
    lengths = np.array([5, 2, 3])
    compare(submission, x, *weights, normal(3, 4, dtype=np.float32), told="float32, with h0.")
    compare(submission, x, *weights, None, lengths, told="float32, without h0, lengths = [5, 2, 3].")


def test_arguments_are_left_alone(submission):
    x, weights, h0, lengths = normal(4, 3, 2), network(2, 5), normal(3, 5), np.array([4, 1, 3])
    with assert_unchanged(submission):
        run(submission, x, *weights, h0, lengths)
        run(submission, x, *weights, h0)
