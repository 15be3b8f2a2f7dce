"""The judge's connection to one candidate: send a request, wait within the limits, turn failures into verdicts."""

import contextlib
import os
import secrets
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from workbench.catalog import Limits
from workbench.judge import nodes
from workbench.judge.forbidden import refusal
from workbench.judge.guard import ForbiddenName
from workbench.judge.nodes import ProtocolError, Reply, Request
from workbench.judge.protocol import Job
from workbench.judge.report import Frame, Verdict
from workbench.judge.temporary import MAX_WRITTEN, TemporaryFolder
from workbench.judge.values import decode, encode
from workbench.judge.wire import Channel, DeadlinePassed, PeerGone

KEPT_OUTPUT = 64 << 10
"""Bytes of the submission's output that are kept."""
MAX_OUTPUT = 32 << 20
"""Bytes after which a submission that keeps printing is stopped."""

OUT_OF_MEMORY = ("can't allocate memory", "annot allocate memory", "failed to map segment", "std::bad_alloc")
"""How libraries in C++, and the loader of shared libraries, say what Python calls a MemoryError."""


class CandidateFailure(Exception):
    """The submission did not answer a request with a value."""

    def __init__(
        self,
        verdict: Verdict,
        message: str,
        *,
        type_names: tuple[str, ...] = (),
        text: str = "",
        frames: tuple[Frame, ...] = (),
    ) -> None:
        super().__init__(message)
        self.verdict = verdict
        self.message = message
        self.type_names = type_names
        """The exception's class and base classes by name, where the submission raised one."""
        self.text = text
        """The exception's own message."""
        self.frames = frames


class CandidateProcess(Protocol):
    """A started candidate: its pipes and the means to end it."""

    requests: int
    """Descriptor to write requests to."""
    replies: int
    output: int
    """Descriptor its standard output and error arrive on, non-blocking."""

    def kill(self) -> None:
        """End the process and everything it started."""

    def wait(self) -> int:
        """Reap it and return its exit code, negative for a signal."""


class Spawner(Protocol):
    """Starts candidates."""

    quick: bool
    """Whether a start takes milliseconds, so that a rehearsal is cheap."""

    def spawn(self, job: Job, folder: Path | None) -> CandidateProcess:
        """A new candidate, contained, without a submission. folder: the one it may write to, if any."""


@dataclass
class Output:
    """What the submission has printed so far."""

    kept: bytes = b""
    size: int = 0

    def add(self, data: bytes) -> None:
        """Keep the beginning, count the rest."""
        self.size += len(data)
        self.kept += data[: KEPT_OUTPUT - len(self.kept)]


@dataclass(frozen=True)
class Answer:
    """A value from the candidate, and what it reports of its arguments."""

    value: Any
    changed: tuple[str, ...]


