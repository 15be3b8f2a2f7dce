"""Random streams, errors that are asked for, arguments that must be left alone, gradcheck: without a process."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest
import torch
from refusals import message

from workbench.checks import CheckFailed, assert_error, assert_gradcheck, assert_unchanged, randomness, rng
from workbench.judge.remote import CandidateFailure
from workbench.judge.report import Verdict
from workbench.judge.submission import Call, Submission


@pytest.fixture(autouse=True)
def no_check_is_running() -> Iterator[None]:
    randomness._generator = None
    yield
    randomness._generator = None


def draws(seed: int, name: str) -> list[float]:
    randomness.start_check(seed, name)
    return list(rng().normal(size=3)) + list(rng().normal(size=2))


def test_a_check_draws_the_same_in_a_replay() -> None:
    assert draws(7, "test_a") == draws(7, "test_a")


def test_each_check_and_each_seed_has_a_stream_of_its_own() -> None:
    streams = [draws(seed, name) for seed in (7, 8) for name in ("test_a", "test_b")]
    assert len({tuple(stream) for stream in streams}) == 4


def test_repeated_calls_continue_the_stream() -> None:
    randomness.start_check(7, "test_a")
    whole = rng().normal(size=5)
    np.testing.assert_array_equal(draws(7, "test_a"), whole)


def test_numpys_own_random_state_is_not_used() -> None:
    np.random.seed(1)
    first = draws(7, "test_a")
    np.random.seed(2)
    assert draws(7, "test_a") == first


def test_random_inputs_at_import_are_the_authors_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(randomness, "_generator", None)
    with pytest.raises(RuntimeError, match="inside a check"):
        rng()


def raised(*type_names: str, text: str = "", verdict: Verdict = Verdict.RUNTIME_ERROR) -> CandidateFailure:
    """What a call through the pipe raises where the learner's code raised."""
    return CandidateFailure(verdict, f"{type_names[0]}: {text}", type_names=type_names, text=text)


def test_the_error_asked_for_passes() -> None:
    with assert_error(ValueError):
        raise raised("ValueError", "Exception")


def test_a_subclass_passes_by_the_names_of_its_bases() -> None:
    with assert_error(ValueError):
        raise raised("ShapeError", "ValueError", "Exception")


def test_another_error_stays_what_it_is() -> None:
    with pytest.raises(CandidateFailure, match="TypeError"), assert_error(ValueError):
        raise raised("TypeError", "Exception")


def test_an_error_of_the_check_itself_is_not_the_learners() -> None:
    with pytest.raises(ValueError, match="of the check"), assert_error(ValueError):
        raise ValueError("of the check")


def test_a_limit_is_no_error_that_was_asked_for() -> None:
    failure = CandidateFailure(Verdict.TIME_LIMIT, "No answer within 2 seconds.")
    with pytest.raises(CandidateFailure, match="No answer"), assert_error(Exception):
        raise failure


def test_no_error_at_all_is_told() -> None:
    with pytest.raises(CheckFailed) as caught, assert_error(ValueError, message="For an empty batch."):
        pass
    assert caught.value.message == "For an empty batch.\nExpected a ValueError, but the call returned a value."


@pytest.mark.parametrize("text", ["the SHAPE is wrong", "dimension 3"])
def test_one_of_the_words_asked_for_is_enough(text: str) -> None:
    with assert_error(ValueError, mentions=("shape", "dimension")):
        raise raised("ValueError", text=text)


def test_a_message_that_says_nothing_is_told() -> None:
    with (
        pytest.raises(CheckFailed) as caught,
        assert_error(ValueError, mentions=("shape",), message="For a wrong shape."),
    ):
        raise raised("ValueError", text="oops")
    assert caught.value.message == "For a wrong shape.\nThe ValueError should say what is wrong; its message is 'oops'."


class FakeClient:
    """As much of a client as assert_unchanged looks at."""

    def __init__(self) -> None:
        self.changed: list[tuple[Call, str]] = []

    def parameter_name(self, call: Call, place: str) -> str:
        return f"`{'xyz'[int(place)]}`"


