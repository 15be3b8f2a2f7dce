"""A problem.py to draw from, which tests may replace."""

from collections.abc import Callable
from pathlib import Path

import pytest

DOUBLE = """\
from workbench.predict import Prediction


def draw(random):
    n = random.randint(3, 99)
    return Prediction(prompt=f"Twice {n}?", expected=2 * n, explain=f"{n} + {n}", near_misses={n: "That is it once."})
"""


@pytest.fixture
def problem(tmp_path: Path) -> Callable[..., Path]:
    """Writes a problem.py, by default a sound one, with a text replaced."""

    def write(old: str = "", new: str = "", text: str = DOUBLE) -> Path:
        assert old in text
        path = tmp_path / "problem.py"
        path.write_text(text.replace(old, new) if old else text, encoding="utf-8")
        return path

    return write
