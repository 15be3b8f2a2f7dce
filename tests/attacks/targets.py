"""The exercises that are attacked, and the secrets beside them, written into a folder of the test's own."""

import secrets
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

from attacks.attack import NUMPY, NUMPY_SMALL, NUMPY_TIGHT, RIGHT_NUMPY, RIGHT_TORCH, TORCH, TORCH_TIGHT
from workbench.catalog import Exercise, load_catalogue

CANARY_PREFIX = "canary-"

NUMPY_CHECKS = '''\
"""@CANARY@"""
import numpy as np
import sympy

from workbench.checks import assert_array, assert_between, assert_derivative, assert_finite, assert_unchanged
from workbench.checks import derivative, rng

SECRET = "@CANARY@"
z = sympy.Symbol("z")
SQUARE = derivative(z**2, z)


def test_relu(submission):
    x = rng().normal(size=(7, 5))
    assert_array(submission.relu(x), np.maximum(x, 0))


def test_relu_of_a_number(submission):
    x = np.asarray(rng().normal())
    assert_array(submission.relu(x), np.maximum(x, 0))


def test_relu_keeps_float32(submission):
    x = rng().normal(size=(4, 3)).astype(np.float32)
    assert_array(submission.relu(x), np.maximum(x, 0), message="For float32 arguments.")


def test_relu_leaves_its_argument_alone(submission):
    with assert_unchanged(submission):
        submission.relu(-rng().uniform(1, 2, size=(3, 3)))


def test_gradient_with_an_upstream_of_one(submission):
    x = rng().normal(size=(6, 2))
    assert_array(submission.relu_backward(x, np.ones((6, 2))), np.where(x > 0, 1.0, 0.0))


def test_gradient_is_multiplied_by_what_comes_from_above(submission):
    x, upstream = rng().normal(size=(2, 6, 2))
    assert_array(submission.relu_backward(x, upstream), np.where(x > 0, upstream, 0.0), message="Upstream is not 1.")


def test_gradient_at_the_kink_is_a_subgradient(submission):
    given = submission.relu_backward(np.zeros(3), np.ones(3))
    assert_between(given, 0, 1, message="At the kink, x = 0.")


def test_log_sum_exp_of_a_batch(submission):
    x = rng().normal(size=(5, 4))
    assert_array(submission.log_sum_exp(x), np.logaddexp.reduce(x, axis=1))


def test_log_sum_exp_of_a_batch_of_one(submission):
    x = rng().normal(size=(1, 6))
    assert_array(submission.log_sum_exp(x), np.logaddexp.reduce(x, axis=1), message="For a batch of 1.")


def test_log_sum_exp_of_large_values(submission):
    given = submission.log_sum_exp(np.array([[1000.0, 1000.0], [-1000.0, -1000.0]]))
    assert_finite(given, message="For large inputs.")
    assert_array(given, np.array([1000.0, -1000.0]) + np.log(2))


def test_mean_square(submission):
    x = rng().normal(size=10)
    assert_array(submission.mean_square(x), float(np.mean(x**2)))
    assert_derivative(np.asarray(2 * x[0]), SQUARE, {"z": x[0]})
'''

NUMPY_SOLUTION = f'"""@CANARY@"""\nSECRET = "@CANARY@"\n{RIGHT_NUMPY}'

TIGHT_CHECKS = '''\
"""@CANARY@"""
import numpy as np

from workbench.checks import assert_array, rng


def test_relu(submission):
    x = rng().normal(size=(7, 5))
    assert_array(submission.relu(x), np.maximum(x, 0))


def test_relu_again(submission):
    x = rng().normal(size=(2, 5))
    assert_array(submission.relu(x), np.maximum(x, 0))
'''

TORCH_CHECKS = '''\
"""@CANARY@"""
import torch

from workbench.checks import assert_array, assert_equal, assert_gradcheck, rng

SECRET = "@CANARY@"


def normal(*shape):
    return torch.from_numpy(rng().normal(size=shape))


def test_softplus(submission):
    x = normal(4, 3)
    assert_array(submission.softplus(x), torch.nn.functional.softplus(x))


def test_gradient_of_softplus(submission):
    assert_gradcheck(submission.softplus, normal(2, 3).requires_grad_())


def test_gate_uses_its_weight(submission):
    gate = submission.Gate(3)
    gate.double()
    weight, x = normal(3), normal(5, 3)
    gate.load_state_dict({"weight": weight})
    assert_array(gate(x), x * torch.sigmoid(weight * x))


def test_gradient_of_the_weight(submission):
    gate = submission.Gate(2)
    gate.double()
    x, upstream = normal(5, 2).requires_grad_(), normal(5, 2)
    gate(x).backward(upstream)
    slope = torch.sigmoid(x) * (1 - torch.sigmoid(x))
    gradients = gate.named_gradients()
    assert_equal(list(gradients), ["weight"])
    assert_array(gradients["weight"], (upstream * x**2 * slope).sum(0).detach(), scale=float(x.abs().max()) ** 2 * 5)
'''

TORCH_SOLUTION = f'"""@CANARY@"""\nSECRET = "@CANARY@"\n{RIGHT_TORCH}'

