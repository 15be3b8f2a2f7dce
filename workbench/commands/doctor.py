"""`dlwork doctor`: what this machine has, and which layers of the sandbox hold here."""

import argparse
import os
import platform
import sys
from collections.abc import Sequence
from importlib import metadata
from typing import TYPE_CHECKING, Any

from workbench import __version__
from workbench.catalog.locate import builtin_root
from workbench.commands.arguments import add_json
from workbench.commands.context import Context
from workbench.commands.terminal import BOLD, GREEN, YELLOW, Paint, columns, print_json, warn

if TYPE_CHECKING:
    from workbench.judge.sandbox import Layer

LIBRARIES = ("torch", "numpy", "sympy", "pytest", "textual")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the form of the output."""
    add_json(parser)


def run(args: argparse.Namespace, context: Context) -> int:
    """Print versions, engine, sandbox layers and folders."""
    engine, layers = context.services.probe()
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        warn("running as root: submissions are contained less well; use an ordinary account.")
    for problem in _settings_problems():
        warn(problem)
    if args.json:
        print_json(_as_json(engine, layers))
    else:
        _print_text(engine, layers)
    return 0


def _as_json(engine: str, layers: Sequence["Layer"]) -> dict[str, Any]:
    return {
        "python": platform.python_version(),
        "torch": _version("torch"),
        "engine": engine,
        "layers": {layer.name: layer.active for layer in layers},
        "paths": _paths(),
    }


def _print_text(engine: str, layers: Sequence["Layer"]) -> None:
    paint = Paint.for_stream(sys.stdout)
    versions = [("dlwork", __version__), ("python", platform.python_version())]
    versions += [(name, _version(name) or "not installed") for name in LIBRARIES]
    print(paint("versions", BOLD))
    _print_rows(versions)
    print(paint("\nsandbox", BOLD), f"(engine: {engine})")
    for layer, line in zip(layers, columns([_layer_row(layer) for layer in layers]), strict=True):
        print("  " + paint(line[:1], GREEN if layer.active else YELLOW) + line[1:])
    print(paint("\npaths", BOLD))
    _print_rows(list(_paths().items()))


def _layer_row(layer: "Layer") -> tuple[str, str, str]:
    return f"{'✓' if layer.active else '✗'} {layer.name}", "active" if layer.active else "missing", layer.detail


def _print_rows(rows: Sequence[tuple[str, str]]) -> None:
    print("\n".join(f"  {line}" for line in columns(rows)))


def _paths() -> dict[str, str]:
    from workbench.study import Home  # brings sqlite3

    root, home = builtin_root(), Home.locate()
    return {
        "exercises": str(root.exercises),
        "solutions": str(root.solutions),
        "data": str(home.folder),
        "drafts": str(home.drafts),
        "database": str(home.database),
    }


def _settings_problems() -> Sequence[str]:
    """What the app will say about the settings, if there are any: reading them brings Textual."""
    from workbench.study import Home  # brings sqlite3

    path = Home.locate().settings
    if not path.exists():
        return ()
    from workbench.ui.settings import read_settings

    return read_settings(path).problems


def _version(distribution: str) -> str | None:
    """The installed version, read from its metadata: importing torch would take a second."""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None
