"""The list of exercises: tracks with their counts, a status for each exercise, and a filter."""

import asyncio
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import var
from textual.widgets import Input, Static, Tree
from textual.widgets.tree import TreeNode
from textual.worker import Worker

from workbench.catalog import Catalogue, Exercise, Track
from workbench.study import Status
from workbench.ui.commands import CommandTable
from workbench.ui.finding import FIELDS, Finder
from workbench.ui.wording import LEVEL_MARKS, STATUS_GLYPHS

Entry = Track | Exercise

_UNFOLDED_AT_ONCE = 100
"""Exercises shown under a filter before further tracks stay folded."""


NOTHING = f"""\
Nothing matches; Esc clears the filter.

Words are looked for in names, topics and questions. One field only: {", ".join(f"{name}:" for name in FIELDS)}
as in level:beginner status:new."""


@dataclass
class ExerciseChosen(Message):
    """The learner picked an exercise to work on."""

    exercise: Exercise


class FilterLeft(Message):
    """The learner is done filtering and wants to go back to where they were."""


class FilterEntered(Message):
    """The learner is about to filter."""


class FilterInput(Input):
    """Where the filter is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Clear", show=False, id="filter.leave", tooltip="Clear the filter and go back"),
        Binding("down", "list", "List", show=False, id="filter.list", tooltip="Go down into the list"),
    ]

    def on_focus(self) -> None:
        """Have everything ready that will be looked through."""
        self.post_message(FilterEntered())

    def action_leave(self) -> None:
        """Clear the filter and go back."""
        self.value = ""
        self.post_message(FilterLeft())

    def action_list(self) -> None:
        """Go down into the list."""
        self.screen.query_one(ExerciseTree).focus()


class ExerciseTree(Tree[Entry]):
    """Tracks and exercises; draws status and level at the two ends of a line."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "exercise-tree--muted",
        "exercise-tree--current",
        *(f"exercise-tree--{status}" for status in Status),
    }

    def __init__(self) -> None:
        super().__init__("exercises")
        self.show_root = False
        self.show_guides = False
        self.guide_depth = 2
        self.statuses: Mapping[str, Status] = {}
        self.current: Exercise | None = None

    def show_current(self, exercise: Exercise | None) -> None:
        """Mark the exercise that is being worked on."""
        before, self.current = self.current, exercise
        self._redraw({shown.id for shown in (before, exercise) if shown is not None})

    def show_statuses(self, statuses: Mapping[str, Status]) -> None:
        """Draw glyphs and counts."""
        before, self.statuses = self.statuses, statuses
        self._redraw({name for name, status in statuses.items() if before.get(name) is not status})

    def _redraw(self, changed: Container[str]) -> None:
        """Draw only the lines that changed, and the tracks they belong to."""
        for branch in self.root.children:
            leaves = [leaf for leaf in branch.children if isinstance(leaf.data, Exercise) and leaf.data.id in changed]
            for leaf in leaves:
                leaf.refresh()
            if isinstance(branch.data, Track) and any(exercise.id in changed for exercise in branch.data.exercises):
                branch.refresh()

    def render_label(self, node: TreeNode[Entry], base_style: Style, style: Style) -> Text:
        """A track with its count, or an exercise between its status and its level."""
        width = self.scrollable_content_region.width - (2 if isinstance(node.data, Exercise) else 0)
        if isinstance(node.data, Track):
            return self._track_label(node.data, node.is_expanded, base_style + style, width)
        if isinstance(node.data, Exercise):
            return self._exercise_label(
                node.data, base_style + style, width, node is self.cursor_node and self.has_focus
            )
        return super().render_label(node, base_style, style)

    def _track_label(self, track: Track, expanded: bool, style: Style, width: int) -> Text:
        solved = sum(self.statuses.get(exercise.id) is Status.SOLVED for exercise in track.exercises)
        count = f"{solved}/{len(track.exercises)}"
        name = f"{'▾' if expanded else '▸'} {track.title}"
        return _spread(Text(name, style + Style(bold=True)), Text(count, style), width)

    def _exercise_label(self, exercise: Exercise, style: Style, width: int, inverted: bool) -> Text:
        status = self.statuses.get(exercise.id, Status.NEW)
        current = exercise == self.current
        status_style, level_style = self._part(f"exercise-tree--{status}"), self._part("exercise-tree--muted")
        if inverted:
            status_style = level_style = Style()
        glyph = Text(f"{STATUS_GLYPHS[status]} ", style + status_style)
        name = Text(exercise.id, style + self._part("exercise-tree--current") if current else style)
        level = Text(f"{LEVEL_MARKS[exercise.level]:<3}", style + level_style)
        return _spread(glyph + name, level, width, Text(" ◂" if current else "", style))

    def _part(self, name: str) -> Style:
        return self.get_component_rich_style(name, partial=True)


def _spread(left: Text, right: Text, width: int, mark: Text | None = None) -> Text:
    """Two texts at the two ends of a line, a mark after the left one, which is cut where they do not fit."""
    mark = mark or Text()
    room = max(1, width - right.cell_len - mark.cell_len - 1)
    left = left.copy()
    if left.cell_len > room:
        left.truncate(room, overflow="ellipsis")
    left += mark
    return left + Text(" " * max(1, width - left.cell_len - right.cell_len), left.style) + right


