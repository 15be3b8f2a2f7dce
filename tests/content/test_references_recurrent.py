"""Correctness: the references of the recurrent track against torch's own modules, an independent source."""

import pytest
import torch
from test_references import close, normal, reference


def copied(own, theirs, dtype=torch.float64):
    """Our module with the parameters of torch's, both in this dtype."""
    own, theirs = own.to(dtype), theirs.to(dtype)
    own.load_state_dict(theirs.state_dict())
    return own, theirs


def test_the_lstm_cell_and_all_its_gradients_are_torchs():
    own, theirs = copied(reference("lstm-cell").LSTMCell(3, 4), torch.nn.LSTMCell(3, 4))
    data = [normal(5, size) for size in (3, 4, 4)]
    upstream = torch.from_numpy(normal(2, 5, 4))
    leaves = []
    for cell in (own, theirs):
        x, h, c = (torch.from_numpy(array).requires_grad_() for array in data)
        states = torch.stack(cell(x, (h, c)))
        states.backward(upstream)
        leaves.append([states, x.grad, h.grad, c.grad, *(parameter.grad for parameter in cell.parameters())])
    for given, expected in zip(*leaves, strict=True):
        close(given.detach().numpy(), expected)


@pytest.mark.parametrize("dtype", [torch.float64, torch.float32])
def test_a_sequence_of_lstm_cells_is_torchs_lstm(dtype):
    steps, layer = 30, torch.nn.LSTM(3, 4).to(dtype)
    cell = reference("lstm-cell").LSTMCell(3, 4).to(dtype)
    cell.load_state_dict({name.removesuffix("_l0"): value for name, value in layer.state_dict().items()})
    inputs, state, states = torch.from_numpy(normal(steps, 2, 3)).to(dtype), None, []
    for x in inputs:
        state = cell(x, state)
        states.append(state[0])
    hidden, (_, last) = layer(inputs)
    torch.testing.assert_close(torch.stack(states), hidden)
    torch.testing.assert_close(state[1], last[0])


def torch_rnn(inputs, hidden):
    """torch's tanh RNN and its parameters as our functions take them: Wx, Wh and one bias."""
    layer = torch.nn.RNN(inputs, hidden).double()
    weights = [parameter.detach() for parameter in layer.parameters()]
    return layer, (weights[0].numpy(), weights[1].numpy(), (weights[2] + weights[3]).numpy())


def test_the_forward_pass_of_an_rnn_is_torchs():
    solution, (layer, weights) = reference("rnn-forward"), torch_rnn(3, 4)
    x, h0 = normal(6, 5, 3), normal(5, 4)
    states, last = solution.rnn_forward(x, *weights, h0)
    expected, final = layer(torch.from_numpy(x), torch.from_numpy(h0)[None])
    close(states, expected)
    close(last, final[0])


def test_padded_sequences_give_what_torchs_packed_ones_give():
    solution, (layer, weights) = reference("rnn-forward"), torch_rnn(2, 3)
    x, lengths = normal(5, 4, 2), torch.tensor([2, 5, 1, 4])
    packed = torch.nn.utils.rnn.pack_padded_sequence(torch.from_numpy(x), lengths, enforce_sorted=False)
    output, final = layer(packed)
    expected, _ = torch.nn.utils.rnn.pad_packed_sequence(output)
    states, last = solution.rnn_forward(x, *weights, None, lengths.numpy())
    close(states, expected)
    close(last, final[0])


@pytest.mark.parametrize("sizes", [(6, 5, 3, 4), (1, 2, 3, 2), (3, 1, 1, 1)])
def test_backpropagation_through_time_is_autograds(sizes):
    steps, batch, inputs, hidden = sizes
    layer, (Wx, Wh, _) = torch_rnn(inputs, hidden)
    x, h0, upstream = normal(steps, batch, inputs), normal(batch, hidden), normal(steps, batch, hidden)
    seen, start = torch.from_numpy(x).requires_grad_(), torch.from_numpy(h0).requires_grad_()
    states, _ = layer(seen, start[None])
    states.backward(torch.from_numpy(upstream))
    given = reference("bptt").bptt(x, states.detach().numpy(), upstream, Wx, Wh, h0)
    by_parameter = {name: parameter.grad for name, parameter in layer.named_parameters()}
    close(given["x"], seen.grad)
    close(given["h0"], start.grad)
    close(given["Wx"], by_parameter["weight_ih_l0"])
    close(given["Wh"], by_parameter["weight_hh_l0"])
    close(given["b"], by_parameter["bias_ih_l0"])
