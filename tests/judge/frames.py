"""Values sent through a whole frame without a process at either end, and a comparison that forgives nothing."""

import math
import tracemalloc
from collections.abc import Callable
from typing import Any

import msgspec
import numpy as np
import pytest
import torch

from workbench.judge import nodes, values, wire
from workbench.judge.nodes import Handle, ProtocolError, Reply

REQUEST_ID = bytes(range(16))
FRAME_PREFIX = wire.PREFIX.size
SMALL = 1 << 20
"""Bytes that refusing a frame may take besides the frame itself."""


def framed(node: nodes.Node, arrays: tuple[nodes.Array, ...] = (), body: bytes = b"") -> bytes:
    """A reply's bytes as a candidate would write them."""
    header = packed(node, arrays)
    return wire.PREFIX.pack(wire.MAGIC, len(header), len(body)) + header + body


def packed(node: nodes.Node, arrays: tuple[nodes.Array, ...] = ()) -> bytes:
    """A reply's header."""
    return bytes(msgspec.msgpack.encode(Reply(REQUEST_ID, node, arrays)))


def encoded_frame(value: object) -> bytes:
    """The frame that carries a value, as encode makes it."""
    encoded = values.encode(value, keep=lambda kept: 0)
    return framed(encoded.node, tuple(encoded.arrays), b"".join(bytes(buffer) for buffer in encoded.buffers))


def unframed(frame: bytes) -> Any:
    """The value a frame carries; handles stay what they are. Raises ProtocolError."""
    _, header_size, body_size = wire.PREFIX.unpack(frame[:FRAME_PREFIX])
    header, body = frame[FRAME_PREFIX : FRAME_PREFIX + header_size], bytearray(frame[FRAME_PREFIX + header_size :])
    reply = wire.decode_reply(header, body_size)
    return values.decode(reply.value, reply.arrays, body, same_handle)


def same_handle(handle: Handle) -> Handle:
    """Stands in for making a remote object."""
    return handle


def sent(value: object) -> Any:
    """What arrives of a value."""
    return unframed(encoded_frame(value))


def is_same(given: Any, wanted: Any) -> bool:
    """Whether two values are alike in type, dtype, shape, order and every bit; NaN is itself."""
    if type(given) is not type(wanted):
        return False
    if isinstance(wanted, torch.Tensor):
        return is_same_tensor(given, wanted)
    if isinstance(wanted, (np.ndarray, np.generic)):
        layout = given.dtype == wanted.dtype and given.shape == wanted.shape
        return bool(layout) and given.tobytes() == wanted.tobytes()
    if isinstance(wanted, (list, tuple)):
        return len(given) == len(wanted) and all(map(is_same, given, wanted))
    if isinstance(wanted, dict):
        pairs = zip(given.items(), wanted.items(), strict=True)
        return len(given) == len(wanted) and all(is_same(a, b) and is_same(x, y) for (a, x), (b, y) in pairs)
    if isinstance(wanted, float):
        return (
            given == wanted
            and math.copysign(1, given) == math.copysign(1, wanted)
            or given != given
            and wanted != wanted
        )
    if isinstance(wanted, complex):
        return is_same(given.real, wanted.real) and is_same(given.imag, wanted.imag)
    return bool(given == wanted)


def is_same_tensor(given: torch.Tensor, wanted: torch.Tensor) -> bool:
    """Whether two tensors agree in dtype, shape, gradient flag and every bit."""
    if (given.dtype, given.shape, given.requires_grad) != (wanted.dtype, wanted.shape, wanted.requires_grad):
        return False
    return bits(given) == bits(wanted)


def bits(tensor: torch.Tensor) -> bytes:
    """Its raw bytes in C order; numpy has no bfloat16."""
    plain = tensor.detach()
    return bytes((plain.view(torch.int16) if plain.dtype is torch.bfloat16 else plain).numpy().tobytes())


def peak_bytes(work: Callable[[], object]) -> int:
    """The most memory Python, numpy and msgspec held at once during the work."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def assert_refused(frame: bytes) -> None:
    """The frame is no message, and finding that out takes little more memory than the frame."""

    def refuse() -> None:
        with pytest.raises(ProtocolError):
            unframed(frame)

    refuse()  # once ahead, because the first traceback of a kind reads source files
    assert peak_bytes(refuse) < SMALL + 4 * len(frame)
