"""Another process, for tests that need two of them or one to kill: worker.py COMMAND HOME NAME NUMBER."""

import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from workbench.catalog import Exercise, Kind, Level
from workbench.study import Home, Study


def record(study: Study, exercise: Exercise, number: int) -> None:
    """Wait for a line, then record attempts."""
    print("ready", flush=True)
    sys.stdin.readline()
    for seed in range(number):
        study.record(exercise, f"source {seed}", "wrong_answer", seed, 0.1)


def record_and_die(study: Study, exercise: Exercise, number: int) -> None:
    """Record one attempt and end without closing anything."""
    study.record(exercise, "a source", "wrong_answer", number, 0.1)
    os.kill(os.getpid(), signal.SIGKILL)


def save_forever(study: Study, exercise: Exercise, number: int) -> None:
    """Save this many of one letter, then of the next, over and over; say when the first are saved."""
    for turn in count():
        study.save_draft(exercise, "abcdefgh"[turn % 8] * number)
        if turn == 0:
            print("saved", flush=True)


def die_in_a_save(study: Study, exercise: Exercise, number: int) -> None:
    """Save "old", then be killed at the given step of saving "new"."""
    study.save_draft(exercise, "old")
    module, name = ((os, "fsync"), (os, "replace"), (os, "close"))[number]
    original: Callable[..., Any] = getattr(module, name)

    def killed(*values: Any) -> None:
        if name == "close":  # the last step: everything is written
            original(*values)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(module, name, killed)
    study.save_draft(exercise, "new")


def main() -> None:
    command, home, name, number = sys.argv[1:]
    folder = Path(home).parent
    exercise = Exercise(name, name, "activations", Kind.CODE, Level.BEGINNER, 5, (), folder, folder)
    (folder / "stub.py").write_text("", encoding="utf-8")
    study = Study.open(Home(Path(home)))
    commands = {job.__name__: job for job in (record, record_and_die, save_forever, die_in_a_save)}
    commands[command](study, exercise, int(number))


if __name__ == "__main__":
    main()
