"""The app's end of one judge process: its connection, its events, its end."""

import ast
import asyncio
import contextlib
import os
import signal
import socket

import msgspec

from workbench.catalog import Exercise
from workbench.errors import JudgeUnavailable
from workbench.judge.grader import Listener
from workbench.judge.protocol import (
    LENGTH,
    Checked,
    Event,
    Explained,
    Finished,
    Grade,
    Job,
    Ready,
    Started,
    event_decoder,
    packed,
)
from workbench.judge.report import Report
from workbench.judge.source import as_in_a_file

START_SECONDS = 60.0
"""A judge that has not collected its checks by then is given up; a cold import of torch takes seconds at worst."""
GRACE_SECONDS = 10.0
"""What a judge may take beyond the limits it enforces itself."""


class Judge:
    """A single-use judge process that has been given its job."""

    def __init__(self, exercise: Exercise, connection: socket.socket) -> None:
        self.exercise = exercise
        self.layers: dict[str, bool] = {}
        """The sandbox layers of its candidate, once it is ready."""
        self._socket = connection
        self._process_descriptor: int | None = None
        self._reader: asyncio.StreamReader
        self._writer: asyncio.StreamWriter
        self._ready: asyncio.Task[None]
        self._grading = False
        self._ended = asyncio.Event()

    async def begin(self) -> None:
        """Send the job; does not wait until the judge is ready."""
        self._reader, self._writer = await asyncio.open_connection(sock=self._socket)
        self._writer.write(packed(job_of(self.exercise)))
        self._ready = asyncio.create_task(self._listen_until_ready(), name=f"judge of {self.exercise.id}")
        self._ready.add_done_callback(lambda task: task.cancelled() or task.exception())  # retrieved, if nobody waits

    async def wait_until_ready(self) -> None:
        """Return once the checks are collected and a candidate waits; raises JudgeUnavailable."""
        await asyncio.wait([self._ready])
        if self._ready.cancelled():
            raise JudgeUnavailable("The judge was ended before it was ready.")
        await self._ready

    async def wait_until_idle(self) -> None:
        """Return once it waits for a submission, or has ended: from then on, it needs no processor."""
        await asyncio.wait([self._ready])
        if self._grading:
            await self._ended.wait()

    async def grade(self, source: str, seed: int, listener: Listener) -> Report:
        """Have a submission graded; returns the report with its diagnosis. Raises JudgeUnavailable."""
        self._grading = True
        self._writer.write(packed(Grade(as_in_a_file(source), seed)))  # it waits in the pipe until the judge is ready
        await self.wait_until_ready()
        limits = self.exercise.limits
        seconds = limits.total_seconds + limits.load_seconds + GRACE_SECONDS
        async with _deadline(seconds):
            return await self._listen_until_explained(seconds, listener)

    async def _listen_until_explained(self, seconds: float, listener: Listener) -> Report:
        report: Report | None = None
        while True:
            try:
                event = await self._next_event(seconds)
            except JudgeUnavailable:
                if report is None:
                    raise
                return report  # the verdict stands, although it could not be explained
            if isinstance(event, Checked):
                listener.on_check(event.result)
            elif isinstance(event, Finished):
                report = event.report
                listener.on_report(report)
            elif isinstance(event, Explained) and report is not None:
                return msgspec.structs.replace(
                    report, diagnosis=event.diagnosis, smallest=event.smallest, curves=event.curves
                )

    @property
    def gone(self) -> bool:
        """Whether the process has ended, or could not get ready."""
        failed = self._ready.done() and (self._ready.cancelled() or self._ready.exception() is not None)
        return failed or self._reader.at_eof()

    def end(self) -> None:
        """Kill the process, and with it the candidates. Safe to call twice."""
        self._ready.cancel()
        self._ended.set()
        if self._process_descriptor is not None:
            with contextlib.suppress(ProcessLookupError):
                _kill(self._process_descriptor)
            self._forget()
        self._writer.close()

    async def _listen_until_ready(self) -> None:
        while True:
            event = await self._next_event(START_SECONDS)
            if isinstance(event, Started):
                self._remember(event.process)
            elif isinstance(event, Ready):
                self.layers = event.layers
                return

    def _remember(self, process: int) -> None:
        with contextlib.suppress(ProcessLookupError):
            self._process_descriptor = os.pidfd_open(process) if hasattr(os, "pidfd_open") else process

    def _forget(self) -> None:
        if hasattr(os, "pidfd_open") and self._process_descriptor is not None:
            os.close(self._process_descriptor)
        self._process_descriptor = None

    async def _next_event(self, seconds: float) -> Event:
        try:
            async with _deadline(seconds):
                size = LENGTH.unpack(await self._reader.readexactly(LENGTH.size))[0]
                return event_decoder.decode(await self._reader.readexactly(size))
        except (asyncio.IncompleteReadError, ConnectionError):
            raise JudgeUnavailable("The judge ended without a report; run again.") from None


@contextlib.asynccontextmanager
async def _deadline(seconds: float):  # type: ignore[no-untyped-def]
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError:
        raise JudgeUnavailable(f"The judge did not answer within {seconds:g} seconds; run again.") from None


def _kill(process: int) -> None:
    if hasattr(signal, "pidfd_send_signal"):
        signal.pidfd_send_signal(process, signal.SIGKILL)
    else:
        os.kill(process, signal.SIGTERM)  # so that it can end its candidates, which nothing else would


def job_of(exercise: Exercise) -> Job:
    """What a judge must know of an exercise."""
    return Job(
        exercise=exercise.id,
        checks_file=str(exercise.checks_file),
        reference_file=str(exercise.solution_folder / "solution.py"),
        wrong_answers=tuple(map(str, exercise.wrong_answers)),
        entry_points=exercise.entry_points,
        needs=exercise.needs,
        forbidden=exercise.forbidden,
        limits=exercise.limits,
        parameters=parameter_names(exercise.stub),
    )


def parameter_names(stub: str) -> dict[str, tuple[str, ...]]:
    """For each function of a stub, each class by its constructor, and each method, the names of its parameters."""
    names = {}
    for node in ast.parse(stub).body:
        if isinstance(node, ast.FunctionDef):
            names[node.name] = tuple(argument.arg for argument in (*node.args.posonlyargs, *node.args.args))
        elif isinstance(node, ast.ClassDef):
            methods = [method for method in node.body if isinstance(method, ast.FunctionDef)]
            for method in methods:
                own = tuple(argument.arg for argument in method.args.args[1:])
                names[node.name if method.name == "__init__" else method.name] = own
    return names
