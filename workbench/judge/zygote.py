"""The warm process judges are forked from: it has imported the libraries, and never holds a check or a submission.

Run as `python -m workbench.judge.zygote DESCRIPTOR`, with one end of a socket pair on which orders arrive, each with a
descriptor: to fork a judge that serves it, or to fork a second zygote that imports torch as well and takes its orders
there. Single-threaded throughout, because a fork copies only one thread. Linux only.
"""

import gc
import os
import select
import signal
import socket
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from workbench.catalog.locate import hidden_paths
from workbench.judge.forking import ForkingSpawner, die_with, fork
from workbench.judge.process import become_judge, serve
from workbench.judge.protocol import Line
from workbench.judge.pytest_start import with_pytest
from workbench.judge.sandbox import readable_paths
from workbench.judge.sandbox.kernel import prctl
from workbench.judge.warmup import warm_up, warm_up_torch

PR_SET_DUMPABLE = 4
PATIENCE_SECONDS = 0.03
"""How long it looks for an order before it warms up: one is on its way where somebody waits for a single grading."""
JUDGE, WITH_TORCH, READY = b"J", b"T", b"R"


class Zygote:
    """What every judge is forked from: started pytest, and the paths that a candidate may read."""

    def __init__(self, readable: tuple[Path, ...], config: pytest.Config) -> None:
        self._readable = readable
        self._config = config

    def take_orders(self, control: socket.socket, warm_up: Callable[[], None]) -> None:
        """Fork a child for each order, until the app's side is gone; warm up as soon as no order waits."""
        gc.freeze()  # so that no collection in a child touches, and thereby copies, the shared pages
        control.send(READY)
        is_warm = False
        while True:
            if not is_warm and not select.select([control], [], [], PATIENCE_SECONDS)[0]:
                warm_up()
                gc.collect()
                gc.freeze()
                is_warm = True
            try:
                order, descriptors, _, _ = socket.recv_fds(control, 1, 1)
            except ConnectionResetError:
                return
            if not order:
                return
            threads = sum(1 for _ in Path("/proc/self/task").iterdir())
            if threads != 1:
                raise RuntimeError(f"a process of {threads} threads cannot be forked safely")
            fork(partial(self._carry_out, order, descriptors[0], control, os.getpid()))
            os.close(descriptors[0])

    def _carry_out(self, order: bytes, descriptor: int, control: socket.socket, zygote: int) -> None:
        control.close()
        die_with(zygote)
        with socket.socket(fileno=descriptor) as connection:
            if order == WITH_TORCH:
                warm_up_torch(gradcheck=False)
                self.take_orders(connection, _warm_up_everything)
            else:
                self._judge(connection)

    def _judge(self, connection: socket.socket) -> None:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        spawner = ForkingSpawner(self._readable)
        prctl(PR_SET_DUMPABLE, 0)  # nobody of the same user may look into it
        become_judge()
        serve(Line(connection), spawner, self._config)


def _warm_up_everything() -> None:
    """What a zygote with torch warms up: it may have been forked from one that had not come to it."""
    warm_up()
    warm_up_torch(gradcheck=True)


def main() -> None:
    """Serve the socket whose descriptor is the first argument; the second names the process to end with."""
    die_with(int(sys.argv[2]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # children need no reaping
    sys.dont_write_bytecode = True
    readable = readable_paths(hidden_paths())
    with socket.socket(fileno=int(sys.argv[1])) as control:
        with_pytest(lambda config: Zygote(readable, config).take_orders(control, warm_up))


if __name__ == "__main__":
    main()
