"""One grader for each engine, kept warm for a whole module."""

import os
import sys
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from workbench.judge.grader import Grader
from workbench.judge.pool import make_grader


@pytest.fixture(scope="module", params=["fork", "standby"])
def engine(request: pytest.FixtureRequest) -> Iterator[str]:
    """The engine's name, chosen the way a user would; options for pytest in the environment must not matter."""
    name = str(request.param)
    if name == "fork" and (sys.platform != "linux" or not hasattr(os, "pidfd_open")):
        pytest.skip("the fork engine is Linux's")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DLWORK_ENGINE", name)
        patch.setenv("PYTEST_ADDOPTS", "--collect-only -k nothing_at_all --maxfail=1")
        yield name


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def grader(engine: str) -> AsyncIterator[Grader]:
    """A grader of that engine."""
    ready = make_grader()
    yield ready
    await ready.close()
