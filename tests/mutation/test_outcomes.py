"""What is kept of a run, whatever ended it."""

from workbench.mutation.outcomes import Outcomes, digest


def test_a_verdict_is_there_for_the_next_run(tmp_path):
    Outcomes(tmp_path / "new", "state").keep("source", "accepted")
    assert Outcomes(tmp_path / "new", "state").get("source") == "accepted"
    assert Outcomes(tmp_path / "new", "state").get("another source") is None


def test_another_state_knows_nothing(tmp_path):
    Outcomes(tmp_path, "state").keep("source", "accepted")
    assert Outcomes(tmp_path, "other").get("source") is None


def test_the_last_of_two_verdicts_counts(tmp_path):
    outcomes = Outcomes(tmp_path, "state")
    outcomes.keep("source", "accepted")
    outcomes.keep("source", "wrong_answer")
    assert outcomes.get("source") == Outcomes(tmp_path, "state").get("source") == "wrong_answer"


def test_a_line_that_was_cut_short_costs_only_itself(tmp_path):
    outcomes = Outcomes(tmp_path, "state")
    outcomes.keep("first", "accepted")
    outcomes.keep("second", "accepted")
    path = tmp_path / "state.jsonl"
    path.write_bytes(path.read_bytes()[:-9])
    Outcomes(tmp_path, "state").keep("third", "wrong_answer")
    found = Outcomes(tmp_path, "state")
    assert [found.get(source) for source in ("first", "second", "third")] == ["accepted", None, "wrong_answer"]


def test_lines_of_another_kind_are_passed_over(tmp_path):
    (tmp_path / "state.jsonl").write_bytes(b'{"a": 1}\n[1, 2]\n["x"]\nnull\n\xff\xfe\n')
    assert Outcomes(tmp_path, "state").get("source") is None


def test_other_states_are_forgotten_only_once_this_one_is_kept(tmp_path):
    Outcomes(tmp_path, "old").keep("source", "accepted")
    new = Outcomes(tmp_path, "new")
    new.forget_other_states()
    assert Outcomes(tmp_path, "old").get("source") == "accepted"
    new.keep("source", "accepted")
    new.forget_other_states()
    assert [path.name for path in tmp_path.iterdir()] == ["new.jsonl"]


def test_a_digest_knows_where_one_part_ends():
    assert digest([b"ab", b"c"]) != digest([b"a", b"bc"])
    assert digest([b"ab", b"c"]) == digest([b"ab", b"c"])
