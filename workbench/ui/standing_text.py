"""Where the learner stands, as text: the welcome, tracks as bars, a map of the last half year, weak topics.

Pure functions from values to text, so that they can be tested without a screen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from workbench.catalog import Catalogue, Exercise
from workbench.study import Status, Tally
from workbench.study.progress import TrackProgress, Weakness, by_track, calendar, streak, suggested, weaknesses
from workbench.ui.commands import CommandTable

WEEKS = 26
_BAR = 20
_WEAKEST = 3
_DAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")
_SHADES = ((0, "·"), (3, "░"), (8, "▒"), (20, "▓"))
"""Fewer attempts than this and more than before get this sign; as many as the last or more, the full one."""
_FULL = "█"

_FIRST_STEPS = (
    ("{run}", "runs the hidden checks on what you wrote, and says what is wrong and why"),
    ("{hint}", "opens a hint; answer and solution open after an attempt"),
    ("{next}", "goes to the next exercise; {catalogue} is the catalogue, and {filter} finds one by name or topic"),
    ("{help}", "shows the keys for where you are; {palette} finds every command"),
    ("{quit}", "leaves; what you write saves itself, and the next start goes on from here"),
)


@dataclass(frozen=True)
class Standing:
    """Everything the screen shows."""

    current: Exercise | None
    suggestion: Exercise | None
    solved: int
    total: int
    streak: int
    today: int
    """Attempts today."""
    tracks: tuple[TrackProgress, ...]
    weeks: tuple[tuple[int | None, ...], ...]
    weakest: tuple[Weakness, ...]
    is_new: bool
    """Whether nothing was ever graded or begun."""


def standing(
    catalogue: Catalogue,
    statuses: Mapping[str, Status],
    days: Mapping[date, int],
    tallies: Mapping[str, Tally],
    current: Exercise | None,
    today: date,
) -> Standing:
    """Put together where the learner stands."""
    return Standing(
        current=current,
        suggestion=suggested(catalogue, statuses, current.id if current else None),
        solved=sum(status is Status.SOLVED for status in statuses.values()),
        total=len(statuses),
        streak=streak(days, today),
        today=days.get(today, 0),
        tracks=by_track(catalogue, statuses),
        weeks=calendar(days, today, WEEKS),
        weakest=weaknesses(catalogue, tallies, _WEAKEST),
        is_new=not days and all(status is Status.NEW for status in statuses.values()),
    )


def standing_text(standing: Standing, commands: CommandTable) -> Content:
    """The whole text: five lines for somebody new, the whole picture for everybody else."""
    if standing.is_new:
        return _paragraphs(_first_steps(commands), _doors(standing))
    return _paragraphs(
        _doors(standing), _summary(standing), _tracks(standing.tracks), _map(standing.weeks), _weakest(standing.weakest)
    )


def _paragraphs(*parts: Content) -> Content:
    return Content("\n\n").join([part for part in parts if part])


def _first_steps(commands: CommandTable) -> Content:
    opening = Content("Read the question, write your answer into the editor, and let it be graded.\n")
    steps = [(commands.say(key), commands.say(text)) for key, text in _FIRST_STEPS]
    width = max(4, *(len(key) + 1 for key, _ in steps))
    lines = [Content.assemble((f"{key:<{width}}", "bold $text-accent"), text) for key, text in steps]
    return Content("\n").join([opening, *lines])


def _doors(standing: Standing) -> Content:
    lines = []
    if standing.current is not None:
        lines.append(_door("Enter", "begin with" if standing.is_new else "go on with", standing.current))
    if standing.suggestion is not None and standing.suggestion != standing.current:
        lines.append(_door("n", "next suggested", standing.suggestion))
    return Content("\n").join(lines)


def _door(key: str, label: str, exercise: Exercise) -> Content:
    return Content.assemble(
        (f"{key:<6}", "bold $text-accent"),
        f"{label:<16}",
        (exercise.title, "bold"),
        (f"  {exercise.track}", "$text-muted"),
    )


def _summary(standing: Standing) -> Content:
    days = "1 day" if standing.streak == 1 else f"{standing.streak} days"
    attempts = "1 attempt" if standing.today == 1 else f"{standing.today} attempts"
    return Content(f"{standing.solved} of {standing.total} solved  ·  {days} in a row  ·  {attempts} today")


def _tracks(tracks: Sequence[TrackProgress]) -> Content:
    width = max((len(each.track.title) for each in tracks), default=0)
    lines = [Content.styled("Tracks", "bold $text-primary")]
    for each in tracks:
        full = _BAR * each.solved // each.total if each.total else 0
        bar = ("━" * full, "$text-success"), ("╌" * (_BAR - full), "$text-muted")
        lines.append(Content.assemble(f"{each.track.title:<{width}}  ", *bar, f"  {each.solved:>2} of {each.total}"))
    return Content("\n").join(lines)


def _map(weeks: Sequence[Sequence[int | None]]) -> Content:
    lines = [Content.styled(f"The last {WEEKS} weeks, attempts a day", "bold $text-primary")]
    for name, row in zip(_DAYS, weeks, strict=True):
        lines.append(Content.assemble((f"{name:<4}", "$text-muted"), (" ".join(map(shade, row)), "$text-success")))
    return Content("\n").join(lines)


def shade(attempts: int | None) -> str:
    """A day's sign, the darker the more attempts; blank for a day to come."""
    if attempts is None:
        return " "
    return next((sign for limit, sign in _SHADES if attempts <= limit), _FULL)


def _weakest(found: Sequence[Weakness]) -> Content:
    if not found:
        return Content("")
    lines = [Content.styled("Topics that give trouble", "bold $text-primary")]
    lines += [Content(f"{each.topic}: {each.failed} of {each.attempts} attempts failed") for each in found]
    return Content("\n").join(lines)
