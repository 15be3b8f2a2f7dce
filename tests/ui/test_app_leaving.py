"""Leaving when the terminal is gone: text is saved, and nothing stays behind."""

import signal
import subprocess
import sys

import pytest

STUCK = """
import asyncio, threading, time
from workbench.ui import app

class Keeper:
    def save(self):
        print("saved", flush=True)
        return True

class Workbench:
    keeper = Keeper()

class Stuck:
    workbench = Workbench()
    def exit(self, return_code):
        print("leaving", flush=True)
        threading.Event().wait()  # as a terminal that takes nothing more

async def main():
    app.LEAVING_SECONDS = 0.2
    app._leave_on_signals(Stuck(), asyncio.get_running_loop())
    print("ready", flush=True)
    await asyncio.sleep(600)

asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_an_app_whose_terminal_takes_nothing_more_ends_all_the_same(number: int) -> None:
    with subprocess.Popen([sys.executable, "-c", STUCK], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(number)
        told, _ = process.communicate(timeout=30)
    assert told.split() == ["saved", "leaving", "saved"]
    assert process.returncode == 1
