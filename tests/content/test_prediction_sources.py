"""The expected answers of prediction cards against numpy, torch and counting by hand, where there is such a source."""

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from workbench.catalog import load_catalogue
from workbench.predict import Answer, Prediction, draw

CATALOGUE = load_catalogue()
SEEDS = range(25)


def parameters(module: nn.Module) -> int:
    return sum(parameter.numel() for parameter in module.parameters())


def numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


def dense(card: Prediction) -> Answer:
    sizes = numbers(card.prompt.split("\n\n")[1])
    return parameters(nn.Sequential(*(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:], strict=False))))


def broadcast(card: Prediction) -> Answer:
    shapes = [tuple(numbers(line)) for line in card.prompt.splitlines() if re.match(r" +[ab] ", line)]
    return np.broadcast_shapes(*shapes)


def strides(card: Prediction) -> Answer:
    rows, columns = map(int, re.search(r"shape \((\d+), (\d+)\)", card.prompt).groups())
    dtype, view = re.search(r"dtype (\w+)", card.prompt)[1], re.findall(r"`(x[^`]+)`", card.prompt)[-1]
    x = np.zeros((rows, columns), dtype)
    step = int((re.search(r"::(\d)", view) or [0, 1])[1])
    views = {"x.T": x.T, f"x[::{step}]": x[::step], f"x[:, ::{step}]": x[:, ::step], f"x[::{step}].T": x[::step].T}
    return views[view].strides


def convolution(card: Prediction) -> Answer:
    filters, k, _, size, _, channels = numbers(card.prompt)
    assert size
    return parameters(nn.Conv2d(channels, filters, k))


def recurrent(card: Prediction) -> Answer:
    kind = next(kind for name, kind in CELLS.items() if name in card.prompt)
    return parameters(kind(*numbers(card.prompt)))


CELLS: dict[str, Callable[..., nn.Module]] = {"plain RNN": nn.RNNCell, "GRU": nn.GRUCell, "LSTM": nn.LSTMCell}


def lstm_shapes(card: Prediction) -> Answer:
    inputs, hidden, layers = numbers(card.prompt)[:3]
    batch, steps = numbers(card.prompt)[3:5]
    first = "batch_first=True" in card.prompt
    module = nn.LSTM(inputs, hidden, layers, batch_first=first, bidirectional="bidirectional=True" in card.prompt)
    output, (last, _) = module(torch.zeros((batch, steps, inputs) if first else (steps, batch, inputs)))
    return tuple(output.shape if "`output`?" in card.prompt else last.shape)


def attention_parameters(card: Prediction) -> Answer:
    width, heads = numbers(card.prompt)[:2]
    return parameters(nn.MultiheadAttention(width, heads, bias="with biases" in card.prompt))


def skip_gram(card: Prediction) -> Answer:
    words, window = numbers(card.prompt)[:2]
    return len([(i, j) for i in range(words) for j in range(max(0, i - window), min(words, i + window + 1)) if i != j])


def conv_shape(card: Prediction) -> Answer:
    channels, height, width, filters, k, _, stride, padding, dilation = numbers(card.prompt)
    layer = nn.Conv2d(channels, filters, k, stride, padding, dilation)
    return tuple(layer(torch.zeros(1, channels, height, width)).shape[1:])


def receptive_field(card: Prediction) -> Answer:
    """The input pixels that have a gradient from one unit."""
    layers = [tuple(map(int, pair)) for pair in re.findall(r"(\d+)×\d+, stride (\d+)", card.prompt)]
    x = torch.zeros(1, 1, 200, requires_grad=True)
    y = x
    for k, stride in layers:
        y = nn.functional.conv1d(y, torch.ones(1, 1, k), stride=stride)
    y[0, 0, y.shape[-1] // 2].backward()
    assert x.grad is not None
    return int((x.grad != 0).sum())


def chain(card: Prediction) -> Answer:
    given = {name: float(value) for name, value in re.findall(r"\b([wbxvcy]) = (-?\d+)", card.prompt)}
    leaves: dict[str, Any] = {name: torch.tensor(value, requires_grad=True) for name, value in given.items()}
    output = leaves["v"] * torch.relu(leaves["w"] * leaves["x"] + leaves["b"]) + leaves["c"]
    (0.5 * (output - leaves["y"]) ** 2).backward()
    return int(leaves[re.search(r"∂L/∂(\w)\?", card.prompt)[1]].grad)


def batch_norm(card: Prediction) -> Answer:
    batch, channels, height, width = numbers(card.prompt)[:4]
    layer = nn.BatchNorm2d(channels)
    if "learnable" in card.prompt:
        return parameters(layer)
    if "running" in card.prompt:
        return layer.running_mean.numel() + layer.running_var.numel()
    return batch * height * width


SOURCES: dict[str, Callable[[Prediction], Answer]] = {
    "dense-parameters-predict": dense,
    "broadcast-shape-predict": broadcast,
    "strides-predict": strides,
    "conv-parameters-predict": convolution,
    "conv-output-size-predict": conv_shape,
    "receptive-field-predict": receptive_field,
    "recurrent-parameters-predict": recurrent,
    "recurrent-shapes-predict": lstm_shapes,
    "attention-parameters-predict": attention_parameters,
    "skip-gram-count-predict": skip_gram,
    "chain-by-hand-predict": chain,
    "batch-norm-counts-predict": batch_norm,
}


@pytest.mark.parametrize("card", SOURCES)
def test_the_expected_answer_is_what_the_libraries_do(card: str) -> None:
    path = CATALOGUE.get(card).prediction_file
    for seed in SEEDS:
        prediction = draw(path, seed)
        assert SOURCES[card](prediction) == prediction.expected, (seed, prediction.prompt)


def test_ranges_hold_for_values_of_the_functions() -> None:
    x = torch.linspace(-50, 50, 100_001, dtype=torch.float64)
    assert -0.17 <= nn.functional.gelu(x).min() <= -0.1699
    assert -0.28 <= nn.functional.silu(x).min() <= -0.278
