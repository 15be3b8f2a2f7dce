"""What is inherited and what is not; a candidate never outlives its parent."""

import os
import signal
import subprocess
import sys

import pytest
from confined_run import ROOT, Needs, Run

from workbench.judge.sandbox import Layer

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the layers are Linux's")


@pytest.mark.parametrize("fork", [False, True], ids=["spawned", "forked"])
def test_every_layer_is_reported_in_order_and_active_here(fork: bool, run: Run, layers: dict[str, Layer]) -> None:
    reported = run("", fork=fork).layers
    assert [layer.name for layer in reported] == list(layers)
    assert [layer.active for layer in reported] == [layer.active for layer in layers.values()]
    assert all(layer.detail for layer in reported)


@pytest.mark.parametrize("fork", [False, True], ids=["spawned", "forked"])
def test_a_candidate_leads_its_own_session_and_group(fork: bool, run: Run) -> None:
    assert run("import os; result = os.getsid(0) == os.getpgid(0) == os.getpid()", fork=fork).result is True


def test_a_session_leader_is_confined_like_any_other(run: Run) -> None:
    outcome = run("result = 1", before="import os; os.setsid()", fork=False)
    assert outcome.layers[0].active


def test_a_group_leader_without_its_own_session_is_reported(run: Run) -> None:
    outcome = run("result = 1", before="import os; os.setpgid(0, 0)", fork=False)
    assert (outcome.layers[0].name, outcome.layers[0].active) == ("session", False)
    assert outcome.result == 1


def test_the_environment_keeps_no_secret(run: Run) -> None:
    outcome = run(
        "import os; result = dict(os.environ)",
        environment={"API_TOKEN": "s3cret", "LANG": "C.UTF-8", "PYTEST_ADDOPTS": "-x", "LD_PRELOAD": ""},
    )
    assert outcome.result == {
        "HOME": "/", "TMPDIR": "/", "TORCHINDUCTOR_CACHE_DIR": "/", "LANG": "C.UTF-8",
        "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1",
    }  # fmt: skip


def test_a_secret_variable_is_blanked_where_it_stood(run: Run) -> None:
    before = """
import ctypes
first = ctypes.POINTER(ctypes.c_void_p).in_dll(ctypes.CDLL(None), 'environ')
places = []
while first[len(places)] is not None:
    places.append(first[len(places)])
"""
    snippet = "result = [ctypes.string_at(place).decode() for place in places]"
    found = run(snippet, before=before, environment={"API_TOKEN": "s3cret"})
    assert "API_TOKEN=" in found.result


def test_the_current_folder_is_the_root_when_nothing_is_writable(run: Run) -> None:
    assert run("import os; result = [os.getcwd(), os.umask(0)]").result == ["/", 0o077]


def test_only_kept_descriptors_stay_open(run: Run) -> None:
    before = "import os; extra = [os.open('/dev/null', 0), os.dup2(0, 200), *os.pipe()]"
    snippet = """
result = []
for number in range(300):
    try:
        os.fstat(number)
    except OSError:
        continue
    result.append(number)
"""
    assert run(snippet, before=before).result == [0, 1, 2]


def test_signal_handlers_and_masks_of_the_parent_are_gone(run: Run) -> None:
    before = """
import signal
signal.signal(signal.SIGTERM, signal.SIG_IGN)
signal.signal(signal.SIGUSR1, lambda *_: None)
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
"""
    snippet = """
result = [signal.getsignal(signal.SIGTERM) == signal.getsignal(signal.SIGUSR1) == signal.SIG_DFL,
          len(signal.pthread_sigmask(signal.SIG_BLOCK, ()))]
"""
    assert run(snippet, before=before).result == [True, 0]


def test_no_capability_and_no_new_privilege_remains(run: Run, needs: Needs) -> None:
    needs("capabilities")
    snippet = """
import ctypes
from workbench.judge.sandbox import capabilities
prctl = ctypes.CDLL(None).prctl
result = [capabilities.held(), [prctl(23, n, 0, 0, 0) for n in range(41)], prctl(39, 0, 0, 0, 0)]
"""
    held, bounding, no_new_privileges = run(snippet, before="import workbench.judge.sandbox.capabilities").result
    assert (held, no_new_privileges) == (False, 1)
    if os.geteuid() == 0:
        assert set(bounding) <= {0, -1}


def test_a_second_thread_makes_landlock_report_itself_missing(run: Run) -> None:
    before = """
import threading
threading.Thread(target=threading.Event().wait, daemon=True).start()
"""
    landlock = next(layer for layer in run("", before=before).layers if layer.name == "landlock")
    assert not landlock.active
    assert "2 threads" in landlock.detail or "no Landlock" in landlock.detail


@pytest.mark.parametrize("instruction", ["cd80", "0f05"], ids=["int_0x80", "x32"])
def test_a_foreign_table_of_system_calls_is_deadly(instruction: str, run: Run, needs: Needs) -> None:
    needs("seccomp")
    if os.uname().machine != "x86_64":
        pytest.skip("machine code of x86-64")
    # mov eax, number; the instruction; ret. getpid is 20 for i386, and 39 | 1 << 30 for x32.
    number = 20 if instruction == "cd80" else 39 | 1 << 30
    code = (b"\xb8" + number.to_bytes(4, "little") + bytes.fromhex(instruction) + b"\xc3").hex()
    snippet = f"""
import ctypes, mmap
page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
page.write(bytes.fromhex({code!r}))
ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()
"""
    assert run(snippet).signal == signal.SIGSYS


ORPHAN = """
import os, sys
sys.path.append({root!r})
from workbench.judge.sandbox import Policy, confine
parent = os.getpid()
if os.fork() == 0:
    layers = confine(Policy((), None, 1 << 30, 60), {{1}}, parent=parent)
    os.write(1, b'.' if all(layer.active for layer in layers) else b'?')
    while True:
        import signal
        signal.pause()
sys.stdin.read()
"""


def test_a_candidate_dies_with_its_parent(needs: Needs) -> None:
    needs("pdeathsig")
    parent = subprocess.Popen(
        [sys.executable, "-I", "-c", ORPHAN.format(root=str(ROOT))], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with parent:
        assert parent.stdout is not None
        assert parent.stdout.read(1) in (b".", b"?")
        parent.kill()
        # The pipe ends when its last holder is gone, and the candidate holds it.
        assert parent.stdout.read() == b""


def test_a_candidate_whose_parent_has_died_already_does_not_start(needs: Needs) -> None:
    needs("pdeathsig")
    snippet = f"""
import os, sys
sys.path.append({str(ROOT)!r})
from workbench.judge.sandbox import Policy, confine
confine(Policy((), None, 1 << 30, 60), {{1}}, parent=2**22 + 1)
os.write(1, b'alive')
"""
    child = subprocess.run([sys.executable, "-I", "-c", snippet], capture_output=True)
    assert (child.returncode, child.stdout) == (-signal.SIGKILL, b"")
