"""Curves as text."""

import math

from workbench.judge.report import Curve
from workbench.ui.plot_text import plot_text

X = tuple(step / 10 for step in range(-30, 31))
RELU = tuple(max(x, 0.0) for x in X)
LEAKY = tuple(x if x > 0 else 0.1 * x for x in X)


def text(*curves: Curve, width: int = 60, height: int = 16) -> list[str]:
    return plot_text(curves, width, height).plain.split("\n")


def test_the_picture_says_what_it_shows_and_where() -> None:
    lines = text(Curve("relu(x)", X, RELU, RELU))
    assert lines[0].startswith("━━ yours")
    assert lines[2] == "relu(x)"
    assert lines[3].startswith("       3 │")
    assert lines[-3].startswith("       0 │")
    assert lines[-1].split() == ["−3", "3"]
    assert all(len(line) <= 60 for line in lines)


def test_a_wrong_curve_is_another_picture_than_a_right_one() -> None:
    right, wrong = text(Curve("relu(x)", X, RELU, RELU)), text(Curve("relu(x)", X, RELU, LEAKY))
    assert right != wrong
    assert any(line.startswith("    −0.3 │") for line in wrong)


def test_two_stand_side_by_side_where_there_is_room() -> None:
    curves = [Curve("one", X, RELU, RELU), Curve("two", X, RELU, RELU)]
    assert text(*curves, width=100)[2].split() == ["one", "two"]
    assert text(*curves, width=70)[2].split() == ["one"]


def test_values_that_cannot_be_shown_are_counted() -> None:
    broken = (*LEAKY[:-2], math.nan, math.inf)
    assert "2 of your 61 values are not finite" in text(Curve("relu(x)", X, RELU, broken))[2]
    huge = (*RELU[:-1], 1e300)
    assert "1 of your 61 values lie outside" in text(Curve("relu(x)", X, RELU, huge))[2]
    assert "has no values" in text(Curve("relu(x)", X, RELU, ()))[2]


def test_a_constant_and_a_single_point_have_a_picture_too() -> None:
    assert text(Curve("flat", (0.0, 1.0), (2.0, 2.0), (2.0, 2.0)))
    assert text(Curve("point", (1.0,), (2.0,), (3.0,)))
