"""The assisting process, asked as the app asks it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from workbench.assist import Assistant


@pytest.fixture
async def assistant(tmp_path: Path) -> AsyncIterator[Assistant]:
    assistant = Assistant(tmp_path / "cache")
    yield assistant
    await assistant.close()


async def test_it_finds_completes_and_signs(assistant: Assistant) -> None:
    source = "import math\nx = math.at\ny = math.atan2(1, \n"
    assert [each.message for each in await assistant.findings("a = foo\n")] == ["undefined name 'foo'"]
    assert {each.name for each in await assistant.completions(source, 1, 11)} == {"atan", "atan2", "atanh"}
    signature = await assistant.signature(source, 2, 18)
    assert signature is not None
    assert signature.text.startswith("atan2(y") and signature.parameter.startswith("x")


async def test_private_names_are_offered_only_where_one_was_begun(assistant: Assistant) -> None:
    source = "class Cell:\n    def _gate(self): ...\n    def step(self):\n        self."
    assert {each.name for each in await assistant.completions(source, 3, 13)} == {"step"}
    assert "_gate" in {each.name for each in await assistant.completions(source + "_g", 3, 15)}


async def test_nothing_is_said_about_half_a_text(assistant: Assistant) -> None:
    assert await assistant.completions("def (((", 0, 7) is not None
    assert await assistant.completions("x", 7, 99) == ()  # a place the text does not have
    assert await assistant.signature("x = 1\n", 0, 5) is None


async def test_a_process_that_was_killed_is_started_again(assistant: Assistant) -> None:
    await assistant.findings("")
    for _ in range(2):
        assert assistant._process is not None
        assistant._process.kill()
        assert await assistant.findings("a = foo\n")
    assert not assistant.given_up


async def test_after_too_many_ends_it_is_given_up_and_answers_nothing(assistant: Assistant) -> None:
    for _ in range(3):
        await assistant.findings("")
        assert assistant._process is not None
        assistant._process.kill()
        await assistant._process.wait()
        while assistant._process is not None:
            await asyncio.sleep(0)
    assert await assistant.findings("a = foo\n") == ()
    assert assistant.given_up


async def test_closing_ends_the_process(tmp_path: Path) -> None:
    assistant = Assistant(tmp_path)
    await assistant.findings("")
    process = assistant._process
    await assistant.close()
    assert process is not None and process.returncode is not None
    assert await assistant.findings("a = foo\n") == ()


async def test_a_question_nobody_waits_for_any_more_harms_no_other(assistant: Assistant) -> None:
    await assistant.findings("")
    dropped = asyncio.create_task(assistant.completions("import math\nmath.", 1, 5))
    await asyncio.sleep(0)
    dropped.cancel()
    assert {each.name for each in await assistant.completions("import math\nmath.at", 1, 7)} == {
        "atan",
        "atan2",
        "atanh",
    }


async def test_a_process_that_cannot_be_started_is_given_up(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/no/such/interpreter")
    for _ in range(3):
        assert await assistant.findings("a = foo\n") == ()
    assert assistant.given_up
