"""Predictions: what authors may draw, and how an answer is judged."""

import pytest

from workbench.errors import ContentError
from workbench.predict import Prediction, Right, Wrong, judge
from workbench.predict.card import answer_with, question_with

CHOICES = {"prompt": "Which?", "expected": "one", "explain": "…", "choices": ("one", "two")}


def made(**fields):
    return Prediction(**{"prompt": "How many?", "expected": 12, "explain": "Count.", **fields})


def test_a_right_answer_is_right():
    assert judge(made(), "12.0") == Right(12)


def test_a_foreseen_mistake_is_told():
    assert judge(made(near_misses={6: "That is half of it."}), "6") == Wrong(6, "That is half of it.")


def test_another_mistake_is_wrong_and_nothing_is_told():
    assert judge(made(near_misses={6: "That is half of it."}), "7") == Wrong(7, "")


def test_whole_numbers_are_compared_exactly():
    assert isinstance(judge(made(expected=1_000_000), "1000001"), Wrong)


@pytest.mark.parametrize(
    ("typed", "right"), [("0.25", True), ("0.2525", True), ("0.2475", True), ("0.2526", False), ("-0.25", False)]
)
def test_numbers_are_compared_within_the_tolerance(typed, right):
    assert isinstance(judge(made(expected=0.25), typed), Right) is right


def test_the_tolerance_around_zero_is_absolute():
    assert isinstance(judge(made(expected=0.0), "0.01"), Right)
    assert isinstance(judge(made(expected=0.0), "0.02"), Wrong)


def test_a_foreseen_number_is_recognised_within_the_tolerance():
    assert judge(made(expected=0.25, near_misses={0.5: "Twice."}), "0.501") == Wrong(0.501, "Twice.")


def test_a_shape_with_another_number_of_axes_is_told():
    judgement = judge(made(expected=(3, 1, 5)), "3x5")
    assert judgement == Wrong((3, 5), "The shape (3, 5) has 2 axes; the one asked for has 3.")
    assert judge(made(expected=(3, 1, 5)), "3x5x1") == Wrong((3, 5, 1), "")


def test_a_choice_is_judged_by_its_words():
    assert judge(made(**CHOICES, near_misses={"two": "Too many."}), "b") == Wrong("two", "Too many.")
    assert judge(made(**CHOICES), "a") == Right("one")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"prompt": " "}, "its prompt is empty"),
        ({"explain": ""}, "its explain is empty"),
        ({"expected": float("nan")}, "expected: a finite number"),
        ({"expected": float("inf")}, "expected: a finite number"),
        ({"expected": True}, "expected: a finite number"),
        ({"expected": (3, -1)}, "expected: a finite number"),
        ({"expected": (3, 1.0)}, "expected: a finite number"),
        ({"expected": None}, "expected: a finite number"),
        ({"tolerance": 0}, "tolerance"),
        ({"choices": ("a thing", "another")}, "choices belong to an answer that is a str"),
        ({**CHOICES, "choices": ("one",)}, "2 to 8 choices"),
        ({**CHOICES, "choices": ("one", "One ")}, "not all different"),
        ({**CHOICES, "choices": ("two", "three")}, "is none of the choices"),
        ({**CHOICES, "choices": ("one", "a")}, "a letter itself"),
        ({"near_misses": {"six": "…"}}, "is no possible answer"),
        ({"near_misses": {(6,): "…"}}, "is no possible answer"),
        ({"near_misses": {6: " "}}, "nothing to tell about 6"),
        ({**CHOICES, "near_misses": {"three": "…"}}, "is no possible answer"),
    ],
)
def test_a_prediction_that_makes_no_sense_is_refused(fields, told):
    with pytest.raises(ContentError, match=told):
        made(**fields)


def test_the_learner_is_told_what_form_is_asked_for():
    assert made().asks_for == "a whole number"
    assert made(expected=0.5).asks_for == "a number, right to 1 %"
    assert made(expected=0.5, tolerance=0.005).asks_for == "a number, right to 0.5 %"
    assert "(3, 1, 5)" in made(expected=(1,)).asks_for
    assert made(**CHOICES).asks_for == "a letter from a to b"


def test_choices_are_shown_with_their_letters():
    assert made(**CHOICES).text == "Which?\n\n* **a)** one\n* **b)** two"


def test_question_and_answer_come_with_the_numbers_and_their_seed():
    question = question_with("# Count\n", made(), 7)
    assert question.startswith("# Count\n\n## With seed 7\n\nHow many?")
    assert "whole number" in question and "Count." not in question
    assert answer_with("# Answer\n\nIt is.\n", made(), 7).endswith("## With the numbers of seed 7\n\nCount.\n")
