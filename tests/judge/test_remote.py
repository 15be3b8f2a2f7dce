"""The judge's end of one candidate, without a process at the other: ids, limits, and what each failure comes to."""

import os
import signal
import time
from collections.abc import Iterator
from typing import Any

import msgspec
import numpy as np
import pytest
from frames import REQUEST_ID, encoded_frame, framed, same_handle
from grading_content import QUICK

from workbench.judge import remote, wire
from workbench.judge.nodes import LearnerFrame, Plain, RaisedError, Reply
from workbench.judge.remote import CandidateFailure, Output, Remote
from workbench.judge.report import Frame, Verdict


class FakeProcess:
    """A candidate that has said all it will ever say before it is asked."""

    def __init__(self) -> None:
        self._request_reader, self.requests = os.pipe()
        self.replies, self.reply_writer = os.pipe()
        self.output, self.output_writer = os.pipe()
        for descriptor in (self.requests, self.output):
            os.set_blocking(descriptor, False)
        self.exit_code = -signal.SIGKILL
        self.kills = 0

    def says(self, data: bytes) -> None:
        """Put bytes into the reply pipe."""
        os.write(self.reply_writer, data)

    def ends(self, exit_code: int) -> None:
        """Close its ends, as the kernel does for a process that has ended."""
        self.exit_code = exit_code
        self._close()

    def kill(self) -> None:
        self.kills += 1

    def wait(self) -> int:
        self._close()
        return self.exit_code

    def _close(self) -> None:
        for descriptor in (self._request_reader, self.reply_writer, self.output_writer):
            if descriptor >= 0:
                os.close(descriptor)
        self._request_reader = self.reply_writer = self.output_writer = -1


@pytest.fixture
def process() -> FakeProcess:
    return FakeProcess()


@pytest.fixture
def output() -> Output:
    return Output()


@pytest.fixture
def candidate(process: FakeProcess, output: Output, monkeypatch: pytest.MonkeyPatch) -> Iterator[Remote]:
    """A Remote whose next request has a known id."""
    monkeypatch.setattr("secrets.token_bytes", lambda size: REQUEST_ID)
    lines = ["def f():", "    return g()", "    raise"]
    made = Remote(process, QUICK, output, lambda number: lines[number - 1].strip(), same_handle)
    yield made
    made.close()


def asked(candidate: Remote, operation: str = "call", seconds: float = 30.0) -> Any:
    """The value of one request."""
    return candidate.ask(operation, {"name": "f"}, seconds=seconds).value


def failure(candidate: Remote, operation: str = "call", seconds: float = 30.0) -> CandidateFailure:
    """What one request fails with."""
    with pytest.raises(CandidateFailure) as caught:
        asked(candidate, operation, seconds)
    return caught.value


def reply(**fields: Any) -> bytes:
    """A frame with a reply that has these fields besides its id."""
    header = msgspec.msgpack.encode(Reply(REQUEST_ID, Plain(None), **fields))
    return wire.PREFIX.pack(wire.MAGIC, len(header), 0) + header


def raised(*bases: str, message: str = "", frames: tuple[LearnerFrame, ...] = ()) -> bytes:
    """A reply that reports an exception."""
    return reply(error=RaisedError(bases[0], bases, message, frames))


def test_an_answer_with_the_id_of_the_question_is_taken(candidate: Remote, process: FakeProcess) -> None:
    process.says(encoded_frame(np.arange(3)))
    assert asked(candidate).tolist() == [0, 1, 2]
    assert candidate.alive


def test_an_answer_with_another_id_is_a_protocol_error_and_the_end(candidate: Remote, process: FakeProcess) -> None:
    process.says(encoded_frame(1.0).replace(REQUEST_ID, REQUEST_ID[::-1]))
    assert failure(candidate).verdict is Verdict.PROTOCOL_ERROR
    assert process.kills == 1
    assert not candidate.alive


