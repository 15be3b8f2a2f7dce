"""Starts candidates as fresh interpreters: the way that works on every system."""

import contextlib
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec

from workbench.judge.candidate import Start
from workbench.judge.protocol import Job
from workbench.judge.remote import CandidateProcess
from workbench.judge.spawning import ONE_THREAD, Pipes


@dataclass
class SpawnedCandidate:
    """A candidate in an interpreter of its own."""

    process: "subprocess.Popen[bytes]"
    requests: int
    replies: int
    output: int

    def kill(self) -> None:
        """End its whole session."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()

    def wait(self) -> int:
        """Reap it."""
        return self.process.wait()


class InterpreterSpawner:
    """Starts `python -I -m workbench.judge.candidate`."""

    quick = False

    def spawn(self, job: Job, folder: Path | None) -> CandidateProcess:
        """A new candidate; it imports what the exercise needs and confines itself before it listens."""
        pipes = Pipes.open()
        request_reader, reply_writer, output_writer = pipes.given
        start = Start(request_reader, reply_writer, os.getpid(), job.needs, job.limits, str(folder or ""))
        process = subprocess.Popen(
            [
                *(sys.executable, "-I", "-B", "-X", "utf8"),
                "-m",
                "workbench.judge.candidate",
                msgspec.json.encode(start),
            ],
            stdin=subprocess.DEVNULL,
            stdout=output_writer,
            stderr=output_writer,
            pass_fds=(request_reader, reply_writer),
            start_new_session=True,
            env=ONE_THREAD,
        )
        pipes.close_given()
        return SpawnedCandidate(process, pipes.requests, pipes.replies, pipes.output)
