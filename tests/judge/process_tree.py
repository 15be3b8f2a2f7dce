"""The processes below this one, as /proc shows them; Linux only."""

import asyncio
import contextlib
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PATIENCE_SECONDS = 20.0
"""How long a busy machine may take to start or end a process."""


@dataclass(frozen=True)
class Process:
    """A living process; one that waits to be reaped is not living."""

    process_id: int
    parent: int


def descendants() -> list[Process]:
    """All living processes started below this one, parents before children."""
    children: dict[int, list[Process]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
            if state not in "ZX":
                children.setdefault(int(parent), []).append(Process(int(folder.name), int(parent)))
    found = list(children.get(os.getpid(), []))
    for process in found:  # grows while it is walked
        found += children.get(process.process_id, [])
    return found


async def settled() -> list[Process]:
    """The descendants once none is started or ended any more, as a rehearsal does after a judge is ready."""
    same, found = 0, descendants()
    while same < 10:
        await asyncio.sleep(0.02)
        now = descendants()
        same, found = same + 1 if now == found else 0, now
    return found


async def settled_leaves() -> list[Process]:
    """The settled descendants that have no children of their own."""
    everyone = await settled()
    parents = {process.parent for process in everyone}
    return [process for process in everyone if process.process_id not in parents]


def is_living(process: Process) -> bool:
    """Whether it is still there, be it with another parent since its own has ended."""
    try:
        return Path(f"/proc/{process.process_id}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def open_descriptors(process_id: int) -> int:
    """How many descriptors a process holds."""
    return len(list(Path(f"/proc/{process_id}/fd").iterdir()))


async def wait_until(condition: Callable[[], bool]) -> None:
    """Return once it holds; fails where it does not hold in good time."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, f"still not: {condition}, {descendants()}"
        await asyncio.sleep(0.005)
