"""Limits on memory, processor time, file size and descriptors, set by setrlimit.

The number of processes is not limited here: RLIMIT_NPROC counts all of the user's processes and does not bind root.
seccomp forbids processes, and threads are bounded by the address space that each stack takes.
"""

import math
import os
import sys
import time

from workbench.judge.sandbox.policy import LayerUnavailable, Policy

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

_STACK_BYTES = 8 << 20
"""Runaway recursion in C ends here, in SIGSEGV."""
_MACHINE_WIDE = ("MEMLOCK", "MSGQUEUE", "RTPRIO", "NICE", "CORE")
"""Zero each: locked memory, message queues, priorities and core dumps outlive or outrank the process."""


def apply(policy: Policy) -> str:
    """Set soft and hard limits, so that the process cannot raise them again; return what is limited."""
    if resource is None:
        raise LayerUnavailable(f"no setrlimit on {sys.platform}")

    def limit(name: str, wanted: int, grace: int = 0) -> bool:
        number: int | None = getattr(resource, f"RLIMIT_{name}", None)
        if number is None:
            return False
        _, hard = resource.getrlimit(number)
        ceiling = wanted + grace if hard == resource.RLIM_INFINITY else min(wanted + grace, hard)
        resource.setrlimit(number, (min(wanted, ceiling), ceiling))
        return True

    # SIGXCPU comes at the soft limit and can be ignored; SIGKILL comes a second later and cannot.
    limit("CPU", math.ceil(time.process_time()) + policy.cpu_seconds, grace=1)
    limit("FSIZE", policy.file_bytes)
    limit("NOFILE", policy.open_files)
    limit("STACK", _STACK_BYTES)
    for name in _MACHINE_WIDE:
        limit(name, 0)
    if sys.platform != "linux":  # macOS accepts RLIMIT_AS and does not enforce it
        return "processor time, file size, descriptors, stack; no memory limit on this system"
    limit("AS", mapped_bytes() + policy.memory_bytes)
    return "memory, processor time, file size, descriptors, stack"


def mapped_bytes() -> int:
    """The address space of this process, which RLIMIT_AS is compared with. Linux only."""
    descriptor = os.open("/proc/self/statm", os.O_RDONLY)
    try:
        pages = int(os.read(descriptor, 256).split()[0])
    finally:
        os.close(descriptor)
    return pages * os.sysconf("SC_PAGE_SIZE")
