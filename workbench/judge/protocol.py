"""What the app's side and a judge process say to each other. Both are trusted; the messages are typed all the same.

app → judge:   Job, then Grade
judge → app:   Started, Ready, then Checked for every check, Finished, Explained
"""

import select
import socket
import struct
import time
from typing import TypeAlias

import msgspec

from workbench.catalog import Limits
from workbench.judge.report import CheckResult, Curve, Diagnosis, Difference, Report

LENGTH = struct.Struct("<I")
HOLD_SECONDS = 0.05
"""For how long news that can wait are held back."""


class Job(msgspec.Struct, tag=True, frozen=True):
    """Everything a judge must know of an exercise before a submission exists."""

    exercise: str
    checks_file: str
    reference_file: str
    wrong_answers: tuple[str, ...]
    """Files with known misconceptions."""
    entry_points: tuple[str, ...]
    needs: tuple[str, ...]
    forbidden: tuple[str, ...]
    limits: Limits
    parameters: dict[str, tuple[str, ...]]
    """For each entry point the names of its parameters, as the stub gives them."""


class Grade(msgspec.Struct, tag=True, frozen=True):
    """A submission to grade."""

    source: str
    seed: int


class Started(msgspec.Struct, tag=True, frozen=True):
    """The judge process exists."""

    process: int


class Ready(msgspec.Struct, tag=True, frozen=True):
    """The checks are collected and an empty candidate waits; a submission may come."""

    layers: dict[str, bool]
    """Which layers of the sandbox the candidate has."""


class Checked(msgspec.Struct, tag=True, frozen=True):
    """One check has ended."""

    result: CheckResult


class Finished(msgspec.Struct, tag=True, frozen=True):
    """All checks have ended."""

    report: Report


class Explained(msgspec.Struct, tag=True, frozen=True):
    """What could be found out after the verdict."""

    diagnosis: Diagnosis | None
    smallest: Difference | None
    curves: tuple[Curve, ...]


Order: TypeAlias = Job | Grade
Event: TypeAlias = Started | Ready | Checked | Finished | Explained

_encoder = msgspec.msgpack.Encoder()
order_decoder: "msgspec.msgpack.Decoder[Order]" = msgspec.msgpack.Decoder(Order)
event_decoder: "msgspec.msgpack.Decoder[Event]" = msgspec.msgpack.Decoder(Event)


def packed(message: Order | Event) -> bytes:
    """A message with its length in front."""
    data = _encoder.encode(message)
    return LENGTH.pack(len(data)) + data


class Line:
    """The judge's end of the connection, blocking."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._held: list[bytes] = []
        self._held_since = 0.0

    def send(self, event: Event) -> None:
        """Tell the app's side, with all that was held back; raises ConnectionError where it is gone."""
        self._send([*self._held, packed(event)])

    def hold(self, event: Event) -> None:
        """Tell it together with what comes next: to be woken costs the app's side as much as a check takes here."""
        if not self._held:
            self._held_since = time.monotonic()
        self._held.append(packed(event))
        self.send_overdue()

    def send_overdue(self) -> None:
        """Tell what has been held back for long. To be called whenever the judge waits."""
        if self._held and time.monotonic() - self._held_since >= HOLD_SECONDS:
            self._send(self._held)

    def has_order(self) -> bool:
        """Whether an order has arrived, or the app's side is gone."""
        return bool(select.select([self._connection], [], [], 0)[0])

    def receive(self) -> Order | None:
        """Wait for the next order; None where the app's side is gone."""
        prefix = self._exactly(LENGTH.size)
        data = self._exactly(LENGTH.unpack(prefix)[0]) if prefix else b""
        return order_decoder.decode(data) if data else None

    def _send(self, messages: list[bytes]) -> None:
        self._connection.sendall(b"".join(messages))
        self._held.clear()

    def _exactly(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
            part = self._connection.recv(size - len(data))
            if not part:
                return b""
            data += part
        return data
