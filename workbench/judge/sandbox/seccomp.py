"""Which system calls a candidate may make. What it allows is wide, so that libraries work; what it refuses is listed.

It closes what Landlock leaves open: processes, sockets other than TCP, file modes and times, shared memory, other
processes. Refused calls fail with EPERM, which Python raises as PermissionError.
"""

import ctypes
import enum
import errno
import os
import struct

from workbench.judge.sandbox import bpf, syscalls
from workbench.judge.sandbox.kernel import forbid_new_privileges, require_linux, system_call
from workbench.judge.sandbox.policy import LayerUnavailable

_AUDIT_ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_X32_CALLS = 0x40000000

_SET_MODE_FILTER = 1
_ALL_THREADS = 1

_CLONE_THREAD = 0x00010000
_CLONE_NAMESPACES = 0x7E020080

_TERMINAL_QUERIES = (0x5401, 0x5413, 0x802C542A)  # TCGETS, TIOCGWINSZ, TCGETS2: isatty and the width of a line
_DESCRIPTOR_FLAGS = (0x541B, 0x5421, 0x5450, 0x5451)  # FIONREAD, FIONBIO, FIONCLEX, FIOCLEX
_ALLOWED_IOCTLS = _TERMINAL_QUERIES + _DESCRIPTOR_FLAGS

# F_SETOWN, F_SETSIG and F_SETOWN_EX have the kernel send any signal to any process of the user; F_SETLEASE and
# F_NOTIFY watch files.
_REFUSED_FCNTLS = (8, 10, 15, 1024, 1026)

# Names of threads and of memory, and questions. PR_SET_PDEATHSIG above all is not here.
_ALLOWED_PRCTLS = (2, 3, 15, 16, 21, 23, 27, 30, 39, 51, 64, 0x53564D41)

_AF_UNIX = 1

_O_WRONLY, _O_RDWR, _O_CREAT, _O_TRUNC, _O_ACCMODE = 0o1, 0o2, 0o100, 0o1000, 0o3

_Rules = dict[str, bpf.Code]


class FileRules(enum.Enum):
    """What seccomp must refuse about files because this kernel's Landlock does not."""

    NONE = "the kernel's Landlock covers files"
    NO_TRUNCATION = "emptying files by path, and opening for reading with O_TRUNC (Landlock below ABI 3)"
    NO_WRITING = "every change to the file tree (no Landlock, and nothing is writable)"


def apply(file_rules: FileRules) -> str:
    """Install the filter on all threads of this process; return what it covers."""
    require_linux()
    machine = this_machine()
    if not syscalls.known(machine):
        raise LayerUnavailable(f"no table of system calls for {machine}")
    code = build(machine, os.getpid(), file_rules)
    instructions = ctypes.create_string_buffer(b"".join(code))
    program = ctypes.create_string_buffer(struct.pack("@HP", len(code), ctypes.addressof(instructions)))
    forbid_new_privileges()
    seccomp = syscalls.inspected(machine)["seccomp"]
    refusing_thread = system_call(seccomp, _SET_MODE_FILTER, _ALL_THREADS, ctypes.addressof(program))
    if refusing_thread:
        raise LayerUnavailable(f"thread {refusing_thread} cannot take over the filter")
    extra = "" if file_rules is FileRules.NONE else f"; also {file_rules.value}"
    return f"{len(syscalls.forbidden(machine))} calls refused, {len(code)} instructions{extra}"


def this_machine() -> str:
    """The kernel's name for this machine, marked where the interpreter itself is a 32-bit one."""
    return os.uname().machine + ("" if struct.calcsize("P") == 8 else " with a 32-bit interpreter")


def build(machine: str, pid: int, file_rules: FileRules) -> bpf.Code:
    """The filter of a process with this id. Pure."""
    refused = bpf.refuse(errno.EPERM)
    forbidden = dict(syscalls.forbidden(machine))
    inspected = _process_rules(pid) | _descriptor_rules() | _file_rules(file_rules)
    if file_rules is FileRules.NO_WRITING:
        forbidden |= syscalls.writing(machine)
    numbers = syscalls.inspected(machine)
    checks = [bpf.if_equal(number, refused) for number in forbidden.values()]
    checks += [bpf.if_equal(numbers[name], rule) for name, rule in inspected.items() if name in numbers]
    return (
        _only_native_calls(machine)
        + bpf.if_at_least(syscalls.NEWEST + 1, bpf.refuse(errno.ENOSYS))
        + tuple(instruction for check in checks for instruction in check)
        + bpf.allow()
    )


def _only_native_calls(machine: str) -> bpf.Code:
    """Kill what calls through another instruction set's table, where the numbers mean other calls; load the number."""
    native = bpf.load_architecture() + bpf.unless_equal(_AUDIT_ARCHITECTURE[machine], bpf.kill()) + bpf.load_call()
    if machine == "x86_64":
        native += bpf.if_at_least(_X32_CALLS, bpf.kill())
    return native


def _process_rules(pid: int) -> _Rules:
    refused = bpf.refuse(errno.EPERM)
    only_itself = bpf.load_argument(0) + bpf.if_equal(pid, bpf.allow()) + refused
    a_thread = bpf.if_any_bit(_CLONE_NAMESPACES, refused) + bpf.if_any_bit(_CLONE_THREAD, bpf.allow()) + refused
    return {
        "clone": bpf.load_argument(0) + a_thread,
        # Its flags are in memory, out of a filter's sight. The C library falls back to clone.
        "clone3": bpf.refuse(errno.ENOSYS),
        "kill": only_itself,
        "tgkill": only_itself,
        "prctl": bpf.load_argument(0) + bpf.if_in(_ALLOWED_PRCTLS, bpf.allow()) + refused,
        "prlimit64": bpf.if_null(2, bpf.allow()) + refused,
    }


def _descriptor_rules() -> _Rules:
    refused = bpf.refuse(errno.EPERM)
    return {
        # Ends of a pair are fine. Only an address could lead out.
        "socketpair": bpf.load_argument(0) + bpf.if_equal(_AF_UNIX, bpf.allow()) + refused,
        "sendto": bpf.if_null(4, bpf.allow()) + refused,
        # The kernel reads 32 bits of the request, and so does this.
        "ioctl": bpf.load_argument(1) + bpf.if_in(_ALLOWED_IOCTLS, bpf.allow()) + refused,
        "fcntl": bpf.load_argument(1) + bpf.if_in(_REFUSED_FCNTLS, refused) + bpf.allow(),
    }


def _file_rules(file_rules: FileRules) -> _Rules:
    refused = bpf.refuse(errno.EPERM)
    if file_rules is FileRules.NONE:
        return {}
    if file_rules is FileRules.NO_WRITING:
        flags = bpf.if_any_bit(_O_WRONLY | _O_RDWR | _O_CREAT | _O_TRUNC, refused) + bpf.allow()
    else:
        writes = bpf.mask(_O_ACCMODE) + bpf.if_in((_O_WRONLY, _O_RDWR), bpf.allow()) + refused
        flags = bpf.if_any_bit(_O_TRUNC, writes) + bpf.allow()
    return {
        "open": bpf.load_argument(1) + flags,
        "openat": bpf.load_argument(2) + flags,
        "openat2": bpf.refuse(errno.ENOSYS),  # its flags are in memory
        "truncate": refused,
    }
