"""The page for authors, followed word by word: its files make an exercise without a problem."""

import re
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "first-exercise.md"
FILE = re.compile(r"Save\s+as\s+`((?:exercises|solutions)/[^`]+)`:\n\n```\w+\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def files() -> dict[str, str]:
    return dict(FILE.findall(PAGE.read_text(encoding="utf-8")))


def test_every_block_with_a_path_is_found():
    text = PAGE.read_text(encoding="utf-8")
    assert len(files()) == len(re.findall(r"Save\s+as", text)) == 11


def test_following_the_page_gives_an_exercise_without_a_problem(tmp_path):
    for name, text in files().items():
        path = tmp_path / "mine" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "workbench", "verify", "softsign", "--exercises", str(tmp_path / "mine")]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=200)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "✓ softsign" in run.stdout
