"""`dlwork show`: parts of an exercise, and what stays closed before an attempt."""

import json

import pytest


def test_the_question_is_what_is_shown_by_default(run, capsys):
    assert run("show", "double") == 0
    assert capsys.readouterr().out == "# Twice\n\nReturn twice x.\n"


def test_hints_come_one_after_the_other(run, capsys):
    assert run("show", "double", "--hints", "2") == 0
    assert capsys.readouterr().out == "## A nudge\n\nAdd.\n\n## A push\n\nTo itself.\n"


def test_asking_for_more_hints_than_there_are_shows_all(run, capsys):
    assert run("show", "double", "--hints", "9", "--json") == 0
    assert len(json.loads(capsys.readouterr().out)["hints"]) == 3


def test_the_stub_can_be_redirected_into_a_file_as_it_is(run, capsys):
    assert run("show", "double", "--stub") == 0
    assert capsys.readouterr().out == "def double(x):\n    raise NotImplementedError\n"


@pytest.mark.parametrize("part", ["--answer", "--solution"])
def test_answer_and_solution_refuse_before_an_attempt(run, capsys, part):
    assert run("show", "double", part) == 3
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("dlwork: The answer and the solution open once")


def test_running_the_stub_as_it_is_opens_nothing(run, capsys, content):
    run("check", "double", content.folder / "exercises/maths/double/stub.py")
    assert run("show", "double", "--solution", "--json") == 3


def test_answer_and_solution_open_after_a_wrong_attempt(run, capsys, wrong):
    run("check", "double", wrong)
    capsys.readouterr()
    assert run("show", "double", "--answer", "--solution") == 0
    output = capsys.readouterr().out
    assert output == "# Answer\n\nAdd it to itself.\n\ndef double(x):\n    return 2 * x\n"


def test_json_is_the_listed_fields_and_the_question(run, capsys):
    assert run("show", "double", "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    run("list", "--json")
    listed = json.loads(capsys.readouterr().out)[0]
    assert shown == listed | {"question_text": "# Twice\n\nReturn twice x.\n"}


def test_json_holds_only_the_parts_asked_for(run, capsys):
    assert run("show", "double", "--json", "--stub", "--hints", "1") == 0
    shown = json.loads(capsys.readouterr().out)
    assert list(shown)[9:] == ["stub", "hints"]
    assert shown["hints"] == [{"title": "A nudge", "text": "Add."}]


def test_a_card_has_no_code_to_show(run, capsys):
    assert run("show", "say-it", "--stub") == 2
    assert "say-it is a recall exercise" in capsys.readouterr().err


def test_a_card_has_a_question(run, capsys):
    assert run("show", "say-it") == 0


@pytest.mark.parametrize("number", ["0", "-1", "two"])
def test_a_number_of_hints_counts_from_one(run, capsys, number):
    assert run("show", "double", "--hints", number) == 2
    assert "expected a whole number from 1" in capsys.readouterr().err


def test_an_unknown_exercise_is_answered_with_the_closest_ones(run, capsys):
    assert run("show", "dubble") == 2
    assert capsys.readouterr().err == "dlwork: There is no exercise 'dubble'. Did you mean double?\n"
