"""How code looks: the colours of the app's theme, and the marks beside and behind its lines.

Separate from the editor, which is about what keys do to the text.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import TextAreaTheme

from workbench.assist import Finding, Severity

_COLOURS = {
    "keyword": (
        "keyword",
        "keyword.function",
        "keyword.operator",
        "keyword.return",
        "conditional",
        "repeat",
        "exception",
        "include",
        "attribute",
        "attribute.builtin",
    ),
    "definition": ("function", "method", "type.class"),
    "call": ("function.call", "function.builtin", "method.call"),
    "type": ("type", "type.builtin", "type.definition"),
    "string": ("string", "string.escape"),
    "number": ("number", "float", "boolean", "constant.builtin"),
    "comment": ("comment", "preproc"),
    "self": ("variable.builtin",),
}
"""Each component class, without its prefix, and the names of Textual's highlight query it colours."""

_FAILED_SIGN = "✗"
LEAST_NOTE = 12
"""Columns a message after its line needs to say anything; the sign beside the number stays without it."""
_FINDING_SIGNS = {Severity.ERROR: "✗", Severity.WARNING: "▲"}

_ENOUGH_CONTRAST = 4.5
"""What WCAG 2.2 asks of text (level AA); not every theme's colours have it, light ones above all."""


def _readable(style: Style) -> Style:
    """A style with its colour brought nearer to black or white until it reads well on its background."""
    if style.color is None or style.bgcolor is None or style.color.is_default or style.bgcolor.is_default:
        return style
    background = Color.from_rich_color(style.bgcolor)
    colour = Color.from_rich_color(style.color)
    extreme = background.get_contrast_text(1.0)
    steps = (colour.blend(extreme, step / 10) for step in range(11))
    readable = next((step for step in steps if contrast(step, background) >= _ENOUGH_CONTRAST), extreme)
    return style + Style(color=readable.rich_color)


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "relative luminance")."""

    def luminance(colour: Color) -> float:
        linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in colour.normalized]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


class CodeView(TextArea):
    """A text area that shows Python, the line that failed, and what is wrong with the text as it stands."""

    DEFAULT_CSS = Path(__file__).with_suffix(".tcss").read_text(encoding="utf-8")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"code-view--{name}" for name in _COLOURS),
        "code-view--mark",
        "code-view--mark-line",
        "code-view--warning",
    }

    def __init__(self, text: str = "", **settings: Any) -> None:
        self._marks: dict[int, str] = {}
        self._findings: dict[int, Finding] = {}
        self._syntax_styles: dict[str, Style] = {}
        super().__init__(text, **settings)
        self.register_theme(TextAreaTheme("workbench", syntax_styles=self._syntax_styles))
        self.theme = "workbench"

    def mark_lines(self, lines: Mapping[int, str]) -> None:
        """Mark rows, counted from 0, with what went wrong there, until the next change of the text."""
        self._marks = dict(lines)
        self.refresh()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Put a sign beside each line something is wrong with; the first finding of a line counts."""
        shown = {finding.row: finding for finding in reversed(findings)}
        if shown != self._findings:
            self._findings = shown
            self.refresh()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is shown to be wrong, one finding a line, by row."""
        return tuple(self._findings[row] for row in sorted(self._findings))

    def notify_style_update(self) -> None:
        """Forget the syntax colours: the app's theme may be another one."""
        super().notify_style_update()
        self._syntax_styles.clear()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines, in the colours of the app's theme."""
        if not self._syntax_styles:
            for component, names in _COLOURS.items():
                style = _readable(self.get_component_rich_style(f"code-view--{component}"))
                # No background: the cursor's line and the selection show through.
                shown = Style(color=style.color, bold=style.bold, italic=style.italic)
                self._syntax_styles.update(dict.fromkeys(names, shown))
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """A line as Textual draws it, and its mark."""
        strip = super().render_line(y)
        row = self.scroll_offset.y + y
        if row >= self.document.line_count or not self.show_line_numbers:
            return strip
        if row in self._marks:
            return self._marked(strip, row, self._marks[row])
        return self._with_sign(strip, self._findings[row]) if row in self._findings else strip

    def _with_sign(self, strip: Strip, finding: Finding) -> Strip:
        """A drawn line with a sign between its number and its code."""
        component = "mark" if finding.severity is Severity.ERROR else "warning"
        colour = self.get_component_rich_style(f"code-view--{component}").color
        before, after = strip.crop(0, self.gutter_width - 2), strip.crop(self.gutter_width - 1)
        behind = next((segment.style for segment in before if segment.style is not None), Style())
        sign = Segment(_FINDING_SIGNS[finding.severity], behind + Style(color=colour, bold=True))
        return Strip.join([before, Strip([sign]), after])

    def _marked(self, strip: Strip, row: int, message: str) -> Strip:
        """A drawn line with a sign beside its number, a tinted background, and the message after its code."""
        background = Style(bgcolor=self.get_component_rich_style("code-view--mark-line").bgcolor)
        mark = Style(color=self.get_component_rich_style("code-view--mark").color, bold=True) + background
        plain = {self.rich_style.bgcolor, self.get_component_rich_style("text-area--cursor-line").bgcolor}

        def tinted(segment: Segment) -> Segment:
            style = segment.style or Style()
            return Segment(segment.text, style + background) if style.bgcolor in plain else segment

        number_end = self.gutter_width - 2
        width = self.get_column_width(row, len(self.document[row]))
        code_end = self.gutter_width + max(0, width - self.scroll_offset.x)
        first_line = message.partition("\n")[0]
        room = min(strip.cell_length, self.scrollable_content_region.width) - code_end - 1
        note = f"  {first_line}" if first_line and room >= LEAST_NOTE else ""
        number, code = strip.crop(0, number_end), strip.crop(self.gutter_width, code_end + 1)
        sign = Strip([Segment(f"{_FAILED_SIGN} ", mark)])
        remark = Strip([Segment(note, mark)])
        blank = Strip.blank(max(0, strip.cell_length - code_end - 1 - cell_len(note)), background)
        drawn = Strip.join([Strip(map(tinted, number)), sign, Strip(map(tinted, code)), remark, blank])
        return drawn.crop(0, strip.cell_length)
