"""The form of a pitch: what is read, what is told about it, how long it takes to say, and the README made of it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.catalog import Exercise, Kind, Level
from workbench.judge.pitches import grade_pitch
from workbench.judge.report import Verdict
from workbench.pitch import PARTS, PitchError, file_name, read_form, readme, review, spoken_seconds

COMPLETE = """\
Words per minute: 120

# Mail router

## Problem
<!-- What, and for whom? -->
Our support team sorted every mail by hand.

## Data and framework
Forty thousand labelled mails, PyTorch.

## Base or pretrained model
A pretrained DistilBERT, fine-tuned.

## Metric reached
Macro F1 of 0.86 on the following month.

## Baseline
Keyword rules reached 0.61.

## What went wrong
The ticket number gave the label away.

## What next
Relabel the two classes confused most.
"""


def exercise() -> Exercise:
    return Exercise("pitch", "Pitch", "projects", Kind.PITCH, Level.ADVANCED, 20, (), Path(), Path())


def verdict(text: str) -> Verdict:
    return grade_pitch(exercise(), text, 1).verdict


def without(title: str) -> str:
    """The form with the text of one part taken out."""
    head, _, rest = COMPLETE.partition(f"## {title}\n")
    body, heading, tail = rest.partition("\n## ")
    assert body
    return f"{head}## {title}\n{heading}{tail}"


def test_a_complete_form_is_accepted() -> None:
    report = grade_pitch(exercise(), COMPLETE, 1)
    assert report.accepted
    assert len(report.checks) == len(PARTS) + 2


def test_what_is_said_is_the_first_four_parts_without_prompts() -> None:
    (project,) = read_form(COMPLETE)
    assert project.pitch.startswith("Our support team")
    assert project.pitch.endswith("following month.")
    assert "for whom" not in project.pitch


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.title)
def test_each_part_must_be_there(part) -> None:  # type: ignore[no-untyped-def]
    report = grade_pitch(exercise(), without(part.title), 1)
    assert [check.name for check in report.checks if check.verdict is Verdict.WRONG_ANSWER] == [part.title]


@pytest.mark.parametrize("claim", ["Very good results on the test set.", "State of the art, really."])
def test_a_metric_needs_a_number(claim: str) -> None:
    text = COMPLETE.replace("Macro F1 of 0.86 on the following month.", claim)
    report = grade_pitch(exercise(), text, 1)
    assert report.first_failure is not None
    assert (report.first_failure.name, report.verdict) == ("Metric reached", Verdict.WRONG_ANSWER)


def test_a_pitch_takes_the_time_of_its_words_a_number_counting_double() -> None:
    (project,) = read_form(COMPLETE)
    words = len(project.pitch.split()) + 2  # F1 and 0.86
    assert spoken_seconds(project) == pytest.approx(words / 120 * 60)


def test_thirty_seconds_are_the_budget() -> None:
    long = COMPLETE.replace("Our support team", "word " * 50 + "Our support team")
    assert verdict(long) is Verdict.WRONG_ANSWER
    assert verdict(long.replace("minute: 120", "minute: 240")) is Verdict.ACCEPTED


def test_several_projects_are_told_apart() -> None:
    report = grade_pitch(exercise(), f"{COMPLETE}\n# Second\n\n## Problem\nToo little.\n", 1)
    assert report.verdict is Verdict.WRONG_ANSWER
    assert {check.name.partition(":")[0] for check in report.checks} == {"Mail router", "Second"}
    assert all(check.verdict is Verdict.ACCEPTED for check in report.checks if check.name.startswith("Mail"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no project"),
        ("hello", "above the first project"),
        ("# A\nhello", "above the first part"),
        ("# A\n## Colour\nred", "no part 'Colour'"),
        ("# A\n## Problem\nx\n## problem\ny", "twice"),
        ("# A\n# A\n", "Two projects"),
        ("Words per minute: fast\n# A", "from 60 to 300"),
        ("Words per minute: 10\n# A", "from 60 to 300"),
    ],
)
def test_what_is_no_form_is_told(text: str, told: str) -> None:
    with pytest.raises(PitchError, match=told):
        read_form(text)
    assert verdict(text) is Verdict.LOAD_ERROR


def test_an_empty_form_is_not_written_yet() -> None:
    assert verdict("# Project\n\n## Problem\n<!-- What? -->\n") is Verdict.NOT_IMPLEMENTED


def test_a_project_without_a_name_is_told() -> None:
    (project,) = read_form(COMPLETE.replace("# Mail router", "# Project"))
    assert [remark.about for remark in review(project) if not remark.good] == ["Name"]


def test_the_readme_has_the_thirty_seconds_first() -> None:
    (project,) = read_form(COMPLETE)
    text = readme(project)
    assert text.startswith("# Mail router\n\n**Problem.** Our support team")
    assert text.index("**Metric reached.**") < text.index("## When they ask on") < text.index("**Baseline.**")
    assert "<!--" not in text


@pytest.mark.parametrize(
    ("name", "expected"), [("Mail router", "mail-router.md"), ("Größe: 7/8", "groe-7-8.md"), ("猫", "project.md")]
)
def test_a_file_name_is_accepted_everywhere(name: str, expected: str) -> None:
    (project,) = read_form(f"# {name}\n")
    assert file_name(project) == expected


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    assert verdict(text) in set(Verdict) - {Verdict.INTERNAL_ERROR}
