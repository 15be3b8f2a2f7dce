"""Grades attacks with one engine and looks at what each leaves behind. Separate from the tests, which only assert.

The fork engine grades one attack at a time and looks for its processes after each. A standby judge takes a second to
start, so there the attacks of a group are graded in two lanes at once. What else may be left is looked at after a group.
"""

import asyncio
import contextlib
import os
import socket
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from attacks.attack import RIGHT_NUMPY, RIGHT_TORCH, TORCH, Attack
from attacks.targets import Places, load_targets
from attacks.traces import (
    OwnState,
    Process,
    descendants,
    marked_files,
    reap_orphans,
    snapshot,
    strangers_among,
)
from workbench.catalog.locate import builtin_root
from workbench.judge.pool import Pool, make_grader
from workbench.judge.report import Report

LANES = {"fork": 1, "standby": 2}
SLACK = {"fork": 0, "standby": 10}
"""Descriptors more or less: how many standby judges wait, or are being started or ended, differs from time to time."""
PATIENCE_SECONDS = 10.0
"""How long ended processes may take to be gone from /proc on a busy machine."""


@dataclass(frozen=True)
class Outcome:
    """What came of one grading."""

    report: Report
    seconds: float

    @property
    def text(self) -> str:
        """All that the learner may be shown of it."""
        return "\n".join(_texts(msgspec.to_builtins(self.report)))

    @property
    def summary(self) -> str:
        """What to look at when a verdict is not as expected."""
        failed = {f"{check.verdict}: {check.message[:600]}" for check in self.report.checks}
        return "\n".join([self.report.verdict, *sorted(failed), self.report.output[-800:]])


