"""A small assembler for the classic BPF programs seccomp runs, by composition instead of labels.

A piece of code is a tuple of instructions. An `if_…` piece runs its body when the condition holds and falls through
otherwise; a body ends in `answer`, so nothing has to jump further than over one body.
Source: https://docs.kernel.org/userspace-api/seccomp_filter.html
"""

import struct

Code = tuple[bytes, ...]

_INSTRUCTION = struct.Struct("=HBBI")  # opcode, jump if true, jump if false, operand
_LOAD_WORD, _JUMP_EQUAL, _JUMP_AT_LEAST, _JUMP_ANY_BIT, _AND, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x54, 0x06

_ALLOW, _ERRNO, _KILL_PROCESS = 0x7FFF0000, 0x00050000, 0x80000000


def load_call() -> Code:
    """Load the number of the system call."""
    return _one(_LOAD_WORD, 0)


def load_architecture() -> Code:
    """Load the AUDIT_ARCH of the caller's instruction set."""
    return _one(_LOAD_WORD, 4)


def load_argument(index: int, *, high: bool = False) -> Code:
    """Load the low (or high) 32 bits of an argument, counted from 0, on a little-endian machine."""
    return _one(_LOAD_WORD, 16 + 8 * index + (4 if high else 0))


def mask(bits: int) -> Code:
    """Keep only these bits of what was loaded."""
    return _one(_AND, bits)


def if_equal(value: int, body: Code) -> Code:
    """Run `body` if the loaded word is `value`."""
    return _one(_JUMP_EQUAL, value, if_false=len(body)) + body


def unless_equal(value: int, body: Code) -> Code:
    """Run `body` if the loaded word is anything but `value`."""
    return _one(_JUMP_EQUAL, value, if_true=len(body)) + body


def if_at_least(value: int, body: Code) -> Code:
    """Run `body` if the loaded word is `value` or more, unsigned."""
    return _one(_JUMP_AT_LEAST, value, if_false=len(body)) + body


def if_any_bit(bits: int, body: Code) -> Code:
    """Run `body` if the loaded word has any of `bits`."""
    return _one(_JUMP_ANY_BIT, bits, if_false=len(body)) + body


def if_in(values: tuple[int, ...], body: Code) -> Code:
    """Run `body` if the loaded word is one of `values`."""
    return tuple(instruction for value in values for instruction in if_equal(value, body))


def if_null(argument: int, body: Code) -> Code:
    """Run `body` if all 64 bits of an argument are zero; leaves another word loaded."""
    low = load_argument(argument) + if_equal(0, body)
    return load_argument(argument, high=True) + if_equal(0, low)


def allow() -> Code:
    """Let the call through."""
    return _one(_RETURN, _ALLOW)


def refuse(error: int) -> Code:
    """Fail the call with this errno."""
    return _one(_RETURN, _ERRNO | error)


def kill() -> Code:
    """End the whole process with SIGSYS."""
    return _one(_RETURN, _KILL_PROCESS)


def _one(opcode: int, operand: int, *, if_true: int = 0, if_false: int = 0) -> Code:
    return (_INSTRUCTION.pack(opcode, if_true, if_false, operand),)
