"""Tensors, modules and gradients through the pipe, with both engines. Few gradings: torch takes seconds to import."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from grading_content import write_exercise

from workbench.catalog import Limits
from workbench.judge.grader import Grader
from workbench.judge.report import CheckResult, Report, Verdict

pytestmark = pytest.mark.asyncio(loop_scope="module")

RIGHT = """\
import torch
from torch import nn

def square(x):
    return x**2

def two(x, y):
    return {"product": x * y, "sum": [x + y]}

def scaled(x, factor):
    return x * factor

def change(x):
    return x + 1

class Square(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x**2

    @staticmethod
    def backward(ctx, upstream):
        return 2 * ctx.saved_tensors[0] * upstream

def custom(x):
    return Square.apply(x)

def decay(x, state, rate):
    return state * rate + x

class Gate(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(size))
        self.frozen = nn.Parameter(torch.ones(size), requires_grad=False)

    def forward(self, x):
        return torch.sigmoid(self.weight * x) * x

    def forward_twice(self, x, state):
        return self(self(x)) + state
"""
CHECKS = """\
    import torch

    def normal(*shape, **kwargs):
        return torch.from_numpy(rng().normal(size=shape)).requires_grad_(**kwargs)

    def plain(*shape):
        return normal(*shape).detach()

    def test_values_and_dtypes(submission):
        for dtype in (torch.float64, torch.float32, torch.bfloat16):
            x = plain(3, 2).to(dtype)
            assert_array(submission.square(x), x**2)

    def test_views(submission):
        x = plain(4, 3).T[::2]
        assert_array(submission.square(x), x**2)

    def test_backward(submission):
        x, upstream = normal(4, 3), plain(4, 3)
        submission.square(x).backward(upstream)
        assert_array(x.grad, 2 * x.detach() * upstream)

    def test_gradients_of_nested_results(submission):
        x, y = normal(3), normal(3)
        result = submission.two(x, y)
        (result["product"].sum() + 2 * result["sum"][0].sum()).backward()
        assert_array(x.grad, y.detach() + 2)
        assert_array(y.grad, x.detach() + 2)

    def test_an_argument_without_a_gradient(submission):
        x, factor = normal(3), plain(3)
        submission.scaled(x, factor=factor).sum().backward()
        assert_array(x.grad, factor)

    def test_gradients_through_both_sides(submission):
        x = normal(3)
        (submission.square(torch.sin(x)) * 3).sum().backward()
        assert_array(x.grad, (6 * torch.sin(x) * torch.cos(x)).detach())

    def test_gradcheck(submission):
        assert_gradcheck(submission.square, normal(3, 2))

    def test_gradcheck_of_a_custom_backward(submission):
        assert_gradcheck(submission.custom, normal(3, 2))

    def test_leaves_its_argument_alone(submission):
        with assert_unchanged(submission):
            submission.change(plain(2))

    def test_state(submission):
        gate = submission.Gate(3)
        assert_equal(sorted(gate.state_dict()), ["frozen", "weight"])
        assert_equal(list(gate.named_parameters()), ["weight", "frozen"])
        state = {"weight": plain(3).float(), "frozen": torch.zeros(3)}
        gate.load_state_dict(state)
        x = plain(5, 3).float()
        assert_array(gate(x), torch.sigmoid(state["weight"] * x) * x, factor=200, why="float32")
        assert_array(gate.state_dict()["frozen"], torch.zeros(3))

    def test_gradients_of_parameters(submission):
        gate = submission.Gate(2)
        gate.double()
        weight = plain(2)
        gate.load_state_dict({"weight": weight, "frozen": torch.ones(2).double()})
        x = normal(5, 2)
        assert_equal(gate.named_gradients(), {"weight": None, "frozen": None})
        gate(x).sum().backward()
        own = weight.clone().requires_grad_()
        twin = x.detach().clone().requires_grad_()
        (torch.sigmoid(own * twin) * twin).sum().backward()
        assert_array(x.grad, twin.grad)
        gradients = gate.named_gradients()
        assert_array(gradients["weight"], own.grad, scale=5.0)
        assert gradients["frozen"] is None
        gate(x).sum().backward()
        assert_array(gate.named_gradients()["weight"], 2 * own.grad, scale=10.0)

    def test_a_module_with_a_state(submission):
        state = {"weight": plain(3), "frozen": torch.zeros(3).double()}
        gate, x = with_state(submission.Gate, state, 3), plain(5, 3)
        assert_array(gate(x), torch.sigmoid(state["weight"] * x) * x)
        assert_array(gate.state_dict()["frozen"], torch.zeros(3).double())

    def test_steps_in_one_request(submission):
        x, start, rate = plain(6, 2), normal(2), plain(2)
        given, expected = (unroll(step, x, start, rate) for step in (submission.decay, lambda x, s, r: s * r + x))
        assert_equal(len(given), 6)
        assert_array(torch.stack(given).detach(), torch.stack(expected).detach())
        assert_array(*(torch.autograd.grad(states[-1].sum(), start)[0] for states in (given, expected)))

    def test_steps_of_a_module_in_one_request(submission):
        gate = with_state(submission.Gate, {"weight": plain(2), "frozen": torch.ones(2).double()}, 2)
        twice = unroll(gate.forward_twice, plain(3, 2), plain(2))
        assert_equal(len(twice), 3)
"""
WRONG = (
    RIGHT.replace("return 2 * ctx.saved_tensors[0] * upstream", "return 2 * ctx.saved_tensors[0]")
    .replace("return x**2\n\ndef two", "return (x**2).detach()\n\ndef two")
    .replace("return x + 1", "return x.add_(1)")
    .replace("torch.sigmoid(self.weight * x) * x", "torch.sigmoid(self.weight.detach() * x) * x")
    .replace("return state * rate + x", "return (state * rate).detach() + x + 0 * state")
    .replace("return x * factor", "return (x.float() * factor.float()).double()")
)
REFUSED = {
    "backward": "does not require grad",
    "an_argument_without_a_gradient": "expected",
    "gradients_through_both_sides": "does not require grad",
    "gradcheck": "was something detached?",
    "gradcheck_of_a_custom_backward": "disagrees with finite differences",
    "leaves_its_argument_alone": "change changed its argument `x` in place",
    "gradients_of_parameters": "",
    "steps_in_one_request": "",
}
"""What the wrong submission is told, by check; all others pass."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def reports(grader: Grader, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[dict[str, Report]]:
    exercise = write_exercise(
        tmp_path_factory.mktemp("content") / "tensors",
        CHECKS,
        RIGHT,
        entry_points=("square", "Gate"),
        needs=("numpy", "torch"),
        stub="def change(x):\n    ...\n",
        limits=Limits(call_seconds=5.0, load_seconds=10.0, total_seconds=30.0),
    )
    right, wrong = await asyncio.gather(*(grader.grade(exercise, source) for source in (RIGHT, WRONG)))
    yield {"right": right, "wrong": wrong}


async def test_right_tensors_modules_and_gradients_are_accepted(reports: dict[str, Report]) -> None:
    report = reports["right"]
    assert report.accepted, [(check.name, check.message) for check in report.checks if check.message]
    assert report.passed == len(report.checks) == CHECKS.count("def test_")


async def test_the_wrong_ones_are_refused_and_only_these(reports: dict[str, Report]) -> None:
    failed = {
        check.name.removeprefix("test_") for check in reports["wrong"].checks if check.verdict is not Verdict.ACCEPTED
    }
    assert failed == set(REFUSED)


@pytest.mark.parametrize(("name", "told"), REFUSED.items())
async def test_a_wrong_gradient_is_told_by_its_check(reports: dict[str, Report], name: str, told: str) -> None:
    result: CheckResult = next(check for check in reports["wrong"].checks if check.name == f"test_{name}")
    assert result.verdict is Verdict.WRONG_ANSWER, result.message
    assert told in result.message
