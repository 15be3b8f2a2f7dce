"""File access by allow-list, no TCP, no signals to the outside: the kernel's Landlock, which needs no privileges.

Source: https://docs.kernel.org/userspace-api/landlock.html
"""

import ctypes
import os
import stat
import struct
from collections.abc import Iterator
from importlib.machinery import PathFinder
from pathlib import Path

from workbench.judge.sandbox.kernel import forbid_new_privileges, require_linux, system_call, thread_count
from workbench.judge.sandbox.policy import LayerUnavailable, Policy

# The same numbers on every architecture.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_ASK_VERSION = 1
_RULE_PATH_BENEATH = 1
_LOG_SAME_EXEC_OFF = 1

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_REMOVE_DIR, _REMOVE_FILE, _MAKE_DIR, _MAKE_REG = 1 << 4, 1 << 5, 1 << 7, 1 << 8
_REFER, _TRUNCATE, _IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15

_FILE_RIGHTS_BY_ABI = {1: _REFER - 1, 2: _TRUNCATE - 1, 3: _IOCTL_DEV - 1, 4: _IOCTL_DEV - 1, 5: (_IOCTL_DEV << 1) - 1}
_NEWEST_FILE_ABI = max(_FILE_RIGHTS_BY_ABI)
_RIGHTS_ON_A_FILE = _WRITE_FILE | _READ_FILE | _TRUNCATE
_READING = _READ_FILE | _READ_DIR
# Plain files only: whoever clears the folder away afterwards must neither be led elsewhere nor into any depth.
_WRITING = _READING | _WRITE_FILE | _REMOVE_FILE | _MAKE_REG | _TRUNCATE
_TCP_BIND_AND_CONNECT = 0b11
_ABSTRACT_SOCKETS_AND_SIGNALS = 0b11

_SINK = Path("/dev/null")


def abi() -> int:
    """The kernel's Landlock version, 0 without Landlock. Asked by its system call, as the kernel's documents advise."""
    try:
        return system_call(_CREATE_RULESET, 0, 0, _ASK_VERSION)
    except OSError:
        return 0


def apply(policy: Policy) -> str:
    """Confine this thread, and those it will start, to the policy's paths; return what is covered."""
    require_linux()
    version = abi()
    if version == 0:
        raise LayerUnavailable("this kernel has no Landlock, or it was not enabled at boot")
    threads = thread_count()
    if threads > 1:
        raise LayerUnavailable(f"it would bind one of {threads} threads; confine before starting any")
    _remember_import_folders()
    rights = _FILE_RIGHTS_BY_ABI[min(version, _NEWEST_FILE_ABI)]
    ruleset = _create_ruleset(version, rights)
    try:
        missing = sum(not _allow(ruleset, path, access & rights) for path, access in _rules(policy))
        forbid_new_privileges()
        # A hostile loop of refused opens must not fill the machine's audit log.
        system_call(_RESTRICT_SELF, ruleset, _LOG_SAME_EXEC_OFF if version >= 7 else 0)
    finally:
        os.close(ruleset)
    return _describe(version) + (f"; {missing} paths of the policy do not exist" if missing else "")


def _rules(policy: Policy) -> Iterator[tuple[Path, int]]:
    yield from ((path, _READING) for path in policy.readable)
    yield _SINK, _READ_FILE | _WRITE_FILE
    if policy.writable is not None:
        yield policy.writable, _WRITING


def _create_ruleset(version: int, rights: int) -> int:
    fields = [rights]
    if version >= 4:
        fields.append(_TCP_BIND_AND_CONNECT)
    if version >= 6:
        fields.append(_ABSTRACT_SOCKETS_AND_SIGNALS)
    attributes = ctypes.create_string_buffer(struct.pack(f"={len(fields)}Q", *fields), 8 * len(fields))
    return system_call(_CREATE_RULESET, ctypes.addressof(attributes), len(attributes), 0)


def _allow(ruleset: int, path: Path, rights: int) -> bool:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return False  # what cannot be reached now stays forbidden
    try:
        if not stat.S_ISDIR(os.fstat(descriptor).st_mode):
            rights &= _RIGHTS_ON_A_FILE
        rule = ctypes.create_string_buffer(struct.pack("=Qi", rights, descriptor))
        system_call(_ADD_RULE, ruleset, _RULE_PATH_BENEATH, ctypes.addressof(rule), 0)
    finally:
        os.close(descriptor)
    return True


def _remember_import_folders() -> None:
    """Let the import system list the folders of sys.path: one allowed entry by entry cannot be listed later."""
    PathFinder.find_spec("_a_module_that_does_not_exist")


def _describe(version: int) -> str:
    covered = ["files"]
    if version >= 4:
        covered.append("TCP")
    if version >= 6:
        covered += ["abstract sockets", "signals"]
    return f"ABI {version}: {', '.join(covered)}"
