"""The seccomp program itself, run by a small interpreter: the only way to try the filter of another machine."""

import errno
import os
import re
import struct
from pathlib import Path

import pytest

from workbench.judge.sandbox import bpf, seccomp, syscalls
from workbench.judge.sandbox.seccomp import FileRules

ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
ALLOW, KILL = 0x7FFF0000, 0x80000000
PID = 4242
REFUSED = 0x00050000 | errno.EPERM
ABSENT = 0x00050000 | errno.ENOSYS

machines = pytest.mark.parametrize("machine", sorted(ARCHITECTURE))


def answer(code: bpf.Code, architecture: int, number: int, *arguments: int) -> int:
    """Interpret a program as the kernel does."""
    data = struct.pack("<IIQ6Q", number, architecture, 0, *(arguments + (0,) * 6)[:6])
    accumulator, position = 0, 0
    opcode: int
    operand: int
    while True:
        opcode, if_true, if_false, operand = struct.unpack("=HBBI", code[position])
        position += 1
        if opcode == 0x20:
            accumulator = int.from_bytes(data[operand : operand + 4], "little")
        elif opcode == 0x54:
            accumulator &= operand
        elif opcode == 0x06:
            return operand
        else:
            holds = {
                0x15: accumulator == operand,
                0x35: accumulator >= operand,
                0x45: bool(accumulator & operand),
            }[opcode]
            position += if_true if holds else if_false


def ask(machine: str, call: str, *arguments: int, rules: FileRules = FileRules.NONE) -> int:
    number = {**syscalls.forbidden(machine), **syscalls.writing(machine), **syscalls.inspected(machine)}[call]
    return answer(seccomp.build(machine, PID, rules), ARCHITECTURE[machine], number, *arguments)


@machines
def test_every_forbidden_call_is_refused(machine: str) -> None:
    code = seccomp.build(machine, PID, FileRules.NONE)
    for number in syscalls.forbidden(machine).values():
        assert answer(code, ARCHITECTURE[machine], number) == REFUSED


@machines
def test_calls_beyond_the_table_do_not_exist(machine: str) -> None:
    code = seccomp.build(machine, PID, FileRules.NONE)
    assert answer(code, ARCHITECTURE[machine], syscalls.NEWEST + 1) == ABSENT
    assert ask(machine, "clone3") == ABSENT


@machines
def test_another_machines_calls_kill(machine: str) -> None:
    code = seccomp.build(machine, PID, FileRules.NONE)
    for other in set(ARCHITECTURE.values()) - {ARCHITECTURE[machine]} | {0x40000003, 0x40000028}:
        assert answer(code, other, 39) == KILL


def test_x32_calls_kill() -> None:
    code = seccomp.build("x86_64", PID, FileRules.NONE)
    assert answer(code, ARCHITECTURE["x86_64"], 0x40000000 | 59) == KILL


@machines
@pytest.mark.parametrize(
    ("call", "arguments", "expected"),
    [
        ("clone", (0x003D0F00,), ALLOW),  # pthread_create
        ("clone", (0x01200011,), REFUSED),  # fork
        ("clone", (0x00004111,), REFUSED),  # vfork
        ("clone", (0x003D0F00 | 0x10000000,), REFUSED),  # a thread in a new user namespace
        ("kill", (PID, 9), ALLOW),
        ("kill", (0xFFFFFFFFFFFFFFFF, 9), REFUSED),
        ("kill", (0, 9), REFUSED),
        ("kill", (PID + 1, 0), REFUSED),
        ("tgkill", (PID, 7, 6), ALLOW),
        ("tgkill", (PID + 1, 7, 6), REFUSED),
        ("sendto", (3, 1, 1, 0, 0, 0), ALLOW),
        ("sendto", (3, 1, 1, 0, 0x7F0000000000, 16), REFUSED),
        ("sendto", (3, 1, 1, 0, 0x1000, 16), REFUSED),
        ("socketpair", (1, 2), ALLOW),
        ("socketpair", (30, 5), REFUSED),
        ("ioctl", (0, 0x5401), ALLOW),
        ("ioctl", (0, 0x5412), REFUSED),
        ("ioctl", (0, 0x100005412), REFUSED),
        ("ioctl", (0, 0x541C), REFUSED),
        ("ioctl", (0, 0x40086602), REFUSED),
        ("fcntl", (0, 4), ALLOW),
        ("fcntl", (0, 8), REFUSED),
        ("fcntl", (0, 10), REFUSED),
        ("prctl", (15,), ALLOW),
        ("prctl", (1,), REFUSED),
        ("prlimit64", (0, 7, 0, 0x1000), ALLOW),
        ("prlimit64", (0, 7, 0x1000, 0), REFUSED),
        ("prlimit64", (0, 7, 0x100000000, 0), REFUSED),
        ("openat", (0, 0x1000, os.O_RDONLY | 0o1000), ALLOW),  # Landlock's business
    ],
)
def test_arguments_decide(machine: str, call: str, arguments: tuple[int, ...], expected: int) -> None:
    assert ask(machine, call, *arguments) == expected


@machines
@pytest.mark.parametrize(
    ("flags", "truncating", "writing"),
    [
        (0, ALLOW, ALLOW),
        (0o1000, REFUSED, REFUSED),  # O_RDONLY | O_TRUNC
        (0o1003, REFUSED, REFUSED),
        (0o1001, ALLOW, REFUSED),  # Landlock knows it for writing
        (0o2, ALLOW, REFUSED),
        (0o100, ALLOW, REFUSED),
    ],
)
def test_seccomp_stands_in_for_an_old_landlock(machine: str, flags: int, truncating: int, writing: int) -> None:
    assert ask(machine, "openat", 0, 0x1000, flags, rules=FileRules.NO_TRUNCATION) == truncating
    assert ask(machine, "openat", 0, 0x1000, flags, rules=FileRules.NO_WRITING) == writing


@machines
def test_without_landlock_nothing_changes_the_file_tree(machine: str) -> None:
    code = seccomp.build(machine, PID, FileRules.NO_WRITING)
    for number in syscalls.writing(machine).values():
        assert answer(code, ARCHITECTURE[machine], number) == REFUSED
    assert ask(machine, "openat2", rules=FileRules.NO_WRITING) == ABSENT


@machines
def test_programs_fit_the_kernels_limit(machine: str) -> None:
    assert len(seccomp.build(machine, PID, FileRules.NO_WRITING)) <= 4096


def test_an_unknown_machine_has_no_table() -> None:
    assert not syscalls.known("riscv64")


@pytest.mark.parametrize(
    ("machine", "header"),
    [("x86_64", "x86_64-linux-gnu/asm/unistd_64.h"), ("aarch64", "asm-generic/unistd.h")],
)
def test_numbers_agree_with_the_kernels_headers(machine: str, header: str) -> None:
    path = Path("/usr/include", header)
    if not path.exists():
        pytest.skip(f"no {path}: the kernel's headers are not installed")
    defined = {
        name: int(number)
        for name, number in re.findall(r"^#define __NR(?:3264)?_(\w+)\s+(\d+)\s*$", path.read_text(), re.MULTILINE)
    }
    table = {**syscalls.forbidden(machine), **syscalls.writing(machine), **syscalls.inspected(machine)}
    newer_than_header = {name for name, number in table.items() if number > max(defined.values())}
    assert {name: defined.get(name) for name in table.keys() - newer_than_header} == {
        name: table[name] for name in table.keys() - newer_than_header
    }
