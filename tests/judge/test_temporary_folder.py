"""The folder that an exercise may ask for: writable, bounded, and gone afterwards. With both engines."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from grading_content import write_exercise

from workbench.catalog import Exercise, Limits
from workbench.judge.grader import Grader
from workbench.judge.report import Report, Verdict
from workbench.judge.temporary import PREFIX, TemporaryFolder

pytestmark = pytest.mark.asyncio(loop_scope="module")

CHECKS = """\
    def test_what_was_written_is_read(submission):
        submission.keep("weights", 3)
        assert_equal(submission.load("weights"), 3)
"""
RIGHT = """\
import pathlib

def keep(name, value):
    pathlib.Path(name).write_text(str(value))

def load(name):
    return int(pathlib.Path(name).read_text())
"""
WAYS_OUT = {
    "by a path upwards": RIGHT.replace("pathlib.Path(name).write", "pathlib.Path('..', name).write"),
    "into the home": RIGHT.replace("pathlib.Path(name).write", "pathlib.Path.home().parent.joinpath(name).write"),
    "by a symbolic link": RIGHT.replace(
        "    pathlib.Path(name).write",
        "    pathlib.Path('out').symlink_to('/tmp')\n    pathlib.Path('out', name).write",
    ),
}
FILLS = "import itertools\n" + RIGHT.replace(
    "    pathlib.Path(name).write_text(str(value))",
    "    for number in itertools.count():\n        pathlib.Path(str(number)).write_bytes(bytes(2**20))",
)
LOCKS = RIGHT.replace("return int(", "pathlib.Path('.').chmod(0)\n    return int(")


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "places"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def exercise(folder: Path, *, temporary_folder: bool) -> Exercise:
    limits = Limits(call_seconds=20.0, load_seconds=10.0, total_seconds=20.0, temporary_folder=temporary_folder)
    return write_exercise(folder, CHECKS, RIGHT, entry_points=("keep", "load"), limits=limits)


def folders() -> list[Path]:
    return sorted(Path(tempfile.gettempdir()).glob(f"{PREFIX}*"))


async def graded(grader: Grader, folder: Path, source: str, *, temporary_folder: bool = True) -> Report:
    report = await grader.grade(exercise(folder, temporary_folder=temporary_folder), source)
    assert folders() == []
    return report


async def test_files_are_kept_from_call_to_call_and_gone_afterwards(grader: Grader, tmp_path: Path) -> None:
    report = await graded(grader, tmp_path / "keeps", RIGHT)
    assert report.accepted, report.checks


async def test_nothing_is_writable_unless_the_exercise_asks(grader: Grader, tmp_path: Path) -> None:
    report = await graded(grader, tmp_path / "asks-not", RIGHT, temporary_folder=False)
    assert report.verdict is Verdict.RUNTIME_ERROR


@pytest.mark.parametrize("way", WAYS_OUT)
async def test_nothing_else_becomes_writable(grader: Grader, tmp_path: Path, way: str) -> None:
    report = await graded(grader, tmp_path / "out", WAYS_OUT[way])
    assert report.verdict is Verdict.RUNTIME_ERROR
    assert "Permission" in report.checks[0].message or "Read-only" in report.checks[0].message


async def test_who_fills_it_is_stopped(grader: Grader, tmp_path: Path) -> None:
    report = await graded(grader, tmp_path / "fills", FILLS)
    assert report.verdict is Verdict.OUTPUT_LIMIT
    assert "64 MB of files" in report.checks[0].message


async def test_a_locked_folder_is_removed_all_the_same(grader: Grader, tmp_path: Path) -> None:
    report = await graded(grader, tmp_path / "locks", LOCKS)
    assert report.verdict in (Verdict.ACCEPTED, Verdict.RUNTIME_ERROR)  # root reads a locked folder, others do not


async def test_the_folder_of_a_killed_judge_is_removed_by_the_next(places: Path) -> None:
    script = "import os; from workbench.judge.temporary import TemporaryFolder; TemporaryFolder(); os._exit(9)"
    subprocess.run([sys.executable, "-c", script], check=False, env={**os.environ, "TMPDIR": str(places)})
    assert len(folders()) == 1
    folder = TemporaryFolder()
    assert folders() == [folder.path]
    folder.remove()
    assert folders() == []
