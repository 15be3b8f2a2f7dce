"""Reads what the learner typed as a number, a shape or a choice. Lenient in form, never a guess, never evaluated."""

import math
import re

from workbench.predict.prediction import Answer, Prediction, PredictionError

MOST_CHARACTERS = 200
_DECIMAL = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?"
_NUMBER = re.compile(rf"({_DECIMAL})(?:\s*/\s*({_DECIMAL}))?\s*(%?)", re.ASCII | re.IGNORECASE)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:[,_ ]\d{3})+", re.ASCII)
_SHAPE = re.compile(r"\d{1,9}(?:(?:\s*[x×,*]\s*|\s+)\d{1,9})*\s*,?", re.ASCII | re.IGNORECASE)


def read_answer(prediction: Prediction, text: str) -> Answer:
    """What `text` means as an answer to this prediction; raises PredictionError where it means none."""
    typed = _tidied(text)
    if isinstance(prediction.expected, str):
        return _choice(prediction, typed)
    if isinstance(prediction.expected, tuple):
        return _shape(typed)
    return _whole_number(typed) if isinstance(prediction.expected, int) else _number(typed)


def _tidied(text: str) -> str:
    typed = " ".join(text.replace("−", "-").replace("\N{NO-BREAK SPACE}", " ").split())
    if len(typed) > MOST_CHARACTERS:
        raise PredictionError(f"That is {len(typed)} characters long; type the answer alone.")
    return typed.lstrip("=≈~ ").rstrip(". ")


def _number(typed: str) -> float:
    plain = re.sub(r"[,_ ]", "", typed) if _THOUSANDS.fullmatch(typed) else typed
    match = _NUMBER.fullmatch(plain)
    if match is None:
        if with_unit := re.fullmatch(rf"{_DECIMAL}\s*([^\W\d]+)", plain, re.IGNORECASE):
            raise PredictionError(f"Type the number alone, without {with_unit[1]!r}.")
        comma = " Write the decimal point as a dot." if re.fullmatch(r"[+-]?\d+,\d+", typed) else ""
        raise PredictionError(f"{typed!r} is no number.{comma} Type one such as 12, 0.25, 1/4 or 1e-3.")
    above, below, percent = match.groups()
    denominator = float(below) if below else 1.0
    if denominator == 0:
        raise PredictionError(f"{typed!r} divides by zero.")
    value = float(above) / denominator / (100 if percent else 1)
    if not math.isfinite(value):
        raise PredictionError(f"{typed!r} is too large a number.")
    return value


def _whole_number(typed: str) -> int:
    if re.fullmatch(r"[+-]?\d+", typed, re.ASCII):
        return int(typed)  # exactly, however large
    try:
        value = _number(typed)
    except PredictionError as error:
        if typed[:1].isdigit() and typed[-1:].isalpha():
            raise
        raise PredictionError(f"{typed!r} is no whole number; type one such as 12.") from error
    if not value.is_integer():
        raise PredictionError(f"{typed} is not a whole number, and one is asked for.")
    return int(value)


def _shape(typed: str) -> tuple[int, ...]:
    inner = re.sub(r"^torch\.Size", "", typed).strip()
    while len(inner) >= 2 and inner[0] + inner[-1] in ("()", "[]"):
        inner = inner[1:-1].strip()
    if not inner and inner != typed:
        return ()
    if not _SHAPE.fullmatch(inner):
        raise PredictionError(f"{typed!r} is no shape; type one such as (3, 1, 5) or 3x1x5, and () for a scalar.")
    return tuple(int(size) for size in re.findall(r"\d+", inner))


def _choice(prediction: Prediction, typed: str) -> str:
    wanted = typed.casefold()
    letter = wanted.strip("(). ")
    if letter in prediction.letters:
        return prediction.letters[letter]
    for choice in prediction.choices:
        if wanted == _tidied(choice).casefold():
            return choice
    raise PredictionError(f"{typed!r} is none of the choices; type {prediction.asks_for}.")
