"""Memory, time, stack and file size end where the policy says."""

import resource
import signal
import sys
from pathlib import Path

import pytest
from confined_run import Needs, Run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS is enforced by Linux only")

MIB = 1 << 20


@pytest.mark.parametrize("fork", [False, True], ids=["spawned", "forked"])
def test_memory_beyond_the_headroom_is_a_memory_error(fork: bool, run: Run, needs: Needs) -> None:
    needs("rlimits")
    assert run("bytearray(300 << 20)", memory_bytes=256 * MIB, fork=fork).raised == "MemoryError"
    assert run("bytearray(200 << 20)", memory_bytes=256 * MIB, fork=fork).raised == ""


def test_numpy_reports_memory_as_memory_error(run: Run, needs: Needs) -> None:
    needs("rlimits")
    outcome = run("numpy.ones(10**9)", before="import numpy", memory_bytes=256 * MIB)
    assert "MemoryError" in outcome.kinds


def test_headroom_counts_from_what_is_mapped_already(run: Run, needs: Needs) -> None:
    needs("rlimits")
    outcome = run("bytearray(100 << 20)", before="ballast = bytearray(512 << 20)", memory_bytes=256 * MIB)
    assert outcome.raised == "", outcome


def test_a_thread_bomb_runs_out_of_address_space(run: Run, needs: Needs) -> None:
    needs("rlimits")
    bomb = """
import threading
release = threading.Event()
started = 0
try:
    while started < 5000:
        threading.Thread(target=release.wait, daemon=True).start()
        started += 1
except (RuntimeError, MemoryError):
    pass
result = started
"""
    assert 0 < run(bomb, memory_bytes=512 * MIB).result < 200


def test_recursion_in_c_ends_in_a_segmentation_fault(run: Run, needs: Needs) -> None:
    needs("rlimits")
    bomb = """
import sys
sys.setrecursionlimit(10**9)
class Deep:
    def __repr__(self):
        return repr(self)
repr(Deep())
"""
    outcome = run(bomb)
    if sys.version_info >= (3, 12) and outcome.raised == "RecursionError":
        pytest.skip("this interpreter bounds recursion in C by itself")
    assert outcome.signal == signal.SIGSEGV, outcome


def test_the_stack_is_bounded_even_where_the_users_is_not(run: Run, needs: Needs) -> None:
    needs("rlimits")
    soft, hard = run("import resource as r; result = r.getrlimit(r.RLIMIT_STACK)").result
    assert 0 < soft <= 8 * MIB
    assert 0 < hard <= 8 * MIB


@pytest.mark.parametrize("name", ["AS", "CPU", "FSIZE", "NOFILE", "STACK", "CORE", "MEMLOCK", "MSGQUEUE"])
def test_each_limit_is_set_for_good(name: str, run: Run, needs: Needs) -> None:
    needs("rlimits")
    _, hard = run(f"import resource as r; result = r.getrlimit(r.RLIMIT_{name})").result
    assert hard != resource.RLIM_INFINITY


def test_an_endless_loop_is_ended_by_the_processor_time_limit(run: Run, needs: Needs) -> None:
    needs("rlimits")
    loop = """
import signal
signal.signal(signal.SIGXCPU, signal.SIG_IGN)
while True: pass
"""
    assert run(loop, cpu_seconds=1).signal == signal.SIGKILL


def test_processor_time_already_used_does_not_count(run: Run, needs: Needs) -> None:
    needs("rlimits")
    used = "import time\nwhile time.process_time() < 1.5: pass"
    outcome = run("import resource as r; result = r.getrlimit(r.RLIMIT_CPU)[0]", before=used, cpu_seconds=5)
    assert outcome.result >= 6


def test_a_large_file_is_an_error_not_a_full_disk(tmp_path: Path, run: Run, needs: Needs) -> None:
    needs("rlimits")
    outcome = run("open('big', 'wb').write(bytes(2 << 20))", writable=tmp_path)
    assert outcome.refused
    assert (tmp_path / "big").stat().st_size <= MIB


def test_descriptors_are_limited(run: Run, needs: Needs) -> None:
    needs("rlimits")
    assert run("import os\nfor _ in range(100): os.pipe()").refused