class Remote:
    """One candidate process, from its start to its end."""

    def __init__(
        self,
        process: CandidateProcess,
        limits: Limits,
        output: Output,
        line_text: Callable[[int], str],
        make_object: Callable[[nodes.Handle], object],
        folder: TemporaryFolder | None = None,
    ) -> None:
        self._process = process
        self._limits = limits
        self._output = output
        self._line_text = line_text
        self._make_object = make_object
        self._folder = folder
        self._exit_code = 0
        self._channel = Channel(process.replies, process.requests)
        self._channel.drain_while_waiting(process.output, self._drain)
        if folder is not None:
            self._channel.look_while_waiting(self._check_folder)
        self.alive = True

    def look_while_waiting(self, look: Callable[[], None]) -> None:
        """Call `look` several times a second while an answer is waited for."""
        self._channel.look_while_waiting(look)

    def ask(self, operation: str, arguments: dict[str, Any], *, seconds: float) -> Answer:
        """Send a request and wait for its answer.

        Raises CandidateFailure where the submission raises, exceeds a limit, ends, or breaks the protocol; after the
        last three its process is gone.
        """
        request_id = secrets.token_bytes(16)
        encoded = encode(arguments, keep=_handle_number)
        deadline = time.monotonic() + seconds
        request = Request(request_id, operation, encoded.node, tuple(encoded.arrays))
        try:
            self._channel.send(request, encoded.buffers, deadline)
            reply, body = self._channel.receive_reply(deadline)
            if not secrets.compare_digest(reply.id, request_id):
                raise ProtocolError("an answer to a question that was not asked")
            self._check_output()
            self._check_folder()
            if reply.error or reply.too_large:
                raise self._failure(reply, operation)
            return Answer(decode(reply.value, reply.arrays, body, self._make_object), reply.changed)
        except DeadlinePassed:
            self.close()
            raise CandidateFailure(Verdict.TIME_LIMIT, f"No answer within {seconds:g} seconds.") from None
        except ProtocolError as error:
            self.close()
            message = f"The submission's process sent something that is no answer: {error}."
            raise CandidateFailure(Verdict.PROTOCOL_ERROR, message) from None
        except PeerGone:
            raise self._ended() from None

    def has_ended(self) -> bool:
        """Whether the process is gone, seen from its pipe; asked of one that has nothing to answer."""
        return self._channel.has_news()

    def close(self) -> int:
        """End the candidate and everything it started; returns its exit code."""
        if not self.alive:
            return self._exit_code
        self.alive = False
        self._process.kill()
        self._exit_code = self._process.wait()
        while self._drain():
            pass
        self._channel.close()
        with contextlib.suppress(OSError):
            os.close(self._process.output)
        if self._folder is not None:
            self._folder.remove()
        return self._exit_code

    def _drain(self) -> bool:
        try:
            data = os.read(self._process.output, 1 << 16)
        except BlockingIOError:
            return self.alive
        except OSError:
            return False
        self._output.add(data)
        return bool(data)

    def _check_output(self) -> None:
        while self._output.size <= MAX_OUTPUT:
            before = self._output.size
            self._drain()
            if self._output.size == before:
                return
        self.close()
        raise CandidateFailure(Verdict.OUTPUT_LIMIT, f"More than {MAX_OUTPUT >> 20} MB were printed.")

    def _check_folder(self) -> None:
        if self._folder is not None and self._folder.size() > MAX_WRITTEN:
            self.close()
            raise CandidateFailure(Verdict.OUTPUT_LIMIT, f"More than {MAX_WRITTEN >> 20} MB of files were written.")

    def _failure(self, reply: Reply, operation: str) -> CandidateFailure:
        if reply.error is None:
            message = f"The result is too large to send (more than {nodes.MAX_BODY >> 20} MB, or too many values)."
            return CandidateFailure(Verdict.MEMORY_LIMIT, message)
        error = reply.error
        frames = tuple(Frame(frame.line, frame.function, self._line_text(frame.line)) for frame in error.frames)
        text = f"{error.type_name}: {error.message}" if error.message else error.type_name
        verdict = _verdict_of(error, operation)
        if verdict is Verdict.NOT_IMPLEMENTED:
            text = f"`{frames[-1].function}` is still to be written." if frames else text
        if verdict is Verdict.FORBIDDEN:
            text = refusal(error.message)
        if verdict is Verdict.MEMORY_LIMIT:
            text = f"More than {self._limits.memory_mb} MB of memory were needed. {text}"
        return CandidateFailure(verdict, text, type_names=error.bases, text=error.message, frames=frames)

    def _ended(self) -> CandidateFailure:
        """The process is gone, or has closed its pipes, although nobody asked it to."""
        code = self.close()
        if code == -getattr(signal, "SIGXCPU", 24):
            return CandidateFailure(Verdict.TIME_LIMIT, "The processor time allowed was used up.")
        if code == -signal.SIGABRT and _out_of_memory(self._output.kept.decode("utf-8", "replace")):
            message = f"More than {self._limits.memory_mb} MB of memory were needed; a library ended the process."
            return CandidateFailure(Verdict.MEMORY_LIMIT, message)
        how = f"by signal {_signal_name(-code)}" if code < 0 else f"with exit code {code}"
        return CandidateFailure(Verdict.RUNTIME_ERROR, f"The submission's process ended without an answer, {how}.")


def _handle_number(value: object) -> int:
    """Judge to candidate: only the candidate's own objects may be sent back."""
    number = getattr(value, "number", None)
    if isinstance(number, int):
        return number
    raise TypeError(f"a check passed {type(value).__name__}, which cannot be sent to a submission")


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:  # a real-time signal
        return str(number)


def _out_of_memory(text: str) -> bool:
    return any(words in text for words in OUT_OF_MEMORY)


def _verdict_of(error: nodes.RaisedError, operation: str) -> Verdict:
    if error.type_name == ForbiddenName.__name__:
        return Verdict.FORBIDDEN
    if "MemoryError" in error.bases or _out_of_memory(error.message):
        return Verdict.MEMORY_LIMIT
    if operation == "load":
        return Verdict.LOAD_ERROR
    if "NotImplementedError" in error.bases and error.frames:
        return Verdict.NOT_IMPLEMENTED
    return Verdict.RUNTIME_ERROR
