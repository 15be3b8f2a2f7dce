"""What each part of dlwork imports, seen in a fresh interpreter: the app must start at once and stay small."""

import subprocess
import sys

import pytest

HEAVY = {"torch", "sympy", "numpy", "pytest", "_pytest"}


def modules_after(statement: str) -> set[str]:
    """The top-level modules a fresh interpreter has after a statement."""
    code = f"import sys; {statement}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


@pytest.mark.parametrize(
    "module",
    ["workbench.ui.app", "workbench.judge.pool", "workbench.study", "workbench.catalog", "workbench.cli"],
)
def test_no_numerical_library_is_imported_outside_the_judge(module):
    assert modules_after(f"import {module}").isdisjoint(HEAVY)


@pytest.mark.parametrize("module", ["workbench.study", "workbench.catalog", "workbench.judge.pool", "workbench.cli"])
def test_only_the_app_imports_textual(module):
    assert "textual" not in modules_after(f"import {module}")


def test_the_app_does_import_textual():
    assert "textual" in modules_after("import workbench.ui.app")
