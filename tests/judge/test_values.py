"""Values through the wire: what arrives is what was sent, or a handle, and never something in between."""

from collections import OrderedDict, namedtuple
from collections.abc import Callable
from enum import IntEnum
from typing import Any

import numpy as np
import pytest
import torch
from frames import encoded_frame, is_same, sent
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from workbench.judge import nodes
from workbench.judge.nodes import Handle, ValueTooLarge
from workbench.judge.values import encode

NUMPY_DTYPES = [name for name in nodes.ITEM_BYTES if name != "bfloat16"]
TORCH_DTYPES = [name for name in nodes.ITEM_BYTES if hasattr(torch, name)]
SHAPES = npst.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4)
CHARACTERS = st.text(st.characters(codec="utf-8"), max_size=12)

Point = namedtuple("Point", "x y")


@st.composite
def arrays(draw: st.DrawFn) -> np.ndarray:
    """Arrays of every dtype that travels, in both byte orders, of any layout in memory."""
    dtype = np.dtype(draw(st.sampled_from(NUMPY_DTYPES))).newbyteorder(draw(st.sampled_from("<>")))
    array = draw(npst.arrays(dtype, draw(SHAPES)))
    for axis in range(array.ndim):
        array = np.flip(array, axis) if draw(st.booleans()) else array
    if array.ndim and draw(st.booleans()):
        array = array[..., ::2]
    return np.asfortranarray(array) if draw(st.booleans()) else array.T


@st.composite
def tensors(draw: st.DrawFn) -> torch.Tensor:
    """Tensors of every dtype that travels, with and without a gradient, contiguous or not."""
    dtype = getattr(torch, draw(st.sampled_from(TORCH_DTYPES)))
    raw = draw(npst.arrays(np.uint8, draw(SHAPES), elements=st.integers(0, 1) if dtype is torch.bool else None))
    tensor = torch.from_numpy(raw.copy()).to(dtype)
    if tensor.ndim >= 2 and draw(st.booleans()):
        tensor = tensor.transpose(0, 1)
    if tensor.ndim and draw(st.booleans()):
        tensor = tensor[..., ::2]
    return tensor.requires_grad_((dtype.is_floating_point or dtype.is_complex) and draw(st.booleans()))


def native(array: np.ndarray) -> np.ndarray:
    """The array in C order and this machine's byte order."""
    return np.ascontiguousarray(array, array.dtype.newbyteorder("=")).reshape(array.shape)


BOUNDS = st.none() | st.integers(-(2**63), 2**63 - 1)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(2**1500), 2**1500)
    | st.floats()
    | st.complex_numbers()
    | CHARACTERS
    | st.binary(max_size=12)
    | st.builds(slice, BOUNDS, BOUNDS, BOUNDS)
    | st.sampled_from([np.dtype(name) for name in NUMPY_DTYPES])
    | st.sampled_from([getattr(torch, name) for name in TORCH_DTYPES])
    | tensors()
    | arrays().map(native)
)
KEYS = st.none() | st.booleans() | st.integers() | CHARACTERS | st.tuples(st.integers(), CHARACTERS)
NESTED = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(KEYS, inner, max_size=4)
        | st.sets(KEYS, max_size=4)
        | st.frozensets(KEYS, max_size=4)
    ),
    max_leaves=12,
)


@given(arrays())
@settings(deadline=None)
def test_an_array_arrives_with_every_bit_in_c_order_and_native_bytes(array: np.ndarray) -> None:
    arrived = sent(array)
    assert is_same(arrived, native(array))
    assert arrived.dtype.isnative
    assert arrived.flags.c_contiguous
    assert arrived.flags.writeable


@given(tensors())
@settings(deadline=None)
def test_a_tensor_arrives_with_dtype_shape_and_gradient_flag(tensor: torch.Tensor) -> None:
    assert is_same(sent(tensor), tensor)


@given(NESTED)
@settings(deadline=None, max_examples=300)
def test_nested_values_arrive_as_they_were(value: Any) -> None:
    assert is_same(sent(value), value)


@given(npst.arrays("U12", SHAPES, elements=CHARACTERS.map(lambda text: text.rstrip("\0"))))
@settings(deadline=None)
def test_arrays_of_text_arrive(array: np.ndarray) -> None:
    assert is_same(sent(array), array)


@pytest.mark.parametrize("name", NUMPY_DTYPES)
def test_a_numpy_scalar_stays_a_scalar_of_its_dtype(name: str) -> None:
    assert is_same(sent(np.dtype(name).type(1)), np.dtype(name).type(1))


