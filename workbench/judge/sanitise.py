"""What a submission prints, made safe to show: no control sequences, no text that runs backwards, bounded length."""

import re
import unicodedata

ESCAPE_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
HIDDEN_CATEGORIES = {"Cc", "Cf", "Cs", "Co", "Cn"}
"""Control, format (bidirectional overrides among them), surrogate, private and unassigned characters."""
MAX_LINES = 500
MAX_CHARACTERS = 32_000


def readable(data: bytes, original_size: int | None = None) -> str:
    """The text of some output, with what was removed or cut said at its end.

    original_size: how many bytes were printed, where only the beginning was kept.
    """
    text = data.decode("utf-8", "replace").replace("\r\n", "\n")
    text = ESCAPE_SEQUENCE.sub("", text)
    text = "".join(character if _is_visible(character) else "�" for character in text)
    lines = text.split("\n")
    cut = len(lines) > MAX_LINES or len(text) > MAX_CHARACTERS or (original_size or 0) > len(data)
    text = "\n".join(lines[:MAX_LINES])[:MAX_CHARACTERS]
    if not cut:
        return text
    return f"{text.rstrip()}\n… cut; {original_size or len(data):,} bytes were printed in all"


def _is_visible(character: str) -> bool:
    return character in "\n\t" or unicodedata.category(character) not in HIDDEN_CATEGORIES
