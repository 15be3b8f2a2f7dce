"""Starts candidates as fresh interpreters: the way that works everywhere."""

import contextlib
import os
import signal
import subprocess
import sys
from dataclasses import dataclass

from workbench.judge.protocol import Job
from workbench.judge.remote import CandidateProcess

THREAD_LIMITS = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}
"""One thread each: more would only contend, and forking after a parallel operation hangs."""
PIPE_BYTES = 1 << 20


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

    def spawn(self, job: Job) -> CandidateProcess:
        """A new candidate; it imports what the exercise needs before it listens."""
        request_reader, requests = os.pipe()
        replies, reply_writer = os.pipe()
        output, output_writer = os.pipe()
        os.set_blocking(requests, False)
        os.set_blocking(output, False)
        command = [sys.executable, "-I", "-B", "-m", "workbench.judge.candidate"]
        process = subprocess.Popen(
            [*command, str(request_reader), str(reply_writer), *job.needs],
            stdin=subprocess.DEVNULL,
            stdout=output_writer,
            stderr=output_writer,
            pass_fds=(request_reader, reply_writer),
            start_new_session=True,
            env=THREAD_LIMITS,
        )
        for descriptor in (request_reader, reply_writer, output_writer):
            os.close(descriptor)
        return SpawnedCandidate(process, requests, replies, output)
