"""One engine at a time, with its targets and secrets in folders of its own."""

import os
import sys
from collections.abc import Iterator

import pytest

from attacks.grounds import Grounds, folder_for
from attacks.groups import GROUPS
from attacks.targets import Places, write_content
from attacks.traces import adopt_orphans

CLOSE_TO_THE_ENGINE = ("memory", "leaving", "peeking", "damage", "processes")
"""Groups whose outcome depends most on how a candidate was started."""


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: attacks that only repeat with the standby engine; run with -m slow")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is slow unless asked for: a standby judge takes a second to start, and there is one for each."""
    slow = [item for item in items if isinstance(item, pytest.Function) and _is_slow(item)]
    for item in slow:
        item.add_marker(pytest.mark.slow)
    if slow and "slow" not in config.option.markexpr:
        config.hook.pytest_deselected(items=slow)
        left_out = set(slow)
        items[:] = [item for item in items if item not in left_out]


def _is_slow(item: pytest.Function) -> bool:
    params = getattr(item, "callspec").params if hasattr(item, "callspec") else {}  # noqa: B009 - no public type has it
    if params.get("grounds") != "standby":
        return False
    group = params["group"]
    return bool(GROUPS[group].index(params["attack"]) % (6 if group in CLOSE_TO_THE_ENGINE else 15))


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Places:
    return write_content(folder_for(tmp_path_factory.mktemp("grounds")))


@pytest.fixture(scope="module", params=["fork", "standby"])
def grounds(request: pytest.FixtureRequest, places: Places) -> Iterator[Grounds]:
    if request.param == "fork" and (sys.platform != "linux" or not hasattr(os, "pidfd_open")):
        pytest.skip("the fork engine is Linux's")
    adopt_orphans()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DLWORK_ENGINE", request.param)
        patch.setenv("HOME", str(places.home))
        patch.setenv("DLWORK_HOME", str(places.data))
        patch.setenv("TMPDIR", str(places.temporary))
        patch.setenv("PYTEST_ADDOPTS", "--collect-only")
        patch.setenv("PYTEST_PLUGINS", "no_such_plugin")
        ready = Grounds(request.param, places)
        yield ready
        assert ready.close() == []
