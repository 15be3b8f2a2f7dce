"""What a submission could leave behind, looked at before and after: processes, threads, descriptors, files."""

import contextlib
import ctypes
import os
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36
MARK = "dlwork-attack"
"""Begins the name of whatever an attack tries to create in a folder that others use as well."""
SHARED_FOLDERS = (Path("/tmp"), Path("/dev/shm"), Path("/var/tmp"), Path("/"), Path.home(), Path.cwd())


def adopt_orphans() -> None:
    """Become the parent of every descendant whose own parent ends, so that no daemon escapes the walk below."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


@dataclass(frozen=True)
class Process:
    """One entry of /proc."""

    process_id: int
    parent: int
    state: str
    command: str
    started: float
    """Seconds since the machine was started, to a hundredth."""

    @property
    def is_judge(self) -> bool:
        """Whether it is a judge of the standby engine."""
        return "workbench.judge.process" in self.command


def reap_orphans() -> None:
    """Clear away all ended children. Only where nobody else in this process waits for one of its own."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def descendants() -> list[Process]:
    """All processes this one has started, directly or not, that have not ended."""
    children: dict[int, list[Process]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            process = _read_process(folder)
            children.setdefault(process.parent, []).append(process)
    found: list[Process] = []
    rest = [os.getpid()]
    while rest:
        own = children.get(rest.pop(), [])
        found += own
        rest += [process.process_id for process in own]
    return [process for process in found if process.state != "Z"]


def strangers_among(processes: list[Process], zygotes: set[int], *, prepared: int) -> list[Process]:
    """What is more than the zygotes, a spare judge below each, and so many judges that wait with a candidate.

    A spare judge has a spawner and no candidate. A prepared one has a second candidate while it rehearses.
    """
    expected, spares = set(zygotes), set()
    for judge in sorted(processes, key=lambda each: each.process_id):
        if judge.parent not in zygotes or judge.process_id in zygotes:
            continue
        spawners = [each for each in processes if each.parent == judge.process_id]
        candidates = [each for each in processes if each.parent in {spawner.process_id for spawner in spawners}]
        family = {each.process_id for each in (judge, *spawners, *candidates)}
        if len(spawners) <= 1 and not candidates and judge.parent not in spares:
            spares.add(judge.parent)
            expected |= family
        elif len(spawners) == 1 and 1 <= len(candidates) <= 2 and prepared:
            prepared -= 1
            expected |= family
    return [each for each in processes if each.process_id not in expected]


def _read_process(folder: Path) -> Process:
    stat = (folder / "stat").read_text()
    command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
    fields = stat.rpartition(")")[2].split()
    started = int(fields[19]) / os.sysconf("SC_CLK_TCK")
    name = command or stat.partition("(")[2].rpartition(")")[0]
    return Process(int(folder.name), int(fields[1]), fields[0], name, started)


@dataclass(frozen=True)
class OwnState:
    """What this very process holds."""

    descriptors: int
    threads: int

    @classmethod
    def now(cls) -> "OwnState":
        """As it is at the moment. The event loop's threads that wait for one child each are not counted."""
        threads = [thread for thread in threading.enumerate() if not thread.name.startswith("asyncio-waitpid")]
        return cls(len(list(Path("/proc/self/fd").iterdir())), len(threads))


def marked_files() -> list[Path]:
    """What attacks have created in shared folders."""
    return [path for folder in SHARED_FOLDERS if folder.is_dir() for path in _marked(folder)]


def _marked(folder: Path) -> list[Path]:
    try:
        return [Path(entry) for entry in os.scandir(folder) if entry.name.startswith(MARK)]
    except PermissionError:
        return []


def snapshot(folder: Path) -> dict[str, tuple[int, int, int, bytes]]:
    """Every entry below a folder, with mode, owner, time of change and content."""
    return {str(path.relative_to(folder)): _entry(path) for path in sorted(folder.rglob("*"))}


def _entry(path: Path) -> tuple[int, int, int, bytes]:
    status = path.lstat()
    return status.st_mode, status.st_uid, status.st_mtime_ns, path.read_bytes() if path.is_file() else b""
