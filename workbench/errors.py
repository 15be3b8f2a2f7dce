"""The errors a user may see. Each carries one sentence that names the thing and the way out.

The command line prints the sentence and exits with `exit_code`; the app shows it as a notification. Nothing else
is caught on the way, so an error that is not one of these is a defect of ours.
"""


class DlworkError(Exception):
    """Base of every error with a message for the user."""

    exit_code = 2


class UnknownExercise(DlworkError):
    """No exercise has the id that was asked for."""

    def __init__(self, exercise_id: str, close_matches: tuple[str, ...] = ()) -> None:
        hint = f" Did you mean {', '.join(close_matches)}?" if close_matches else " `dlwork list` shows them all."
        super().__init__(f"There is no exercise {exercise_id!r}.{hint}")


class ContentError(DlworkError):
    """An exercise's files are missing or malformed; names file, key and what was expected."""


class UnreadableSource(DlworkError):
    """The file to grade cannot be read as Python source text."""


class HomeError(DlworkError):
    """The folder with the user's data cannot be used."""


class Locked(DlworkError):
    """An answer or a solution was asked for before an attempt."""

    exit_code = 3


class JudgeUnavailable(DlworkError):
    """The judge could not be started, or ended without a report."""
