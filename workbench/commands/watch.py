"""`dlwork watch`: grade a file on every save, for people who write in another editor."""

import argparse
import asyncio
import shlex
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.catalog import Exercise
from workbench.commands.arguments import add_exercise_id
from workbench.commands.check import record, seed_for
from workbench.commands.context import Context
from workbench.commands.report_text import report_lines
from workbench.commands.source import read_source
from workbench.commands.terminal import DIM, Paint, warn
from workbench.errors import UnreadableSource

if TYPE_CHECKING:
    from workbench.judge.grader import Grader
    from workbench.study import Study

POLL_SECONDS = 0.2
GONE = None

Sleep = Callable[[float], Awaitable[object]]
Stamp = tuple[int, int, int]
"""Inode, size and modification time: differs after every save, whether in place or by renaming."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what to watch."""
    add_exercise_id(parser)
    parser.add_argument("file", metavar="FILE", help="Python source to grade on every save")


def run(args: argparse.Namespace, context: Context) -> int:
    """Grade until ctrl+c, which is the normal way to end."""
    exercise = context.gradable(args.id)
    read_source(args.file)  # a mistyped name is told now, not awaited for ever
    with context.study() as study:
        try:
            asyncio.run(_watch(exercise, Path(args.file), study, context.services.make_grader))
        except KeyboardInterrupt:
            print()
    return 0


async def _watch(exercise: Exercise, path: Path, study: "Study", make_grader: Callable[[], "Grader"]) -> None:
    grader = make_grader()
    paint = Paint.for_stream(sys.stdout)
    replay = shlex.join(["dlwork", "check", exercise.id, str(path)])
    print(paint(f"Watching {path}; ctrl+c ends.", DIM), flush=True)
    try:
        await grader.prepare(exercise)
        async for source in saves(path):
            report = await grader.grade(exercise, source, seed=seed_for(study, exercise))
            record(study, exercise, source, report)
            print(paint(f"\n── {datetime.now():%H:%M:%S} ──", DIM))
            print("\n".join(report_lines(report, paint, replay)), flush=True)
            await grader.prepare(exercise)
    finally:
        await grader.close()


async def saves(path: Path, sleep: Sleep = asyncio.sleep) -> AsyncIterator[str]:
    """The file's text now, and again after each save that changes it.

    Editors truncate and write, or write elsewhere and rename: so a file that is gone, or has changed since the last
    look, is left alone until two looks agree. What cannot be read is told once per save.
    """
    previous_look: Stamp | None = GONE
    last_read: Stamp | None = GONE
    last_text: str | None = None
    while True:
        look = _stamp(path)
        if look is not GONE and look != last_read and look == previous_look:
            last_read = look
            text = _read_or_warn(path)
            if text is not None and text != last_text:
                last_text = text
                yield text
        previous_look = look
        await sleep(POLL_SECONDS)


def _stamp(path: Path) -> Stamp | None:
    try:
        status = path.stat()
    except OSError:
        return GONE
    return status.st_ino, status.st_size, status.st_mtime_ns


def _read_or_warn(path: Path) -> str | None:
    try:
        return read_source(str(path))
    except UnreadableSource as error:
        warn(str(error))
        return None