HEADER = """\
id = "{id}"
title = "{id}"
kind = "code"
level = "beginner"
minutes = 5
topics = ["attacks"]
needs = ["{needs}"]
entry_points = [{entry_points}]
forbidden = ["torch.nn.GRU"]

[limits]
{limits}
"""

SHORT = "call_seconds = 0.5\nload_seconds = 0.8\ntotal_seconds = 4.0\nmemory_mb = 512"
ORDINARY = "call_seconds = 5.0\nload_seconds = 5.0\ntotal_seconds = 20.0\nmemory_mb = 512"


@dataclass(frozen=True)
class Target:
    """What makes an exercise of the content."""

    checks: str
    solution: str
    entry_points: tuple[str, ...]
    limits: str
    wrong: dict[str, str] = field(default_factory=dict)


NEGATED = '"""\nBelieved: ReLU keeps what is negative. @CANARY@\nTell: It keeps what is positive.\n"""\n'
NUMPY_NAMES = ("relu", "relu_backward", "log_sum_exp", "mean_square")
TARGETS = {
    NUMPY: Target(
        NUMPY_CHECKS,
        NUMPY_SOLUTION,
        NUMPY_NAMES,
        ORDINARY,
        {"negated": NEGATED + RIGHT_NUMPY.replace("np.maximum(x, 0)", "np.minimum(x, 0)")},
    ),
    NUMPY_TIGHT: Target(TIGHT_CHECKS, NUMPY_SOLUTION, NUMPY_NAMES[:1], SHORT),
    NUMPY_SMALL: Target(TIGHT_CHECKS, NUMPY_SOLUTION, NUMPY_NAMES[:1], ORDINARY.replace("512", "250")),
    TORCH: Target(TORCH_CHECKS, TORCH_SOLUTION, ("softplus", "Gate"), ORDINARY),
    TORCH_TIGHT: Target(TORCH_CHECKS, TORCH_SOLUTION, ("softplus", "Gate"), SHORT),
}


@dataclass(frozen=True)
class Places:
    """Where everything is that a submission might look for or damage."""

    folder: Path
    canary: str
    """Stands in every secret file; must never reach a report as a whole."""

    @property
    def content(self) -> Path:
        """The folder with exercises/ and solutions/."""
        return self.folder / "content"

    @property
    def home(self) -> Path:
        """HOME of the test."""
        return self.folder / "home"

    @property
    def data(self) -> Path:
        """DLWORK_HOME: history and drafts."""
        return self.home / "dlwork"

    @property
    def temporary(self) -> Path:
        """TMPDIR of the test."""
        return self.folder / "tmp"

    def solution(self, exercise: str) -> Path:
        """The closed part of an exercise."""
        return self.content / "solutions" / "attacks" / exercise

    @property
    def secret_files(self) -> list[Path]:
        """Every file that a submission must not be able to read."""
        return sorted(path for root in (self.content, self.home) for path in root.rglob("*") if path.is_file())


def write_content(folder: Path) -> Places:
    """Write exercises, solutions, history and drafts below `folder`, a canary in each of the closed files."""
    places = Places(folder, CANARY_PREFIX + secrets.token_hex(8))
    for name, target in TARGETS.items():
        _write_exercise(places, name, target)
    header = 'title = "Attacks"\nsummary = "Targets"\norder = 1\n'
    _write(places.content / "exercises" / "attacks" / "track.toml", header, places)
    _write(places.data / "drafts" / "attacks" / f"{NUMPY}.py", "# my draft, @CANARY@\n", places)
    _write(places.data / "settings.toml", "# @CANARY@\n", places)
    _write(places.home / "private.txt", "@CANARY@\n", places)
    database = sqlite3.connect(places.data / "progress.db")
    with database:
        database.execute("CREATE TABLE attempts (source TEXT)")
        database.execute("INSERT INTO attempts VALUES (?)", (places.canary,))
    database.close()
    places.temporary.mkdir()
    return places


def load_targets(places: Places) -> dict[str, Exercise]:
    """The exercises to attack, by id."""
    catalogue = load_catalogue([places.content])
    assert not [problem for problem in catalogue.problems if str(places.folder) in problem], catalogue.problems
    return {name: catalogue.get(name) for name in TARGETS}


def _write_exercise(places: Places, name: str, target: Target) -> None:
    needs = "torch" if name in (TORCH, TORCH_TIGHT) else "numpy"
    entry_points = ", ".join(f'"{entry}"' for entry in target.entry_points)
    header = HEADER.format(id=name, needs=needs, entry_points=entry_points, limits=target.limits)
    given = places.content / "exercises" / "attacks" / name
    closed = places.solution(name)
    _write(given / "exercise.toml", header, places)
    _write(given / "stub.py", "def relu(x):\n    raise NotImplementedError\n", places)
    _write(closed / "checks.py", target.checks, places)
    _write(closed / "solution.py", target.solution, places)
    for misconception, source in target.wrong.items():
        _write(closed / "wrong" / f"{misconception}.py", source, places)


def _write(path: Path, text: str, places: Places) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace("@CANARY@", places.canary), encoding="utf-8")
