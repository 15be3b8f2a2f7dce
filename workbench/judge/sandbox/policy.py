"""What a candidate may do, and what came of each layer. Values only, shared by all layers."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Policy:
    """What one candidate is allowed. Limits count from the moment of confinement, not from the process's start."""

    readable: tuple[Path, ...]
    """Files and folders it may read: interpreter, libraries, its own package's code. Nothing else opens."""
    writable: Path | None
    """Its temporary folder and current folder, or None: nothing is writable."""
    memory_bytes: int
    """Address space on top of what the process has already mapped. Bounds threads as well: each takes a stack."""
    cpu_seconds: int
    """Processor time on top of what the process has already used."""
    file_bytes: int = 1 << 20
    """The largest file it may write."""
    open_files: int = 64


@dataclass(frozen=True)
class Layer:
    """One layer of the sandbox, as it turned out on this machine."""

    name: str
    active: bool
    detail: str
    """What it covers ("ABI 7: files, TCP, abstract sockets, signals"), or why it is missing."""


class LayerUnavailable(Exception):
    """This system lacks what a layer needs. Never reaches the user: it becomes the detail of an inactive layer."""
