"""What right but unusual submissions do, and what the confinement must therefore allow."""

import os
import sys
from pathlib import Path

import pytest
from confined_run import Needs, Run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the layers are Linux's")

AUTOGRAD = """
import torch
x = torch.ones(64, 64, requires_grad=True)
(x @ x).tanh().sum().backward()
layer = torch.nn.GRU(3, 4)
torch.optim.SGD(layer.parameters(), lr=0.1).zero_grad()
layer(torch.ones(5, 2, 3))[0].sum().backward()
result = [float(x.grad.sum()), torch.cuda.is_available()]
"""

MATMUL = """
import numpy as np
noise = np.random.default_rng(1).normal(size=3)
result = [float((np.ones((64, 64)) @ np.ones((64, 64))).sum()), float(np.linalg.norm(noise))]
"""

HARMLESS = {
    "thread": """
import threading
seen = []
worker = threading.Thread(target=seen.append, args=(7,), daemon=True)
worker.start(); worker.join()
threading.Thread(target=threading.Event().wait, daemon=True).start()
result = seen == [7]
""",
    "thread_pool": """
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(4) as pool:
    result = list(pool.map(abs, [-1, -2])) == [1, 2]
""",
    "socket_pair": """
import socket
left, right = socket.socketpair()
left.sendall(b'x')
result = right.recv(1) == b'x'
""",
    "asyncio": """
import asyncio
async def answer():
    await asyncio.sleep(0)
    return True
result = asyncio.run(answer())
""",
    "lazy_standard_library_import": "import decimal, fractions, html.parser; result = True",
    "lazy_import_from_site_packages": "import msgspec; result = msgspec.json.decode(b'true')",
    "time_zone": "import zoneinfo; result = zoneinfo.ZoneInfo('Europe/Vienna').key == 'Europe/Vienna'",
    "write_to_the_null_device": "import os; print('x', file=open(os.devnull, 'w')); result = True",
    "random_bytes": "import os, random, secrets; result = len(os.urandom(4) + secrets.token_bytes(4)) == 8",
    "end_of_standard_input": "import sys; result = sys.stdin.read() == ''",
    "source_of_a_library_in_a_traceback": "import inspect, json; result = 'def dumps' in inspect.getsource(json.dumps)",
    "signal_to_itself": """
import signal
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    result = True
""",
    "alarm_of_its_own": """
import signal
signal.signal(signal.SIGALRM, lambda *_: None)
signal.setitimer(signal.ITIMER_REAL, 0.001)
signal.pause()
result = True
""",
}


@pytest.mark.parametrize("name", HARMLESS)
def test_harmless_code_works(name: str, run: Run) -> None:
    outcome = run(HARMLESS[name])
    assert (outcome.raised, outcome.result) == ("", True), outcome


@pytest.mark.parametrize("fork", [False, True], ids=["spawned", "forked"])
@pytest.mark.parametrize("before", ["import numpy", ""], ids=["imported_before", "imported_confined"])
def test_numpy_works(before: str, fork: bool, run: Run) -> None:
    outcome = run(MATMUL, before=before, fork=fork)
    assert outcome.raised == "", outcome
    assert outcome.result[0] == 64**3


@pytest.mark.parametrize("fork", [False, True], ids=["spawned", "forked"])
def test_torch_imported_before_works(fork: bool, run: Run) -> None:
    outcome = run(AUTOGRAD, before="import torch", fork=fork)
    assert outcome.raised == "", outcome
    assert outcome.result[1] is False
    assert outcome.stderr == ""


def test_torch_can_be_imported_after_confinement(run: Run) -> None:
    outcome = run(AUTOGRAD, memory_bytes=2 << 30)
    assert outcome.raised == "", outcome


def test_a_writable_folder_serves_temporary_files(tmp_path: Path, run: Run) -> None:
    snippet = """
import os, pathlib, tempfile
with tempfile.NamedTemporaryFile() as file:
    file.write(b'x'); file.flush()
pathlib.Path('c').write_text('y')
os.replace('c', 'd'); os.truncate('d', 0); os.remove('d')
pathlib.Path('kept').write_text('z')
result = os.getcwd()
"""
    outcome = run(snippet, before="import tempfile; tempfile.gettempdir()", writable=tmp_path)
    assert (outcome.raised, outcome.result) == ("", str(tmp_path)), outcome
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("kept", "z")]


@pytest.mark.parametrize(
    "attempt",
    [
        "os.symlink('/etc', 'link')",
        "os.mkdir('deeper')",
        "os.mkfifo('pipe')",
        "os.link(os.__file__, 'link')",
        "os.chmod('.', 0o777)",
        "open('../beside', 'w')",
        "os.rename('.', '../moved')",
    ],
)
def test_a_writable_folder_cannot_lead_outside(attempt: str, tmp_path: Path, run: Run, needs: Needs) -> None:
    needs("landlock", "seccomp")
    folder = tmp_path / "box"
    folder.mkdir()
    assert run(f"import os; {attempt}", writable=folder).refused
    assert list(tmp_path.iterdir()) == [folder]
    assert list(folder.iterdir()) == []


def test_a_kept_descriptor_still_carries_data(run: Run) -> None:
    reader, writer = os.pipe()
    try:
        outcome = run("import os; os.write(wire, b'hello')", keep=[writer], wire=writer)
        assert outcome.raised == "", outcome
        assert os.read(reader, 5) == b"hello"
    finally:
        os.close(reader)
        os.close(writer)
