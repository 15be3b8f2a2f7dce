"""Submissions that would change something outside their own process. Each must be refused; nothing may have changed."""

from attacks.attack import ACCEPTED, RUNTIME, TORCH, Attack, at_import, in_relu, in_softplus

CALL = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
def call(number, *arguments):
    result = libc.syscall(ctypes.c_long(number), *(ctypes.c_long(argument) for argument in arguments))
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result
"""

WAYS = {
    "deletes-the-checks": "os.unlink('@CHECKS@')",
    "deletes-the-content": "import shutil\nshutil.rmtree('@CONTENT@')",
    "deletes-the-data": "import shutil\nshutil.rmtree('@DATA@')",
    "deletes-its-own-library": "os.unlink(np.__file__)",
    "renames-the-checks": "os.rename('@CHECKS@', '@CHECKS@.old')",
    "writes-the-checks": "open('@CHECKS@', 'w').write('')",
    "appends-to-the-checks": "open('@CHECKS@', 'a').write('def test_nothing(): pass')",
    "truncates-the-database": "os.truncate('@DATA@/progress.db', 0)",
    "writes-to-the-database": "import sqlite3\nsqlite3.connect('@DATA@/progress.db').execute('DELETE FROM attempts').connection.commit()",
    "writes-a-draft": "open('@DATA@/drafts/attacks/dlwork-attack.py', 'w').write('x')",
    "writes-a-conftest": "open('@CONTENT@/solutions/attacks/numpy-target/conftest.py', 'w').write('x')",
    "writes-a-conftest-here": "open('conftest.py', 'w').write('x')",
    "writes-pytest-ini": "open('@CONTENT@/pytest.ini', 'w').write('[pytest]')",
    "writes-sitecustomize": "import site\nopen(os.path.join(os.path.dirname(os.path.dirname(np.__file__)), 'sitecustomize.py'), 'x')",
    "writes-bytecode": "import py_compile\npy_compile.compile(np.__file__, cfile=os.path.join(os.path.dirname(np.__file__), 'dlwork-attack.pyc'), doraise=True)",
    "writes-a-pth-file": "open(os.path.join(os.path.dirname(os.path.dirname(np.__file__)), 'dlwork-attack.pth'), 'x')",
    "writes-to-the-home": "open('@HOME@/dlwork-attack', 'w')",
    "writes-to-the-expanded-home": "open(os.path.expanduser('~/dlwork-attack'), 'w')",
    "writes-to-tmp": "open('/tmp/dlwork-attack', 'w')",
    "writes-to-tmpdir": "open('@TEMPORARY@/dlwork-attack', 'w')",
    "writes-to-shared-memory": "open('/dev/shm/dlwork-attack', 'w')",
    "makes-shared-memory": "from multiprocessing import shared_memory\nshared_memory.SharedMemory('dlwork-attack', create=True, size=100)",
    "makes-system-v-memory": "call(29, 0x4C574B, 4096, 0o1666)",
    "makes-a-memory-file": "os.memfd_create('dlwork-attack')",
    "makes-a-named-pipe": "os.mkfifo('/tmp/dlwork-attack')",
    "makes-a-device": "os.mknod('/tmp/dlwork-attack', 0o020666, os.makedev(1, 3))",
    "makes-a-folder": "os.mkdir('/tmp/dlwork-attack')",
    "makes-a-folder-here": "os.mkdir('dlwork-attack')",
    "makes-an-unnamed-file": "os.open('/tmp', os.O_TMPFILE | os.O_RDWR)",
    "links-softly-to-the-checks": "os.symlink('@CHECKS@', '/tmp/dlwork-attack')",
    "links-hard-to-the-checks": "os.link('@CHECKS@', '/tmp/dlwork-attack')",
    "replaces-the-checks-by-a-link": "os.replace('/usr/lib', '@CHECKS@')",
    "opens-up-the-data": "os.chmod('@DATA@', 0o777)",
    "locks-the-data": "os.chmod('@DATA@', 0)",
    "chowns-the-data": "os.chown('@DATA@', 12345, 12345)",
    "changes-the-data's-times": "os.utime('@DATA@/progress.db', (0, 0))",
    "sets-an-attribute-of-the-data": "os.setxattr('@DATA@/progress.db', 'user.x', b'1')",
    "locks-the-database": "import fcntl\nfcntl.flock(os.open('@DATA@/progress.db', os.O_RDONLY), fcntl.LOCK_EX)",
    "kills-its-parent": "os.kill(os.getppid(), 9)",
    "kills-every-process-of-ours": "for p in @OWN@: os.kill(p, 9)",
    "signals-the-app": "os.kill(@PARENT@, 0)",
    "signals-everybody": "os.kill(-1, 0)",
    "signals-its-group": "os.killpg(0, 0)",
    "kills-its-parent-by-thread-id": "call(234, os.getppid(), os.getppid(), 9)",
    "kills-its-parent-by-queue": "call(129, os.getppid(), 9, 0)",
    "kills-its-parent-by-tkill": "call(200, os.getppid(), 9)",
    "stops-its-parent": "import signal\nos.kill(os.getppid(), signal.SIGSTOP)",
    "raises-its-memory-limit": "import resource\nresource.setrlimit(resource.RLIMIT_AS, (-1, -1))",
    "raises-its-time-limit": "import resource\nresource.setrlimit(resource.RLIMIT_CPU, (-1, -1))",
    "raises-its-file-limit": "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (2**40, 2**40))",
    "changes-its-parents-limits": "import resource\nresource.prlimit(os.getppid(), resource.RLIMIT_CPU, (1, 1))",
    "changes-its-priority": "os.nice(-5)",
    "survives-its-parent": "call(157, 1, 0, 0, 0, 0)",
    "becomes-dumpable-and-traced": "call(101, 0, 0, 0, 0)",
    "new-user-namespace": "call(272, 0x10000000)",
    "new-mount-namespace": "call(272, 0x00020000)",
    "enters-a-namespace": "call(308, 0, 0)",
    "mounts": "call(165, 0, 0, 0, 0, 0)",
    "changes-its-root": "os.chroot('/tmp')",
    "becomes-root": "os.setuid(0)",
    "becomes-nobody": "os.setresuid(65534, 65534, 65534)",
    "io-uring": "call(425, 8, 0)",
    "bpf": "call(321, 0, 0, 0)",
    "performance-events": "call(298, 0, 0, -1, -1, 0)",
    "keyring": "call(250, 0, -3, 0, 0, 0)",
    "loads-a-kernel-module": "call(175, 0, 0, 0)",
    "reboots": "call(169, 0, 0, 0, 0)",
    "sets-the-clock": "import time\ntime.clock_settime(time.CLOCK_REALTIME, 0)",
    "sets-the-host-name": "import socket\nsocket.sethostname('dlwork-attack')",
    "watches-the-data": "call(294, 0)",
    "types-into-a-terminal": "import fcntl, termios\nfcntl.ioctl(1, termios.TIOCSTI, b'x')",
    "asks-for-signals-of-a-pipe": "import fcntl\nreader, writer = os.pipe()\nfcntl.fcntl(reader, fcntl.F_SETOWN, os.getppid())",
    "writes-into-its-own-code": "open('/proc/self/mem', 'r+b')",
    "32-bit-calls": "raise OSError if call(0x40000000 + 39) else OSError",
}  # fmt: skip

TOO_MUCH = ("32-bit-calls", "signals-everybody", "reboots", "stops-its-parent")
"""What ends the process itself by design, or must not even be tried without need."""
QUIETLY = [code for name, code in WAYS.items() if name not in TOO_MUCH]
ALL_QUIETLY = f"""
for code in {QUIETLY!r}:
    try:
        exec(code)
    except Exception:
        refused += 1
