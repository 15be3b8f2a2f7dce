"""One view of everything numeric a submission may return: Python numbers, numpy arrays and scalars, torch tensors."""

import sys
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

FLOATS = ("float64", "float32", "float16", "bfloat16")


@dataclass(frozen=True)
class Numeric:
    """A value with its kind; `values` holds it as float64, complex128, int64, uint64, bool or text."""

    library: Literal["scalar", "numpy", "torch"]
    dtype: str
    """"float64", "int64", "bool" …; for Python numbers the dtype numpy would give them."""
    values: np.ndarray

    @property
    def kind_and_shape(self) -> str:
        """ "a float64 array of shape (7, 5)"."""
        if self.library == "scalar":
            return f"a number of type {self.dtype}"
        return f"a {self.dtype} {'tensor' if self.library == 'torch' else 'array'} of shape {self.values.shape}"

    def is_close_kind_of(self, wanted: "Numeric") -> bool:
        """Whether a single number may stand for `wanted`: integers for floats, but not floats for integers."""
        if self.dtype == wanted.dtype:
            return True
        integer = self.values.dtype.kind in "iu"
        return integer and (wanted.dtype in FLOATS or wanted.values.dtype.kind in "iu")

    def precision_beside(self, wanted: "Numeric") -> str:
        """The precision two single numbers are compared in."""
        return wanted.dtype if self.dtype not in FLOATS else self.dtype


def numeric(value: Any) -> Numeric | None:
    """The value as numbers; None where it is none (a list, None, text, an object of the submission)."""
    if type(value) in (bool, int, float, complex):
        return _python_number(value)
    if isinstance(value, np.generic):
        known = value.dtype.kind in "biufc"
        return Numeric("scalar", value.dtype.name, _widened(np.asarray(value))) if known else None
    if isinstance(value, np.ndarray):
        return Numeric("numpy", value.dtype.name, _widened(value)) if value.dtype.kind in "biufc" else None
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.Tensor):
        name = str(value.dtype).removeprefix("torch.")
        plain = value.detach()
        array = (plain.double() if plain.dtype is torch.bfloat16 else plain).numpy()
        return Numeric("torch", name, _widened(array))
    return None


def describe(value: Any) -> str:
    """A value's kind in words, with the value itself where it is short."""
    known = numeric(value)
    if known is not None and known.values.ndim == 0 and known.library == "scalar":
        return f"{show_value(known.values)} ({known.dtype})"
    if known is not None:
        return known.kind_and_shape
    if value is None:
        return "None"
    if isinstance(value, (list, tuple, dict, set, frozenset)):
        return f"a {type(value).__name__} of {len(value)}"
    if isinstance(value, str):
        return f"the text {value[:60]!r}"
    return repr(value)[:200]


def show_value(value: Any) -> str:
    """Numbers as a learner reads them: 6 significant digits, arrays in aligned rows."""
    array = np.asarray(value)
    if array.ndim == 0:
        item = array[()]
        return format(complex(item), ".6g") if array.dtype.kind == "c" else _short(item)
    return np.array2string(array, precision=6, suppress_small=False, threshold=100, max_line_width=100)


def show_apart(first: Any, second: Any) -> tuple[str, str]:
    """Two different numbers with as many digits, 6 or more, as it takes to tell them apart."""
    texts = show_value(first), show_value(second)
    for digits in (9, 12, 17):
        if texts[0] != texts[1] or not all(isinstance(item, (float, np.floating)) for item in (first, second)):
            break
        texts = _short(first, digits), _short(second, digits)
    return texts


def _short(item: Any, digits: int = 6) -> str:
    if isinstance(item, (float, np.floating)):
        text = format(float(item) + 0.0, f".{digits}g")  # without the sign of a zero
        return text if any(mark in text for mark in ".en") else f"{text}.0"
    return str(item)


def _python_number(value: Any) -> Numeric:
    dtype = {bool: "bool", int: "int64", float: "float64", complex: "complex128"}[type(value)]
    array = np.asarray(value, dtype=object if dtype == "int64" and abs(value) >= 2**63 else dtype)
    return Numeric("scalar", dtype, array)


def _widened(array: np.ndarray) -> np.ndarray:
    if array.dtype.kind == "f":
        return array.astype(np.float64)
    return array.astype(np.complex128) if array.dtype.kind == "c" else array


def as_sentence(text: str) -> str:
    """The text with a capital at its beginning, unless that is a name of the code."""
    is_name = any(mark in text.partition(" ")[0] for mark in "_([")
    return text if is_name else text[:1].upper() + text[1:]
