"""Finding exercises: by words, by fields, by what stands in the question, by letters."""

from workbench.catalog import load_catalogue
from workbench.study import Status
from workbench.ui.finding import Finder

CATALOGUE = load_catalogue()
FINDER = Finder(CATALOGUE)


def found(words: str, statuses: dict[str, Status] | None = None) -> set[str]:
    fits = FINDER.fits(words, statuses or {})
    return {exercise.id for exercise in CATALOGUE if fits is None or fits(exercise)}


def test_no_words_find_everything() -> None:
    assert len(found("  ")) == len(CATALOGUE)


def test_all_words_must_fit() -> None:
    assert "gru-cell" in found("recurrent gru")
    assert "relu" not in found("recurrent gru")


def test_a_field_asks_only_itself() -> None:
    assert found("track:losses") == {exercise.id for exercise in CATALOGUE if exercise.track == "losses"}
    assert {CATALOGUE.get(name).level for name in found("level:advanced kind:code")} == {"advanced"}
    assert found("status:solved", {"relu": Status.SOLVED}) == {"relu"}
    assert found("track:losses status:solved", {"relu": Status.SOLVED}) == set()


def test_an_unknown_field_is_a_word_like_any_other() -> None:
    assert found("no-such-field:relu zzzz") == set()


def test_letters_in_their_order_help_where_no_word_fits() -> None:
    assert "scaled-dot-product" in found("scldotprd")
    assert found("track:attention scldotprd") == {"scaled-dot-product"}


def test_questions_are_looked_through_once_they_are_read() -> None:
    finder = Finder(CATALOGUE)
    rare = "overflows, and where it doesn't"
    assert rare in CATALOGUE.get("custom-autograd-function").question_text
    finder.read_questions()
    fits = finder.fits(rare, {})
    assert fits is not None
    assert [exercise.id for exercise in CATALOGUE if fits(exercise)] == ["custom-autograd-function"]
