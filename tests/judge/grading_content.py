"""Small exercises, written into a folder of the test's own."""

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from workbench.catalog import Exercise, Kind, Level, Limits

QUICK = Limits(call_seconds=0.5, load_seconds=1.0, total_seconds=8.0)
HEADER = "import numpy as np\nimport pytest\n\nfrom workbench.checks import *\n\n"


def write_exercise(
    folder: Path,
    checks: str,
    solution: str,
    *,
    entry_points: tuple[str, ...] = (),
    wrong: Mapping[str, str] | None = None,
    stub: str = "",
    needs: tuple[str, ...] = ("numpy",),
    forbidden: tuple[str, ...] = (),
    limits: Limits = QUICK,
) -> Exercise:
    """An exercise of this content. wrong: name → source of a known wrong answer."""
    given, closed = folder / "exercises", folder / "solutions"
    (closed / "wrong").mkdir(parents=True)
    given.mkdir()
    (given / "stub.py").write_text(dedent(stub))
    write_checks(closed / "checks.py", checks)
    (closed / "solution.py").write_text(dedent(solution))
    for name, source in (wrong or {}).items():
        (closed / "wrong" / f"{name}.py").write_text(dedent(source))
    return Exercise(
        id=folder.name,
        title=folder.name,
        track="toy",
        kind=Kind.CODE,
        level=Level.BEGINNER,
        minutes=5,
        topics=("toy",),
        folder=given,
        solution_folder=closed,
        needs=needs,
        entry_points=entry_points,
        forbidden=forbidden,
        limits=limits,
    )


def write_checks(path: Path, checks: str) -> None:
    """A checks.py with the usual imports."""
    path.write_text(HEADER + dedent(checks))