@pytest.fixture
def client() -> FakeClient:
    return FakeClient()


@pytest.fixture
def submission(client: FakeClient) -> Submission:
    return Submission(cast(Any, client))


def test_a_call_that_leaves_its_arguments_alone_passes(submission: Submission) -> None:
    with assert_unchanged(submission):
        pass


def test_a_change_in_place_is_told_with_the_parameters_name(submission: Submission, client: FakeClient) -> None:
    with pytest.raises(CheckFailed) as caught, assert_unchanged(submission):
        client.changed.append((Call(None, "relu", (1, 2), {}), "1"))
    assert caught.value.message == "relu changed its argument `y` in place; leave the inputs as they are."


def test_a_change_before_the_block_is_forgiven(submission: Submission, client: FakeClient) -> None:
    client.changed.append((Call(None, "relu", (1,), {}), "0"))
    with assert_unchanged(submission):
        pass


def test_a_failure_within_the_block_comes_first(submission: Submission, client: FakeClient) -> None:
    with pytest.raises(CandidateFailure), assert_unchanged(submission):
        client.changed.append((Call(None, "relu", (1,), {}), "0"))
        raise raised("ValueError")


@pytest.fixture(autouse=True)
def within_a_check() -> None:
    randomness.start_check(7, "test_behaviour")


def point(*values: float) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.float64, requires_grad=True)


def test_a_right_gradient_passes_gradcheck() -> None:
    assert_gradcheck(lambda x: x**2 * torch.sin(x), point(0.3, -1.0))


class Slope(torch.autograd.Function):  # type: ignore[misc,unused-ignore]
    """x² with whatever derivative is asked for."""

    @staticmethod
    def forward(ctx: Any, values: torch.Tensor, gradient: Any) -> torch.Tensor:
        ctx.save_for_backward(values)
        ctx.gradient = gradient
        return values**2

    @staticmethod
    def backward(ctx: Any, *upstream: torch.Tensor) -> Any:
        return ctx.gradient(ctx.saved_tensors[0], upstream[0]), None


@pytest.mark.parametrize("gradient", [lambda x, up: -2 * x * up, lambda x, up: 2 * x, lambda x, up: 2.1 * x * up])
def test_a_wrong_gradient_is_told(gradient: Any) -> None:
    told = message(assert_gradcheck, lambda x: Slope.apply(x, gradient), point(0.3, -1.0), message="Of the square.")
    assert told.startswith("Of the square.\nAutograd's gradient of your function disagrees with finite differences")
    assert "output 0 with respect to input 0" in told


def test_a_detached_result_is_told() -> None:
    assert "detached" in message(assert_gradcheck, lambda x: (x**2).detach(), point(0.3))


def test_nothing_to_differentiate_is_the_authors_mistake() -> None:
    with pytest.raises((ValueError, CheckFailed)):
        assert_gradcheck(lambda x: x, torch.ones(2, dtype=torch.float64))


def test_the_public_names_are_what_authors_import() -> None:
    from workbench import checks

    assert all(hasattr(checks, name) for name in checks.__all__)
    assert (
        SimpleNamespace(**{name: getattr(checks, name) for name in checks.__all__}).assert_array is checks.assert_array
    )


def test_another_error_than_the_one_asked_for_is_told_beside_it() -> None:
    failure = CandidateFailure(Verdict.RUNTIME_ERROR, "AssertionError: shapes differ", type_names=("AssertionError",))
    with pytest.raises(CandidateFailure) as caught, assert_error(ValueError, message="Two shapes."):
        raise failure
    assert caught.value.message == (
        "Two shapes.\nExpected a ValueError, but the call raised AssertionError: shapes differ"
    )


def test_a_call_that_ran_out_of_time_is_no_error_of_another_kind() -> None:
    failure = CandidateFailure(Verdict.TIME_LIMIT, "No answer within 2 seconds.")
    with pytest.raises(CandidateFailure) as caught, assert_error(ValueError):
        raise failure
    assert caught.value is failure
