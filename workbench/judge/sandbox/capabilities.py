"""Root's privileges, given up for good: separate because it concerns only those who run dlwork as root.

Landlock and seccomp bind root too, but a capability opens side doors (devices, other processes' memory, limits), so
none is kept. The user id stays as it is: changing it would lose access to an interpreter below root's home.
"""

import contextlib
import ctypes
import errno
import struct

from workbench.judge.sandbox.kernel import (
    PR_CAP_AMBIENT,
    PR_CAP_AMBIENT_CLEAR_ALL,
    PR_CAPBSET_DROP,
    libc,
    prctl,
    require_linux,
)
from workbench.judge.sandbox.policy import LayerUnavailable

_HEADER = struct.pack("=Ii", 0x20080522, 0)  # version 3 of the interface, the calling thread
_SETS = struct.Struct("=6I")  # effective, permitted, inheritable; low words, then high words


def drop() -> str:
    """Empty every capability set of this thread; return what that changed."""
    require_linux()
    if not held():
        return "none held"
    # Without CAP_SETPCAP (some containers) the bounding set stays; no_new_privs then keeps exec from using it.
    with contextlib.suppress(PermissionError):
        _empty_bounding_set()
    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL)
    if libc().capset(_HEADER, _SETS.pack(*[0] * 6)) != 0:
        raise LayerUnavailable(f"capset refused: {errno.errorcode.get(ctypes.get_errno(), 'unknown error')}")
    if held():
        raise LayerUnavailable("capabilities remain after dropping them")
    return "all dropped"


def held() -> bool:
    """Whether this thread holds or may acquire any capability."""
    sets = ctypes.create_string_buffer(_SETS.size)
    if libc().capget(_HEADER, sets) != 0:
        raise LayerUnavailable(f"capget refused: {errno.errorcode.get(ctypes.get_errno(), 'unknown error')}")
    return any(_SETS.unpack(sets.raw))


def _empty_bounding_set() -> None:
    for capability in range(64):
        try:
            prctl(PR_CAPBSET_DROP, capability)
        except OSError as error:
            if error.errno == errno.EINVAL:  # past the last one this kernel knows
                return
            raise
