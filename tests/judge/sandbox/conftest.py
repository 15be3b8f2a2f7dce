"""What this machine's sandbox can do, and a runner for confined snippets."""

import pytest
from confined_run import Needs, Run, run_snippet

from workbench.judge.sandbox import Layer, probe


@pytest.fixture(scope="session")
def layers() -> dict[str, Layer]:
    return {layer.name: layer for layer in probe()}


@pytest.fixture
def needs(layers: dict[str, Layer]) -> Needs:
    """Skip where this machine lacks a layer, saying which and why."""

    def check(*names: str) -> None:
        for name in names:
            if not layers[name].active:
                pytest.skip(f"{name}: {layers[name].detail}")

    return check


@pytest.fixture
def run() -> Run:
    """Run a snippet in a confined child."""
    return run_snippet
