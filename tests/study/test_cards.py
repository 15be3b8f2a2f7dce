"""Cards in the history: the rule for recall cards, what is kept of them, seeds of predict cards, drafts' suffixes."""

import pytest

from workbench.catalog import Kind
from workbench.study import Study, recall_source, recall_verdict


@pytest.mark.parametrize(
    ("ticked", "verdict"), [(6, "accepted"), (5, "accepted"), (4, "wrong_answer"), (0, "wrong_answer")]
)
def test_all_or_all_but_one_of_the_key_points_solve_a_card(ticked, verdict):
    assert recall_verdict(6, ticked) == verdict


def test_the_history_keeps_what_was_typed_and_what_was_ticked():
    assert recall_source("I said.\n", ("one", "two"), {1}) == "I said.\n\n## Key points\n\n- [ ] one\n- [x] two\n"


def test_what_was_only_said_leaves_the_key_points():
    assert recall_source(" \n", ("one",), {0}) == "## Key points\n\n- [x] one\n"


def test_a_comparison_opens_the_answer_though_nothing_was_typed(study, make_exercise):
    card = make_exercise("say-it", Kind.RECALL, stub=None)
    assert study.access(card).reason == "The answer opens once you have answered, or given up."
    study.record(card, recall_source("", ("one",), ()), recall_verdict(4, 0), 0, 0.0)
    assert study.access(card).open
    assert study.access(card).reason == "The answer is open, because you tried."


def test_giving_up_a_card_promises_no_checks(study, make_exercise):
    card = make_exercise("say-it", Kind.RECALL, stub=None)
    study.give_up(card)
    assert study.access(card).reason == "The answer is open, because you gave up."


def test_a_predict_card_keeps_its_seed_until_it_is_asked_again(study, home, make_exercise):
    card, other = make_exercise("guess", Kind.PREDICT, stub=None), make_exercise("guess-2", Kind.PREDICT, stub=None)
    seed = study.seed(card)
    assert 0 <= seed < 10_000
    assert study.seed(card) == seed
    again = study.draw_again(card)
    assert again != seed
    study.seed(other)
    second = Study.open(home)
    assert second.seed(card) == again
    second.close()


def test_many_draws_in_a_row_never_repeat_the_one_before(study, make_exercise, monkeypatch):
    card = make_exercise("guess", Kind.PREDICT, stub=None)
    drawn = iter([5, 5, 5, 6])
    monkeypatch.setattr("workbench.study.study.secrets.randbelow", lambda limit: next(drawn))
    assert (study.draw_again(card), study.draw_again(card)) == (5, 6)


@pytest.mark.parametrize(
    ("kind", "suffix"),
    [(Kind.CODE, ".py"), (Kind.RECALL, ".md"), (Kind.PITCH, ".md"), (Kind.FORMULA, ".txt"), (Kind.PREDICT, ".txt")],
)
def test_a_draft_has_the_suffix_of_what_it_holds(study, make_exercise, kind, suffix):
    card = make_exercise("card", kind, stub="" if kind is Kind.CODE else None)
    path = study.draft_path(card)
    assert path.name == f"card{suffix}"
    study.save_draft(card, "mine")
    study.reset_draft(card)
    assert path.with_name(f"card.before-reset{suffix}").read_text() == "mine"