print(refused, "refused")
"""

ATTACKS = [
    *(Attack(name, in_relu(code, before=CALL), RUNTIME) for name, code in WAYS.items()),
    Attack("fills-the-disk", in_relu("""
        import tempfile
        with tempfile.TemporaryFile() as file:
            while True: file.write(bytes(2**20))
    """), RUNTIME),
    Attack("fills-every-folder", in_relu("""
        names = []
        for folder in ('.', '/tmp', '/var/tmp', '/dev/shm', '/run', '/dev/mqueue', '@HOME@', '@TEMPORARY@', '@CONTENT@', '@DATA@'):
            try:
                open(os.path.join(folder, 'dlwork-attack'), 'wb').write(bytes(2**20))
                names.append(folder)
            except OSError: pass
        if not names: raise PermissionError('nothing written')
    """, before="import os"), RUNTIME, says="nothing written"),
    Attack(
        "tries-everything-quietly-and-is-right",
        at_import(f"{CALL}\nrefused = 0\n{ALL_QUIETLY}"),
        ACCEPTED,
        says=f"{len(QUIETLY)} refused",
    ),
    Attack("torch-saves-a-file", in_softplus("torch.save({'x': x.detach()}, '/tmp/dlwork-attack')"), RUNTIME, TORCH),
    Attack("torch-loads-a-secret", in_softplus("torch.load('@CHECKS@', weights_only=False)"), RUNTIME, TORCH),
    Attack("torch-shares-memory", in_softplus("x.detach().share_memory_()"), RUNTIME, TORCH),
    Attack("torch-compiles-a-library", in_softplus("import torch.utils.cpp_extension as c\nc.load_inline('dlwork-attack', 'int f() {return 1;}')"), RUNTIME, TORCH),
]  # fmt: skip
