"""Markdown laid out for a width as one piece of content.

Textual's own Markdown makes a widget of every paragraph, and laying those out anew takes a third of a second when
another exercise is opened; this takes milliseconds. What is not known here (HTML, images) is shown as it is written.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from textual.content import Content
from textual.css.styles import RulesMap
from textual.highlight import highlight
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

CODE, CODE_BLOCK, EMPHASIS, HEADING, QUOTE, RULE, STRIKE, STRONG = (
    f"markdown--{name}" for name in ("code", "code-block", "emphasis", "heading", "quote", "rule", "strike", "strong")
)
"""The component classes that give the parts their colours."""
CLASSES = frozenset({CODE, CODE_BLOCK, EMPHASIS, HEADING, QUOTE, RULE, STRIKE, STRONG})

_BULLETS = "•▪‣◦"
_GAP = Content("")
_INLINE = {"em": EMPHASIS, "strong": STRONG, "s": STRIKE}
_COLUMN_GAP = " │ "
_NARROWEST = 8
"""Cells that text keeps however deep it is nested; what goes beyond the pane can be scrolled to."""


@dataclass(frozen=True)
class Layout:
    """The lines for one width, and where among them headings are."""

    lines: tuple[Content, ...]
    headings: tuple[int, ...]

    @cached_property
    def content(self) -> Content:
        """All lines as one."""
        return Content("\n").join(self.lines)


class Document(Visual):
    """A Markdown text that can be shown in any width."""

    def __init__(self, source: str) -> None:
        self.source = source

    def at(self, width: int) -> Layout:
        """The text laid out for that many cells."""
        return _layout(self.source, width)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Draw it. Part of Textual's protocol for visuals."""
        return self.at(width).content.render_strips(width, height, style, options) if self.source else []

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Text takes the width there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The number of lines in that width."""
        return len(self.at(width).lines)


@lru_cache(maxsize=64)
def _layout(source: str, width: int) -> Layout:
    lines = _blocks(SyntaxTreeNode(_parser().parse(source)).children, max(width, _NARROWEST))
    return Layout(tuple(lines), tuple(row for row, line in enumerate(lines) if _is_heading(line)))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _is_heading(line: Content) -> bool:
    return any(span.style == f".{HEADING}" for span in line.spans)


def _blocks(nodes: Iterable[SyntaxTreeNode], width: int, depth: int = 0, *, tight: bool = False) -> list[Content]:
    """Blocks one below the other, with an empty line between them unless they stand tight."""
    lines: list[Content] = []
    for node in nodes:
        block = _block(node, width, depth)
        if lines and block and not tight:
            lines.append(_GAP)
        lines += block
    return lines


def _block(node: SyntaxTreeNode, width: int, depth: int) -> list[Content]:
    match node.type:
        case "paragraph":
            return _inline(node.children).wrap(width)
        case "heading":
            return [line.stylize(f".{HEADING}") for line in _inline(node.children).wrap(width)]
        case "bullet_list" | "ordered_list":
            return _list(node, width, depth)
        case "code_block" | "fence":
            return _code(node.content, node.info.split(" ")[0] if node.type == "fence" else "", width)
        case "table":
            return _table(node, width)
        case "blockquote":
            bar = Content.styled("▌ ", f".{QUOTE}")
            return [bar + line for line in _blocks(node.children, width - 2, depth)]
        case "hr":
            return [Content.styled("─" * width, f".{RULE}")]
        case "html_block" if node.content.lstrip().startswith("<!--"):
            return []
        case _:
            return Content(node.content.rstrip("\n")).wrap(width)


def _list(node: SyntaxTreeNode, width: int, depth: int) -> list[Content]:
    """Items with their marks, and everything that belongs to an item indented to its text."""
    first = int(node.attrs.get("start", 1))
    ordered = node.type == "ordered_list"
    marks = [
        f"{number}. " if ordered else f"{_BULLETS[depth % len(_BULLETS)]} "
        for number in range(first, first + len(node.children))
    ]
    indent = max((len(mark) for mark in marks), default=0)
    tight = all(part.hidden for item in node.children for part in item.children if part.type == "paragraph")
    lines: list[Content] = []
    for mark, item in zip(marks, node.children, strict=True):
        inside = _blocks(item.children, max(width - indent, _NARROWEST), depth + 1, tight=tight) or [_GAP]
        if lines and not tight:
            lines.append(_GAP)
        lines += [
            Content(mark.rjust(indent)) + inside[0],
            *(line.pad_left(indent) if line else line for line in inside[1:]),
        ]
    return lines


def _code(source: str, language: str, width: int) -> list[Content]:
    """Code on a ground of its own. Without a language it is maths or a table, not code to guess at."""
    source = source.rstrip("\n").expandtabs(4)
    coloured = highlight(source, language=language) if language else Content(source)
    lines = [part for line in coloured.split(allow_blank=True) for part in _broken(line, width - 2)]
    return [line.pad(1, max(1, width - 1 - line.cell_length)).stylize_before(f".{CODE_BLOCK}") for line in lines]


def _broken(line: Content, width: int) -> list[Content]:
    """A line of code in lines that fit: broken between words, what goes on set further in than it began."""
    if line.cell_length <= width:
        return [line]
    indent = len(line.plain) - len(line.plain.lstrip())
    first, *rest = line[indent:].wrap(max(width - indent - 2, _NARROWEST))
    return [first.pad_left(indent), *(part.pad_left(indent + 2) for part in rest)]


def _table(node: SyntaxTreeNode, width: int) -> list[Content]:
    """A table that fits: columns that are wide for the room there is wrap within their cells."""
    rows = [
        [(_inline(cell.children), cell) for cell in row.children] for part in node.children for row in part.children
    ]
    columns = len(rows[0])
    natural = [max(row[n][0].cell_length for row in rows) for n in range(columns)]
    widths = _column_widths(natural, width - len(_COLUMN_GAP) * (columns - 1))
    cells = [[_cell(content, cell, wide) for (content, cell), wide in zip(row, widths, strict=True)] for row in rows]
    tall = any(len(cell) > 1 for row in cells for cell in row)
    gap = Content.styled(_COLUMN_GAP, f".{RULE}")
    rule = Content.styled("─┼─".join("─" * wide for wide in widths), f".{RULE}")
    lines: list[Content] = []
    for number, row in enumerate(cells):
        if number == 1 or (number and tall):
            lines.append(rule)
        for y in range(max(len(cell) for cell in row)):
            parts = [cell[y] if y < len(cell) else Content(" " * wide) for cell, wide in zip(row, widths, strict=True)]
            line = gap.join(parts)
            lines.append(line.stylize_before(f".{STRONG}") if number == 0 else line)
    return lines


def _cell(content: Content, cell: SyntaxTreeNode, width: int) -> list[Content]:
    """A cell's lines, each as wide as its column, at the side that the table asks for."""
    lines = content.wrap(width)
    match str(cell.attrs.get("style", "")).removeprefix("text-align:"):
        case "right":
            return [line.pad_left(width - line.cell_length) for line in lines]
        case "center":
            return [line.pad((room := width - line.cell_length) // 2, room - room // 2) for line in lines]
        case _:
            return [line.pad_right(width - line.cell_length) for line in lines]


def _column_widths(natural: Sequence[int], room: int) -> list[int]:
    """Widths that fit into the room: narrow columns keep theirs, wide ones share what is left."""
    widths = list(natural)
    wide: set[int] = set()
    while sum(widths) > room:
        left = room - sum(natural[n] for n in range(len(natural)) if n not in wide)
        share = max(1, left // max(1, len(wide)))
        more = {n for n, width in enumerate(natural) if n not in wide and width > share}
        if not more:
            for place, n in enumerate(sorted(wide)):
                widths[n] = max(1, share + (place < left - share * len(wide)))
            break
        wide |= {max(more, key=natural.__getitem__)}
    return widths


def _inline(nodes: Iterable[SyntaxTreeNode]) -> Content:
    """Text with its styles, in one line unless it says where to break."""
    return Content.assemble(*(_span(node) for node in nodes))


def _span(node: SyntaxTreeNode) -> Content:
    match node.type:
        case "inline":
            return _inline(node.children)
        case "softbreak":
            return Content(" ")
        case "hardbreak":
            return Content("\n")
        case "code_inline":
            return Content.styled(node.content, f".{CODE}")
        case "em" | "strong" | "s":
            return _inline(node.children).stylize_before(f".{_INLINE[node.type]}")
        case "link":
            return _inline(node.children).stylize_before(Style(underline=True, link=str(node.attrs.get("href", ""))))
        case _:
            return Content(node.content)
