"""The candidate process: runs the submission and answers the judge's requests. Holds no checks and no reference.

Nothing here decides a verdict. Whatever the submission does to this process, the judge only ever sees values.
"""

import contextlib
import gc
import itertools
import linecache
import math
import operator
import os
import random
import sys
import traceback
import types
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, TextIO

import msgspec
import numpy as np

from workbench.catalog import Limits
from workbench.catalog.locate import hidden_paths
from workbench.judge import nodes
from workbench.judge.guard import guard
from workbench.judge.nodes import LearnerFrame, ProtocolError, RaisedError, Reply, Request, ValueTooLarge
from workbench.judge.sandbox import Layer, Policy, confine, readable_paths
from workbench.judge.source import lines_of
from workbench.judge.tensors import differentiable
from workbench.judge.values import decode, encode
from workbench.judge.warmup import warm_up_torch
from workbench.judge.wire import Channel, PeerGone

FILE_NAME = "submission.py"
"""What tracebacks call the learner's file; the judge knows its real name."""
MAX_FRAMES = 20


class Candidate:
    """The submission's module, the objects it has handed out, and one method for each operation."""

    def __init__(self, layers: tuple[Layer, ...]) -> None:
        self._layers = layers
        self._module = types.ModuleType("submission")
        self._objects: list[object] = []
        self._graphs: list[tuple[list[Any], list[Any], list[Any]]] = []

    def answer(self, request: Request, body: bytearray) -> tuple[Reply, list[Any]]:
        """Carry out one request. Every exception of the submission becomes part of the reply."""
        changed: tuple[str, ...] = ()
        try:
            arguments = self._decode(request, bytearray(body))
            value = getattr(self, f"do_{request.operation}")(**arguments)
            if request.operation in ("call", "differentiate") and not self._as_sent(arguments, request, body):
                changed = _changed(self._decode(request, body), arguments)
            encoded = encode(value, self._keep)
            return Reply(request.id, encoded.node, tuple(encoded.arrays), changed=changed), encoded.buffers
        except ValueTooLarge:
            return Reply(request.id, nodes.Plain(None), too_large=True), []
        except BaseException as error:  # noqa: BLE001 - SystemExit and KeyboardInterrupt, too, are the submission's
            return Reply(request.id, nodes.Plain(None), error=_described(error)), []

    def do_layers(self) -> dict[str, bool]:
        """Which layers of the sandbox this process has; asked before the submission is loaded."""
        return {layer.name: layer.active for layer in self._layers}

    def do_load(self, source: list[str], seed: int, forbidden: list[str]) -> None:
        """Execute a source, given in pieces, as a module; forbidden names are out of its reach.

        What was loaded before is forgotten: the exercise's own wrong answers run one after the other in one process.
        """
        self._module, self._objects, self._graphs = types.ModuleType("submission"), [], []
        guard(forbidden)
        text = "".join(source)
        linecache.cache[FILE_NAME] = (len(text), None, [f"{line}\n" for line in lines_of(text)], FILE_NAME)
        sys.modules["submission"] = self._module
        self._module.__file__ = FILE_NAME
        _seed_everything(seed)
        exec(_compiled(text), self._module.__dict__)

    def do_missing(self, names: list[str]) -> list[str]:
        """Those of the names that the submission does not define."""
        return [name for name in names if not hasattr(self._module, name)]

    def do_call(self, owner: object, name: str, args: list[Any], kwargs: dict[str, Any], unrolled: bool = False) -> Any:
        """Call the submission's function, or a method of one of its objects, or an object itself where name is ""."""
        return self._callable(owner, name, unrolled)(*args, **kwargs)

    def do_module(self, name: str, args: list[Any], kwargs: dict[str, Any], state: dict[str, Any]) -> Any:
        """A torch module of the submission's class with these parameters, in their dtype."""
        module = self._callable(None, name)(*args, **kwargs)
        for dtype in {value.dtype for value in state.values() if value.is_floating_point()}:
            module.to(dtype)
        module.load_state_dict(state)
        return module

    def do_get(self, owner: object, name: str) -> Any:
        """Read an attribute of one of the submission's objects."""
        return getattr(owner, name)

    def do_set(self, owner: object, name: str, value: Any) -> None:
        """Write an attribute of one of the submission's objects."""
        setattr(owner, name, value)

    def do_operate(self, name: str, operands: list[Any]) -> Any:
        """Apply an operator, so that `a + b` means what the submission's class says."""
        return getattr(operator, name)(*operands)

    def do_parameters(self, owner: Any) -> dict[str, Any]:
        """A module's trainable and frozen parameters by name."""
        return dict(owner.named_parameters())

    def do_gradients(self, owner: Any) -> dict[str, Any]:
        """The gradients accumulated in a module's parameters by name; None where there is none."""
        return {name: parameter.grad for name, parameter in owner.named_parameters()}

    def do_items(self, owner: Any, limit: int) -> list[Any]:
        """What iterating over one of the submission's objects yields, at most `limit` items."""
        return list(itertools.islice(owner, limit))

    def do_differentiate(
        self, owner: object, name: str, args: list[Any], kwargs: dict[str, Any], unrolled: bool = False
    ) -> list[Any]:
        """Call and keep the autograd graph: returns the graph's number and the value."""
        import torch  # heavy: only exercises that use tensors pay for it

        with torch.enable_grad():
            value = self._callable(owner, name, unrolled)(*args, **kwargs)
        leaves = list(differentiable([args, kwargs]))
        parameters = list(owner.parameters()) if isinstance(owner, torch.nn.Module) else []
        self._graphs.append((list(differentiable(value)), leaves, parameters))
        return [len(self._graphs) - 1, value]

    def do_backward(self, graph: int, upstream: list[Any]) -> list[Any]:
        """Gradients of a kept graph's inputs for the upstream gradients; its module's parameters accumulate theirs."""
        import torch  # heavy, as above

        outputs, leaves, parameters = self._graphs[graph]
        trained = [parameter for parameter in parameters if parameter.requires_grad]
        pairs = [(out, up) for out, up in zip(outputs, upstream, strict=True) if up is not None]
        gradients = torch.autograd.grad(
            [out for out, _ in pairs], leaves + trained, [up for _, up in pairs], retain_graph=True, allow_unused=True
        )
        for parameter, gradient in zip(trained, gradients[len(leaves) :], strict=True):
            if gradient is not None:
                parameter.grad = gradient if parameter.grad is None else parameter.grad + gradient
        return list(gradients[: len(leaves)])

    def _callable(self, owner: Any, name: str, unrolled: bool = False) -> Callable[..., Any]:
        target: Any = self._module if owner is None else owner
        function = getattr(target, name) if name else target
        return partial(_unroll, function) if unrolled else function

    def _as_sent(self, arguments: dict[str, Any], request: Request, body: bytearray) -> bool:
        """Whether the arguments, encoded again, are bit for bit what arrived: the usual case, and cheap to see."""
        again = encode(arguments, self._number_of)
        return (
            tuple(again.arrays) == request.arrays
            and b"".join(bytes(buffer) for buffer in again.buffers) == body
            and _packed(again.node) == _packed(request.value)
        )

    def _number_of(self, value: object) -> int:
        return next((number for number, kept in enumerate(self._objects) if kept is value), -1)

    def _keep(self, value: object) -> int:
        self._objects.append(value)
        return len(self._objects) - 1

    def _object(self, handle: nodes.Handle) -> object:
        if handle.number < 0:
            raise TypeError(f"a check uses {handle.type_name}, which is only described")
        return self._objects[handle.number]

    def _decode(self, request: Request, body: bytearray) -> dict[str, Any]:
        return decode(request.value, request.arrays, body, self._object)


