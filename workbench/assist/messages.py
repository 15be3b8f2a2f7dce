"""What the app and its assisting process say to each other: one JSON text a line. Rows and columns count from 0."""

from enum import StrEnum

import msgspec

MOST_COMPLETIONS = 200
"""In an answer; as many mean that there are more."""


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    """The text is no Python; it cannot run."""
    WARNING = "warning"
    """It can run, and is probably not what was meant."""


class Finding(msgspec.Struct, frozen=True):
    """One thing that is wrong with a text."""

    row: int
    column: int
    message: str
    """One line, without a full stop."""
    severity: Severity


class Completion(msgspec.Struct, frozen=True):
    """One way a word may go on."""

    name: str
    """The whole word."""
    kind: str
    """What it names: "function", "class", "module", "keyword", "param", …"""


class Signature(msgspec.Struct, frozen=True):
    """How the function around the cursor is called."""

    text: str
    """As in "softmax(input, dim)"."""
    parameter: str
    """The one the cursor is at; empty where there is none."""


class Lint(msgspec.Struct, tag=True, frozen=True):
    """Asks what is wrong with a text."""

    id: int
    source: str


class Complete(msgspec.Struct, tag=True, frozen=True):
    """Asks how the word before the cursor may go on."""

    id: int
    source: str
    row: int
    column: int


class Sign(msgspec.Struct, tag=True, frozen=True):
    """Asks how the function around the cursor is called."""

    id: int
    source: str
    row: int
    column: int


Request = Lint | Complete | Sign


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was found; only the field that was asked for is filled."""

    id: int
    findings: tuple[Finding, ...] = ()
    completions: tuple[Completion, ...] = ()
    signature: Signature | None = None
