"""equivalent.toml: what it says, and what can be wrong with it."""

import pytest

from workbench.mutation.equivalent import read_equivalents


@pytest.fixture
def read(tmp_path):
    def read(text):
        (tmp_path / "equivalent.toml").write_text(text, encoding="utf-8")
        return read_equivalents(tmp_path)

    return read


def test_without_the_file_nothing_is_equivalent(tmp_path):
    assert read_equivalents(tmp_path).reasons == {}
    assert read_equivalents(tmp_path).problems == ()


def test_several_mutants_share_a_reason(read):
    listed = read('[[equivalent]]\nmutants = ["1: x → y", "2: z → y"]\nreason = "The same."\n')
    assert listed.reasons == {"1: x → y": "The same.", "2: z → y": "The same."}
    assert listed.problems == ()


@pytest.mark.parametrize("reason", ["", 'reason = " "'])
def test_a_reason_must_be_given(read, reason):
    (problem,) = read(f'[[equivalent]]\nmutants = ["1: x → y"]\n{reason}\n').problems
    assert problem.endswith("equivalent.toml: '1: x → y' has no reason")


def test_an_entry_must_name_a_mutant(read):
    (problem,) = read('[[equivalent]]\nmutants = []\nreason = "So."\n').problems
    assert problem.endswith("an entry names no mutant")


def test_a_mutant_that_stands_there_twice_is_told(read):
    entry = '[[equivalent]]\nmutants = ["1: x → y"]\nreason = "So."\n'
    (problem,) = read(entry + entry).problems
    assert problem.endswith("'1: x → y' stands there twice")


@pytest.mark.parametrize("text", ["[[equivalent", "[[equivalent]]\nmutant = 3\n", "equivalent = 3\n"])
def test_a_file_that_cannot_be_used_is_told_and_explains_nothing(read, text):
    listed = read(text)
    assert len(listed.problems) == 1 and "cannot be used" in listed.problems[0]
    assert listed.reasons == {}


def test_what_no_mutant_has_and_what_is_killed_is_stale(read):
    listed = read('[[equivalent]]\nmutants = ["1: a → b", "2: a → b", "3: a → b"]\nreason = "So."\n')
    found = listed.stale(mutants={"1: a → b", "2: a → b"}, killed={"2: a → b"})
    assert [problem.partition(".toml: ")[2] for problem in found] == [
        "'2: a → b' is killed by the checks",
        "'3: a → b' is no mutant",
    ]