@pytest.mark.parametrize(
    "scalar", [np.str_("σ(z)"), np.str_(""), np.float64("nan"), np.float32("-inf"), np.bool_(False)]
)
def test_scalars_of_unusual_content_arrive(scalar: np.generic) -> None:
    arrived = sent(scalar)
    assert type(arrived) is type(scalar)
    assert arrived == scalar or arrived != arrived


def test_text_of_no_width_arrives_as_empty_text() -> None:
    empty = np.zeros(3, dtype=[("name", "U0")])["name"]
    assert empty.dtype.itemsize == 0
    assert is_same(sent(empty), np.array(["", "", ""]))


@pytest.mark.parametrize("shape", [(0,), (3, 0, 2), ()])
def test_arrays_without_extent_keep_their_shape(shape: tuple[int, ...]) -> None:
    assert is_same(sent(np.zeros(shape, np.float32)), np.zeros(shape, np.float32))
    assert is_same(sent(torch.zeros(shape, dtype=torch.bfloat16)), torch.zeros(shape, dtype=torch.bfloat16))


def test_conjugated_and_negated_views_arrive_as_what_they_show() -> None:
    numbers = torch.tensor([1 + 2j, 3 - 4j])
    assert torch.equal(sent(numbers.conj()), torch.tensor([1 - 2j, 3 + 4j]))
    assert torch.equal(sent(numbers.conj().imag), torch.tensor([-2.0, 4.0]))


def test_a_parameter_arrives_as_a_tensor_that_requires_its_gradient() -> None:
    arrived = sent(torch.nn.Parameter(torch.ones(2)))
    assert type(arrived) is torch.Tensor
    assert arrived.requires_grad


def test_a_tensor_inside_a_graph_arrives_without_it() -> None:
    arrived = sent(torch.ones(2, requires_grad=True) * 3)
    assert arrived.requires_grad
    assert arrived.is_leaf


def test_bits_of_bfloat16_survive() -> None:
    special = torch.tensor([float("nan"), float("inf"), -0.0, 1 / 3, 3.4e38], dtype=torch.bfloat16)
    assert is_same(sent(special), special)


def test_containers_with_a_class_of_their_own_become_the_plain_ones() -> None:
    class Hidden(list[int]):
        def __iter__(self) -> Any:
            return iter([42])

    assert is_same(sent(Point(1, [2.0])), (1, [2.0]))
    assert is_same(sent(OrderedDict(b=1, a=2)), {"b": 1, "a": 2})
    assert is_same(sent(Hidden([1, 2])), [1, 2])
    assert is_same(sent(bytearray(b"abc")), b"abc")


def test_an_array_that_is_used_twice_arrives_twice() -> None:
    array, tensor = np.arange(3.0), torch.arange(3)
    assert is_same(sent([array, array, tensor, tensor]), [array, array, tensor, tensor])


class Colour(IntEnum):
    RED = 1


def _subclass(base: type, *arguments: Any) -> Any:
    always_equal = {"__eq__": lambda self, other: True, "__hash__": lambda self: 0}
    return type("Sly", (base,), always_equal)(*arguments)


@pytest.mark.parametrize(
    "value",
    [
        _subclass(int, 3),
        _subclass(str, "x"),
        _subclass(float, 2.0),
        _subclass(complex, 1j),
        _subclass(bytes, b"x"),
        np.ones(3).view(_subclass(np.ndarray, 0).__class__),
        np.ma.masked_array([1.0], [True]),
        _subclass(torch.Tensor),
        Colour.RED,
        object(),
        lambda: 0,
        range(3),
        torch.nn.Linear(1, 1),
        type("dtype", (), {})(),
        slice("a"),
        slice(_subclass(int, 3)),
        iter([1]),
    ],
    ids=lambda value: (
        type(value).__name__ if type(value).__name__ != "Sly" else f"Sly {type(value).__mro__[1].__name__}"
    ),
)
def test_what_may_lie_about_itself_becomes_a_handle(value: object) -> None:
    kept: list[object] = []

    def keep(value: object) -> int:
        kept.append(value)
        return 5

    node = encode(value, keep).node
    assert node == Handle(type(value).__name__, 5)
    assert len(kept) == 1
    assert kept[0] is value
    assert sent([value])[0] == Handle(type(value).__name__, 0)


def test_a_forged_module_name_does_not_make_a_scalar_of_a_foreign_type() -> None:
    class Sly(np.float64):
        def __eq__(self, other: object) -> bool:
            return True

        __hash__ = np.float64.__hash__

    Sly.__module__ = "numpy"
    arrived = sent(Sly(2.0))
    assert type(arrived) is np.float64
    assert arrived != 3.0


