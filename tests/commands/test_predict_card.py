"""`dlwork check`, `show` and `verify` on the built-in predict card, graded for real, since nothing needs a process."""

import io
import json
import re
import sys

import pytest

from workbench.catalog import load_catalogue
from workbench.cli import main
from workbench.predict import draw

CARD = "conv-output-size-predict"


@pytest.fixture
def prediction():
    """What the card asks with seed 3."""
    return draw(load_catalogue().get(CARD).prediction_file, 3)


@pytest.fixture
def check(tmp_path):
    """`dlwork check` on a file with this answer."""

    def run(answer, *arguments):
        path = tmp_path / "answer.txt"
        path.write_text(str(answer))
        return main(["check", CARD, str(path), *arguments])

    return run


def test_the_right_answer_is_accepted_and_worked_through(check, prediction, capsys):
    assert check(prediction.expected, "--seed", "3") == 0
    output = capsys.readouterr().out
    assert "accepted" in output and "seed 3" in output
    assert prediction.explain.splitlines()[0] in output


def test_a_foreseen_mistake_is_told(check, prediction, capsys):
    answer, told = next(iter(prediction.near_misses.items()))
    assert check(answer, "--seed", "3", "--json") == 1
    report = json.loads(capsys.readouterr().out)
    assert (report["verdict"], report["seed"]) == ("wrong_answer", 3)
    assert report["checks"] == [{"name": "test_the_prediction", "verdict": "wrong_answer", "message": told}]
    assert str(prediction.expected) not in json.dumps(report)


@pytest.mark.parametrize(("answer", "verdict"), [("big", "load_error"), (" \n", "not_implemented")])
def test_what_is_no_answer_has_its_own_verdict(check, capsys, answer, verdict):
    assert check(answer, "--json") == 1
    assert json.loads(capsys.readouterr().out)["verdict"] == verdict


def test_without_a_seed_the_numbers_are_those_that_show_showed(check, capsys):
    assert main(["show", CARD]) == 0
    seed = int(re.search(r"With seed (\d+)", capsys.readouterr().out)[1])
    expected = draw(load_catalogue().get(CARD).prediction_file, seed).expected
    assert check(expected, "--json") == 0
    assert json.loads(capsys.readouterr().out)["seed"] == seed


def test_an_answer_may_come_from_standard_input(monkeypatch, prediction):
    text = io.TextIOWrapper(io.BytesIO("x".join(map(str, prediction.expected)).encode()))
    monkeypatch.setattr(sys, "stdin", text)
    assert main(["check", CARD, "-", "--seed", "3"]) == 0


def test_show_asks_with_the_numbers_of_a_seed(prediction, capsys):
    assert main(["show", CARD, "--seed", "3"]) == 0
    output = capsys.readouterr().out
    assert output.startswith("# Which size comes out?")
    assert prediction.prompt in output
    assert prediction.explain not in output


def test_the_answer_opens_after_an_attempt_and_comes_with_the_numbers(check, prediction, capsys):
    assert main(["show", CARD, "--answer", "--seed", "3"]) == 3
    assert "The answer opens once you have answered, or given up." in capsys.readouterr().err
    check("7", "--seed", "3")
    capsys.readouterr()
    assert main(["show", CARD, "--answer", "--seed", "3"]) == 0
    assert capsys.readouterr().out.rstrip().endswith(prediction.explain.rstrip())


def test_a_problem_that_cannot_draw_is_exit_two(run, content, capsys):
    content.add("maths", "guess", kind="predict")
    content.write("solutions/maths/guess/problem.py", "def draw(random): return 12\n")
    assert run("show", "guess") == 2
    assert "draw returned int" in capsys.readouterr().err


def test_verify_draws_from_the_problem(run, content, grader, capsys):
    content.add("maths", "guess", kind="predict")
    content.write("solutions/maths/guess/problem.py", "def draw(random): return 12\n")
    assert run("verify", "guess") == 1
    assert "draw returned int; expected a Prediction (seed 0)" in capsys.readouterr().out
    assert grader.log == []


@pytest.mark.parametrize("name", [CARD, "when-the-filter-does-not-fit"])
def test_the_built_in_cards_are_sound(name, capsys):
    assert main(["verify", name]) == 0
