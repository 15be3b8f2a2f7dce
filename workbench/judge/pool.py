"""The grader of the app and of the commands: takes a prepared judge, grades, prepares the next, heals what broke."""

import asyncio
import contextlib
import secrets
import time
from collections.abc import Callable

import msgspec

from workbench.catalog import Exercise, Kind
from workbench.errors import JudgeUnavailable
from workbench.judge.engine import Engine, make_engine
from workbench.judge.formulas import grade_formula
from workbench.judge.grader import Grader, Listener, Readiness
from workbench.judge.judge import Judge
from workbench.judge.pitches import grade_pitch
from workbench.judge.predictions import grade_prediction
from workbench.judge.report import CheckResult, Report

_IN_PROCESS = {Kind.FORMULA: grade_formula, Kind.PREDICT: grade_prediction, Kind.PITCH: grade_pitch}


def make_grader(*, keep_warm: bool = False) -> Grader:
    """The grader for this machine. keep_warm: prepare a judge ahead of every grading, for a session of many."""
    return Pool(make_engine(), keep_warm=keep_warm)


class Pool:
    """Grades with single-use judges of one engine, and keeps one ready for the exercise that is open."""

    def __init__(self, engine: Engine, *, keep_warm: bool) -> None:
        self._engine = engine
        self._keep_warm = keep_warm
        self._prepared: Judge | None = None
        self._wanted: Exercise | None = None
        """The exercise of the latest call of prepare."""
        self._prepared_for: tuple[object, ...] = ()
        self._lock = asyncio.Lock()
        self._background: set[asyncio.Task[Readiness]] = set()

    async def prepare(self, exercise: Exercise) -> Readiness:
        """Start a judge for this exercise; a judge prepared for another one is ended."""
        self._wanted = exercise
        if exercise.kind is not Kind.CODE:
            return Readiness()
        try:
            if self._keep_warm:
                await self._engine.warm_up()
            async with self._lock:
                if self._wanted != exercise:
                    return Readiness("Another exercise was opened meanwhile.")
                if self._prepared is None or not self._is_prepared_for(exercise):
                    self._end_prepared()
                    self._prepared = await self._engine.start_judge(exercise)
                    self._prepared_for = _version(exercise)
                judge = self._prepared
            await judge.wait_until_ready()
        except JudgeUnavailable as error:
            return Readiness(str(error))
        return Readiness(layers=judge.layers)

    async def grade(
        self,
        exercise: Exercise,
        source: str,
        *,
        seed: int | None = None,
        on_check: Callable[[CheckResult], None] | None = None,
        on_report: Callable[[Report], None] | None = None,
    ) -> Report:
        """See Grader. A judge that fails is replaced once."""
        started = time.perf_counter()
        drawn = secrets.randbelow(2**31) if seed is None else seed
        seconds: dict[str, float] = {}

        def timed(report: Report) -> None:
            seconds.update(report.seconds, total=time.perf_counter() - started)
            if on_report is not None:
                on_report(msgspec.structs.replace(report, seconds=dict(seconds)))

        if exercise.kind in _IN_PROCESS:
            report = _IN_PROCESS[exercise.kind](exercise, source, drawn)
            timed(report)
        else:
            report = await self._grade_code(exercise, source, drawn, Listener(on_check or (lambda result: None), timed))
        seconds["diagnosis"] = time.perf_counter() - started - seconds["total"]
        return msgspec.structs.replace(report, seconds=seconds)

    async def forget(self) -> None:
        """End what was prepared, so that the next grading starts from the engine alone."""
        await self._settle_background()
        async with self._lock:
            self._end_prepared()

    async def close(self) -> None:
        """End every process."""
        await self._settle_background()
        self._end_prepared()
        await self._engine.close()

    async def _grade_code(self, exercise: Exercise, source: str, seed: int, listener: Listener) -> Report:
        try:
            report = await self._grade_once(await self._take(exercise), source, seed, listener)
        except JudgeUnavailable:
            report = await self._grade_once(await self._engine.start_judge(exercise), source, seed, listener)
            report = msgspec.structs.replace(report, retried=True)
        if self._keep_warm and self._wanted in (None, exercise):
            self._prepare_in_background(exercise)
        return report

    async def _grade_once(self, judge: Judge, source: str, seed: int, listener: Listener) -> Report:
        try:
            return await judge.grade(source, seed, listener)
        finally:
            judge.end()

    async def _take(self, exercise: Exercise) -> Judge:
        async with self._lock:
            if self._is_prepared_for(exercise) and self._prepared is not None:
                judge, self._prepared = self._prepared, None
                return judge
            self._end_prepared()
        return await self._engine.start_judge(exercise)

    def _prepare_in_background(self, exercise: Exercise) -> None:
        task = asyncio.create_task(self.prepare(exercise), name=f"prepare {exercise.id}")
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def _settle_background(self) -> None:
        for task in self._background:
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)

    def _is_prepared_for(self, exercise: Exercise) -> bool:
        return self._prepared is not None and not self._prepared.gone and self._prepared_for == _version(exercise)

    def _end_prepared(self) -> None:
        if self._prepared is not None:
            self._prepared.end()
            self._prepared = None


def _version(exercise: Exercise) -> tuple[object, ...]:
    """Changes when the exercise or its checks do, so that an author's edit is never graded by yesterday's checks."""
    with contextlib.suppress(OSError):
        return exercise, exercise.checks_file.stat().st_mtime_ns
    return exercise, None
