"""What learners type as a number, a shape or a choice: read leniently, refused clearly, never evaluated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.predict import Prediction, PredictionError
from workbench.predict.reading import read_answer

WHOLE = Prediction(prompt="How many?", expected=12, explain="…")
NUMBER = Prediction(prompt="How large?", expected=0.25, explain="…")
SHAPE = Prediction(prompt="Which shape?", expected=(3, 1, 5), explain="…")
CHOICE = Prediction(
    prompt="Which?", expected="it learns nothing", explain="…", choices=("it learns", "it learns nothing", "NaN")
)


@pytest.mark.parametrize(
    "typed", ["12", " 12\n", "+12", "12.", "12.0", "1.2e1", "24/2", "24 / 2", "= 12", "0012", "1200%"]
)
def test_a_whole_number_may_be_typed_in_many_ways(typed):
    answer = read_answer(WHOLE, typed)
    assert answer == 12 and isinstance(answer, int)


@pytest.mark.parametrize("typed", ["1,234,567", "1_234_567", "1 234 567", "1234567"])
def test_thousands_may_be_parted(typed):
    assert read_answer(WHOLE, typed) == 1234567


def test_a_large_whole_number_is_read_exactly():
    assert read_answer(WHOLE, "123456789012345678901") == 123456789012345678901


@pytest.mark.parametrize("typed", ["0.25", ".25", "1/4", "25%", "2.5e-1", "25 %", "≈ 0.25", "+.25"])
def test_a_number_may_be_typed_in_many_ways(typed):
    assert read_answer(NUMBER, typed) == 0.25


@pytest.mark.parametrize("typed", ["-2", "−2"])
def test_both_minus_signs_are_read(typed):
    assert read_answer(WHOLE, typed) == -2


@pytest.mark.parametrize(
    "typed",
    [
        "(3, 1, 5)",
        "3x1x5",
        "3 x 1 x 5",
        "3×1×5",
        "3X1X5",
        "3,1,5",
        "3 1 5",
        "[3, 1, 5]",
        "torch.Size([3, 1, 5])",
        "3*1*5",
    ],
)
def test_a_shape_may_be_typed_in_many_ways(typed):
    assert read_answer(SHAPE, typed) == (3, 1, 5)


@pytest.mark.parametrize(("typed", "shape"), [("()", ()), ("[]", ()), ("(7,)", (7,)), ("7", (7,)), ("(0, 2)", (0, 2))])
def test_scalars_vectors_and_empty_shapes_are_shapes(typed, shape):
    assert read_answer(SHAPE, typed) == shape


@pytest.mark.parametrize("typed", ["b", "B", "b)", "(b)", "b.", "it learns nothing", "It  learns NOTHING."])
def test_a_choice_is_a_letter_or_its_words(typed):
    assert read_answer(CHOICE, typed) == "it learns nothing"


@pytest.mark.parametrize(
    ("prediction", "typed", "told"),
    [
        (WHOLE, "twelve", "no whole number; type one such as 12"),
        (WHOLE, "12.5", "not a whole number"),
        (WHOLE, "6+6", "no whole number"),
        (WHOLE, "1e999", "no whole number"),
        (NUMBER, "0,25", "Write the decimal point as a dot"),
        (NUMBER, "nan", "is no number"),
        (NUMBER, "inf", "is no number"),
        (NUMBER, "1e999", "too large"),
        (NUMBER, "1/0", "divides by zero"),
        (NUMBER, "sqrt(2)", "is no number"),
        (NUMBER, "19.2 MB", "number alone, without 'MB'"),
        (NUMBER, "1e-3µs", "number alone, without 'µs'"),
        (NUMBER, "9" * 201, "201 characters long"),
        (SHAPE, "(3, -1, 5)", "is no shape"),
        (SHAPE, "(3, 1.5)", "is no shape"),
        (SHAPE, "(3, n, 5)", "is no shape"),
        (SHAPE, "(3, 1, 5", "is no shape"),
        (CHOICE, "d", "type a letter from a to c"),
        (CHOICE, "learns", "none of the choices"),
    ],
)
def test_what_cannot_be_read_says_what_is_asked_for(prediction, typed, told):
    with pytest.raises(PredictionError, match=told.replace("(", r"\(")):
        read_answer(prediction, typed)


@pytest.mark.parametrize("prediction", [WHOLE, NUMBER, SHAPE, CHOICE])
@given(typed=st.text(max_size=60) | st.from_regex(r"[-+0-9eE.,_/%x()\[\] ]{1,40}", fullmatch=True))
def test_every_text_is_read_or_refused_in_words(prediction, typed):
    try:
        answer = read_answer(prediction, typed)
    except PredictionError as error:
        assert str(error)
    else:
        assert type(answer) is type(prediction.expected)


@pytest.mark.parametrize(
    "typed", ["__import__('os').getcwd()", "exit()", "(lambda: 12)()", "12 if True else 0", "0x0c"]
)
def test_code_is_only_text(typed):
    with pytest.raises(PredictionError):
        read_answer(WHOLE, typed)
