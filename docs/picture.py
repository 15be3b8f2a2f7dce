"""Makes docs/dlwork.svg, the picture at the top of the README, from the real app with the real judge:

    python docs/picture.py [FILE]

It opens an exercise, puts a known wrong answer into the editor, runs the checks and takes what the screen then shows.
"""

import asyncio
import re
import sys
import tempfile
from pathlib import Path

from workbench.catalog import load_catalogue
from workbench.judge.pool import make_grader
from workbench.study import Home, Study
from workbench.ui.app import DlworkApp
from workbench.ui.state import Stage

EXERCISE, WRONG = "relu", "upstream_forgotten"
COLUMNS, ROWS = 132, 38
DEADLINE = 60.0
"""Seconds for the whole session."""


async def picture() -> str:
    """The SVG of the screen after a failed run."""
    catalogue, grader = load_catalogue(), make_grader(keep_warm=True)
    exercise = catalogue.get(EXERCISE)
    source = (exercise.solution_folder / "wrong" / f"{WRONG}.py").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as home:
        study = Study.open(Home(Path(home)))
        app = DlworkApp(catalogue, study, grader, EXERCISE)
        try:
            async with asyncio.timeout(DEADLINE), app.run_test(size=(COLUMNS, ROWS)) as pilot:
                app.workbench.editor.load_source(source.split('"""\n', 2)[-1].lstrip("\n"))
                while "sandbox" not in app.workbench.judge:
                    await pilot.pause(0.05)
                await pilot.press("f5")
                while app.workbench.current_run.stage is not Stage.DONE or app.workbench.current_run.diagnosing:
                    await pilot.pause(0.05)
                await pilot.pause(0.5)
                return _without_remote_fonts(app.export_screenshot(title="dlwork"))
        finally:
            await grader.close()
            study.close()


def _without_remote_fonts(svg: str) -> str:
    """A picture that shows in whatever monospaced font there is, and fetches nothing."""
    return re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("dlwork.svg")
    target.write_text(asyncio.run(picture()), encoding="utf-8")
