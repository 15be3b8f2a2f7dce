"""What a candidate inherits from its parent and must not keep: session, signals, descriptors, environment, lifetime."""

import contextlib
import ctypes
import os
import signal
import sys
from collections.abc import Callable, Collection
from pathlib import Path
from types import FrameType

from workbench.judge.sandbox.kernel import PR_SET_PDEATHSIG, libc, prctl, require_linux
from workbench.judge.sandbox.policy import LayerUnavailable

_StringArray = ctypes.POINTER(ctypes.c_void_p)

_Handler = Callable[[int, FrameType | None], object] | signal.Handlers

_KEPT_VARIABLES = (
    "LANG", "LC_ALL", "LC_CTYPE", "TZ",
    "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "OPENBLAS_CORETYPE", "MKL_NUM_THREADS",
)  # fmt: skip
"""What changes results or speed, and says nothing about the user."""

_PYTHONS_OWN_HANDLERS: dict[str, _Handler] = {
    "SIGINT": signal.default_int_handler,
    "SIGPIPE": signal.SIG_IGN,
    "SIGXFSZ": signal.SIG_IGN,
}
"""A fresh interpreter's: a closed pipe and a full file are OSError rather than death."""


def own_session() -> str:
    """Leave the terminal and the parent's process group; handle signals as a fresh interpreter does."""
    if not hasattr(os, "setsid"):
        raise LayerUnavailable(f"no sessions on {sys.platform}")
    if os.getsid(0) != os.getpid():
        os.setsid()
    _reset_signals()
    return "own session and process group, default signal handlers"


def close_descriptors(keep: Collection[int]) -> str:
    """Close everything but `keep`. Of the three standard streams, those not kept become /dev/null."""
    null = os.open(os.devnull, os.O_RDWR)
    for stream in {0, 1, 2} - set(keep):
        os.dup2(null, stream)
    for descriptor in _open_descriptors() - {0, 1, 2} - set(keep):
        with contextlib.suppress(OSError):  # the listing's own descriptor is closed already
            os.close(descriptor)
    return f"{len(set(keep) - {0, 1, 2})} kept beside the standard streams"


def clean_environment(folder: Path) -> str:
    """Empty the environment but for a few variables; make `folder` the current one; create files for oneself only."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    if sys.platform == "linux":
        _overwrite_inherited_values()
    os.environ.clear()
    # The last one because torch's optimisers import its compiler, which wants a cache folder even if it stays unused.
    os.environ.update(kept, HOME=str(folder), TMPDIR=str(folder), TORCHINDUCTOR_CACHE_DIR=str(folder))
    if "tempfile" in sys.modules:
        setattr(sys.modules["tempfile"], "tempdir", None)  # noqa: B010 - the parent's choice, remembered
    os.umask(0o077)
    os.chdir(folder)
    return f"{len(kept)} variables kept, in {folder}"


def die_with_parent(parent: int | None) -> str:
    """Have the kernel kill this process when the thread that started it ends; die at once if that has happened.

    `parent` is the process id expected there; None takes the present one.
    """
    require_linux()
    expected = os.getppid() if parent is None else parent
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != expected:
        os.kill(os.getpid(), signal.SIGKILL)
    return f"killed when process {expected} ends"


def _reset_signals() -> None:
    signal.set_wakeup_fd(-1)
    for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
        name = number.name if isinstance(number, signal.Signals) else ""
        wanted: _Handler = _PYTHONS_OWN_HANDLERS.get(name, signal.SIG_DFL)
        if signal.getsignal(number) != wanted:
            signal.signal(number, wanted)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())


def _open_descriptors() -> set[int]:
    folder = "/proc/self/fd" if sys.platform == "linux" else "/dev/fd"
    try:
        return {int(entry.name) for entry in os.scandir(folder)}
    except FileNotFoundError as missing:
        raise LayerUnavailable(f"no {folder} to list descriptors from") from missing


def _overwrite_inherited_values() -> None:
    """Blank the values where they stand: unsetenv only drops the pointer, and ctypes could still read them."""
    environ = _StringArray.in_dll(libc(), "environ")
    index = 0
    while environ and (address := environ[index]) is not None:
        name, _, value = ctypes.string_at(address).partition(b"=")
        ctypes.memset(address + len(name) + 1, 0, len(value))
        index += 1
