"""What is found wrong with a text."""

import pytest

from workbench.assist import Finding, Severity
from workbench.assist.lint import findings


def test_nothing_is_wrong_with_a_stub():
    assert findings("import numpy as np\n\n\ndef relu(x):\n    y = 1\n    raise NotImplementedError\n") == ()


def test_an_undefined_name_is_a_warning_at_its_place():
    assert findings("def f(x):\n    return x + foo\n") == (Finding(1, 15, "undefined name 'foo'", Severity.WARNING),)


def test_findings_come_by_row():
    assert [each.row for each in findings("a = b\n\nc = d\nf'none'\n")] == [0, 2, 3]


@pytest.mark.parametrize(
    ("source", "row"),
    [("def f(:\n    pass\n", 0), ("x = 1\n  y = 2\n", 1), ("x = (1,\n", 0), ("if True:\n", 0), ("x = '\n", 0)],
)
def test_a_syntax_error_is_the_one_finding_and_within_the_text(source, row):
    (finding,) = findings(source)
    assert (finding.row, finding.severity) == (row, Severity.ERROR)
    assert finding.message and "\n" not in finding.message


@pytest.mark.parametrize("source", ["x = 1\0", "(" * 5000, "-" * 100_000 + "1", "'\\d'\n"])
def test_no_text_is_too_strange(source):
    assert all(finding.row == 0 for finding in findings(source))
