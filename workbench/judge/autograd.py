"""Differentiable calls through the pipe: the graph stays in the candidate, gradients travel.

The judge's side is one torch.autograd.Function, so that `backward`, `torch.autograd.grad` and `gradcheck` work on a
remote function as they do on a local one. The Function is differentiable once.
"""

from typing import TYPE_CHECKING, Any

import torch
from torch.autograd.function import once_differentiable

from workbench.judge.remote import CandidateFailure
from workbench.judge.report import Verdict
from workbench.judge.tensors import differentiable, replaced

if TYPE_CHECKING:
    from workbench.judge.submission import Call, Client


class _Graph:
    """A graph kept in the candidate."""

    def __init__(self, client: "Client", number: int, outputs: list[torch.Tensor]) -> None:
        self.client = client
        self.number = number
        self.outputs = outputs


class _RemoteGraph(torch.autograd.Function):
    """Ties a kept graph's outputs to the judge's own inputs."""

    @staticmethod
    def forward(ctx: Any, graph: _Graph, *inputs: torch.Tensor) -> tuple[torch.Tensor, ...]:
        ctx.graph = graph
        ctx.shapes = [(tensor.shape, tensor.dtype) for tensor in inputs]
        return tuple(graph.outputs)

    @staticmethod
    @once_differentiable  # type: ignore[untyped-decorator]
    def backward(ctx: Any, *upstream: torch.Tensor) -> tuple[Any, ...]:
        graph = ctx.graph
        request = {"graph": graph.number, "upstream": [gradient.detach() for gradient in upstream]}
        gradients = graph.client.ask("backward", request).value
        given = [None if gradient is None else (gradient.shape, gradient.dtype) for gradient in gradients]
        if len(given) != len(ctx.shapes) or any(g not in (None, s) for g, s in zip(given, ctx.shapes, strict=True)):
            raise CandidateFailure(Verdict.PROTOCOL_ERROR, "The gradients sent do not have the shapes of the inputs.")
        return (None, *gradients)


def differentiable_call(client: "Client", call: "Call", arguments: dict[str, Any]) -> Any:
    """The value of a call, its tensors attached to those arguments that require a gradient."""
    inputs = list(differentiable([arguments["args"], arguments["kwargs"]]))
    plain = (tensor.detach().requires_grad_() for tensor in inputs)
    args, kwargs = replaced([arguments["args"], arguments["kwargs"]], plain)
    graph_number, value = client.noted(call, client.ask("differentiate", {**arguments, "args": args, "kwargs": kwargs}))
    outputs = [tensor.detach() for tensor in differentiable(value)]
    if not outputs:
        return value
    attached = _RemoteGraph.apply(_Graph(client, graph_number, outputs), *inputs)
    return replaced(value, iter(attached))
