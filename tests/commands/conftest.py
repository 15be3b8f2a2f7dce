"""The command line in-process, on content of its own and with a grader that only reads the source."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.catalog import Exercise, locate
from workbench.cli import main
from workbench.commands.context import Services
from workbench.judge.grader import Readiness
from workbench.judge.report import CheckResult, Diagnosis, Report, Verdict

RIGHT = "def double(x):\n    return 2 * x\n"
WRONG = "def double(x):\n    return x\n"
STUB = "def double(x):\n    raise NotImplementedError\n"
HEADER = """\
id = "{id}"
title = "{title}"
kind = "{kind}"
level = "{level}"
minutes = 5
topics = ["{topic}"]
entry_points = ["double"]
{more}
"""
ANSWER = "# Answer\n\nAdd it to itself.\n"
RECALL_ANSWER = f"""\
# Answer

## Say it

{"It is the sum of the number and itself. " * 20}

## Key points

- a sum
- of two
- equal
- numbers

## The follow-ups

* *Why?* Because.

## Where the short answer falls short

It says "double".

## Sources

A book.
"""


def verdict_by_reading(source: str) -> Verdict:
    """What the fake grader thinks of a source."""
    if "NotImplementedError" in source:
        return Verdict.NOT_IMPLEMENTED
    return Verdict.ACCEPTED if "2 * x" in source else Verdict.WRONG_ANSWER


class FakeGrader:
    """A Grader that runs nothing, and remembers what it was asked."""

    def __init__(self, verdict: Callable[[str], Verdict] = verdict_by_reading) -> None:
        self.verdict = verdict
        self.error: Exception | None = None
        """Raised by `grade` where it is set."""
        self.output = ""
        self.message = "expected 4, got 2"
        self.graded: list[tuple[str, str, int | None]] = []
        """Exercise, source and seed of each grading."""
        self.log: list[str] = []
        self.running = self.most_running = 0

    async def prepare(self, exercise: Exercise) -> Readiness:
        self.log.append("prepare")
        return Readiness()

    async def grade(self, exercise, source, *, seed=None, on_check=None, on_report=None) -> Report:
        self.log.append("grade")
        self.graded.append((exercise.id, source, seed))
        if self.error is not None:
            raise self.error
        self.running += 1
        self.most_running = max(self.most_running, self.running)
        await asyncio.sleep(0)
        self.running -= 1
        verdict = self.verdict(source)
        message = "" if verdict is Verdict.ACCEPTED else self.message
        checks = (CheckResult("test_one_is_one", Verdict.ACCEPTED), CheckResult("test_two_is_four", verdict, message))
        used = 7 if seed is None else seed
        diagnosis = self._diagnosis(exercise, source)
        return Report(exercise.id, verdict, used, checks, {"total": 0.25}, self.output, diagnosis)

    def _diagnosis(self, exercise: Exercise, source: str) -> Diagnosis | None:
        """A wrong answer is diagnosed as itself."""
        for path in exercise.wrong_answers:
            if path.read_bytes().decode("utf-8", "replace") == source:
                return Diagnosis(path.stem, "…")
        return None

    async def close(self) -> None:
        self.log.append("close")


class Content:
    """Content below a temporary folder, in place of what dlwork comes with."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, path: str, text: str = "") -> Path:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def add(
        self, track: str, name: str, *, title="Twice", kind="code", level="beginner", topic="sums", more=""
    ) -> None:
        self.write(f"exercises/{track}/track.toml", f'title = "{track}"\nsummary = "About it."\norder = 1\n')
        header = HEADER.format(id=name, title=title, kind=kind, level=level, topic=topic, more=more)
        self.write(f"exercises/{track}/{name}/exercise.toml", header)
        self.write(f"exercises/{track}/{name}/question.md", "# Twice\n\nReturn twice x.\n")
        self.write(f"solutions/{track}/{name}/answer.md", RECALL_ANSWER if kind == "recall" else ANSWER)
        if kind == "code":
            self._add_code(f"exercises/{track}/{name}", f"solutions/{track}/{name}")

    def _add_code(self, given: str, closed: str) -> None:
        self.write(f"{given}/hints.md", "## A nudge\n\nAdd.\n\n## A push\n\nTo itself.\n\n## Nearly\n\nx + x\n")
        self.write(f"{given}/stub.py", STUB)
        self.write(
            f"{closed}/checks.py", "def test_two_is_four(submission):\n    assert submission.double(2) == 4, '4'\n"
        )
        self.write(f"{closed}/solution.py", RIGHT)
        for name in ("itself", "same", "identity"):
            self.write(f"{closed}/wrong/{name}.py", f'"""Believed: {name}.\nTell: Try 3."""\n\n\n{WRONG}')


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The learner's data, apart from the real one; no colour, whatever the terminal."""
    monkeypatch.setenv("DLWORK_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("NO_COLOR", raising=False)
    return tmp_path / "home"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Content:
    """Two exercises of code, `double` and `square`, and a card, `say-it`."""
    monkeypatch.setattr(locate, "PACKAGE", tmp_path / "content" / "workbench")
    content = Content(tmp_path / "content")
    content.add("maths", "double", more="question = 7")
    content.add("maths", "say-it", kind="recall", title="Say it", topic="Talking", more="question = 9")
    content.add("shapes", "square", level="advanced", title="Four sides", topic="squares")
    return content


@pytest.fixture
def grader() -> FakeGrader:
    return FakeGrader()


@pytest.fixture
def run(content: Content, grader: FakeGrader) -> Callable[..., int]:
    """`dlwork` with these arguments, on the content and the grader above; returns the exit code."""

    def run(*arguments: object) -> int:
        return main([str(argument) for argument in arguments], Services(make_grader=lambda: grader))

    return run


@pytest.fixture
def right(tmp_path: Path) -> Path:
    """A file the fake grader accepts."""
    path = tmp_path / "right.py"
    path.write_text(RIGHT)
    return path


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A file it does not accept."""
    path = tmp_path / "wrong.py"
    path.write_text(WRONG)
    return path
