"""Where in Python text a place is: in a string, in a comment, in which brackets, in which statement.

Works on a half-written document, where neither `tokenize` nor `ast` gets anywhere. Separate, because both the pairs
and the indentation depend on it.
"""

import re
from dataclasses import dataclass

BRACKETS = {"(": ")", "[": "]", "{": "}"}
"""Each opening bracket with the one that closes it."""

_TOKEN = re.compile(
    r"""
      (?P<comment> \#[^\n]* )
    | (?P<string> \"\"\" | ''' | ["'] )
    | (?P<open> [(\[{] )
    | (?P<close> [)\]}] )
    | (?P<newline> \n )
    | (?P<statement> ^[ \t]* (?: def|class|import|return|raise|pass|break|continue|while|with|try|assert|del ) \b )
    """,
    re.VERBOSE | re.MULTILINE,
)
"""The last group recovers from a bracket never closed: no line inside brackets begins with these words."""

_STRING_REST = {
    '"': re.compile(r'(?:\\.|[^\\\n"])*', re.DOTALL),
    "'": re.compile(r"(?:\\.|[^\\\n'])*", re.DOTALL),
    '"""': re.compile(r'(?:\\.|[^\\"]|"(?!""))*', re.DOTALL),
    "'''": re.compile(r"(?:\\.|[^\\']|'(?!''))*", re.DOTALL),
}


@dataclass(frozen=True)
class OpenString:
    """A string that has begun and not ended."""

    delimiter: str
    """One quote or three."""
    content_start: int
    """Offset of the first character after the opening delimiter."""


@dataclass(frozen=True)
class OpenBracket:
    """A bracket that waits to be closed."""

    bracket: str
    offset: int


@dataclass(frozen=True)
class Context:
    """What surrounds the end of a text."""

    text: str
    string: OpenString | None
    """The string the end is in."""
    comment_start: int | None
    """Offset of the "#" of the comment the end is in."""
    brackets: tuple[OpenBracket, ...]
    """The open brackets, innermost last."""
    statement_start: int
    """Offset of the first line of the statement the end is in."""

    @property
    def in_code(self) -> bool:
        """Whether the end is in neither a string nor a comment."""
        return self.string is None and self.comment_start is None

    @property
    def line_start(self) -> int:
        """Offset of the last line."""
        return self.text.rfind("\n") + 1

    @property
    def statement(self) -> str:
        """The statement so far, without a comment at its end."""
        return self.text[self.statement_start : self.comment_start].strip()

    @property
    def statement_row(self) -> int:
        """The row the statement begins on."""
        return self.text.count("\n", 0, self.statement_start)


def context_at_end(text: str) -> Context:
    """Read Python text from its beginning and say what its end is in."""
    brackets: list[OpenBracket] = []
    statement_start = 0
    position = 0
    while token := _TOKEN.search(text, position):
        position = token.end()
        match token.lastgroup:
            case "comment" if position == len(text):
                return Context(text, None, token.start(), tuple(brackets), statement_start)
            case "string":
                after = _after_string(text, token.group(), position)
                if after is None:
                    string = OpenString(token.group(), position)
                    return Context(text, string, None, tuple(brackets), statement_start)
                position = after
            case "open":
                brackets.append(OpenBracket(token.group(), token.start()))
            case "close" if brackets and BRACKETS[brackets[-1].bracket] == token.group():
                brackets.pop()
            case "newline" if not brackets and not text.endswith("\\", 0, token.start()):
                statement_start = position
            case "statement" if brackets:
                brackets.clear()
                statement_start = token.start()
    return Context(text, None, None, tuple(brackets), statement_start)


def _after_string(text: str, delimiter: str, content_start: int) -> int | None:
    """Where the text goes on after a string; None if it ends inside.

    A string in single quotes that is never closed ends with its line.
    """
    rest = _STRING_REST[delimiter].match(text, content_start)
    content_end = rest.end() if rest else content_start
    if text.startswith(delimiter, content_end):
        return content_end + len(delimiter)
    return content_end if text.startswith("\n", content_end) else None
