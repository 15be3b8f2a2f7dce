"""The judge process: holds the checks and the reference, never the submission's code.

Run as `python -m workbench.judge.process DESCRIPTOR` with one end of a socket pair.
"""

import gc
import os
import signal
import socket
import sys
from types import FrameType

from workbench.judge.protocol import Checked, Finished, Grade, Job, Line, Ready
from workbench.judge.spawn import InterpreterSpawner


def serve(line: Line) -> None:
    """Take one job, collect its checks, wait for one submission, report, end."""
    job = line.receive()
    if not isinstance(job, Job):
        return
    from workbench.judge.session import Session  # imports pytest and numpy: after the job is known to be one

    def wait_for_submission() -> Grade | None:
        line.send(Ready())
        order = line.receive()
        return order if isinstance(order, Grade) else None

    session = Session(job, InterpreterSpawner(), wait_for_submission, lambda result: line.send(Checked(result)))
    report = session.run()
    if report is not None:
        line.send(Finished(report))


def _silence_output() -> None:
    """pytest and the checks may print; nothing of it is for anybody."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.close(null)


def _end(signal_number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)


def main() -> None:
    """Serve the socket whose descriptor is the first argument."""
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.dont_write_bytecode = True
    os.environ.pop("PYTEST_ADDOPTS", None)
    _silence_output()
    gc.disable()
    with socket.socket(fileno=int(sys.argv[1])) as connection:
        serve(Line(connection))


if __name__ == "__main__":
    main()
