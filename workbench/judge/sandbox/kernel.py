"""Raw access to the Linux kernel by ctypes: what the layers need and the standard library does not offer."""

import ctypes
import functools
import os
import sys

from workbench.judge.sandbox.policy import LayerUnavailable

PR_SET_PDEATHSIG = 1
PR_GET_PDEATHSIG = 2
PR_CAPBSET_DROP = 24
PR_SET_NO_NEW_PRIVS = 38
PR_CAP_AMBIENT = 47
PR_CAP_AMBIENT_CLEAR_ALL = 4


def require_linux() -> None:
    """Raise LayerUnavailable on any other system."""
    if sys.platform != "linux":
        raise LayerUnavailable(f"Linux only; this is {sys.platform}")


@functools.cache
def libc() -> ctypes.CDLL:
    """The C library of this process."""
    return ctypes.CDLL(None, use_errno=True)


def system_call(number: int, *arguments: int) -> int:
    """Make a system call with integer or address arguments; raise OSError where it fails."""
    # Explicit longs: ctypes would pass an int as 32 bits and leave the rest of the register undefined.
    result: int = libc().syscall(*(ctypes.c_long(value) for value in (number, *arguments)))
    if result < 0:
        raise _last_error()
    return result


def prctl(option: int, *arguments: int) -> int:
    """Make a prctl call; raise OSError where it fails."""
    padded = (*arguments, 0, 0, 0, 0)[:4]
    result: int = libc().prctl(ctypes.c_int(option), *(ctypes.c_ulong(value) for value in padded))
    if result < 0:
        raise _last_error()
    return result


def forbid_new_privileges() -> None:
    """Make set-uid programs powerless for this process. The kernel asks for it before Landlock and seccomp."""
    prctl(PR_SET_NO_NEW_PRIVS, 1)


def thread_count() -> int:
    """How many threads this process has."""
    return sum(1 for _ in os.scandir("/proc/self/task"))


def _last_error() -> OSError:
    number = ctypes.get_errno()
    return OSError(number, os.strerror(number))