@pytest.mark.parametrize(
    ("value", "described"),
    [
        (np.array([1, "a"], dtype=object), "ndarray of dtype object"),
        (np.array(["2020-01-01"], dtype="datetime64[D]"), "ndarray of dtype datetime64[D]"),
        (np.zeros(2, dtype="i4,f8"), "ndarray of dtype void96"),
        (np.array([b"abc"]), "ndarray of dtype bytes24"),
        (torch.ones(2, 2).to_sparse(), "layout torch.sparse_coo"),
        (torch.ones(2, device="meta"), "Tensor of dtype float32"),
        (np.dtype("datetime64[D]"), "datetime64[D]"),
        (torch.complex32, "torch.complex32"),
        ("\ud800", "surrogate"),
    ],
    ids=str,
)
def test_what_has_no_plain_form_is_described_and_never_kept(value: object, described: str) -> None:
    arrived = sent(value)
    assert isinstance(arrived, Handle)
    assert described in arrived.type_name
    assert arrived.number == -1


def _nested(depth: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(depth):
        value = [value]
    return value


def _endless() -> list[Any]:
    value: list[Any] = []
    value.append(value)
    return value


def _many_arrays() -> list[Any]:
    return [np.zeros(nodes.MAX_BODY // 16, np.uint8) for _ in range(17)]


@pytest.mark.parametrize(
    "make",
    [
        lambda: _nested(nodes.MAX_DEPTH + 1),
        _endless,
        lambda: [None] * nodes.MAX_NODES,
        lambda: "x" * (nodes.MAX_TEXT + 1),
        lambda: b"x" * (nodes.MAX_TEXT + 1),
        lambda: 1 << 1600,
        lambda: np.zeros(nodes.MAX_BODY + 1, np.uint8),
        _many_arrays,
        lambda: np.zeros((0, nodes.MAX_BODY + 1)),
        lambda: torch.zeros((1,) * (nodes.MAX_DIMENSIONS + 1)),
        lambda: np.zeros(1, f"U{nodes.MAX_STRING_ITEM // 4 + 1}"),
        lambda: set(range(nodes.MAX_KEYS + 1)),
        lambda: [dict.fromkeys(range(nodes.MAX_KEYS // 4)) for _ in range(5)],
    ],
    ids=[
        "deep", "endless", "many", "text", "bytes", "integer", "array", "arrays", "empty", "dimensions", "string",
        "set", "dicts",
    ],
)  # fmt: skip
def test_what_exceeds_a_limit_is_refused_by_the_sender(make: Callable[[], object]) -> None:
    with pytest.raises(ValueTooLarge):
        encode(make(), keep=lambda kept: 0)


@pytest.mark.parametrize(
    "make",
    [
        lambda: _nested(nodes.MAX_DEPTH),
        lambda: [None] * (nodes.MAX_NODES - 1),
        lambda: "σ" * nodes.MAX_TEXT,
        lambda: np.zeros(nodes.MAX_BODY, np.uint8),
        lambda: np.zeros((1,) * nodes.MAX_DIMENSIONS),
        lambda: np.array(["x" * (nodes.MAX_STRING_ITEM // 4)]),
        lambda: set(range(nodes.MAX_KEYS)),
        lambda: {str(key): None for key in range(nodes.MAX_KEYS + 1)},
        lambda: (1 << 1584) - 1,
    ],
    ids=["deep", "many", "text", "array", "dimensions", "string", "set", "words", "integer"],
)
def test_what_just_keeps_to_a_limit_arrives(make: Callable[[], object]) -> None:
    value = make()
    assert is_same(sent(value), value)


def test_encoding_looks_at_no_method_of_the_value() -> None:
    def refuse(self: object, *others: object) -> Any:
        raise AssertionError

    methods = (
        "__eq__",
        "__hash__",
        "__len__",
        "__iter__",
        "__repr__",
        "__str__",
        "__bool__",
        "__reduce__",
        "__array__",
    )
    Loud = type("Loud", (), dict.fromkeys(methods, refuse))
    assert encode([Loud()], keep=lambda kept: 0).node == nodes.Items("list", [Handle("Loud", 0)])


def test_a_frame_says_how_long_it_is() -> None:
    array = np.ones(5)
    assert len(encoded_frame([array, array])) == len(encoded_frame([array, array[:0]])) + array.nbytes
