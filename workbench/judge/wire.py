"""Frames on a pipe: `magic | header length | body length | msgpack header | raw array buffers`.

Both lengths are bounded before anything is read, and the body's length must be what the header's arrays add up to
before it is allocated. Every failure to decode is a ProtocolError.
"""

import contextlib
import os
import selectors
import struct
import time
from collections.abc import Callable
from typing import TypeVar

import msgspec

from workbench.judge.nodes import MAX_BODY, MAX_HEADER, ProtocolError, Reply, Request
from workbench.judge.values import Buffer

PREFIX = struct.Struct("<4sIQ")
MAGIC = b"DLW1"
CHUNK = 1 << 20
READ_AHEAD = 1 << 16
"""Bytes read at once: what a pipe holds."""

LOOK_SECONDS = 0.1

Message = TypeVar("Message", Request, Reply)

_encoder = msgspec.msgpack.Encoder()
_request_decoder = msgspec.msgpack.Decoder(Request)
_reply_decoder = msgspec.msgpack.Decoder(Reply)


class PeerGone(Exception):
    """The other process has closed its end."""


class DeadlinePassed(Exception):
    """The other side did not answer in time."""


class Channel:
    """One side of a request and reply pipe pair, with deadlines and an optional stream to drain while it waits."""

    def __init__(self, read_descriptor: int, write_descriptor: int) -> None:
        self._read = read_descriptor
        self._write = write_descriptor
        self._ahead = memoryview(b"")
        """What was read but not yet asked for: a small frame arrives whole, with one system call."""
        self._looks: list[Callable[[], None]] = []
        self._selector = selectors.DefaultSelector()
        self._selector.register(read_descriptor, selectors.EVENT_READ)

    def drain_while_waiting(self, descriptor: int, drain: Callable[[], bool]) -> None:
        """Call `drain` whenever `descriptor` is readable; it returns False once that stream has ended."""
        self._selector.register(descriptor, selectors.EVENT_READ, drain)

    def look_while_waiting(self, look: Callable[[], None]) -> None:
        """Call `look` several times a second while nothing arrives; it raises to end the waiting."""
        self._looks.append(look)

    def send(self, message: Request | Reply, buffers: list[Buffer], deadline: float | None = None) -> None:
        """Write one frame. Raises PeerGone, DeadlinePassed, or ProtocolError where it is too large."""
        header = _encoder.encode(message)
        size = sum(len(buffer) for buffer in buffers)
        if len(header) > MAX_HEADER or size > MAX_BODY:
            raise ProtocolError("message too large")
        parts = [PREFIX.pack(MAGIC, len(header), size) + header, *buffers]
        if size <= READ_AHEAD:
            parts = [b"".join(parts)]
        for part in parts:
            self._write_all(memoryview(part), deadline)

    def receive_request(self) -> tuple[Request, bytearray]:
        """Wait for the judge's next request."""
        return self._receive(_request_decoder, None)

    def receive_reply(self, deadline: float) -> tuple[Reply, bytearray]:
        """Wait for the candidate's answer. Raises DeadlinePassed, PeerGone or ProtocolError."""
        return self._receive(_reply_decoder, deadline)

    def has_news(self) -> bool:
        """Whether something can be read, be it the end of the peer."""
        return bool(self._ahead) or any(key.data is None for key, _ in self._selector.select(0))

    def close(self) -> None:
        """Close both ends."""
        self._selector.close()
        for descriptor in (self._read, self._write):
            with contextlib.suppress(OSError):
                os.close(descriptor)

    def _receive(
        self, decoder: "msgspec.msgpack.Decoder[Message]", deadline: float | None
    ) -> tuple[Message, bytearray]:
        magic, header_size, body_size = PREFIX.unpack(self._read_exactly(PREFIX.size, deadline))
        if magic != MAGIC or header_size > MAX_HEADER or body_size > MAX_BODY:
            raise ProtocolError("not a frame")
        message = decode_header(decoder, self._read_exactly(header_size, deadline), body_size)
        return message, self._read_exactly(body_size, deadline)

    def _read_exactly(self, size: int, deadline: float | None) -> bytearray:
        data = bytearray(size)
        rest = memoryview(data)
        while len(rest):
            if not self._ahead:
                self._ahead = memoryview(self._read_some(deadline))
            part = self._ahead[: len(rest)]
            rest[: len(part)] = part
            rest, self._ahead = rest[len(part) :], self._ahead[len(part) :]
        return data

    def _read_some(self, deadline: float | None) -> bytes:
        while True:
            self._wait_until_readable(deadline)
            try:
                data = os.read(self._read, READ_AHEAD)
            except BlockingIOError:
                continue
            except ConnectionResetError:
                raise PeerGone from None
            if not data:
                raise PeerGone
            return data

    def _wait_until_readable(self, deadline: float | None) -> None:
        while True:
            timeout = None if deadline is None else deadline - time.monotonic()
            if timeout is not None and timeout <= 0:
                raise DeadlinePassed
            for look in self._looks:
                look()
            if self._looks:
                timeout = LOOK_SECONDS if timeout is None else min(timeout, LOOK_SECONDS)
            readable = False
            for key, _ in self._selector.select(timeout):
                if key.data is None:
                    readable = True
                elif not key.data():
                    self._selector.unregister(key.fileobj)
            if readable:
                return

    def _write_all(self, rest: memoryview, deadline: float | None) -> None:
        while len(rest):
            try:
                rest = rest[os.write(self._write, rest[:CHUNK]) :]
            except BlockingIOError:
                self._wait_until_writable(deadline)
            except (BrokenPipeError, ConnectionResetError):
                raise PeerGone from None

    def _wait_until_writable(self, deadline: float | None) -> None:
        if deadline is not None and time.monotonic() > deadline:
            raise DeadlinePassed
        with selectors.DefaultSelector() as writable:
            writable.register(self._write, selectors.EVENT_WRITE)
            writable.select(0.05)
        for key, _ in self._selector.select(0):
            if key.data is not None and not key.data():
                self._selector.unregister(key.fileobj)


def decode_header(decoder: "msgspec.msgpack.Decoder[Message]", header: bytes | bytearray, body_size: int) -> Message:
    """The message of a frame whose arrays account for exactly `body_size` bytes; raises ProtocolError otherwise."""
    try:
        message = decoder.decode(header)
    except (msgspec.MsgspecError, ValueError, RecursionError, MemoryError, OverflowError) as error:
        raise ProtocolError(f"malformed header ({type(error).__name__})") from None
    if sum(array.size_in_bytes for array in message.arrays) != body_size:
        raise ProtocolError("the arrays do not fill the body")
    return message


def decode_reply(header: bytes, body_size: int) -> Reply:
    """A candidate's reply from its raw header, validated."""
    return decode_header(_reply_decoder, header, body_size)
