"""Where the learner stands: days practised, streak, topics that gave trouble, and what to do next. Pure functions."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from workbench.catalog import Catalogue, Exercise, Track
from workbench.study.model import Status

ENOUGH_ATTEMPTS = 3
"""At a topic's exercises, before it can be called weak."""


@dataclass(frozen=True)
class Tally:
    """Graded attempts at one exercise."""

    attempts: int
    accepted: int


@dataclass(frozen=True)
class TrackProgress:
    """How much of a track is solved."""

    track: Track
    solved: int

    @property
    def total(self) -> int:
        """Its exercises."""
        return len(self.track.exercises)


@dataclass(frozen=True)
class Weakness:
    """A topic, and how many of the attempts at its exercises failed."""

    topic: str
    failed: int
    attempts: int


def by_track(catalogue: Catalogue, statuses: Mapping[str, Status]) -> tuple[TrackProgress, ...]:
    """Every track with its number of solved exercises, in the catalogue's order."""
    return tuple(
        TrackProgress(track, sum(statuses.get(each.id) is Status.SOLVED for each in track.exercises))
        for track in catalogue.tracks
    )


def streak(days: Collection[date], today: date) -> int:
    """Days in a row with an attempt, up to today; or up to yesterday, as long as today may still be practised."""
    day = today if today in days else today - timedelta(days=1)
    count = 0
    while day in days:
        count += 1
        day -= timedelta(days=1)
    return count


def calendar(days: Mapping[date, int], today: date, weeks: int) -> tuple[tuple[int | None, ...], ...]:
    """Attempts by weekday (Monday first) and week, the last week being today's; None for days to come."""
    monday = today - timedelta(days=today.weekday() + 7 * (weeks - 1))

    def attempts(weekday: int, week: int) -> int | None:
        day = monday + timedelta(days=weekday + 7 * week)
        return days.get(day, 0) if day <= today else None

    return tuple(tuple(attempts(weekday, week) for week in range(weeks)) for weekday in range(7))


def weaknesses(catalogue: Catalogue, tallies: Mapping[str, Tally], count: int) -> tuple[Weakness, ...]:
    """The topics with the largest share of failed attempts, the worst first; topics without a failure are none."""
    failed: dict[str, int] = defaultdict(int)
    attempts: dict[str, int] = defaultdict(int)
    for exercise in catalogue:
        tally = tallies.get(exercise.id, Tally(0, 0))
        for topic in exercise.topics:
            failed[topic] += tally.attempts - tally.accepted
            attempts[topic] += tally.attempts
    found = [
        Weakness(topic, failed[topic], attempts[topic])
        for topic in attempts
        if failed[topic] and attempts[topic] >= ENOUGH_ATTEMPTS
    ]
    found.sort(key=lambda each: (-each.failed / each.attempts, -each.attempts, each.topic))
    return tuple(found[:count])


def suggested(catalogue: Catalogue, statuses: Mapping[str, Status], after: str | None = None) -> Exercise | None:
    """What to do next: the first exercise not solved whose prerequisites are, looking from a place on, and round.

    Where every one of those waits for another, the first that is not solved; None where all are.
    """
    exercises: Sequence[Exercise] = list(catalogue)
    ids = [exercise.id for exercise in exercises]
    start = ids.index(after) + 1 if after in ids else 0
    in_order = [*exercises[start:], *exercises[:start]]

    def done(exercise_id: str) -> bool:
        return exercise_id not in ids or statuses.get(exercise_id) is Status.SOLVED

    left = [each for each in in_order if statuses.get(each.id) not in (Status.SOLVED, Status.REVEALED)]
    ready = (each for each in left if all(map(done, each.prerequisites)))
    return next(ready, left[0] if left else None)
