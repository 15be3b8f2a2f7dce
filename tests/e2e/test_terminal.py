"""The installed command in a pseudo-terminal: solve `relu` by typing, quit, come back."""

import subprocess
import sys
from pathlib import Path

from .terminal import Terminal

DLWORK = str(Path(sys.executable).parent / "dlwork")
RELU = ("import numpy as np", "def relu(x):", "return np.maximum(x, 0)")
RELU_GRAD = ("def relu_grad(x, upstream):", "return np.where(x > 0, upstream, 0)")


def test_relu_is_solved_by_typing_and_everything_is_there_after_a_restart(tmp_path):
    with Terminal(DLWORK, "relu", home=tmp_path) as terminal:
        terminal.wait_for("def relu")
        terminal.press("F5")
        terminal.wait_for("not implemented")
        terminal.press("Ctrl+A")
        type_lines(terminal, "import numpy as np", "def relu(x):", "return np.maximum(x, 0)")
        terminal.press("Shift+Tab")  # the line after `return` is one level back already; this one stays where it is
        type_lines(terminal, "def relu_grad(x, upstream):", "return upstream")
        terminal.press("F5")
        terminal.wait_for("wrong answer")
        terminal.wait_for("What you seem to believe")
        terminal.press("Backspace", times=len("upstream\n"))
        terminal.type("np.where(x > 0, upstream, 0)")
        terminal.press("F5")
        terminal.wait_for("✓ accepted")
        terminal.press("Ctrl+Q")
        assert terminal.wait_for_end() == 0
    draft = tmp_path / "drafts" / "activations" / "relu.py"
    assert "np.where(x > 0, upstream, 0)" in draft.read_text(encoding="utf-8")
    with Terminal(DLWORK, home=tmp_path) as terminal:
        terminal.wait_for("Where you stand")
        terminal.press("Enter")
        terminal.wait_for("np.where(x > 0")
        terminal.wait_for("1 of ")
        terminal.press("Ctrl+Q")
        assert terminal.wait_for_end() == 0


def test_without_a_terminal_there_is_one_clear_line(tmp_path):
    run = subprocess.run([DLWORK], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert run.stderr.count("\n") == 1
    assert "needs a terminal" in run.stderr


def test_a_tiny_terminal_is_survived(tmp_path):
    with Terminal(DLWORK, home=tmp_path, columns=40, rows=10) as terminal:
        terminal.wait_for("Welcome")
        terminal.press("Enter")
        terminal.wait_for("dlwork")
        terminal.press("F5")
        terminal.press("Ctrl+Q")
        assert terminal.wait_for_end() == 0


def type_lines(terminal: Terminal, *lines: str) -> None:
    """Type lines as a person does, leaving indentation and closing brackets to the editor."""
    for line in lines:
        terminal.type(line)
        terminal.press("Enter")
