"""The types that cross the pipe between judge and candidate, and nothing else does.

Each is a small tagged msgpack array that msgspec checks while it decodes: an unknown tag, a wrong type or a missing
field never becomes an object. Nothing that arrives is evaluated, imported or unpickled.
"""

import math
from typing import Annotated, Literal, TypeAlias

import msgspec

MAX_HEADER = 4 << 20
"""Bytes of msgpack in one frame."""
MAX_BODY = 64 << 20
"""Bytes of raw array data in one frame."""
MAX_NODES = 200_000
MAX_KEYS = 10_000
"""Members of sets and keys of dicts other than text: equal hashes are easily made and cost time squared."""
MAX_DEPTH = 40
MAX_DIMENSIONS = 32
MAX_TEXT = 1 << 16
MAX_DIGITS = 400

ITEM_BYTES = {
    "bool": 1, "int8": 1, "uint8": 1, "int16": 2, "uint16": 2, "int32": 4, "uint32": 4, "int64": 8, "uint64": 8,
    "float16": 2, "bfloat16": 2, "float32": 4, "float64": 8, "complex64": 8, "complex128": 16,
}  # fmt: skip
"""The dtypes that travel, under numpy's and torch's common names, with the size of one item."""
MAX_STRING_ITEM = 4 * 1024

Size = Annotated[int, msgspec.Meta(ge=0, le=MAX_BODY)]
Index = Annotated[int, msgspec.Meta(ge=0, le=MAX_NODES)]
ShortText = Annotated[str, msgspec.Meta(max_length=400)]


class ProtocolError(Exception):
    """The other side sent something that is no valid message."""


class ValueTooLarge(Exception):
    """A value has more items, bytes or levels than a frame may carry."""


class Array(msgspec.Struct, array_like=True, frozen=True, forbid_unknown_fields=True):
    """Describes one raw buffer in a frame's body: a numpy array or a torch tensor, C order, native bytes."""

    library: Literal["numpy", "torch"]
    dtype: Annotated[str, msgspec.Meta(max_length=16)]
    shape: Annotated[tuple[Size, ...], msgspec.Meta(max_length=MAX_DIMENSIONS)]
    requires_grad: bool = False

    @property
    def size_in_bytes(self) -> int:
        """The length of its buffer; raises ProtocolError for a dtype that does not travel or too large a shape."""
        size = item_bytes(self.dtype) * math.prod(self.shape)
        if size > MAX_BODY:
            raise ProtocolError(f"array of {size} bytes")
        return size


def item_bytes(dtype: str) -> int:
    """The size of one item: of the table above, or of a fixed-width string "U<characters>"."""
    if dtype in ITEM_BYTES:
        return ITEM_BYTES[dtype]
    width = dtype.removeprefix("U")
    if dtype.startswith("U") and width.isascii() and width.isdigit() and 0 < 4 * int(width) <= MAX_STRING_ITEM:
        return 4 * int(width)
    raise ProtocolError(f"unknown dtype {dtype!r}")


class Plain(msgspec.Struct, array_like=True, frozen=True, tag="v"):
    """None, True, an int of 64 bits or a float."""

    value: bool | int | float | None


class LongInt(msgspec.Struct, array_like=True, frozen=True, tag="I"):
    """An int of more than 64 bits, in hexadecimal."""

    digits: Annotated[str, msgspec.Meta(max_length=MAX_DIGITS, pattern=r"^-?0x[0-9a-f]+$")]


class Complex(msgspec.Struct, array_like=True, frozen=True, tag="c"):
    """A complex number."""

    real: float
    imag: float


class Text(msgspec.Struct, array_like=True, frozen=True, tag="s"):
    """A string."""

    text: Annotated[str, msgspec.Meta(max_length=MAX_TEXT)]


class Binary(msgspec.Struct, array_like=True, frozen=True, tag="b"):
    """A bytes object."""

    data: Annotated[bytes, msgspec.Meta(max_length=MAX_TEXT)]


class ArrayItem(msgspec.Struct, array_like=True, frozen=True, tag="a"):
    """The frame's array with this index."""

    index: Index


class ScalarItem(msgspec.Struct, array_like=True, frozen=True, tag="g"):
    """A numpy scalar, carried as the 0-dimensional array with this index."""

    index: Index


class Items(msgspec.Struct, array_like=True, frozen=True, tag="l"):
    """A list, tuple, set or frozenset."""

    kind: Literal["list", "tuple", "set", "frozenset"]
    items: list["Node"]


class Pairs(msgspec.Struct, array_like=True, frozen=True, tag="d"):
    """A dict, in its order."""

    items: list[tuple["Node", "Node"]]


class Type(msgspec.Struct, array_like=True, frozen=True, tag="t"):
    """A dtype object, of numpy or torch."""

    library: Literal["numpy", "torch"]
    name: Annotated[str, msgspec.Meta(max_length=16)]


class Slice(msgspec.Struct, array_like=True, frozen=True, tag="S"):
    """A slice with integer bounds."""

    start: int | None
    stop: int | None
    step: int | None


class Handle(msgspec.Struct, array_like=True, frozen=True, tag="o"):
    """An object that stays in the candidate; the judge holds its number."""

    type_name: ShortText
    number: Annotated[int, msgspec.Meta(ge=-1)]
    """-1 for an object that is only described, never kept."""


Leaf: TypeAlias = Plain | LongInt | Complex | Text | Binary | ArrayItem | ScalarItem | Type | Slice | Handle
Node: TypeAlias = Leaf | Items | Pairs


class LearnerFrame(msgspec.Struct, array_like=True, frozen=True):
    """A line of the learner's file on the way to an exception."""

    line: int
    function: ShortText


class RaisedError(msgspec.Struct, array_like=True, frozen=True):
    """An exception of the learner's code."""

    type_name: ShortText
    bases: Annotated[tuple[ShortText, ...], msgspec.Meta(max_length=40)]
    """The names of its class and base classes, most special first."""
    message: Annotated[str, msgspec.Meta(max_length=4000)]
    frames: Annotated[tuple[LearnerFrame, ...], msgspec.Meta(max_length=40)]


class Request(msgspec.Struct, array_like=True, frozen=True):
    """From judge to candidate: do one thing and answer with the same id."""

    id: bytes
    operation: str
    value: Node
    arrays: tuple[Array, ...] = ()


class Reply(msgspec.Struct, array_like=True, frozen=True):
    """From candidate to judge: a value or an error, never both."""

    id: Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
    value: Node
    arrays: Annotated[tuple[Array, ...], msgspec.Meta(max_length=MAX_NODES)] = ()
    error: RaisedError | None = None
    too_large: bool = False
    """The result could not be sent because of its size."""
    changed: Annotated[tuple[ShortText, ...], msgspec.Meta(max_length=100)] = ()
    """Which arguments the call changed in place: "0", "1", or a keyword. Comes from the untrusted side."""
