"""Curves as text: the learner's as a solid line, the true one dashed, in braille dots.

Where the two agree there is one line. Nothing here depends on colour alone.
"""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from plotille import Canvas
from textual.content import Content

from workbench.judge.report import Curve
from workbench.ui.card_wording import FAILURE, MUTED, SUCCESS

LEAST_HEIGHT, MOST_HEIGHT = 7, 16
"""Lines of one picture, without title and axis."""
LABELS = 8
"""Columns of the numbers at its left."""
LEAST_WIDTH = 36
"""Columns of one picture, from which on two stand side by side."""
GAP = 4
DASH = 3
"""Points drawn, and points left out, of a dashed line."""
NOTHING = 1e-3
"""The part of the range that a label calls 0."""
BLANK = "\u2800"

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""What a picture shows: left, bottom, right, top."""


def plot_text(curves: Sequence[Curve], width: int, height: int) -> Content:
    """Every curve as a picture under a legend, two side by side where there is room for two."""
    abreast = 2 if len(curves) > 1 and width >= 2 * LEAST_WIDTH + GAP else 1
    each = max((width - GAP * (abreast - 1)) // abreast, LEAST_WIDTH)
    lines = min(max(height - 5, LEAST_HEIGHT), MOST_HEIGHT)
    pictures = [_picture(curve, each, lines) for curve in curves]
    blocks = [Content.assemble(("━━ yours", "bold"), "   ", ("╍╍ as it should be", SUCCESS))]
    for start in range(0, len(pictures), abreast):
        rows = zip(*pictures[start : start + abreast], strict=True)
        blocks.append(Content("\n").join(_abreast(row, each) for row in rows))
    return Content("\n\n").join(blocks)


def _abreast(parts: Sequence[Content], width: int) -> Content:
    *before, last = parts
    return Content("").join([*(part.pad_right(width + GAP - part.cell_length) for part in before), last])


def _picture(curve: Curve, width: int, height: int) -> list[Content]:
    box = _box(curve)
    _, low, _, high = box
    columns = width - LABELS - 2
    truth = _rows(pairwise(zip(curve.x, curve.truth, strict=True)), box, columns, height)
    dashes = _rows(_dashed(pairwise(zip(curve.x, curve.truth, strict=True))), box, columns, height)
    yours = _rows(pairwise(zip(curve.x, curve.yours, strict=False)), box, columns, height)
    zero = round(high / (high - low) * (height - 1)) if low <= 0 <= high else -1
    names = {
        number: value if abs(value) > (high - low) * NOTHING else 0.0
        for number, value in ((0, high), (height - 1, low))
    }
    names |= {zero: 0.0} if zero >= 0 else {}
    lines = [_title(curve, low, high).truncate(width, ellipsis=True)]
    for number, (own, true, dashed) in enumerate(zip(yours, truth, dashes, strict=True)):
        label = f"{_number(names[number]):>{LABELS}}" if number in names else " " * LABELS
        dots = _row(own, true, dashed if curve.yours else true, number == zero)
        lines.append(Content.styled(f"{label} │", MUTED) + dots)
    lines.append(Content.styled(f"{'':>{LABELS}} └{'─' * columns}", MUTED))
    start, end = _number(box[0]), _number(box[2])
    lines.append(Content.styled(f"{'':>{LABELS}}  {start}{end:>{columns - len(start)}}", MUTED))
    return lines


def _title(curve: Curve, low: float, high: float) -> Content:
    title = Content.styled(curve.label, "bold")
    if not curve.yours:
        return title + Content.styled("  your code has no values for it", MUTED)
    holes = sum(not math.isfinite(value) for value in curve.yours)
    if holes:
        return title + Content.styled(f"  {holes} of your {len(curve.yours)} values are not finite", FAILURE)
    outside = sum(not low <= value <= high for value in curve.yours)
    if outside:
        return title + Content.styled(f"  {outside} of your {len(curve.yours)} values lie outside", FAILURE)
    return title


def _row(own: str, true: str, dashed: str, is_zero: bool) -> Content:
    """One line of dots; what only one of the two curves has is coloured."""
    parts = []
    for mine, wanted, dash in zip(own, true, dashed, strict=True):
        if mine != BLANK:
            both = chr(ord(mine) | ord(dash))
            parts.append((both, "bold" if wanted != BLANK else f"bold {FAILURE}"))
        elif dash != BLANK:
            parts.append((dash, SUCCESS))
        else:
            parts.append(("┈" if is_zero and wanted == BLANK else " ", MUTED))
    return Content.assemble(*parts)


def _rows(segments: Iterable[tuple[Point, Point]], box: Box, columns: int, height: int) -> list[str]:
    left, low, right, high = box
    # A canvas rounds to its dots and has none on its own right and upper border.
    canvas = Canvas(columns, height, left, low, right + (right - left) / columns / 2, high + (high - low) / height / 4)
    for (x0, y0), (x1, y1) in segments:
        if all(map(math.isfinite, (x0, y0, x1, y1))):
            # The canvas walks along all of a line: one to 1e300 would never end.
            near = [min(max(y, 2 * low - high), 2 * high - low) for y in (y0, y1)]
            canvas.line(x0, near[0], x1, near[1])
    return str(canvas.plot()).splitlines()


def _dashed(segments: Iterable[tuple[Point, Point]]) -> Iterable[tuple[Point, Point]]:
    return (segment for number, segment in enumerate(segments) if number // DASH % 2 == 0)


def _box(curve: Curve) -> Box:
    """What is in the picture: the true curve, and as much of the learner's as leaves that one readable."""
    finite = [value for value in curve.truth if math.isfinite(value)] or [0.0]
    low, high = min(finite), max(finite)
    room = (high - low) / 2 or 0.5
    own = [min(max(value, low - room), high + room) for value in curve.yours if math.isfinite(value)]
    low, high = min([low, *own]), max([high, *own])
    left, right = min(curve.x), max(curve.x)
    low, high = (low, high) if high > low else (low - room, high + room)
    return left, low, (right if right > left else left + 1), high


def _number(value: float) -> str:
    return f"{value:.3g}".replace("-", "−")
