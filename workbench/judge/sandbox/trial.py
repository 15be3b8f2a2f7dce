"""The child process of `probe`: it confines itself and then tries to get past each layer.

Separate because it asks for proof: a layer counts as active when the system accepted it *and* the attempt failed.
"""

import ctypes
import json
import mmap
import os
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace

from workbench.judge.sandbox import capabilities
from workbench.judge.sandbox.kernel import PR_GET_PDEATHSIG, prctl
from workbench.judge.sandbox.layers import confine
from workbench.judge.sandbox.policy import Layer, Policy
from workbench.judge.sandbox.readable import readable_paths

SECRET_VARIABLE = "DLWORK_PROBE_SECRET"
_HEADROOM = 256 << 20
_CPU_SECONDS = 10


@dataclass(frozen=True)
class _Bait:
    """What a confined process must not reach."""

    hidden_file: str
    leaked_descriptor: int


def run(hidden_file: str, leaked_descriptor: str, parent: str) -> None:
    """Confine this process, try each layer, write what came of it to standard output as JSON."""
    policy = Policy(readable_paths(()), writable=None, memory_bytes=_HEADROOM, cpu_seconds=_CPU_SECONDS)
    layers = confine(policy, {1, 2}, parent=int(parent))
    bait = _Bait(hidden_file, int(leaked_descriptor))
    os.write(1, json.dumps([asdict(_tried(layer, bait)) for layer in layers]).encode())


def _tried(layer: Layer, bait: _Bait) -> Layer:
    if not layer.active:
        return layer
    escaped = _ATTEMPTS[layer.name](bait)
    return replace(layer, active=False, detail=f"accepted, yet {escaped}") if escaped else layer


def _session(bait: _Bait) -> str:
    return "" if os.getsid(0) == os.getpid() else "the process is in its parent's session"


def _descriptors(bait: _Bait) -> str:
    return "" if _refused(lambda: os.fstat(bait.leaked_descriptor)) else "an inherited descriptor is still open"


def _environment(bait: _Bait) -> str:
    return f"{SECRET_VARIABLE} is still set" if SECRET_VARIABLE in os.environ else ""


def _capabilities(bait: _Bait) -> str:
    return "some are still held" if capabilities.held() else ""


def _pdeathsig(bait: _Bait) -> str:
    answer = ctypes.c_int()
    prctl(PR_GET_PDEATHSIG, ctypes.addressof(answer))
    return "" if answer.value == signal.SIGKILL else "the kernel would not kill the process"


def _rlimits(bait: _Bait) -> str:
    return "" if sys.platform != "linux" or _refused(lambda: mmap.mmap(-1, 2 * _HEADROOM)) else "memory is not limited"


def _landlock(bait: _Bait) -> str:
    return "" if _refused(lambda: os.open(bait.hidden_file, os.O_RDONLY)) else "a hidden file could be opened"


def _seccomp(bait: _Bait) -> str:
    return "" if _refused(socket.socket) else "a socket could be opened"


def _refused(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except OSError:
        return True
    return False


_ATTEMPTS: dict[str, Callable[[_Bait], str]] = {
    "session": _session,
    "descriptors": _descriptors,
    "environment": _environment,
    "capabilities": _capabilities,
    "pdeathsig": _pdeathsig,
    "rlimits": _rlimits,
    "landlock": _landlock,
    "seccomp": _seccomp,
}
