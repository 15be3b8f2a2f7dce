"""The two ways to come by a judge process, behind one interface.

fork      judges are forked from a warm, single-threaded process: Linux
standby   pre-warmed, single-use interpreters: wherever forking is unsafe
"""

import asyncio
import contextlib
import os
import select
import socket
import sys
from typing import Protocol

from workbench.catalog import Exercise
from workbench.errors import DlworkError, JudgeUnavailable
from workbench.judge.judge import START_SECONDS, Judge
from workbench.judge.spawning import ONE_THREAD


class Engine(Protocol):
    """Starts judge processes on the caller's event loop."""

    name: str

    async def warm_up(self) -> None:
        """Have everything imported before it is needed. Raises JudgeUnavailable."""

    async def start_judge(self, exercise: Exercise) -> Judge:
        """A new judge with its job; raises JudgeUnavailable."""

    async def close(self) -> None:
        """End every process."""


def engine_name() -> str:
    """The engine of this system, or the one DLWORK_ENGINE asks for."""
    wanted = os.environ.get("DLWORK_ENGINE", "auto")
    if wanted not in ("auto", "fork", "standby"):
        raise DlworkError(f"DLWORK_ENGINE is {wanted!r}; expected fork, standby or auto.")
    if wanted == "fork" and sys.platform != "linux":
        raise DlworkError("DLWORK_ENGINE=fork needs Linux; unset it or use standby.")
    if wanted != "auto":
        return wanted
    return "fork" if sys.platform == "linux" and hasattr(os, "pidfd_open") else "standby"


def make_engine() -> Engine:
    """The engine that engine_name names."""
    return ForkEngine() if engine_name() == "fork" else StandbyEngine()


class StandbyEngine:
    """Keeps one imported, jobless judge process waiting for each set of libraries that has been asked for."""

    name = "standby"

    def __init__(self) -> None:
        self._waiting: dict[bool, _Standby] = {}
        self._used: list[_Standby] = []

    async def warm_up(self) -> None:
        """Start both kinds of process."""
        for with_torch in (False, True):
            if with_torch not in self._waiting:
                self._waiting[with_torch] = await _Standby.start(with_torch)

    async def start_judge(self, exercise: Exercise) -> Judge:
        """Hand the job to the process that waits, or to a new one."""
        with_torch = "torch" in exercise.needs
        standby = self._waiting.pop(with_torch, None)
        if standby is None or standby.process.returncode is not None:
            standby = await _Standby.start(with_torch)
        self._used.append(standby)
        judge = Judge(exercise, standby.connection)
        await judge.begin()
        await self._reap()
        return judge

    async def close(self) -> None:
        """End every process."""
        for standby in (*self._waiting.values(), *self._used):
            with contextlib.suppress(ProcessLookupError):
                standby.process.kill()
            await standby.process.wait()
            standby.connection.close()
        self._waiting.clear()
        self._used.clear()

    async def _reap(self) -> None:
        self._used = [standby for standby in self._used if standby.process.returncode is None]


class _Standby:
    def __init__(self, process: asyncio.subprocess.Process, connection: socket.socket) -> None:
        self.process = process
        self.connection = connection

    @classmethod
    async def start(cls, with_torch: bool) -> "_Standby":
        libraries = ("torch",) if with_torch else ()
        process, connection = await _start_module("workbench.judge.process", *libraries)
        return cls(process, connection)


