"""Starts pytest as the judge uses it: with few plugins, ahead of time, without anything to collect yet.

Reading its options and registering its plugins takes as long as running all checks of an exercise; a process that
judges are forked from, or that waits for a job, does it once. Nothing is read from the environment or from files around
the checks, and asserts are not rewritten, because a rewritten assert prints its source.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

UNUSED_PLUGINS = [
    "cacheprovider",
    "terminal",
    "faulthandler",
    "junitxml",
    "pastebin",
    "doctest",
    "setuponly",
    "setupplan",
    "stepwise",
    "legacypath",
    "logging",
    "threadexception",
    "unraisableexception",
    "debugging",
    "nose",
    "warnings",
    "recwarn",
]
OPTIONS = [
    *("-c", os.devnull, "--noconftest", "--disable-plugin-autoload", "--assert=plain", "--capture=no"),
    *("--import-mode=importlib", *(part for name in UNUSED_PLUGINS for part in ("-p", f"no:{name}"))),
]


def with_pytest(work: Callable[[pytest.Config], None]) -> None:
    """Start pytest, do the work with its configuration, end pytest."""
    for name in ("PYTEST_ADDOPTS", "PYTEST_PLUGINS"):
        os.environ.pop(name, None)
    pytest.main(OPTIONS, plugins=[_Interruption(work)])


def run_checks(config: pytest.Config, checks_file: Path, plugin: object) -> None:
    """A whole session of pytest with the checks of one file; `plugin` says how they are run. Once per process."""
    config.pluginmanager.register(_Collection(checks_file))
    config.pluginmanager.register(plugin)
    config.hook.pytest_cmdline_main(config=config)


class _Interruption:
    """Does the work where pytest would begin its session."""

    def __init__(self, work: Callable[[pytest.Config], None]) -> None:
        self._work = work

    @pytest.hookimpl(tryfirst=True)
    def pytest_cmdline_main(self, config: pytest.Config) -> int:
        config.pluginmanager.unregister(self)
        self._work(config)
        return 0


class _Collection:
    """Collects one file, without a look at the folders above it and the files beside it."""

    def __init__(self, checks_file: Path) -> None:
        self._checks_file = checks_file

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self, session: pytest.Session) -> bool:
        module = pytest.Module.from_parent(session, path=self._checks_file)
        session.items = list(session.genitems(module))
        return True
