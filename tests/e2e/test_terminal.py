"""The installed command in a pseudo-terminal: solve `relu` by typing, quit, come back."""

import subprocess
import sys
from pathlib import Path

from .terminal import Terminal

DLWORK = str(Path(sys.executable).parent / "dlwork")


def test_relu_is_solved_by_typing_and_everything_is_there_after_a_restart(tmp_path):
    with Terminal(DLWORK, "relu", home=tmp_path) as terminal:
        terminal.wait_for("def relu")
        terminal.press("F5")
        terminal.wait_for("not implemented")
        terminal.press("Ctrl+A")
        replace_the_stub(terminal)
        terminal.press("F5")
        terminal.wait_for("accepted")
        terminal.press("Ctrl+Q")
        assert terminal.wait_for_end() == 0
    draft = tmp_path / "drafts" / "activations" / "relu.py"
    assert "np.where(x > 0" in draft.read_text(encoding="utf-8")
    with Terminal(DLWORK, home=tmp_path) as terminal:
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
        terminal.wait_for("F1", "dlwork", "Question")
        terminal.press("Ctrl+Q")
        assert terminal.wait_for_end() == 0


def replace_the_stub(terminal: Terminal) -> None:
    raise NotImplementedError
