"""Starts candidates by forking a spawner, which itself was forked before the judge read any check.

So a candidate's memory has never held a check or a reference, and it starts in a few milliseconds. Linux only.
"""

import contextlib
import gc
import os
import signal
import socket
import struct
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import msgspec

from workbench.judge import candidate
from workbench.judge.protocol import Job
from workbench.judge.remote import CandidateProcess
from workbench.judge.sandbox.kernel import PR_SET_PDEATHSIG, prctl
from workbench.judge.spawning import Pipes

PROCESS_ID = struct.Struct("i")
MAX_MESSAGE = 4096
SPAWN, REAP = b"S", b"R"


def fork(work: Callable[[], None]) -> int:
    """Run `work` in a child process that ends with it; returns the child's process id."""
    process_id = os.fork()
    if process_id:
        return process_id
    status = 1
    try:
        work()
        status = 0
    except BaseException:  # noqa: BLE001 - nothing may return into the parent's code
        traceback.print_exc()
    finally:
        os._exit(status)


class ForkedCandidate:
    """A candidate forked by the spawner: known by a descriptor that no other process can take over."""

    def __init__(self, spawner: "ForkingSpawner", pipes: Pipes) -> None:
        self.requests = pipes.requests
        self.replies = pipes.replies
        self.output = pipes.output
        self.process_id = 0
        """Not known, like the descriptor, until the spawner has answered."""
        self.process_descriptor = -1
        self._spawner = spawner

    def kill(self) -> None:
        """End it; the kernel lets it start no other process."""
        self._spawner.settle()
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self.process_descriptor, signal.SIGKILL)

    def wait(self) -> int:
        """Have the spawner reap it."""
        os.close(self.process_descriptor)
        return self._spawner.reap(self.process_id)


class ForkingSpawner:
    """The judge's end of the spawner process."""

    quick = True

    def __init__(self, readable: tuple[Path, ...]) -> None:
        """Fork the spawner now. Call it before anything secret is in memory."""
        self._unsettled: ForkedCandidate | None = None
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        judge = os.getpid()

        def serve() -> None:
            self._socket.close()
            die_with(judge)
            _serve_spawner(theirs, readable)

        fork(serve)
        theirs.close()

    def spawn(self, job: Job, folder: Path | None) -> CandidateProcess:
        """A new candidate, confined, without a submission. It is forked while the judge goes on."""
        self.settle()
        pipes = Pipes.open()
        start = candidate.Start(0, 0, 0, job.needs, job.limits, str(folder or ""))
        socket.send_fds(self._socket, [SPAWN + msgspec.json.encode(start)], pipes.given)
        pipes.close_given()
        self._unsettled = ForkedCandidate(self, pipes)
        return self._unsettled

    def settle(self) -> None:
        """Wait until the newest candidate has been forked; answers come in the order of the questions."""
        if self._unsettled is None:
            return
        answer, descriptors, _, _ = socket.recv_fds(self._socket, PROCESS_ID.size, 1)
        self._unsettled.process_id = PROCESS_ID.unpack(answer)[0]
        self._unsettled.process_descriptor = descriptors[0]
        self._unsettled = None

    def reap(self, process_id: int) -> int:
        """Wait for a candidate's end; returns its exit code."""
        self.settle()
        self._socket.send(REAP + PROCESS_ID.pack(process_id))
        return int(PROCESS_ID.unpack(self._socket.recv(PROCESS_ID.size))[0])


def _serve_spawner(judge: socket.socket, readable: tuple[Path, ...]) -> None:
    """The spawner process: forks candidates and reaps them, until the judge is gone."""
    while True:
        message, descriptors, _, _ = socket.recv_fds(judge, MAX_MESSAGE, 3)
        if not message:
            return
        if message[:1] == SPAWN:
            start = msgspec.json.decode(message[1:], type=candidate.Start)
            _spawn(judge, start, descriptors, readable)
        else:
            _, status = os.waitpid(PROCESS_ID.unpack(message[1:])[0], 0)
            judge.send(PROCESS_ID.pack(os.waitstatus_to_exitcode(status)))


def _spawn(judge: socket.socket, start: candidate.Start, descriptors: list[int], readable: tuple[Path, ...]) -> None:
    spawner = os.getpid()

    def run() -> None:
        judge.close()
        _run_candidate(start, spawner, descriptors, readable)

    process_id = fork(run)
    process_descriptor = os.pidfd_open(process_id)
    socket.send_fds(judge, [PROCESS_ID.pack(process_id)], [process_descriptor])
    for descriptor in (*descriptors, process_descriptor):
        os.close(descriptor)


def _run_candidate(start: candidate.Start, spawner: int, descriptors: list[int], readable: tuple[Path, ...]) -> None:
    requests, replies, output = descriptors
    os.dup2(output, 1)
    os.dup2(output, 2)
    gc.unfreeze()
    own = msgspec.structs.replace(start, requests=requests, replies=replies, parent=spawner)
    candidate.run(own, readable)


def die_with(parent: int) -> None:
    """Have the kernel end this process with its parent, which may have ended already."""
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit(0)
