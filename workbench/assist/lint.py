"""What is wrong with a Python text: the parser's own error, or else what pyflakes finds."""

import ast
import warnings

from pyflakes.checker import Checker
from pyflakes.messages import UnusedImport, UnusedVariable

from workbench.assist.messages import Finding, Severity

_EXPECTED_WHILE_WRITING = (UnusedImport, UnusedVariable)
"""A stub imports what the solution will need, and a name comes before its use."""


def findings(source: str) -> tuple[Finding, ...]:
    """All findings, by row; a text that is no Python has one."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of an invalid escape, which is no finding
            tree = ast.parse(source)
    except SyntaxError as error:
        return (_of(error, source),)
    except (ValueError, RecursionError, MemoryError) as error:  # null bytes; brackets nested too deeply
        return (Finding(0, 0, str(error) or "nested too deeply", Severity.ERROR),)
    found = (message for message in Checker(tree).messages if not isinstance(message, _EXPECTED_WHILE_WRITING))
    warned = [
        Finding(each.lineno - 1, each.col, str(each.message % each.message_args), Severity.WARNING) for each in found
    ]
    return tuple(sorted(warned, key=lambda finding: (finding.row, finding.column)))


def _of(error: SyntaxError, source: str) -> Finding:
    last_row = source.count("\n")
    row = min(max(0, (error.lineno or 1) - 1), last_row)
    return Finding(row, max(0, (error.offset or 1) - 1), error.msg, Severity.ERROR)