class CataloguePane(Vertical):
    """The catalogue with its filter."""

    ALLOW_MAXIMIZE = True

    exercise: var[Exercise | None] = var(None)
    """The one that is being worked on."""
    statuses: var[Mapping[str, Status]] = var(dict)
    words: var[str] = var("", init=False)
    """The filter."""

    exercises = getters.query_one(ExerciseTree)
    filter_input = getters.query_one(FilterInput)
    _nothing = getters.query_one("#nothing", Static)

    def __init__(self, catalogue: Catalogue, commands: CommandTable) -> None:
        super().__init__(id="catalogue")
        self._filter_key = commands["filter"].key_label
        self._finder = Finder(catalogue)
        self._reading: Worker[None] | None = None
        self._found: dict[str, Sequence[Exercise]] = {}
        self.border_title = "Catalogue"
        self._catalogue = catalogue

    def compose(self) -> ComposeResult:
        """Filter, tree, and a word where the tree is empty."""
        yield FilterInput(placeholder=f"{self._filter_key} filter", compact=True)
        yield ExerciseTree()
        yield Static(NOTHING, id="nothing")

    def on_mount(self) -> None:
        """Fill the tree."""
        self._fill()

    def focus_inside(self) -> None:
        """Put the focus on the list."""
        self.exercises.focus()

    def watch_exercise(self, exercise: Exercise | None) -> None:
        """Mark and show the exercise that is being worked on."""
        self.exercises.show_current(exercise)
        self._show_current()

    def watch_statuses(self, statuses: Mapping[str, Status]) -> None:
        """Redraw glyphs and counts."""
        self.exercises.show_statuses(statuses)
        if self.words:
            self._fill()

    def watch_words(self) -> None:
        """Show what matches the filter."""
        self._fill()

    def _fill(self) -> None:
        """Show the tracks that hold a match; the leaves of a folded track come when it is unfolded."""
        tree = self.exercises
        tree.clear()
        shown, self._found = 0, {}
        current_track = self.exercise.track if self.exercise else None
        fits = self._finder.fits(self.words, self.statuses)
        for index, track in enumerate(self._catalogue.tracks):
            found = track.exercises if fits is None else [exercise for exercise in track.exercises if fits(exercise)]
            if not found:
                continue
            self._found[track.id] = found
            unfold = track.id == current_track or (current_track is None and index == 0)
            unfold = unfold or ((bool(self.words) or len(self._catalogue) <= 12) and shown < _UNFOLDED_AT_ONCE)
            branch = tree.root.add(track.title, track, expand=unfold)
            if unfold:
                self._add_leaves(branch)
                shown += len(found)
        tree.root.expand()
        self._nothing.display = bool(self.words) and not tree.root.children
        self._show_current()

    def _add_leaves(self, branch: TreeNode[Entry]) -> None:
        if isinstance(branch.data, Track) and not branch.children:
            for exercise in self._found.get(branch.data.id, ()):
                branch.add_leaf(exercise.id, exercise)

    def _show_current(self) -> None:
        """Move to the exercise that is being worked on, or to the first match."""
        for branch in self.exercises.root.children:
            if self.exercise is not None and isinstance(branch.data, Track) and branch.data.id == self.exercise.track:
                self._add_leaves(branch)
            for leaf in branch.children:
                if leaf.data == self.exercise or (self.words and self.exercise is None):
                    if not branch.is_expanded:
                        branch.expand()
                    self.call_after_refresh(self.exercises.move_cursor, leaf)
                    return

    @on(Tree.NodeExpanded)
    def _unfolded(self, event: Tree.NodeExpanded[Entry]) -> None:
        event.stop()
        self._add_leaves(event.node)

    @on(FilterEntered)
    def _read_questions(self, event: FilterEntered) -> None:
        """Have the questions read once, beside everything else; what is typed by then is looked for again."""
        event.stop()
        if self._reading is None:
            self._reading = self.run_worker(self._read, name="questions")

    async def _read(self) -> None:
        await asyncio.to_thread(self._finder.read_questions)
        if self.words:
            self._fill()

    @on(Input.Changed)
    def _filtered(self, event: Input.Changed) -> None:
        event.stop()
        self.words = event.value

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.exercises.focus()
        first = next((leaf for branch in self.exercises.root.children for leaf in branch.children), None)
        if self.words and first is not None:
            self.exercises.move_cursor(first)

    @on(Tree.NodeHighlighted)
    def _highlighted(self, event: Tree.NodeHighlighted[Entry]) -> None:
        event.stop()
        entry = event.node.data
        if isinstance(entry, Exercise):
            self.border_subtitle = f"{entry.level} · {entry.minutes} min"
        else:
            self.border_subtitle = ""

    @on(Tree.NodeSelected)
    def _selected(self, event: Tree.NodeSelected[Entry]) -> None:
        event.stop()
        if isinstance(event.node.data, Exercise):
            self.post_message(ExerciseChosen(event.node.data))