def _texts(value: object) -> Iterator[str]:
    """Every string in nested plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for item in value.values() for text in _texts(item))
    elif isinstance(value, (list, tuple)):
        yield from (text for item in value for text in _texts(item))


class Grounds:
    """One engine's graders, the targets, and the secrets around them."""

    def __init__(self, engine: str, places: Places) -> None:
        self.engine = engine
        self.places = places
        self.exercises = load_targets(places)
        self._runner = asyncio.Runner()
        self._server = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._server.bind(str(places.folder / f"{engine}-server"))
        self._abstract = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._abstract.bind(f"\0dlwork-attack-{os.getpid()}")
        self._tcp = socket.create_server(("127.0.0.1", 0))
        for waiting in (self._server, self._abstract, self._tcp):
            waiting.setblocking(False)
        self._graders = [_make_pool() for _ in range(LANES[engine])]
        self._outcomes: dict[str, Outcome] = {}
        for exercise, right in (("numpy-target", RIGHT_NUMPY), (TORCH, RIGHT_TORCH)):
            self.grade_all([Attack("warm up", right, frozenset(), exercise)] * len(self._graders))
        self.rest()
        self._zygotes: set[int] = set()
        if engine == "fork":
            self._zygotes = self._lasting()
        self._own = OwnState.now()
        self._files = snapshot(places.folder)

    def grade(self, attack: Attack, companions: Sequence[Attack]) -> Outcome:
        """The outcome of an attack. companions: those of its group, graded along with it where starting is slow."""
        if attack.name not in self._outcomes:
            if len(self._graders) == 1:
                self._outcomes[attack.name] = self.grade_all([attack])[0]
            else:
                outcomes = self.grade_all(companions)
                self._outcomes.update(zip((each.name for each in companions), outcomes, strict=True))
        return self._outcomes[attack.name]

    def grade_all(self, attacks: Sequence[Attack]) -> list[Outcome]:
        """Grade these, each lane one after the other."""
        return self._runner.run(self._grade_all(attacks))

    def rest(self) -> None:
        """End what is prepared, so that only the warm processes should be left."""
        self._runner.run(self._rest())

    def strangers(self) -> list[Process]:
        """The processes that are left and should not be, where nothing is prepared."""
        return self._once_gone(lambda: self._strangers(prepared=0))

    def survivors(self) -> list[Process]:
        """The processes of the last grading that are left beside the judge that waits for the next one."""
        return self._once_gone(lambda: self._strangers(prepared=1))

    def leaks(self) -> list[str]:
        """What the attacks so far have left behind or changed, a line for each."""
        self.rest()
        problems = [f"process {process}" for process in self.strangers()]
        own = OwnState.now()
        if own.threads > self._own.threads or own.descriptors > self._own.descriptors + SLACK[self.engine]:
            problems.append(f"{own} after {self._own}")
        problems += [f"created {path}" for path in marked_files()]
        files = snapshot(self.places.folder)
        changed = [name for name in {*files, *self._files} if files.get(name) != self._files.get(name)]
        problems += [f"changed {name}" for name in changed]
        problems += [f"a message arrived on {name}" for name in self._received()]
        return problems

    def filled(self, attack: Attack) -> str:
        """Its source with the places filled in."""
        filling = {"@TCP_PORT@": str(self._tcp.getsockname()[1]), "@PARENT@": str(os.getpid())}
        filling["@OWN@"] = repr([process.process_id for process in descendants()])
        builtin = builtin_root()
        filling["@BUILTIN@"] = repr([str(builtin.exercises), str(builtin.solutions)])
        filling["@SECRETS@"] = repr([str(path) for path in self.places.secret_files])
        filling["@CHECKS@"] = str(self.places.solution("numpy-target") / "checks.py")
        filling["@CONTENT@"], filling["@DATA@"] = str(self.places.content), str(self.places.data)
        filling["@HOME@"], filling["@TEMPORARY@"] = str(self.places.home), str(self.places.temporary)
        filling["@SERVER@"] = str(self.places.folder / f"{self.engine}-server")
        source = attack.source
        for name, value in filling.items():
            source = source.replace(name, value)
        return source

    def allowed_seconds(self, attack: Attack) -> float:
        """What the limits of its exercise grant for loading and running; an explanation may follow."""
        limits = self.exercises[attack.exercise].limits
        return limits.total_seconds + limits.load_seconds

    def close(self) -> list[Process]:
        """End every process; returns those that are there all the same."""
        for grader in self._graders:
            self._runner.run(grader.close())
        self._zygotes.clear()
        left = self.strangers()
        self._runner.close()
        for waiting in (self._server, self._abstract, self._tcp):
            waiting.close()
        return left

    async def _grade_all(self, attacks: Sequence[Attack]) -> list[Outcome]:
        outcomes: dict[int, Outcome] = {}
        waiting = iter(enumerate(attacks))
        async with asyncio.TaskGroup() as lanes:
            for grader in self._graders:
                lanes.create_task(self._lane(grader, waiting, outcomes))
        return [outcomes[position] for position in range(len(attacks))]

    async def _lane(self, grader: Pool, waiting: Iterable[tuple[int, Attack]], outcomes: dict[int, Outcome]) -> None:
        for position, attack in waiting:
            exercise = self.exercises[attack.exercise]
            started = time.perf_counter()
            report = await grader.grade(exercise, self.filled(attack))
            outcomes[position] = Outcome(report, time.perf_counter() - started)

    async def _rest(self) -> None:
        for grader in self._graders:
            await grader.forget()

    def _once_gone(self, look: Callable[[], list[Process]]) -> list[Process]:
        """What is still seen after some time; an ended process takes a moment to disappear."""
        if self.engine == "fork":
            reap_orphans()
        deadline = time.monotonic() + PATIENCE_SECONDS
        while (found := look()) and time.monotonic() < deadline:
            self._runner.run(asyncio.sleep(0.005))
        return found

    def _strangers(self, *, prepared: int) -> list[Process]:
        """Who is neither a process that waits for work nor, of the fork engine, one of so many prepared judges."""
        if self.engine == "fork":
            return strangers_among(descendants(), self._zygotes, prepared=prepared)
        return [each for each in descendants() if not (each.parent == os.getpid() and each.is_judge)]

    def _lasting(self) -> set[int]:
        """The two zygotes: what is still there after gradings that use up every judge that waits, of either kind."""
        lasting = {process.process_id for process in descendants()}
        for exercise, right in (("numpy-target", RIGHT_NUMPY), (TORCH, RIGHT_TORCH)):
            self.grade_all([Attack("use up", right, frozenset(), exercise)])
        self.rest()
        self._once_gone(lambda: [each for each in descendants() if each.process_id in lasting][2:])
        return lasting & {process.process_id for process in descendants()}

    def _received(self) -> list[str]:
        received = []
        for name, waiting in (("a Unix socket", self._server), ("an abstract socket", self._abstract)):
            with contextlib.suppress(BlockingIOError):
                waiting.recv(1)
                received.append(name)
        with contextlib.suppress(BlockingIOError):
            self._tcp.accept()[0].close()
            received.append("a TCP socket")
        return received


def _make_pool() -> Pool:
    """A grader as the app has it; a pool, which can also forget what it has prepared."""
    grader = make_grader(keep_warm=True)
    assert isinstance(grader, Pool)
    return grader


def folder_for(base: Path) -> Path:
    """A short folder below `base`: the path of a Unix socket has little room."""
    folder = base / "a"
    folder.mkdir()
    return folder
