"""What hostile code tries, and that each attempt is refused. Where it is harmless, it is shown to work unconfined."""

import contextlib
import os
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from confined_run import Needs, Run

ERRNO_OF_SYSCALL = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
def call(number, *arguments):
    answer = libc.syscall(ctypes.c_long(number), *(ctypes.c_long(argument) for argument in arguments))
    if answer < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return answer
"""


@dataclass(frozen=True)
class Attack:
    name: str
    snippet: str
    harmless: bool = True
    """Whether it can be let through once, unconfined, to see that it would have worked."""
    before: str = ""
    """Run before the confinement, so that an import is not what fails."""


ATTACKS = [
    Attack("read_a_hidden_file", "open(secret).read()"),
    Attack("read_a_hidden_file_by_proc_self_root", "open('/proc/self/root' + secret).read()"),
    Attack("list_a_hidden_folder", "import os; os.listdir(box)"),
    Attack("list_the_home", "import os; os.listdir(os.path.expanduser(home))"),
    Attack("read_the_password_file", "open('/etc/passwd').read()"),
    Attack("read_the_parents_environment", "open(f'/proc/{parent}/environ', 'rb').read()"),
    Attack("read_the_own_initial_environment", "open('/proc/self/environ', 'rb').read()"),
    Attack("read_the_parents_memory", "open(f'/proc/{parent}/mem', 'rb')"),
    Attack("write_into_tmp", "open('/tmp/dlwork-escaped', 'w')", harmless=False),
    Attack("write_into_shared_memory", "open('/dev/shm/dlwork-escaped', 'w')", harmless=False),
    Attack("write_into_the_current_folder", "open('escaped', 'w')", harmless=False),
    Attack("write_beside_the_secret", "open(box + '/new', 'w')"),
    Attack("append_to_a_library", "import os; open(os.__file__, 'a')"),
    Attack("delete_a_file", "import os; os.unlink(secret)"),
    Attack("rename_a_file", "import os; os.rename(secret, secret + '2')"),
    Attack("make_a_folder", "import os; os.mkdir(box + '/folder')"),
    Attack("truncate_by_path", "import os; os.truncate(secret, 0)"),
    Attack("truncate_while_reading", "import os; os.open(secret, os.O_RDONLY | os.O_TRUNC)"),
    Attack("empty_a_library_while_reading", "import os; os.open(os.__file__, os.O_TRUNC)", harmless=False),
    Attack("make_a_symlink", "import os; os.symlink('/etc/passwd', box + '/link')"),
    Attack("make_a_hard_link", "import os; os.link(secret, box + '/link')"),
    Attack("make_a_pipe_with_a_name", "import os; os.mkfifo(box + '/pipe')"),
    Attack("make_an_anonymous_file", "import os; os.memfd_create('x')"),
    Attack("chmod", "import os; os.chmod(secret, 0o777)"),
    Attack("chmod_an_open_library", "import os; os.fchmod(os.open(os.__file__, 0), 0o644)"),
    Attack("chown", "import os; os.chown(secret, os.getuid(), os.getgid())"),
    Attack("utime", "import os; os.utime(secret)"),
    Attack("utime_of_a_library", "import os; os.utime(os.__file__)", harmless=False),
    Attack("set_an_extended_attribute", "import os; os.setxattr(secret, 'user.x', b'1')"),
    Attack("change_file_flags", "import fcntl, os; fcntl.ioctl(os.open(os.__file__, 0), 0x80086601, bytes(8))"),
    Attack("watch_files", ERRNO_OF_SYSCALL + "call(inotify_init1, 0)"),
    Attack("run_a_program", "import subprocess; subprocess.run(['true'])"),
    Attack("run_a_program_by_system_shell", "import os\nif os.system('true') != 0: raise OSError('no shell')"),
    Attack("exec", "import os; os.execv('/bin/true', ['true'])", harmless=False),
    Attack("spawn", "import os; os.posix_spawn('/bin/true', ['true'], {})"),
    Attack("fork", "import os; os.fork() or os._exit(0)"),
    Attack("fork_by_multiprocessing", "multiprocessing.Process(target=int).start()", False, "import multiprocessing"),
    Attack("clone3", ERRNO_OF_SYSCALL + "call(435, 0, 0)", harmless=False),
    Attack("tcp", "import socket; socket.socket(socket.AF_INET, socket.SOCK_STREAM)"),
    Attack("udp", "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"),
    Attack("unix_socket", "import socket; socket.socket(socket.AF_UNIX)"),
    Attack("netlink_socket", "import socket; socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)"),
    Attack("name_lookup", "socket.getaddrinfo('example.org', 80)", False, "import socket"),
    Attack("datagram_to_an_outside_socket", "left.sendto(b'x', server)", True,
           "import socket; left, right = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)"),
    Attack("message_to_an_outside_socket", "left.sendmsg([b'x'], [], 0, server)", True,
           "import socket; left, right = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)"),
    Attack("datagram_to_an_abstract_socket", "left.sendto(b'x', abstract)", True,
           "import socket; left, right = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)"),
    Attack("connect_an_inherited_socket", "s.connect(server)", True,
           "import socket; s, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)"),
    Attack("bind_an_inherited_socket", "s.bind(box + '/socket')", True,
           "import socket; s, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)"),
    Attack("signal_the_parent", "import os; os.kill(parent, 0)"),
    Attack("kill_the_parent", "import os; os.kill(parent, 9)", harmless=False),
    Attack("kill_everything", "import os; os.kill(-1, 0)"),
    Attack("kill_the_process_group", "import os; os.kill(0, 0)"),
    Attack("signal_the_parent_by_pidfd", "import os; os.pidfd_open(parent)"),
    Attack("signal_the_parent_by_descriptor_owner",
           "import fcntl, os; reader, _ = os.pipe(); fcntl.fcntl(reader, fcntl.F_SETOWN, parent)"),
    Attack("trace_the_parent", ERRNO_OF_SYSCALL + "call(ptrace, 0x4206, parent, 0, 0)", harmless=False),
    Attack("change_the_parents_processors", "import os; os.sched_setaffinity(parent, os.sched_getaffinity(0))"),
    Attack("change_the_parents_priority", "import os; os.setpriority(os.PRIO_PROCESS, parent, 0)"),
    Attack("change_the_parents_limits",
           "import resource as r; r.prlimit(parent, r.RLIMIT_CORE, r.prlimit(parent, r.RLIMIT_CORE))"),
    Attack("raise_the_own_limit",
           "import resource as r; r.prlimit(0, r.RLIMIT_AS, (r.RLIM_INFINITY, r.RLIM_INFINITY))"),
    Attack("outlive_the_parent", ERRNO_OF_SYSCALL + "call(prctl, 1, 0, 0, 0, 0)"),
    Attack("leave_the_process_group", "import os; os.setpgid(0, 0)", harmless=False),
    Attack("new_session", "import os; os.fork() and os._exit(0); os.setsid()", harmless=False),
    Attack("new_user_namespace", ERRNO_OF_SYSCALL + "call(unshare, 0x10000000)", harmless=False),
    Attack("io_uring", ERRNO_OF_SYSCALL + "call(425, 1, 0)", harmless=False),
    Attack("shared_memory_that_outlives", ERRNO_OF_SYSCALL + "call(shmget, 0, 4096, 0o1600)", harmless=False),
    Attack("a_second_filter", ERRNO_OF_SYSCALL + "call(seccomp, 1, 0, 0)", harmless=False),
    Attack("a_call_newer_than_the_table", ERRNO_OF_SYSCALL + "call(470, 0)", harmless=False),
    Attack("type_into_a_terminal", "import fcntl; fcntl.ioctl(terminal, 0x5412, b'x')", False,
           "import os; terminal = os.open('/dev/null', 0)"),
    Attack("type_into_a_terminal_by_high_bits", ERRNO_OF_SYSCALL + "call(ioctl, 1, 0x1_0000_5412, 0)", harmless=False),
    Attack("use_a_leaked_descriptor", "import os; os.read(descriptor, 1)", True,
           "import os; descriptor = os.open(secret, 0)"),
    Attack("become_someone_else", "import os; os.setresuid(os.getuid(), os.getuid(), os.getuid())"),
]  # fmt: skip

NEEDED = ("inotify_init1", "ptrace", "unshare", "shmget", "seccomp", "prctl", "ioctl")


@pytest.fixture
def outside(tmp_path: Path) -> Iterator[dict[str, object]]:
    """A file, a folder, servers and a parent to attack."""
    from workbench.judge.sandbox import syscalls

    machine = os.uname().machine
    if not syscalls.known(machine):
        pytest.skip(f"no table of system calls for {machine}")
    numbers = {**syscalls.forbidden(machine), **syscalls.inspected(machine)}
    secret = tmp_path / "secret.txt"
    secret.write_text("the answer")
    abstract = f"\0dlwork-{os.getpid()}"
    with contextlib.ExitStack() as stack:
        for address in (str(tmp_path / "server"), abstract):
            stack.enter_context(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)).bind(address)
        yield {
            "secret": secret, "box": tmp_path, "home": Path.home(), "parent": os.getpid(),
            "server": tmp_path / "server", "abstract": abstract, **{name: numbers[name] for name in NEEDED},
        }  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="Landlock and seccomp are Linux's")
@pytest.mark.parametrize("fork", [False, True], ids=["spawned", "forked"])
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_an_attack_is_refused(attack: Attack, fork: bool, run: Run, needs: Needs, outside: dict[str, object]) -> None:
    needs("landlock", "seccomp", "descriptors", "rlimits")
    outcome = run(attack.snippet, before=attack.before, fork=fork, **outside)
    assert outcome.refused, outcome
    assert outcome.signal == 0
    assert Path(str(outside["secret"])).read_text() == "the answer"


@pytest.mark.skipif(sys.platform != "linux", reason="the attacks are written for Linux")
@pytest.mark.parametrize("attack", [a for a in ATTACKS if a.harmless], ids=lambda attack: attack.name)
def test_the_same_attack_works_unconfined(attack: Attack, run: Run, outside: dict[str, object]) -> None:
    outcome = run(attack.snippet, before=attack.before, confine=False, **outside)
    if outcome.errno == 95:
        pytest.skip("this file system does not support the operation at all")
    assert not outcome.refused, outcome
