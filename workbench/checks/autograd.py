"""torch's own gradient check, through the pipe.

It passes a gradient that is 0.09 % wrong, so it stands beside a symbolic derivative and never alone.
"""

from collections.abc import Callable
from typing import Any

from workbench.checks.failure import CheckFailed
from workbench.checks.randomness import rng


def assert_gradcheck(function: Callable[..., Any], *inputs: Any, message: str = "") -> None:
    """Fail unless the gradients autograd finds for `function` agree with finite differences.

    function: a function of the submission, or one of the check's own that calls it. inputs: float64 tensors with
    requires_grad. The upstream gradient is not 1, so a backward pass that ignores it fails.
    """
    import torch  # heavy: numpy-only exercises never pay for it
    from torch.autograd.gradcheck import GradcheckError

    torch.manual_seed(int(rng().integers(2**31)))  # it draws directions, which a replay must draw again
    options = {"check_undefined_grad": False}  # a gradient nobody sends is no affair of the submission's
    try:
        # Along random directions: a few calls where every entry by itself takes two for each input value.
        if torch.autograd.gradcheck(function, inputs, fast_mode=True, raise_exception=False, **options):
            return
        torch.autograd.gradcheck(function, inputs, **options)
    except GradcheckError as error:
        text = f"Autograd's gradient of your function disagrees with finite differences{_place(str(error))}."
        if "expected to be zero" in str(error):
            text = "The result is not connected to its inputs: autograd sees no path (was something detached?)."
        raise CheckFailed("\n".join(part for part in (message, text) if part)) from None


def _place(text: str) -> str:
    """ " for output 0 with respect to input 1", where gradcheck says so."""
    words = text.split(",")[0]
    if "output" in words and "input" in words:
        return f" ({words.removeprefix('Jacobian mismatch ').strip()})"
    return ""