def serve(channel: Channel, layers: tuple[Layer, ...]) -> None:
    """Answer requests until the judge closes its end, which raises PeerGone."""
    candidate = Candidate(layers)
    while True:
        request, body = channel.receive_request()
        reply, buffers = candidate.answer(request, body)
        _flush_output()
        try:
            channel.send(reply, buffers)
        except ProtocolError:  # a header of more than MAX_HEADER bytes
            channel.send(Reply(request.id, nodes.Plain(None), too_large=True), [])


def _unroll(step: Callable[..., Any], inputs: Iterable[Any], state: Any, *others: Any) -> list[Any]:
    """Apply a step of a recurrence to each input in turn: the states after each."""
    states = []
    for value in inputs:
        state = step(value, state, *others)
        states.append(state)
    return states


def _compiled(text: str) -> types.CodeType:
    try:
        return compile(text, FILE_NAME, "exec", dont_inherit=True)
    except (RecursionError, MemoryError):  # the parser's stack and the compiler's; no memory of the submission's
        raise SyntaxError("the code is nested too deeply for Python's compiler") from None


def _described(error: BaseException) -> RaisedError:
    """The exception as text; its own methods belong to the submission, so even str() may raise."""
    try:
        message = str(error)
    except BaseException:  # noqa: BLE001
        message = "(the exception's message cannot be shown)"
    frames = [
        LearnerFrame(frame.lineno or 0, str(frame.name)[:400])
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename == FILE_NAME
    ]
    if isinstance(error, SyntaxError) and error.filename == FILE_NAME and error.lineno:
        frames = [LearnerFrame(error.lineno, "")]
        message = str(error.msg)
    bases = tuple(str(base.__name__)[:400] for base in type(error).__mro__[:-1][:40])
    return RaisedError(bases[0], bases, _encodable(message)[:4000], _ends_of(frames))


