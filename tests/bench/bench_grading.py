"""How long a grading takes, and what of it isolation costs. Run by hand:

    python tests/bench/bench_grading.py [--runs 30] [--thousand] [ID …]

Prints medians and 95th percentiles of whole gradings in this run, beside the same checks in one warm process without
any isolation, the ratio to a cold pytest, and how long after the verdict its explanation comes (median over the known
wrong answers). "prepared" is half a second after an exercise was opened; "cold" has no judge prepared for it, half a
second after the last verdict. Absolute times depend on the machine; the ratios much less.
"""

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from workbench.catalog import Exercise, Kind, load_catalogue
from workbench.judge.engine import engine_name, make_engine
from workbench.judge.pool import Pool

READING_SECONDS = 0.5

IN_PROCESS = """
import sys, time, types, runpy
sys.path.insert(0, "")
checks_file, solution_file, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
from workbench.checks.randomness import start_check
from workbench.judge.warmup import warm_up, warm_up_torch
warm_up()
if "torch" in sys.argv[4:]:
    warm_up_torch(gradcheck=True)
checks = runpy.run_path(checks_file)
from workbench.judge import submission as remote
from contextlib import contextmanager
class Local:
    changed = []
    def __getattr__(self, name):
        return getattr(module, name)
class Client:
    changed = []
    def parameter_name(self, call, place):
        return place
local = Local()
local._client = Client()
source = open(solution_file, encoding="utf-8").read()
times = []
for run in range(runs):
    started = time.perf_counter()
    module = types.ModuleType("submission")
    exec(compile(source, "submission.py", "exec"), module.__dict__)
    for name, check in checks.items():
        if name.startswith("test_"):
            start_check(run, name)
            try:
                check(local)
            except Exception:
                pass
    times.append(time.perf_counter() - started)
print(sorted(times)[len(times) // 2])
"""
"""The same checks on a plain module in one process. Where a check needs the pipe (named gradients of a remote module,
an expected error), it ends early there, so this is a lower bound."""


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("ids", nargs="*")
    arguments.add_argument("--runs", type=int, default=30)
    arguments.add_argument("--thousand", action="store_true", help="also 1,000 gradings in a row, looking for growth")
    options = arguments.parse_args()
    catalogue = load_catalogue()
    exercises = [catalogue.get(name) for name in options.ids] or [e for e in catalogue if e.kind is Kind.CODE]
    asyncio.run(_run(exercises, options.runs, options.thousand))


async def _run(exercises: list[Exercise], runs: int, thousand: bool) -> None:
    print(f"engine {engine_name()}, {runs} gradings each, milliseconds")
    names = ("prepared p50", "p95", "cold p50", "p95", "in process", "pytest", "ratio", "explained")
    print(f"{'exercise':24}", *(f"{name:>12}" for name in names))
    await _first_verdict(exercises[0])
    pool = Pool(make_engine(), keep_warm=True)
    try:
        for exercise in exercises:
            prepared = await _times(pool, exercise, runs, before=lambda e=exercise: _opened(pool, e))
            unprepared = await _times(pool, exercise, runs, before=lambda: _forgotten(pool))
            inside = _in_process(exercise, runs)
            cold = _cold_pytest(exercise)
            milliseconds = (
                _ms(prepared),
                _ms(prepared, 95),
                _ms(unprepared),
                _ms(unprepared, 95),
                inside * 1e3,
                cold * 1e3,
            )
            ratio = cold / statistics.median(prepared)
            explained = _ms(await _explanations(pool, exercise))
            print(
                f"{exercise.id:24}",
                *(f"{time:12.0f}" for time in milliseconds),
                f"{ratio:11.0f}×",
                f"{explained:12.0f}",
            )
        if thousand:
            await _thousand(pool, exercises[0])
        print("private memory of the warm processes:", ", ".join(_private_memory()))
    finally:
        await pool.close()


async def _opened(pool: Pool, exercise: Exercise) -> None:
    """As it is when a learner has opened an exercise and read for a moment."""
    await pool.prepare(exercise)
    await asyncio.sleep(READING_SECONDS)


async def _forgotten(pool: Pool) -> None:
    """As it is when an exercise is graded that nobody has opened, and nothing was graded just before."""
    await pool.forget()
    await asyncio.sleep(READING_SECONDS)


