"""`dlwork check ID --formula`: the built-in formula card, graded for real, since nothing needs a process."""

import json

import pytest

from workbench.cli import main

CARD = "focal-loss-formula"


@pytest.mark.parametrize(
    "formula",
    [
        "(1 - p)^g * (g p log(p) + p - 1)",
        "(1-p)**g * g * p * ln(p) - (1-p)**(g+1)",
        "-(1 - σ(z))^(g + 1) + g σ(z) (1 - σ(z))^g log(σ(z))",
    ],
)
def test_every_equal_form_is_accepted(formula):
    assert main(["check", CARD, "--formula", formula]) == 0


def test_a_wrong_formula_gets_a_counter_example_and_a_hint(capsys):
    assert main(["check", CARD, "--json", "--formula", "-(1-p)^(g+1)"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["verdict"] == "wrong_answer"
    assert "At z = 1" in report["checks"][0]["message"]
    assert "treated as a constant" in report["checks"][0]["message"]


def test_what_is_no_formula_is_a_load_error_that_names_the_place(capsys):
    assert main(["check", CARD, "--json", "--formula", "__import__('os')"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["verdict"] == "load_error"
    assert "Column" in report["checks"][0]["message"]


def test_code_takes_no_formula(capsys):
    assert main(["check", "focal-loss", "--formula", "p"]) == 2
    assert "focal-loss is no formula card" in capsys.readouterr().err


def test_a_file_and_a_formula_are_one_too_many(capsys, tmp_path):
    assert main(["check", CARD, str(tmp_path / "mine.txt"), "--formula", "p"]) == 2
    assert "not both" in capsys.readouterr().err
