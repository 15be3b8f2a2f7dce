"""What an attack is, and how its source is put together from a right answer. Separate, because every group imports it."""

import textwrap
from dataclasses import dataclass

from workbench.judge.report import Verdict

ACCEPTED = frozenset({Verdict.ACCEPTED})
WRONG = frozenset({Verdict.WRONG_ANSWER})
RUNTIME = frozenset({Verdict.RUNTIME_ERROR})
LOAD = frozenset({Verdict.LOAD_ERROR})
TIME = frozenset({Verdict.TIME_LIMIT})
MEMORY = frozenset({Verdict.MEMORY_LIMIT})
OUTPUT = frozenset({Verdict.OUTPUT_LIMIT})
FORBIDDEN = frozenset({Verdict.FORBIDDEN})
PROTOCOL = frozenset({Verdict.PROTOCOL_ERROR})
MISSING = frozenset({Verdict.NOT_IMPLEMENTED})

NUMPY_SMALL = "numpy-small"
"""One with little memory."""
NUMPY, NUMPY_TIGHT, TORCH, TORCH_TIGHT = "numpy-target", "numpy-tight", "torch-target", "torch-tight"
"""The exercises that are attacked. The tight ones have short limits, for submissions that use them up."""


@dataclass(frozen=True)
class Attack:
    """One submission and what is right to say of it."""

    name: str
    source: str
    """@NAME@ stands for a place the runner knows: a secret file, the folder of the content, an open socket."""
    verdicts: frozenset[Verdict]
    exercise: str = NUMPY
    says: str = ""
    """Text that must stand in the messages, the frames or the output."""


RIGHT_NUMPY = """\
import numpy as np


def relu(x):
    return np.maximum(x, 0)


def relu_backward(x, upstream):
    return upstream * (x > 0)


def log_sum_exp(x):
    largest = x.max(axis=1)
    return largest + np.log(np.exp(x - largest[:, None]).sum(axis=1))


def mean_square(x):
    return np.mean(x * x)
"""

RIGHT_TORCH = """\
import torch
from torch import nn


class Gate(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(features))

    def forward(self, x):
        return x * torch.sigmoid(self.weight * x)


def softplus(x):
    return x.clamp(min=0) + torch.log1p(torch.exp(-x.abs()))
"""


def at_import(code: str, *, right: str = RIGHT_NUMPY) -> str:
    """A right answer whose last lines run while it is imported."""
    return f"{right}\n\n{textwrap.dedent(code).strip()}\n"


def instead_of(signature: str, code: str, *, right: str = RIGHT_NUMPY) -> str:
    """A right answer in which one function is defined anew: `instead_of("relu(x)", "return -x")`."""
    body = textwrap.indent(textwrap.dedent(code).strip(), "    ")
    return f"{right}\n\ndef {signature}:\n{body}\n"


def in_relu(code: str, *, before: str = "") -> str:
    """A right answer whose relu runs `code` first, and then would be right. before: runs at import."""
    start = textwrap.dedent(before).strip()
    whole = f"{textwrap.dedent(code).strip()}\nreturn np.maximum(x, 0)"
    return instead_of("relu(x)", whole, right=f"{RIGHT_NUMPY}\n{start}\n")


def in_softplus(code: str) -> str:
    """A right torch answer whose softplus runs `code` first."""
    whole = f"{textwrap.dedent(code).strip()}\nreturn x.clamp(min=0) + torch.log1p(torch.exp(-x.abs()))"
    return instead_of("softplus(x)", whole, right=RIGHT_TORCH)
