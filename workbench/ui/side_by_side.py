"""Two texts beside each other, line by line, with a sign between lines that differ. Pure functions."""

import difflib
import itertools
from collections.abc import Iterator

from textual.content import Content

_SAME, _OTHER = "│", "≠"


def pairs(mine: str, theirs: str) -> Iterator[tuple[str, str, bool]]:
    """Lines that belong beside each other, and whether they are the same; blank lines at the ends are left out."""
    ours, others = (text.strip("\n").expandtabs(4).splitlines() for text in (mine, theirs))
    matcher = difflib.SequenceMatcher(None, ours, others, autojunk=False)
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        beside = itertools.zip_longest(ours[start:end], others[other_start:other_end], fillvalue="")
        for left, right in beside:
            yield left, right, kind == "equal"


def side_by_side(mine: str, theirs: str, width: int) -> Content:
    """The learner's code at the left and the reference at the right, in that many cells; long lines are cut."""
    column = max(10, (width - 3) // 2)
    heading = Content.styled(f"{'your code':<{column}}   the reference", "bold $text-muted")
    lines = [heading]
    for left, right, same in pairs(mine, theirs):
        style = "$text-muted" if same else ""
        sign = (f" {_SAME if same else _OTHER} ", "$text-muted" if same else "bold $text-warning")
        lines.append(Content.assemble((f"{_cut(left, column):<{column}}", style), sign, (_cut(right, column), style)))
    return Content("\n").join(lines)


def _cut(line: str, width: int) -> str:
    return line if len(line) <= width else f"{line[: width - 1]}…"
