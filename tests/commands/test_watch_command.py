"""`dlwork watch`: one grading for each save, through whatever editors do to files."""

import os
from pathlib import Path

import pytest

from workbench.commands.watch import saves

RIGHT, WRONG = "def double(x):\n    return 2 * x\n", "def double(x):\n    return x\n"


class Editor:
    """Stands in for `asyncio.sleep`: between two looks at the file it does the next thing of a script."""

    def __init__(self, path: Path, *steps) -> None:
        self.path = path
        self.steps = list(steps)
        self.clock = 10**18

    def write(self, text: str | bytes) -> None:
        self.path.write_bytes(text.encode() if isinstance(text, str) else text)
        self.clock += 10**9
        os.utime(self.path, ns=(self.clock, self.clock))

    async def sleep(self, seconds: float) -> None:
        if not self.steps:
            raise KeyboardInterrupt
        step = self.steps.pop(0)
        if step is not None:
            step(self)


def wait(_):
    """A step in which nothing happens."""


def write(text):
    return lambda editor: editor.write(text)


def remove(editor):
    editor.path.unlink()


def replace(text):
    def step(editor):
        beside = editor.path.with_suffix(".tmp")
        beside.write_text(text)
        beside.replace(editor.path)

    return step


async def seen(tmp_path, *steps):
    editor = Editor(tmp_path / "mine.py", *steps)
    editor.write("a")
    texts = []
    with pytest.raises(KeyboardInterrupt):
        async for text in saves(editor.path, editor.sleep):
            texts.append(text)
    return texts


async def test_the_file_as_it_is_comes_first(tmp_path):
    assert await seen(tmp_path, wait, wait) == ["a"]


async def test_each_save_comes_once(tmp_path):
    assert await seen(tmp_path, wait, write("b"), wait, wait, write("c"), wait, wait) == ["a", "b", "c"]


async def test_a_save_of_the_same_length_is_seen(tmp_path):
    assert await seen(tmp_path, wait, write("b"), wait) == ["a", "b"]


async def test_a_save_without_a_change_is_not_graded_again(tmp_path):
    assert await seen(tmp_path, wait, write("a"), wait, wait) == ["a"]


async def test_a_file_that_is_still_being_written_is_left_alone(tmp_path):
    assert await seen(tmp_path, wait, write(""), write("def f"), write("def f(): ..."), wait) == ["a", "def f(): ..."]


async def test_a_file_that_vanishes_for_a_moment_is_awaited(tmp_path):
    assert await seen(tmp_path, wait, remove, wait, wait, write("b"), wait) == ["a", "b"]


async def test_a_file_that_is_renamed_into_place_is_seen(tmp_path):
    assert await seen(tmp_path, wait, replace("b"), wait) == ["a", "b"]


async def test_what_cannot_be_read_is_told_once_and_does_not_end_the_watch(tmp_path, capsys):
    assert await seen(tmp_path, wait, write(b"\xff"), wait, wait, wait, write("b"), wait) == ["a", "b"]
    assert capsys.readouterr().err.count("is not UTF-8 text") == 1


@pytest.fixture
def script(monkeypatch):
    """Runs `dlwork watch` with a scripted editor in place of the clock."""

    def install(path, *steps):
        editor = Editor(path, *steps)
        monkeypatch.setattr("workbench.commands.watch.saves", lambda watched: saves(watched, editor.sleep))

    return install


def test_every_save_is_graded_and_a_judge_prepared_in_between(run, capsys, grader, script, wrong):
    script(wrong, wait, write(RIGHT), wait)
    assert run("watch", "double", wrong) == 0
    output = capsys.readouterr().out
    assert output.index("✗ wrong answer") < output.index("✓ accepted")
    assert grader.log == ["prepare", "grade", "prepare", "grade", "prepare", "close"]


def test_every_save_is_an_attempt(run, capsys, script, wrong):
    script(wrong, wait)
    run("watch", "double", wrong)
    assert run("show", "double", "--answer") == 0


def test_ctrl_c_ends_quietly(run, capsys, script, right):
    script(right)
    assert run("watch", "double", right) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    assert "Traceback" not in captured.out


def test_a_missing_file_is_told_at_once(run, capsys, tmp_path):
    assert run("watch", "double", tmp_path / "gone.py") == 2
    assert "gone.py does not exist" in capsys.readouterr().err
