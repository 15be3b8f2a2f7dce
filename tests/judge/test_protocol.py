"""The judge's end of its line to the app's side: what is held back, and when it goes out."""

import socket
from collections.abc import Iterator

import pytest

from workbench.judge import protocol
from workbench.judge.protocol import LENGTH, Checked, Event, Line, Started, event_decoder
from workbench.judge.report import CheckResult, Verdict

FIRST, SECOND = (Checked(CheckResult(name, Verdict.ACCEPTED)) for name in ("test_first", "test_second"))


@pytest.fixture
def ends() -> Iterator[tuple[Line, socket.socket]]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.setblocking(False)
        yield Line(ours), theirs


def arrived(end: socket.socket) -> list[Event]:
    """Everything that can be read now."""
    try:
        data = end.recv(1 << 16)
    except BlockingIOError:
        return []
    events = []
    while data:
        size = LENGTH.unpack(data[: LENGTH.size])[0]
        events.append(event_decoder.decode(data[LENGTH.size : LENGTH.size + size]))
        data = data[LENGTH.size + size :]
    return events


def test_what_is_held_goes_out_in_order_with_what_is_sent(ends: tuple[Line, socket.socket]) -> None:
    line, app = ends
    line.hold(FIRST)
    line.hold(SECOND)
    assert arrived(app) == []
    line.send(Started(1))
    assert arrived(app) == [FIRST, SECOND, Started(1)]
    line.send(Started(2))
    assert arrived(app) == [Started(2)]


def test_what_was_held_for_long_goes_out_while_the_judge_waits(
    ends: tuple[Line, socket.socket], monkeypatch: pytest.MonkeyPatch
) -> None:
    line, app = ends
    line.hold(FIRST)
    line.send_overdue()
    assert arrived(app) == []
    monkeypatch.setattr(protocol, "HOLD_SECONDS", 0.0)
    line.send_overdue()
    assert arrived(app) == [FIRST]
    line.send_overdue()
    assert arrived(app) == []


def test_slow_checks_are_told_one_by_one(ends: tuple[Line, socket.socket], monkeypatch: pytest.MonkeyPatch) -> None:
    line, app = ends
    monkeypatch.setattr(protocol, "HOLD_SECONDS", 0.0)
    for event in (FIRST, SECOND):
        line.hold(event)
        assert arrived(app) == [event]
