"""Assertions about what a call does rather than what it returns: errors raised, arguments left alone.

What is reported of arguments comes from the untrusted side: a lint against mistakes, not a proof.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from workbench.checks.failure import CheckFailed
from workbench.judge.remote import CandidateFailure
from workbench.judge.report import Verdict
from workbench.judge.submission import Submission


@contextmanager
def assert_error(kind: type[Exception], *, mentions: tuple[str, ...] = (), message: str = "") -> Iterator[None]:
    """Fail unless the block's call raises `kind` (or a subclass by name).

    mentions: texts of which at least one must stand in the exception's message, whatever its case.
    """
    try:
        yield
    except CandidateFailure as failure:
        if kind.__name__ not in failure.type_names:
            raise _instead_of(kind, failure, message) from None
        if mentions and not any(word.lower() in failure.text.lower() for word in mentions):
            text = f"The {kind.__name__} should say what is wrong; its message is {failure.text[:200]!r}."
            raise CheckFailed(f"{message}\n{text}" if message else text) from None
        return
    text = f"Expected a {kind.__name__}, but the call returned a value."
    raise CheckFailed(f"{message}\n{text}" if message else text)


def _instead_of(kind: type[Exception], failure: CandidateFailure, message: str) -> CandidateFailure:
    """The same failure, with what was wanted where the submission raised something else."""
    if failure.verdict is not Verdict.RUNTIME_ERROR or not failure.type_names:
        return failure
    told = f"Expected a {kind.__name__}, but the call raised {failure.message}"
    return CandidateFailure(
        failure.verdict,
        f"{message}\n{told}" if message else told,
        type_names=failure.type_names,
        text=failure.text,
        frames=failure.frames,
    )


@contextmanager
def assert_unchanged(submission: Submission) -> Iterator[None]:
    """Fail where a call within the block changes one of its arguments in place."""
    client = submission._client
    seen = len(client.changed)
    yield
    if len(client.changed) > seen:
        call, place = client.changed[seen]
        name = client.parameter_name(call, place)
        raise CheckFailed(
            f"{call.name or 'The call'} changed its argument {name} in place; leave the inputs as they are."
        )
