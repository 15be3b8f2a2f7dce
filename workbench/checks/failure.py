"""What a failed check carries: a message, and the comparison laid out for the Difference pane."""

from workbench.judge.report import Difference


class CheckFailed(AssertionError):
    """The submission's answer is wrong; the message is for the learner."""

    def __init__(self, message: str, difference: Difference | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.difference = difference
