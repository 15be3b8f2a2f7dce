"""The judge process: holds the checks and the reference, never the submission's code.

Run as `python -m workbench.judge.process DESCRIPTOR` with one end of a socket pair.
"""

import contextlib
import gc
import os
import signal
import socket
import sys
from collections.abc import Generator
from functools import partial
from types import FrameType

import pytest

from workbench.judge.interpreter import InterpreterSpawner
from workbench.judge.protocol import Checked, Explained, Finished, Grade, Job, Line, Ready, Started
from workbench.judge.pytest_start import with_pytest
from workbench.judge.remote import Spawner
from workbench.judge.report import CheckResult
from workbench.judge.sanitise import all_visible
from workbench.judge.session import Session
from workbench.judge.warmup import warm_up, warm_up_torch

END = object()


def serve(line: Line, spawner: Spawner, config: pytest.Config) -> None:
    """Take one job, collect its checks, wait for one submission, report, end. Ends early with the app's side."""
    with contextlib.suppress(ConnectionError):
        _serve(line, spawner, config)


def _serve(line: Line, spawner: Spawner, config: pytest.Config) -> None:
    line.send(Started(os.getpid()))
    job = line.receive()
    if not isinstance(job, Job):
        return

    def wait_for_submission(layers: dict[str, bool], rehearsal: Generator[None]) -> Grade | None:
        line.send(Ready(layers))
        while not line.has_order() and next(rehearsal, END) is not END:
            pass
        order = line.receive()
        return order if isinstance(order, Grade) else None

    def tell(result: CheckResult) -> None:
        line.hold(Checked(all_visible(result)))

    session = Session(job, spawner, wait_for_submission, tell, line.send_overdue)
    try:
        report = session.run(config)
        if report is not None:
            line.send(Finished(all_visible(report)))
            session.end_submission()
            diagnosis, smallest = session.diagnosis(report), session.smallest_failure(report)
            line.send(all_visible(Explained(diagnosis, smallest, session.curves(report))))
    finally:
        session.close()


def become_judge() -> None:
    """Settings of every judge process, forked or spawned."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.dont_write_bytecode = True
    gc.disable()  # it lives for one grading


def _end(signal_number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)


def main() -> None:
    """Serve the socket whose descriptor is the first argument; import torch early where it is the second."""
    signal.signal(signal.SIGTERM, _end)
    become_judge()
    with socket.socket(fileno=int(sys.argv[1])) as connection:
        line = Line(connection)
        in_haste = line.has_order()
        if not in_haste:
            warm_up()
        if "torch" in sys.argv[2:]:
            warm_up_torch(gradcheck=not in_haste)
        with_pytest(partial(serve, line, InterpreterSpawner()))


if __name__ == "__main__":
    main()
