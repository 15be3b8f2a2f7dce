"""The README's picture is made from the real app, whenever somebody asks for it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_picture_shows_a_failed_run_and_fetches_nothing(tmp_path):
    target = tmp_path / "picture.svg"
    script = ROOT / "docs" / "picture.py"
    subprocess.run([sys.executable, str(script), str(target)], check=True, timeout=200)
    svg = target.read_text(encoding="utf-8")
    assert "wrong&#160;answer" in svg and "What&#160;you&#160;seem&#160;to&#160;believe" in svg
    assert "font-face" not in svg
    assert (ROOT / "docs" / "dlwork.svg").exists() and "docs/dlwork.svg" in (ROOT / "README.md").read_text()