def _ends_of(frames: list[LearnerFrame]) -> tuple[LearnerFrame, ...]:
    if len(frames) <= MAX_FRAMES:
        return tuple(frames)
    return tuple(frames[: MAX_FRAMES // 2] + frames[-MAX_FRAMES // 2 :])


def _encodable(text: str) -> str:
    return text[:8000].encode("utf-8", "replace").decode("utf-8")


def _changed(before: dict[str, Any], after: dict[str, Any]) -> tuple[str, ...]:
    """Which arguments differ, bit for bit, from a pristine copy of what was sent."""
    positions = ((str(index), *pair) for index, pair in enumerate(zip(before["args"], after["args"], strict=True)))
    keywords = ((name, before["kwargs"][name], after["kwargs"][name]) for name in before["kwargs"])
    return tuple(place for place, old, new in (*positions, *keywords) if not _same(old, new))


def _same(old: Any, new: Any) -> bool:
    first, second = (encode(value, keep=id) for value in (old, new))
    return (
        _packed(first.node) == _packed(second.node)
        and [(array.dtype, array.shape) for array in first.arrays]
        == [(array.dtype, array.shape) for array in second.arrays]
        and all(bytes(a) == bytes(b) for a, b in zip(first.buffers, second.buffers, strict=True))
    )


def _packed(node: nodes.Node) -> bytes:
    """A node as bytes, because a NaN does not equal itself."""
    return msgspec.msgpack.encode(node)


def _seed_everything(seed: int) -> None:
    """Make a replay behave alike. No check depends on what the submission draws."""
    random.seed(seed)
    np.random.seed(seed % 2**32)
    torch = sys.modules.get("torch")
    if torch is not None:
        torch.default_generator.manual_seed(seed)  # manual_seed looks for every kind of accelerator as well


def _stream(descriptor: int) -> TextIO:
    """By lines, so that what was printed before an endless loop is not lost."""
    return open(descriptor, "w", buffering=1, encoding="utf-8", errors="backslashreplace", closefd=False)


def _flush_output() -> None:
    for stream in (sys.stdout, sys.stderr):
        # The submission may have closed or replaced its streams; what it printed is then its own loss.
        with contextlib.suppress(BaseException):
            stream.flush()


class Start(msgspec.Struct, frozen=True):
    """What a candidate is told before anything else, by the trusted side."""

    requests: int
    replies: int
    parent: int
    """The process that must stay alive for this one to go on."""
    needs: tuple[str, ...]
    limits: Limits
    writable: str = ""
    """Its temporary folder; "" for none."""


def run(start: Start, readable: tuple[Path, ...]) -> None:
    """Confine this process for good and serve the judge; the caller ends the process afterwards."""
    limits = start.limits
    seconds = math.ceil(limits.total_seconds + limits.load_seconds)
    writable = Path(start.writable) if start.writable else None
    policy = Policy(readable, writable, limits.memory_mb << 20, cpu_seconds=seconds)
    layers = confine(policy, {1, 2, start.requests, start.replies}, parent=start.parent)
    sys.stdout, sys.stderr = (_stream(descriptor) for descriptor in (1, 2))
    gc.enable()
    with contextlib.suppress(PeerGone):
        serve(Channel(start.requests, start.replies), layers)


def main() -> None:
    """Run as `python -m workbench.judge.candidate START`, START as JSON, with two inherited descriptors."""
    start = msgspec.json.decode(sys.argv[1], type=Start)
    if "torch" in start.needs:
        warm_up_torch(gradcheck=False)
    run(start, readable_paths(hidden_paths()))
    os._exit(0)


if __name__ == "__main__":
    main()
