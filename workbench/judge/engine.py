"""The app's side of grading: starts judge processes and listens to them on the caller's event loop."""

import ast
import asyncio
import contextlib
import os
import secrets
import socket
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from workbench.catalog import Exercise
from workbench.errors import JudgeUnavailable
from workbench.judge.grader import Grader
from workbench.judge.protocol import LENGTH, Checked, Event, Finished, Grade, Job, Ready, event_decoder, packed
from workbench.judge.report import CheckResult, Report
from workbench.judge.spawn import THREAD_LIMITS

START_SECONDS = 60.0
"""A judge that has not collected its checks by then is given up; a cold import of torch takes a few seconds at worst."""
GRACE_SECONDS = 10.0
"""What a judge may take beyond the limits it enforces itself."""


def make_grader() -> Grader:
    """The grader for this machine."""
    return ProcessGrader()


def engine_name() -> str:
    """What `dlwork doctor` calls it."""
    return "standby"


def job_of(exercise: Exercise) -> Job:
    """What a judge must know of an exercise."""
    return Job(
        exercise=exercise.id,
        checks_file=str(exercise.checks_file),
        reference_file=str(exercise.solution_folder / "solution.py"),
        entry_points=exercise.entry_points,
        needs=exercise.needs,
        forbidden=exercise.forbidden,
        limits=exercise.limits,
        parameters=parameter_names(exercise.stub),
    )


def parameter_names(stub: str) -> dict[str, tuple[str, ...]]:
    """For each function of a stub, and each class by its constructor, the names of its parameters."""
    names = {}
    for node in ast.parse(stub).body:
        if isinstance(node, ast.FunctionDef):
            names[node.name] = tuple(argument.arg for argument in (*node.args.posonlyargs, *node.args.args))
        elif isinstance(node, ast.ClassDef):
            for method in node.body:
                if isinstance(method, ast.FunctionDef):
                    own = tuple(argument.arg for argument in method.args.args[1:])
                    names[node.name if method.name == "__init__" else method.name] = own
    return names


@dataclass
class Judge:
    """A judge process that has been given its job."""

    exercise: Exercise
    process: asyncio.subprocess.Process
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    ready: bool = False

    @classmethod
    async def start(cls, exercise: Exercise) -> "Judge":
        """Start a process and hand it the job; does not wait until it is ready."""
        ours, theirs = socket.socketpair()
        try:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-I", "-B", "-m", "workbench.judge.process", str(theirs.fileno())),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=asyncio.subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                env={**os.environ, **THREAD_LIMITS},
            )
        except OSError as error:
            ours.close()
            raise JudgeUnavailable(f"The judge could not be started: {error}.") from error
        finally:
            theirs.close()
        reader, writer = await asyncio.open_connection(sock=ours)
        writer.write(packed(job_of(exercise)))
        return cls(exercise, process, reader, writer)

    async def next_event(self, seconds: float) -> Event:
        """The judge's next word; raises JudgeUnavailable where there is none in time."""
        try:
            async with asyncio.timeout(seconds):
                size = LENGTH.unpack(await self.reader.readexactly(LENGTH.size))[0]
                return event_decoder.decode(await self.reader.readexactly(size))
        except TimeoutError:
            raise JudgeUnavailable(f"The judge did not answer within {seconds:g} seconds; run again.") from None
        except (asyncio.IncompleteReadError, ConnectionError):
            raise JudgeUnavailable("The judge ended without a report; run again.") from None

    async def wait_until_ready(self) -> None:
        """Return once the checks are collected."""
        if not self.ready:
            event = await self.next_event(START_SECONDS)
            self.ready = isinstance(event, Ready)

    async def end(self) -> None:
        """Close the connection and end the process, and with it its candidates."""
        self.writer.close()
        with contextlib.suppress(ProcessLookupError):
            self.process.terminate()
        try:
            async with asyncio.timeout(2):
                await self.process.wait()
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                self.process.kill()
            await self.process.wait()


class ProcessGrader:
    """Grades with single-use judge processes; keeps one ready for the exercise that is open."""

    def __init__(self) -> None:
        self._prepared: Judge | None = None

    async def prepare(self, exercise: Exercise) -> None:
        """Start a judge for this exercise; a judge prepared for another one is ended."""
        if self._prepared is not None and self._prepared.exercise == exercise:
            return
        await self._drop_prepared()
        with contextlib.suppress(JudgeUnavailable):  # grading will say so, when it matters
            self._prepared = await Judge.start(exercise)

    async def grade(
        self,
        exercise: Exercise,
        source: str,
        *,
        seed: int | None = None,
        on_check: Callable[[CheckResult], None] | None = None,
    ) -> Report:
        """See Grader."""
        started = time.perf_counter()
        judge = await self._take(exercise)
        try:
            await judge.wait_until_ready()
            waited = time.perf_counter() - started
            judge.writer.write(packed(Grade(source, secrets.randbelow(2**31) if seed is None else seed)))
            report = await _listen(judge, on_check)
        finally:
            await judge.end()
        seconds = {**report.seconds, "wait": waited, "total": time.perf_counter() - started}
        return msgspec.structs.replace(report, seconds=seconds)

    async def close(self) -> None:
        """End the prepared judge."""
        await self._drop_prepared()

    async def _take(self, exercise: Exercise) -> Judge:
        judge, self._prepared = self._prepared, None
        if judge is not None and judge.exercise == exercise and judge.process.returncode is None:
            return judge
        if judge is not None:
            await judge.end()
        return await Judge.start(exercise)

    async def _drop_prepared(self) -> None:
        judge, self._prepared = self._prepared, None
        if judge is not None:
            await judge.end()


async def _listen(judge: Judge, on_check: Callable[[CheckResult], None] | None) -> Report:
    limit = judge.exercise.limits.total_seconds + judge.exercise.limits.load_seconds + GRACE_SECONDS
    while True:
        event = await judge.next_event(limit)
        if isinstance(event, Finished):
            return event.report
        if isinstance(event, Checked) and on_check is not None:
            on_check(event.result)

