"""Where the learner stands, computed from plain values."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from workbench.catalog import Catalogue, Exercise, Kind, Level, Track
from workbench.study import Status, Study, Tally
from workbench.study.progress import Weakness, by_track, calendar, streak, suggested, weaknesses

TODAY = date(2026, 3, 4)  # a Wednesday


def exercise(name: str, track: str = "one", topics: tuple[str, ...] = (), after: tuple[str, ...] = ()) -> Exercise:
    needed = {"level": Level.BEGINNER, "minutes": 5, "folder": Path(name), "solution_folder": Path(name)}
    return Exercise(name, name, track, Kind.CODE, topics=topics, prerequisites=after, entry_points=("f",), **needed)


def catalogue(*exercises: Exercise) -> Catalogue:
    tracks = dict.fromkeys(each.track for each in exercises)
    return Catalogue(
        tuple(
            Track(name, name.title(), "", number, tuple(each for each in exercises if each.track == name))
            for number, name in enumerate(tracks)
        )
    )


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("practised", "length"),
    [((), 0), ((0,), 1), ((1,), 1), ((2,), 0), ((0, 1, 2), 3), ((1, 2, 4), 2), ((0, 2, 3), 1)],
)
def test_a_streak_ends_today_or_yesterday(practised, length):
    assert streak({ago(days) for days in practised}, TODAY) == length


def test_the_calendar_ends_today_and_has_a_column_a_week():
    rows = calendar({TODAY: 3, ago(2): 1, ago(7): 5, ago(400): 9}, TODAY, weeks=3)
    assert [len(row) for row in rows] == [3] * 7
    assert rows[2] == (0, 5, 3)  # Wednesdays
    assert rows[0] == (0, 0, 1)  # the Monday of this week
    assert [row[-1] for row in rows[3:]] == [None] * 4  # from tomorrow on


def test_solved_exercises_are_counted_by_track():
    shelf = catalogue(exercise("a"), exercise("b"), exercise("c", "two"))
    statuses = {"a": Status.SOLVED, "b": Status.REVEALED, "c": Status.FAILED}
    assert [(each.solved, each.total) for each in by_track(shelf, statuses)] == [(1, 2), (0, 1)]


def test_the_topics_with_the_largest_share_of_failures_come_first():
    shelf = catalogue(exercise("a", topics=("x", "y")), exercise("b", topics=("y",)), exercise("c", topics=("z",)))
    tallies = {"a": Tally(4, 1), "b": Tally(6, 6), "c": Tally(2, 0)}
    found = weaknesses(shelf, tallies, 5)
    assert found == (Weakness("x", 3, 4), Weakness("y", 3, 10))  # of z there are too few attempts
    assert weaknesses(shelf, tallies, 1) == found[:1]
    assert weaknesses(shelf, {"b": Tally(9, 9)}, 5) == ()


def test_the_suggestion_waits_for_prerequisites():
    shelf = catalogue(exercise("a"), exercise("b", after=("c",)), exercise("c"), exercise("d", after=("gone",)))
    new = dict.fromkeys("abcd", Status.NEW)
    assert suggested(shelf, new).id == "a"
    assert suggested(shelf, {**new, "a": Status.SOLVED}).id == "c"
    assert suggested(shelf, {**new, "a": Status.SOLVED, "c": Status.SOLVED}).id == "b"
    assert suggested(shelf, new, after="a").id == "c"
    assert suggested(shelf, new, after="d").id == "a"  # round the end
    assert suggested(shelf, {**new, "a": Status.SOLVED, "c": Status.REVEALED}, after="a").id == "d"
    assert suggested(shelf, dict.fromkeys("abcd", Status.SOLVED)) is None
    assert suggested(shelf, {**dict.fromkeys("abd", Status.SOLVED), "b": Status.NEW, "c": Status.REVEALED}).id == "b"


def test_attempts_are_counted_by_exercise_and_by_day(tmp_path, monkeypatch):
    monkeypatch.setenv("DLWORK_HOME", str(tmp_path))
    study = Study.open()
    study.record(exercise("a"), "x", "wrong_answer", 1, 0.1)
    study.record(exercise("a"), "x", "accepted", 1, 0.1)
    study.record(exercise("b"), "x", "time_limit", 1, 0.1)
    assert study.tallies() == {"a": Tally(2, 1), "b": Tally(1, 0)}
    assert sum(study.attempts_by_day().values()) == 3
    assert abs(max(study.attempts_by_day()) - date.today()) <= timedelta(days=1)  # midnight may pass meanwhile
    study.close()
