"""What authors of hidden checks import. Used only inside judge processes.

Every assertion raises CheckFailed with a message for the learner: what was called, what was expected, what came back.
"""

from workbench.checks.arrays import assert_array, assert_between, assert_finite
from workbench.checks.autograd import assert_gradcheck
from workbench.checks.behaviour import assert_error, assert_unchanged
from workbench.checks.derivatives import Derivative, assert_derivative, derivative, erf, jacobian, sigmoid, tanh
from workbench.checks.failure import CheckFailed
from workbench.checks.randomness import rng
from workbench.checks.values import assert_equal
from workbench.judge.submission import unroll, with_state

__all__ = [
    "CheckFailed",
    "Derivative",
    "assert_array",
    "assert_between",
    "assert_derivative",
    "assert_equal",
    "assert_error",
    "assert_finite",
    "assert_gradcheck",
    "assert_unchanged",
    "derivative",
    "erf",
    "jacobian",
    "rng",
    "sigmoid",
    "tanh",
    "unroll",
    "with_state",
]
