"""What the sandbox achieves on this machine, found by confining a short-lived process and having it try to get out."""

import os
import sys
from pathlib import Path

from workbench.judge.sandbox.layers import LAYER_NAMES
from workbench.judge.sandbox.policy import Layer

_SECONDS = 20
_ROOT = Path(__file__).resolve().parents[3]
_TRIAL = "import sys; sys.path.append(sys.argv[1]); from workbench.judge.sandbox.trial import run; run(*sys.argv[2:])"


def probe() -> tuple[Layer, ...]:
    """Each layer as it turned out in a child process of its own. Takes about a tenth of a second."""
    # Here because candidates import this package too, and would pay for them on every start.
    import json
    import subprocess
    import tempfile

    from workbench.judge.sandbox.trial import SECRET_VARIABLE

    with tempfile.TemporaryFile() as leaked, tempfile.NamedTemporaryFile() as hidden:
        if sys.platform != "win32":
            os.set_inheritable(leaked.fileno(), True)
        try:
            trial = subprocess.run(
                [sys.executable, "-I", "-c", _TRIAL, _ROOT, hidden.name, str(leaked.fileno()), str(os.getpid())],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SECONDS,
                close_fds=sys.platform == "win32",
                env={**os.environ, SECRET_VARIABLE: "1"},
                check=True,
            )
            return tuple(Layer(**fields) for fields in json.loads(trial.stdout))
        except (OSError, subprocess.SubprocessError, ValueError) as failure:
            return tuple(Layer(name, False, f"the trial process failed: {failure}") for name in LAYER_NAMES)