class ForkEngine:
    """Orders judges from a zygote, a second one with torch where an exercise needs it.

    Once warmed up it keeps a spare of each kind that was used: a judge without a job, forked while nobody waited.
    """

    name = "fork"

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self._controls: dict[bool, socket.socket] = {}
        self._spares: dict[bool, socket.socket] = {}
        self._keeps_spares = False
        self._restocking: set[asyncio.Task[None]] = set()
        self._lock = asyncio.Lock()

    async def warm_up(self) -> None:
        """Start both zygotes; the one with torch goes on importing after this returns."""
        self._keeps_spares = True
        async with self._lock:
            await self._control(with_torch=True)

    async def start_judge(self, exercise: Exercise) -> Judge:
        """Take the spare judge, or fork one. A zygote that has died is replaced once."""
        with_torch = "torch" in exercise.needs
        async with self._lock:
            connection = self._spares.pop(with_torch, None)
            if connection is not None and _hung_up(connection):
                connection.close()
                connection = None
            if connection is None:
                connection = await self._fork_judge(with_torch)
        judge = Judge(exercise, connection)
        await judge.begin()
        if self._keeps_spares:
            task = asyncio.create_task(self._restock(judge, with_torch), name="spare judge")
            self._restocking.add(task)
            task.add_done_callback(self._restocking.discard)
        return judge

    async def close(self) -> None:
        """End the zygotes, and with them all judges."""
        for task in self._restocking:
            task.cancel()
        await asyncio.gather(*self._restocking, return_exceptions=True)
        async with self._lock:
            await self._end()

    async def _restock(self, busy: Judge, with_torch: bool) -> None:
        """Have a spare judge forked while the one before waits or has ended. A failure is for the next one to tell."""
        await busy.wait_until_idle()
        async with self._lock:
            if with_torch not in self._spares:
                with contextlib.suppress(JudgeUnavailable):
                    self._spares[with_torch] = await self._fork_judge(with_torch)

    async def _fork_judge(self, with_torch: bool) -> socket.socket:
        """The connection to a new judge, which has no job yet."""
        ours, theirs = socket.socketpair()
        try:
            try:
                await self._order(b"J", theirs, with_torch)
            except (OSError, JudgeUnavailable):
                await self._end()
                await self._order(b"J", theirs, with_torch)
        except (OSError, JudgeUnavailable) as error:
            ours.close()
            raise JudgeUnavailable(f"The judge could not be started: {error}") from error
        finally:
            theirs.close()
        return ours

    async def _order(self, order: bytes, connection: socket.socket, with_torch: bool) -> None:
        control = await self._control(with_torch)
        socket.send_fds(control, [order], [connection.fileno()])

    async def _control(self, with_torch: bool) -> socket.socket:
        """The socket a zygote takes its orders on, started where there is none."""
        if self._process is None or self._process.returncode is not None:
            await self._end()
            self._process, self._controls[False] = await _start_module("workbench.judge.zygote", str(os.getpid()))
            await _wait_for_byte(self._controls[False])
        if with_torch and True not in self._controls:
            ours, theirs = socket.socketpair()
            ours.setblocking(False)
            socket.send_fds(self._controls[False], [b"T"], [theirs.fileno()])
            theirs.close()
            self._controls[True] = ours
        return self._controls[with_torch]

    async def _end(self) -> None:
        for connection in (*self._controls.values(), *self._spares.values()):
            connection.close()
        self._controls.clear()
        self._spares.clear()
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()
            self._process = None


def _hung_up(connection: socket.socket) -> bool:
    """Whether the process at the other end has gone."""
    poll = select.poll()
    poll.register(connection, select.POLLRDHUP)
    return bool(poll.poll(0))


async def _start_module(module: str, *arguments: str) -> tuple[asyncio.subprocess.Process, socket.socket]:
    """A fresh interpreter that runs one of our modules, with one end of a socket pair as its first argument."""
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    quiet = None if os.environ.get("DLWORK_DEBUG") else asyncio.subprocess.DEVNULL
    try:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-I", "-B", "-X", "utf8", "-m", module, str(theirs.fileno()), *arguments),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=quiet,
            pass_fds=(theirs.fileno(),),
            env={**os.environ, **ONE_THREAD},
        )
    except OSError as error:
        ours.close()
        raise JudgeUnavailable(f"The judge could not be started: {error}.") from error
    finally:
        theirs.close()
    return process, ours


async def _wait_for_byte(control: socket.socket) -> None:
    try:
        async with asyncio.timeout(START_SECONDS):
            data = await asyncio.get_running_loop().sock_recv(control, 1)
    except TimeoutError:
        data = b""
    if not data:
        raise JudgeUnavailable("The judge's warm process ended while it was starting; `dlwork doctor` may say why.")
