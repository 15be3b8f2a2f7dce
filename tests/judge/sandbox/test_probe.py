"""The probe proves what it reports, and the package stays light."""

import subprocess
import sys
from pathlib import Path

import pytest

from workbench.judge.sandbox import Layer, Policy, confine, trial
from workbench.judge.sandbox.layers import LAYER_NAMES

ROOT = Path(__file__).resolve().parents[3]


def test_every_layer_is_reported_with_a_reason(layers: dict[str, Layer]) -> None:
    assert tuple(layers) == LAYER_NAMES
    assert all(layer.detail for layer in layers.values())


@pytest.mark.parametrize("name", [name for name in LAYER_NAMES if name != "session"])  # this process may lead one
def test_a_layer_that_holds_nothing_back_is_not_called_active(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = tmp_path / "hidden"
    hidden.touch()
    monkeypatch.setenv(trial.SECRET_VARIABLE, "1")
    monkeypatch.setattr("workbench.judge.sandbox.capabilities.held", lambda: True)
    with hidden.open() as leaked:
        tried = trial._tried(Layer(name, True, "claimed"), trial._Bait(str(hidden), leaked.fileno()))
    assert not tried.active
    assert tried.detail.startswith("accepted, yet ")


def test_the_probe_leaves_this_process_unconfined(layers: dict[str, Layer], tmp_path: Path) -> None:
    (tmp_path / "written").write_text("x")
    assert subprocess.run([sys.executable, "-c", ""]).returncode == 0


def test_the_package_imports_nothing_heavy() -> None:
    listing = "import sys; sys.path.append(sys.argv[1]); import workbench.judge.sandbox; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-I", "-S", "-c", listing, ROOT], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"numpy", "torch", "sympy", "pytest", "msgspec", "subprocess", "socket", "json", "asyncio"} & set(loaded)
    ours = {name for name in loaded if name.startswith("workbench") and not name.startswith("workbench.judge.sandbox")}
    assert ours <= {"workbench", "workbench.judge", "workbench.errors"}


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_the_package_imports_elsewhere_and_says_what_is_missing(platform: str) -> None:
    snippet = f"""
import sys
sys.path.append(sys.argv[1])
sys.modules['resource'] = None if {platform!r} == 'win32' else __import__('resource')
sys.platform = {platform!r}
from workbench.judge.sandbox import Policy, confine
layers = confine(Policy((), None, 1 << 30, 5), {{1, 2}})
print(*(layer.name for layer in layers if not layer.active))
"""
    child = subprocess.run([sys.executable, "-I", "-c", snippet, ROOT], capture_output=True, text=True)
    assert child.returncode == 0, child.stderr
    assert {"landlock", "seccomp", "pdeathsig", "capabilities"} <= set(child.stdout.split())
    assert ("rlimits" in child.stdout.split()) == (platform == "win32")


def test_policy_and_layer_are_values() -> None:
    assert Policy((), None, 1, 1) == Policy((), None, 1, 1)
    assert callable(confine)
