"""What a failed check carries: a message, and the comparison laid out for the Difference pane."""

from typing import TYPE_CHECKING

from workbench.judge.report import Difference

if TYPE_CHECKING:
    import numpy as np


class CheckFailed(AssertionError):
    """The submission's answer is wrong; the message is for the learner."""

    def __init__(self, message: str, difference: Difference | None = None, wrong: "np.ndarray | None" = None) -> None:
        super().__init__(message)
        self.message = message
        self.difference = difference
        self.wrong = wrong
        """Where an array differs from the one expected: True for each wrong value."""
