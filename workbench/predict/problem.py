"""Runs an author's problem.py, which draws the predictions of a card.

It is trusted like the hidden checks, and runs in the process that asks. So its imports are held to a few small modules
before it runs: the app must never wait for a numerical library.
"""

import ast
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import TypeAlias

from workbench.errors import ContentError
from workbench.predict.prediction import Prediction

ALLOWED_IMPORTS = frozenset({"math", "random", "itertools", "workbench.predict"})

Draw: TypeAlias = Callable[[random.Random], Prediction]


def load_problem(path: Path) -> Draw:
    """The `draw` of a problem.py; raises ContentError that names the file where there is none to run."""
    try:
        tree = ast.parse(path.read_bytes(), str(path))
    except (OSError, SyntaxError, ValueError) as error:  # ValueError: NUL bytes
        raise ContentError(f"{path} cannot be loaded: {error}") from error
    for name in _imports(tree):
        if name not in ALLOWED_IMPORTS:
            raise ContentError(f"{path} imports {name}; it may import {', '.join(sorted(ALLOWED_IMPORTS))}")
    module = ModuleType("problem")
    try:
        exec(compile(tree, str(path), "exec"), module.__dict__)
    except Exception as error:
        raise ContentError(f"{path} cannot be loaded: {type(error).__name__}: {error}") from error
    draw = module.__dict__.get("draw")
    if not callable(draw):
        raise ContentError(f"{path} does not define draw(random)")
    return _told_apart(path, draw)


def draw(path: Path, seed: int) -> Prediction:
    """The prediction a problem.py draws from a seed, always the same; raises ContentError where it fails."""
    try:
        return load_problem(path)(random.Random(seed))
    except ContentError as error:
        raise ContentError(f"{error} (seed {seed})") from error


def _told_apart(path: Path, draw: Draw) -> Draw:
    """`draw`, with the author's errors as ContentError that names the file."""

    def drawn(generator: random.Random) -> Prediction:
        try:
            prediction: object = draw(generator)
        except ContentError as error:
            raise ContentError(f"{path}: {error}") from error
        except Exception as error:
            raise ContentError(f"{path}: draw failed: {type(error).__name__}: {error}") from error
        if not isinstance(prediction, Prediction):
            raise ContentError(f"{path}: draw returned {type(prediction).__name__}; expected a Prediction")
        return prediction

    return drawn


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=aliases):
                yield from (alias.name for alias in aliases)
            case ast.ImportFrom(module=module, level=level):
                yield "." * level + (module or "")
