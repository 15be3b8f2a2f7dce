"""Recall cards: their sections and key points are read, each flaw is told, and questions lead to exercises and back."""

import pytest

from workbench.catalog import load_catalogue
from workbench.catalog.audit import audit_exercise
from workbench.catalog.recall import SECTIONS, key_points, recall_card, related, sections

HEADER = 'id = "{id}"\ntitle = "Say it"\nkind = "recall"\nlevel = "beginner"\nminutes = 2\ntopics = ["maths"]\n'
ANSWER = f"""\
# Answer

Twice is the sum.

## Say it

{"It is the sum of the number and itself. " * 20}

## Key points

- a sum
- of two
  equal terms
- with `code` in it
- and a last one

## The follow-ups

* *Why?* Because.

## Where the short answer falls short

It says "double".

## Sources

A book.
"""
CARD = "say-it"


def add_card(content, name=CARD, question="question = 7\n", answer=ANSWER):
    content.write(f"exercises/maths/{name}/exercise.toml", HEADER.format(id=name) + question)
    content.write(f"exercises/maths/{name}/question.md", "# Say it\n")
    content.write(f"solutions/maths/{name}/answer.md", answer)


def problems(content, name=CARD):
    catalogue = content.load()
    return audit_exercise(catalogue.get(name), catalogue)


def only_problem(content, name=CARD):
    (problem,) = problems(content, name)
    return problem


def test_a_flawless_card_has_no_problem(content):
    add_card(content)
    assert problems(content) == ()


def test_key_points_are_read_with_their_wrapped_lines_joined():
    assert key_points(ANSWER) == ("a sum", "of two equal terms", "with `code` in it", "and a last one")


def test_an_answer_without_key_points_has_none():
    assert key_points("# Answer\n\n- not a key point\n\n## Say it\n\n- nor this\n") == ()


def test_sections_are_read_by_their_headings():
    assert sections(ANSWER)["Sources"] == "A book."
    assert tuple(sections(ANSWER)) == SECTIONS


@pytest.mark.parametrize("title", SECTIONS)
def test_a_missing_section_is_told(content, title):
    add_card(content, answer=ANSWER.replace(f"## {title}\n", f"### {title}\n"))
    assert any(problem.endswith(f"the section '## {title}' is missing or empty") for problem in problems(content))


def test_an_empty_section_is_told(content):
    add_card(content, answer=ANSWER.replace("A book.", ""))
    assert only_problem(content).endswith("the section '## Sources' is missing or empty")


def test_sections_in_another_order_are_told(content):
    head, sources, _ = ANSWER.partition("## Sources\n\nA book.\n")
    add_card(content, answer=head.replace("## Say it", f"{sources}\n## Say it"))
    assert "expected the sections in the order Say it, Key points" in only_problem(content)


def test_a_section_of_ones_own_may_stand_between(content):
    add_card(content, answer=ANSWER.replace("## The follow-ups", "## Derivation\n\nTwo lines.\n\n## The follow-ups"))
    assert problems(content) == ()


def test_the_first_line_is_the_heading(content):
    add_card(content, answer=ANSWER.replace("# Answer", "# The answer", 1))
    assert only_problem(content).endswith("expected '# Answer' as its first line")


@pytest.mark.parametrize(("bullets", "sound"), [(3, False), (4, True), (8, True), (9, False)])
def test_four_to_eight_key_points_are_asked_for(content, bullets, sound):
    head, _, tail = ANSWER.partition("- a sum")
    points = "".join(f"- point {number}\n" for number in range(bullets))
    add_card(content, answer=head + points + "\n## The" + tail.partition("## The")[2])
    assert bool(problems(content)) is not sound
    if not sound:
        assert only_problem(content).endswith(f"expected 4 to 8 key points, each after '- ', got {bullets}")


@pytest.mark.parametrize("words", [10, 1000])
def test_what_is_said_takes_one_to_three_minutes(content, words):
    spoken = "It is the sum of the number and itself. " * 20
    add_card(content, answer=ANSWER.replace(spoken, "word " * words))
    assert only_problem(content).endswith(f"got {words}")


def test_a_card_names_its_question(content):
    add_card(content, question="")
    assert only_problem(content).endswith("question: expected the number of the interview question, got none")


def test_a_question_has_one_card_at_most(content):
    add_card(content)
    add_card(content, "tell-it")
    assert problems(content, "say-it") == ()
    assert only_problem(content, "tell-it").endswith("question: 7 is the question of 'say-it' already")


def test_a_card_leads_to_the_exercises_of_its_question_and_they_lead_back(content):
    add_card(content)
    content.add_exercise("triple")
    content.add_exercise(
        "other",
        header=(content.root.exercises / "maths/double/exercise.toml")
        .read_text()
        .replace("7", "8")
        .replace("double", "other", 1),
    )
    catalogue = load_catalogue()
    card = catalogue.get(CARD)
    assert [exercise.id for exercise in related(card, catalogue)] == ["double", "triple"]
    assert related(catalogue.get("double"), catalogue) == (card,)
    assert related(catalogue.get("other"), catalogue) == ()
    assert recall_card(7, catalogue) == card
    assert recall_card(None, catalogue) is None


def test_a_card_without_hints_has_none(content):
    add_card(content)
    assert content.load().get(CARD).hints == ()


def test_a_predict_card_needs_a_problem(content):
    add_card(content)
    header = HEADER.format(id="guess").replace("recall", "predict")
    content.write("exercises/maths/guess/exercise.toml", header)
    content.write("exercises/maths/guess/question.md", "# Guess\n")
    content.write("solutions/maths/guess/answer.md", "# Answer\n")
    assert only_problem(content, "guess").endswith("problem.py is missing")
    content.write("solutions/maths/guess/problem.py", "")
    assert problems(content, "guess") == ()
