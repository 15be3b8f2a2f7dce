"""The app's end of the assisting process: starts it when it is first asked, asks, and closes it."""

import asyncio
import sys
from contextlib import suppress
from pathlib import Path

import msgspec

from workbench.assist.messages import Answer, Complete, Completion, Finding, Lint, Request, Sign, Signature

_STARTS = 3
"""How often the process is started before it is given up for this session."""
_LONGEST_LINE = 1 << 22


class Assistant:
    """Asks the process; an answer is empty where there is none to be had."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None
        self._waiting: dict[int, asyncio.Future[Answer | None]] = {}
        self._starting = asyncio.Lock()
        self._starts = 0
        self._last_id = 0

    @property
    def given_up(self) -> bool:
        """Whether the process ended so often that it is not started again."""
        return self._starts >= _STARTS and self._process is None

    async def findings(self, source: str) -> tuple[Finding, ...]:
        """What is wrong with a text."""
        return (await self._ask(Lint(self._next_id(), source))).findings

    async def completions(self, source: str, row: int, column: int) -> tuple[Completion, ...]:
        """How the word before the cursor may go on."""
        return (await self._ask(Complete(self._next_id(), source, row, column))).completions

    async def signature(self, source: str, row: int, column: int) -> Signature | None:
        """How the function around the cursor is called."""
        return (await self._ask(Sign(self._next_id(), source, row, column))).signature

    async def close(self) -> None:
        """End the process."""
        self._starts = _STARTS
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            process.kill()  # it holds nothing that could be lost
            await process.wait()
        if self._reading is not None:
            await self._reading

    def _next_id(self) -> int:
        self._last_id += 1
        return self._last_id

    async def _ask(self, request: Request) -> Answer:
        answer = await self._try(request) or await self._try(request)  # again, where the process ended meanwhile
        return answer or Answer(request.id)

    async def _try(self, request: Request) -> Answer | None:
        process = await self._running()
        if process is None or process.stdin is None:
            return None
        answer: asyncio.Future[Answer | None] = asyncio.get_running_loop().create_future()
        self._waiting[request.id] = answer
        try:
            process.stdin.write(msgspec.json.encode(request) + b"\n")
            with suppress(ConnectionError):  # the reading task sees the end, too, and answers
                await process.stdin.drain()
            return await answer
        finally:
            self._waiting.pop(request.id, None)

    async def _running(self) -> asyncio.subprocess.Process | None:
        async with self._starting:
            if self._process is None and self._starts < _STARTS:
                self._starts += 1
                try:
                    self._process = await asyncio.create_subprocess_exec(
                        *(sys.executable, "-I", "-X", "utf8", "-m", "workbench.assist", str(self._cache)),
                        stdin=asyncio.subprocess.PIPE,
                        stdout=asyncio.subprocess.PIPE,
                        stderr=asyncio.subprocess.DEVNULL,
                        limit=_LONGEST_LINE,
                    )
                except OSError:  # counted among the starts; `given_up` tells when there will be no other
                    return None
                self._reading = asyncio.create_task(self._read(self._process))
            return self._process

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None
        decoder = msgspec.json.Decoder(Answer)
        async for line in process.stdout:
            answer = decoder.decode(line)
            waiting = self._waiting.get(answer.id)
            if waiting is not None and not waiting.done():
                waiting.set_result(answer)
        if self._process is process:
            self._process = None
        await process.wait()
        for waiting in self._waiting.values():
            if not waiting.done():
                waiting.set_result(None)
