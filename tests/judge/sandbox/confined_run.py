"""Runs snippets in a confined process, spawned afresh or forked from a warm one, and tells what came of them."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.judge.sandbox import Layer

ROOT = Path(__file__).resolve().parents[3]
_CHILD = Path(__file__).with_name("confined_child.py")
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


@dataclass(frozen=True)
class Outcome:
    """What a snippet came to in its process."""

    kinds: list[str]
    """The exception's class names, its bases included; empty when nothing was raised."""
    message: str
    errno: int | None
    result: Any
    """What the snippet left in the name `result`."""
    signal: int
    """The signal that ended the process, or 0."""
    layers: tuple[Layer, ...]
    stderr: str

    @property
    def raised(self) -> str:
        return self.kinds[0] if self.kinds else ""

    @property
    def refused(self) -> bool:
        return "OSError" in self.kinds


Run = Callable[..., Outcome]
Needs = Callable[..., None]


def run_snippet(
    snippet: str,
    *,
    before: str = "",
    fork: bool = False,
    confine: bool = True,
    hidden: Sequence[Path] = (),
    writable: Path | None = None,
    memory_bytes: int = 1 << 30,
    cpu_seconds: int = 20,
    keep: Sequence[int] = (),
    environment: Mapping[str, str] | None = None,
    **names: object,
) -> Outcome:
    """Run `before`, confine, run `snippet`, which sees the `names`."""
    job = {
        "root": str(ROOT), "before": before, "snippet": snippet, "fork": fork, "confine": confine,
        "hidden": [str(path) for path in hidden], "writable": str(writable) if writable else None,
        "memory_bytes": memory_bytes, "cpu_seconds": cpu_seconds, "keep": list(keep), "names": names,
    }  # fmt: skip
    child = subprocess.run(
        [sys.executable, "-I", _CHILD],
        input=json.dumps(job, default=str),
        capture_output=True,
        text=True,
        pass_fds=keep,
        env={**_ONE_THREAD, **(environment or {})},
        timeout=120,
    )
    answer = json.loads(child.stdout) if child.stdout else {}
    assert answer or child.returncode < 0, child.stderr
    return Outcome(
        kinds=answer.get("kinds", []),
        message=answer.get("message", ""),
        errno=answer.get("errno"),
        result=answer.get("result"),
        signal=max(-child.returncode, 0),
        layers=tuple(Layer(**layer) for layer in answer.get("layers", [])),
        stderr=child.stderr,
    )
