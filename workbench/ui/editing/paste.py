"""Pasted text: what may come in, and how it is indented."""

import re
import unicodedata

from workbench.errors import DlworkError
from workbench.ui.editing.edit import INDENT, Edit, Lines, Selection, leading_space, text_before
from workbench.ui.editing.scanner import context_at_end

LIMIT = 100 * 1024
"""Bytes a paste may have: a larger one would freeze the editor for seconds."""

_LINE_ENDING = re.compile(r"\r\n|[\r\x85\u2028\u2029]")
_INVISIBLE = frozenset("\u200b\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Zero-width spaces, and the marks that change the direction of writing; web pages bring them, Python rejects them."""


class PasteTooLarge(DlworkError):
    """More was pasted than the editor can take in at once."""

    def __init__(self, size: int) -> None:
        super().__init__(
            f"The pasted text has {size / 1024:,.0f} KB and the editor takes {LIMIT // 1024} KB at once: "
            "paste a part of it, or write it into the draft's file with another editor."
        )


def cleaned(text: str) -> str:
    """Pasted text as it may stand in the document: "\\n" ends lines, tabs are spaces, control characters are gone.

    Raises PasteTooLarge for more than LIMIT bytes.
    """
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > LIMIT:
        raise PasteTooLarge(size)
    text = with_plain_line_endings(text).replace("\xa0", " ")
    return "".join(character for character in text if _belongs(character)).expandtabs(INDENT)


def with_plain_line_endings(text: str) -> str:
    """The same text with "\\n" for every kind of line ending."""
    return _LINE_ENDING.sub("\n", text)


def _belongs(character: str) -> bool:
    if character in "\n\t":
        return True
    return unicodedata.category(character) not in ("Cc", "Cs") and character not in _INVISIBLE


def paste(lines: Lines, selection: Selection, text: str) -> Edit:
    """Cleaned text in place of the selection.

    Several lines pasted among a line's leading spaces take the cursor's indentation. At column 0, and after other
    text, they come in as they are.
    """
    row, column = selection.top
    indentation = lines[row][:column]
    if "\n" in text and indentation and not indentation.strip(" ") and not _in_string(lines, selection):
        text = _indented(text, indentation)
    pasted = text.split("\n")
    end_column = len(pasted[-1]) + (column if len(pasted) == 1 else 0)
    return Edit(selection.top, selection.bottom, text, Selection.at(row + len(pasted) - 1, end_column))


def _in_string(lines: Lines, selection: Selection) -> bool:
    return context_at_end(text_before(lines, selection.top)).string is not None


def _indented(text: str, indentation: str) -> str:
    """Lines with their common indentation replaced; the first one goes where the cursor already is."""
    first, *others = text.split("\n")
    depths = [len(leading_space(line)) for line in others if line.strip()]
    common = min(depths, default=0)
    if first.strip() and (leading_space(first) or _opens_block(first)):
        common = min(common, len(leading_space(first)))
    *between, last = [line[common:] if line.strip() else "" for line in others]
    fitted = [indentation + line if line else "" for line in between]
    return "\n".join([first.lstrip(" "), *fitted, indentation + last])


def _opens_block(line: str) -> bool:
    """Whether the lines after this one are deeper than it; otherwise it was copied without its own indentation."""
    context = context_at_end(line)
    return bool(context.brackets) or context.string is not None or context.statement.endswith(":")
