"""Run by the tests in a process of its own: confines itself, runs a snippet, reports what came of it.

Reads one JSON object from standard input and writes one to standard output.
"""

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any


def main() -> None:
    job = json.loads(sys.stdin.read())
    sys.path.append(job["root"])
    names: dict[str, Any] = dict(job["names"])
    exec(job["before"], names)
    parent = os.getppid()
    if job["fork"]:
        parent = os.getpid()
        child = os.fork()
        if child:
            _end_like(os.waitpid(child, 0)[1])
    layers = _confine(job, parent) if job["confine"] else []
    os.write(1, json.dumps({"layers": layers, **_run(job["snippet"], names)}).encode())
    os._exit(0)


def _confine(job: dict[str, Any], parent: int) -> list[dict[str, Any]]:
    from workbench.judge.sandbox import Policy, confine, readable_paths

    policy = Policy(
        readable=readable_paths([Path(path) for path in job["hidden"]]),
        writable=Path(job["writable"]) if job["writable"] else None,
        memory_bytes=job["memory_bytes"],
        cpu_seconds=job["cpu_seconds"],
    )
    return [asdict(layer) for layer in confine(policy, {1, 2, *job["keep"]}, parent=parent)]


def _run(snippet: str, names: dict[str, Any]) -> dict[str, Any]:
    try:
        exec(snippet, names)
    except BaseException as error:  # noqa: BLE001 - whatever a hostile snippet raises is what the test asks about
        kinds = [kind.__name__ for kind in type(error).__mro__]
        return {"kinds": kinds, "message": str(error), "errno": getattr(error, "errno", None), "result": None}
    return {"kinds": [], "message": "", "errno": None, "result": names.get("result")}


def _end_like(status: int) -> None:
    if os.WIFSIGNALED(status):
        os.kill(os.getpid(), os.WTERMSIG(status))
    os._exit(os.waitstatus_to_exitcode(status))


main()