async def _explanations(pool: Pool, exercise: Exercise) -> list[float]:
    """For each known wrong answer, the time from the verdict to its diagnosis and the smallest failing input."""
    times = []
    for path in exercise.wrong_answers:
        await _opened(pool, exercise)
        report = await pool.grade(exercise, path.read_text(encoding="utf-8"))
        times.append(report.seconds["diagnosis"])
    return times


async def _times(pool: Pool, exercise: Exercise, runs: int, before: Callable[[], Awaitable[None]]) -> list[float]:
    times = []
    for _ in range(runs):
        await before()
        report = await pool.grade(exercise, exercise.solution)
        assert report.accepted, report
        times.append(report.seconds["total"])  # from the request to the verdict; an explanation may come after it
    return times


async def _first_verdict(exercise: Exercise) -> None:
    started = time.perf_counter()
    pool = Pool(make_engine(), keep_warm=True)
    await pool.grade(exercise, exercise.solution)
    print(f"first verdict of {exercise.id}, from nothing: {(time.perf_counter() - started) * 1e3:.0f}")
    await pool.close()
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "workbench", "check", exercise.id, exercise.solution_folder / "solution.py"]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env={**os.environ, "DLWORK_HOME": home})
    print(f"one-shot `dlwork check {exercise.id}`: {(time.perf_counter() - started) * 1e3:.0f}")


def _in_process(exercise: Exercise, runs: int) -> float:
    command = [
        sys.executable,
        "-c",
        IN_PROCESS,
        exercise.checks_file,
        exercise.solution_folder / "solution.py",
        str(runs),
    ]
    run = subprocess.run([*command, *exercise.needs], capture_output=True, text=True, check=True, env=_one_thread())
    return float(run.stdout.split()[-1])


def _cold_pytest(exercise: Exercise, runs: int = 3) -> float:
    """A plain pytest of the same checks, with a fixture that hands out the reference as a module."""
    conftest = (
        "import pytest, types\n"
        "from workbench.checks.randomness import start_check\n"
        "@pytest.fixture\n"
        "def submission(request):\n"
        "    start_check(0, request.node.name)\n"
        "    module = types.ModuleType('submission')\n"
        f"    exec(open({str(exercise.solution_folder / 'solution.py')!r}).read(), module.__dict__)\n"
        "    module._client = types.SimpleNamespace(changed=[])\n"
        "    return module\n"
    )
    times = []
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "conftest.py").write_text(conftest, encoding="utf-8")
        Path(folder, "test_checks.py").write_text(exercise.checks_file.read_text(encoding="utf-8"), encoding="utf-8")
        for _ in range(runs):
            started = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "pytest", "-q", folder], capture_output=True, check=False, env=_one_thread()
            )
            times.append(time.perf_counter() - started)
    return statistics.median(times)


async def _thousand(pool: Pool, exercise: Exercise) -> None:
    before: dict[str, int] = {}
    for count in range(1, 1001):
        await pool.prepare(exercise)
        report = await pool.grade(exercise, exercise.solution)
        assert report.accepted, report
        if count in (50, 1000):
            now = {
                "descriptors": len(list(Path("/proc/self/fd").iterdir())),
                "processes": len(_descendants()),
                "KiB": _memory(),
            }
            print(f"after {count} gradings: {now}")
            before = before or now


def _descendants() -> list[int]:
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parts = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        children.setdefault(int(parts[1]), []).append(int(stat.parent.name))
    found, rest = [], [os.getpid()]
    while rest:
        own = children.get(rest.pop(), [])
        found += own
        rest += own
    return found


def _private_memory() -> list[str]:
    found = []
    for process in _descendants():
        try:
            rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
        except OSError:
            continue
        private = sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Private_"))
        found.append(f"{private // 1024} MB")
    return found


def _memory() -> int:
    """Proportional memory of this process and all it started, in KiB."""
    total = 0
    for process in (os.getpid(), *_descendants()):
        try:
            rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
        except OSError:
            continue
        total += next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    return total


def _one_thread() -> dict[str, str]:
    return {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def _ms(times: list[float], percent: int = 50) -> float:
    return sorted(times)[min(len(times) - 1, len(times) * percent // 100)] * 1e3


if __name__ == "__main__":
    main()