def test_an_answer_given_before_the_next_question_does_not_answer_it(
    candidate: Remote, process: FakeProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    process.says(framed(Plain(1)) + framed(Plain(2)))
    assert asked(candidate) == 1
    monkeypatch.setattr("secrets.token_bytes", lambda size: bytes(size))
    assert failure(candidate).verdict is Verdict.PROTOCOL_ERROR


def test_garbage_is_a_protocol_error_and_the_end(candidate: Remote, process: FakeProcess) -> None:
    process.says(b"accepted" * 10)
    assert failure(candidate).verdict is Verdict.PROTOCOL_ERROR
    assert not candidate.alive


def test_silence_is_a_time_limit_and_the_end(candidate: Remote, process: FakeProcess) -> None:
    assert failure(candidate, seconds=0.01).message == "No answer within 0.01 seconds."
    assert process.kills == 1


@pytest.mark.parametrize(
    ("exit_code", "verdict", "message"),
    [
        (0, Verdict.RUNTIME_ERROR, "with exit code 0"),
        (3, Verdict.RUNTIME_ERROR, "with exit code 3"),
        (-signal.SIGSEGV, Verdict.RUNTIME_ERROR, "by signal SIGSEGV"),
        (-signal.SIGXCPU, Verdict.TIME_LIMIT, "processor time"),
    ],
)
def test_an_end_without_an_answer_is_told_by_its_exit_code(
    candidate: Remote, process: FakeProcess, exit_code: int, verdict: Verdict, message: str
) -> None:
    process.ends(exit_code)
    told = failure(candidate)
    assert told.verdict is verdict
    assert message in told.message


@pytest.mark.parametrize(
    ("operation", "bases", "message", "verdict"),
    [
        ("call", ("ValueError", "Exception"), "bad", Verdict.RUNTIME_ERROR),
        ("call", ("MemoryError", "Exception"), "", Verdict.MEMORY_LIMIT),
        ("call", ("_ArrayMemoryError", "MemoryError", "Exception"), "", Verdict.MEMORY_LIMIT),
        ("call", ("RuntimeError",), "DefaultCPUAllocator: can't allocate memory: 1 bytes", Verdict.MEMORY_LIMIT),
        ("load", ("ValueError", "Exception"), "bad", Verdict.LOAD_ERROR),
        ("load", ("MemoryError", "Exception"), "", Verdict.MEMORY_LIMIT),
        ("load", ("NotImplementedError", "RuntimeError"), "", Verdict.LOAD_ERROR),
        ("call", ("ForbiddenName", "Exception"), "numpy.linalg.norm", Verdict.FORBIDDEN),
        ("call", ("NotImplementedError", "RuntimeError"), "", Verdict.NOT_IMPLEMENTED),
    ],
)
def test_an_exception_of_the_submission_has_a_verdict_by_its_kind(
    candidate: Remote, process: FakeProcess, operation: str, bases: tuple[str, ...], message: str, verdict: Verdict
) -> None:
    process.says(raised(*bases, message=message, frames=(LearnerFrame(2, "f"),)))
    told = failure(candidate, operation)
    assert told.verdict is verdict
    assert told.frames == (Frame(2, "f", "return g()"),)
    assert told.type_names == bases
    assert candidate.alive


def test_a_library_that_has_not_written_something_is_no_stub(candidate: Remote, process: FakeProcess) -> None:
    process.says(raised("NotImplementedError", "RuntimeError", message="in torch"))
    assert failure(candidate).verdict is Verdict.RUNTIME_ERROR


def test_a_result_too_large_to_send_is_a_memory_limit(candidate: Remote, process: FakeProcess) -> None:
    process.says(reply(too_large=True))
    assert failure(candidate).verdict is Verdict.MEMORY_LIMIT


def test_changes_in_place_come_with_the_answer(candidate: Remote, process: FakeProcess) -> None:
    process.says(reply(changed=("0", "gamma")))
    assert candidate.ask("call", {}, seconds=30).changed == ("0", "gamma")


def test_output_is_kept_up_to_a_limit_and_counted_beyond(
    candidate: Remote, process: FakeProcess, output: Output
) -> None:
    for _ in range(3):
        os.write(process.output_writer, b"x" * 40_000)
        process.says(framed(Plain(None)))
        asked(candidate)
    assert len(output.kept) == remote.KEPT_OUTPUT
    assert output.size == 120_000


def test_too_much_output_is_the_end(candidate: Remote, process: FakeProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "MAX_OUTPUT", 1000)
    os.write(process.output_writer, b"x" * 1001)
    process.says(framed(Plain(None)))
    assert failure(candidate).verdict is Verdict.OUTPUT_LIMIT
    assert not candidate.alive


def test_what_was_printed_before_the_end_is_kept(candidate: Remote, process: FakeProcess, output: Output) -> None:
    os.write(process.output_writer, b"last words")
    process.ends(1)
    failure(candidate)
    assert output.kept == b"last words"


def test_the_end_of_one_that_waits_is_noticed(candidate: Remote, process: FakeProcess) -> None:
    assert not candidate.has_ended()
    process.ends(-9)
    assert candidate.has_ended()


def test_closing_twice_kills_once(candidate: Remote, process: FakeProcess) -> None:
    assert candidate.close() == candidate.close() == -signal.SIGKILL
    assert process.kills == 1


def test_only_objects_of_the_submission_can_be_sent_back(candidate: Remote) -> None:
    with pytest.raises(TypeError, match="cannot be sent"):
        candidate.ask("call", {"x": object()}, seconds=time.monotonic())
