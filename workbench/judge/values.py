"""Python values to nodes and back: numbers, text, containers, numpy arrays, torch tensors, handles.

Only exact types cross as themselves. An instance of a subclass of int, str or ndarray (which may redefine equality)
becomes a handle, so that a value that lies about itself never reaches a comparison. torch is imported only when a
tensor is met.
"""

import math
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from workbench.judge import nodes
from workbench.judge.nodes import MAX_BODY, MAX_DEPTH, MAX_NODES, MAX_TEXT, Array, Node, ProtocolError, ValueTooLarge

Buffer = memoryview | bytes


@dataclass
class Encoded:
    """A value ready to be framed: its node, the headers of its arrays and their raw buffers."""

    node: Node
    arrays: list[Array] = field(default_factory=list)
    buffers: list[Buffer] = field(default_factory=list)


def encode(value: object, keep: Callable[[object], int]) -> Encoded:
    """Turn a value into nodes; `keep` stores an object that cannot travel and returns its handle's number.

    Raises ValueTooLarge where the value exceeds the limits of a frame.
    """
    encoder = _Encoder(keep)
    node = encoder.node(value, 0)
    return Encoded(node, encoder.arrays, encoder.buffers)


class _Encoder:
    def __init__(self, keep: Callable[[object], int]) -> None:
        self.keep = keep
        self.arrays: list[Array] = []
        self.buffers: list[Buffer] = []
        self.count = 0
        self.keys = 0
        self.size = 0

    def node(self, value: object, depth: int) -> Node:
        self.count += 1
        if depth > MAX_DEPTH or self.count > MAX_NODES:
            raise ValueTooLarge
        kind = type(value)
        if value is None or kind is bool or kind is float:
            return nodes.Plain(value)  # type: ignore[arg-type]
        if kind is int:
            return self._integer(value)  # type: ignore[arg-type]
        if kind is str:
            return self._text(_limited(value, MAX_TEXT))
        if kind is bytes or kind is bytearray:
            return nodes.Binary(bytes(_limited(value, MAX_TEXT)))
        if kind is complex:
            return nodes.Complex(value.real, value.imag)  # type: ignore[attr-defined]
        if kind is np.ndarray:
            return self._numpy(value)
        if isinstance(value, np.generic) and kind.__module__ == "numpy":
            array = self._numpy(np.asarray(value))
            return nodes.ScalarItem(array.index) if isinstance(array, nodes.ArrayItem) else array
        if isinstance(value, (list, tuple, set, frozenset)):
            return self._items(value, depth)
        if isinstance(value, dict):
            pairs = [(self.node(key, depth + 1), self.node(item, depth + 1)) for key, item in dict.items(value)]
            self._count_keys([key for key, _ in pairs])
            return nodes.Pairs(pairs)
        if kind is slice and all(map(_is_bound, (value.start, value.stop, value.step))):  # type: ignore[attr-defined]
            return nodes.Slice(value.start, value.stop, value.step)  # type: ignore[attr-defined]
        return self._library_value(value)

    def _text(self, value: str) -> Node:
        try:
            value.encode()
        except UnicodeEncodeError:
            return nodes.Handle("str with half a surrogate pair", -1)
        return nodes.Text(value)

    def _integer(self, value: int) -> Node:
        if -(2**63) <= value < 2**64:
            return nodes.Plain(value)
        if value.bit_length() > 4 * (nodes.MAX_DIGITS - 4):
            raise ValueTooLarge
        return nodes.LongInt(hex(value))

    def _items(self, value: Any, depth: int) -> Node:
        base: Any = next(base for base in (list, tuple, set, frozenset) if isinstance(value, base))
        # The base's own iterator: a subclass may have redefined it.
        items = [self.node(item, depth + 1) for item in base.__iter__(value)]
        if base in (set, frozenset):
            self._count_keys(items)
        return nodes.Items(base.__name__, items)

    def _count_keys(self, keys: list[Node]) -> None:
        self.keys += _countable(keys)
        if self.keys > nodes.MAX_KEYS:
            raise ValueTooLarge

    def _library_value(self, value: object) -> Node:
        if isinstance(value, np.dtype):
            return nodes.Type("numpy", value.name) if value.name in nodes.ITEM_BYTES else self._described(value)
        torch = sys.modules.get("torch")
        if torch is None:
            return self._handle(value)
        if isinstance(value, torch.dtype):
            name = str(value).removeprefix("torch.")
            return nodes.Type("torch", name) if name in nodes.ITEM_BYTES else self._described(value)
        if type(value) in (torch.Tensor, torch.nn.Parameter):
            return self._torch(value, torch)
        return self._handle(value)

    def _handle(self, value: object) -> Node:
        return nodes.Handle(_type_name(value), self.keep(value))

    def _described(self, value: object) -> Node:
        return nodes.Handle(f"{type(value).__name__} {value!s}"[:400], -1)

    def _numpy(self, array: Any) -> Node:
        if array.dtype.kind == "U":
            if array.dtype.itemsize == 0:
                array = array.astype("U1")
            name = f"U{array.dtype.itemsize // 4}"
            if array.dtype.itemsize > nodes.MAX_STRING_ITEM:
                raise ValueTooLarge
        else:
            name = array.dtype.name
            if name not in nodes.ITEM_BYTES:
                return nodes.Handle(f"ndarray of dtype {name}"[:400], -1)
        native = np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("=")).reshape(array.shape)
        return self._append("numpy", name, native)

    def _torch(self, tensor: Any, torch: Any) -> Node:
        plain = tensor.detach()
        name = str(plain.dtype).removeprefix("torch.")
        if plain.layout != torch.strided or plain.is_meta or plain.is_quantized or name not in nodes.ITEM_BYTES:
            return nodes.Handle(f"Tensor of dtype {name}, layout {plain.layout}"[:400], -1)
        plain = plain.cpu().resolve_conj().resolve_neg().contiguous()
        array = plain.view(torch.int16).numpy() if plain.dtype is torch.bfloat16 else plain.numpy()
        return self._append("torch", name, array, requires_grad=bool(tensor.requires_grad))

    def _append(self, library: str, name: str, array: Any, *, requires_grad: bool = False) -> Node:
        self.size += array.nbytes
        if self.size > MAX_BODY or array.ndim > nodes.MAX_DIMENSIONS or max(array.shape, default=0) > MAX_BODY:
            raise ValueTooLarge
        header = Array(library, name, array.shape, requires_grad)  # type: ignore[arg-type]
        self.arrays.append(header)
        self.buffers.append(array.reshape(-1).view(np.uint8).data if array.nbytes else b"")
        return nodes.ArrayItem(len(self.arrays) - 1)


def decode(node: Node, arrays: tuple[Array, ...], body: bytearray, resolve: Callable[[nodes.Handle], object]) -> Any:
    """The value a node stands for. Arrays share memory with `body`; `resolve` turns a handle into an object.

    Raises ProtocolError for everything that is not a well-formed value.
    """
    decoder = _Decoder(arrays, body, resolve)
    try:
        return decoder.value(node, 0)
    except ProtocolError:
        raise
    except (ValueError, TypeError, OverflowError, RuntimeError, MemoryError, KeyError) as error:
        raise ProtocolError(f"malformed value ({type(error).__name__})") from None


class _Decoder:
    def __init__(self, arrays: tuple[Array, ...], body: bytearray, resolve: Callable[[nodes.Handle], object]) -> None:
        self.arrays = arrays
        self.resolve = resolve
        self.count = 0
        self.keys = 0
        self.buffers = []
        view, start = memoryview(body), 0
        for array in arrays:
            self.buffers.append(view[start : start + array.size_in_bytes])
            start += array.size_in_bytes
        if start != len(body):
            raise ProtocolError(f"{len(body)} bytes of arrays where {start} were announced")
        self.unused = set(range(len(arrays)))

    def value(self, node: Node, depth: int) -> Any:
        self.count += 1
        if depth > MAX_DEPTH or self.count > MAX_NODES:
            raise ProtocolError("too many or too deeply nested values")
        match node:
            case nodes.Plain(value):
                return value
            case nodes.Text(text):
                return text
            case nodes.ArrayItem(index):
                return self._array(index)
            case nodes.ScalarItem(index):
                return self._scalar(index)
            case nodes.Items(kind, items):
                if kind in ("set", "frozenset"):
                    self._count_keys(items)
                values = [self.value(item, depth + 1) for item in items]
                return {"list": list, "tuple": tuple, "set": set, "frozenset": frozenset}[kind](values)
            case nodes.Pairs(items):
                self._count_keys([key for key, _ in items])
                return {self._key(key, depth + 1): self.value(item, depth + 1) for key, item in items}
            case nodes.LongInt(digits):
                return int(digits, 16)
            case nodes.Complex(real, imag):
                return complex(real, imag)
            case nodes.Binary(data):
                return data
            case nodes.Slice(start, stop, step):
                return slice(start, stop, step)
            case nodes.Type(library, name):
                return _dtype(library, name)
            case nodes.Handle():
                return self.resolve(node)

    def _count_keys(self, keys: list[Node]) -> None:
        self.keys += _countable(keys)
        if self.keys > nodes.MAX_KEYS:
            raise ProtocolError("too many keys")

    def _key(self, node: Node, depth: int) -> Any:
        key = self.value(node, depth)
        hash(key)  # an unhashable key is a malformed message, not a crash of ours
        return key

    def _scalar(self, index: int) -> Any:
        array = self._array(index)
        if not isinstance(array, np.ndarray) or array.ndim:
            raise ProtocolError("a scalar that is an array")
        return array[()]

    def _array(self, index: int) -> Any:
        if index not in self.unused:
            raise ProtocolError("an array that was not sent, or is used twice")
        self.unused.remove(index)  # one that is used often would be copied as often
        header, buffer = self.arrays[index], self.buffers[index]
        if header.library == "numpy":
            if header.dtype == "bfloat16":
                raise ProtocolError("numpy has no bfloat16")
            dtype = np.dtype(header.dtype)
            if dtype.itemsize == 0 or math.prod(header.shape) == 0:
                return np.zeros(header.shape, dtype)
            if dtype.kind == "U" and not _are_characters(np.frombuffer(buffer, dtype=np.uint32)):
                raise ProtocolError("text that is no Unicode")
            return np.frombuffer(buffer, dtype=dtype).reshape(header.shape)
        return self._tensor(header, buffer)

    def _tensor(self, header: Array, buffer: memoryview) -> Any:
        import torch  # heavy: only exercises that use tensors pay for it

        if header.dtype not in nodes.ITEM_BYTES:
            raise ProtocolError(f"torch has no dtype {header.dtype}")
        dtype = getattr(torch, header.dtype)
        if math.prod(header.shape) == 0:
            tensor = torch.zeros(header.shape, dtype=dtype)
        else:
            tensor = torch.frombuffer(bytearray(buffer), dtype=dtype).reshape(header.shape)
        has_gradient = header.requires_grad and (dtype.is_floating_point or dtype.is_complex)
        return tensor.requires_grad_() if has_gradient else tensor


def _dtype(library: str, name: str) -> Any:
    if name not in nodes.ITEM_BYTES or (library == "numpy" and name == "bfloat16"):
        raise ProtocolError(f"{library} has no dtype {name}")
    if library == "numpy":
        return np.dtype(name)
    import torch  # heavy, as above

    return getattr(torch, name)


def _countable(keys: list[Node]) -> int:
    """How many keys have a hash that the sender can foresee: numbers, and what holds them, but not text."""
    return sum(not isinstance(key, nodes.Text) for key in keys)


def _is_bound(value: object) -> bool:
    """Whether it may be a part of a slice that travels."""
    return value is None or (type(value) is int and -(2**63) <= value < 2**63)


def _are_characters(codes: Any) -> bool:
    return bool(np.all((codes < 0xD800) | ((codes > 0xDFFF) & (codes <= 0x10FFFF))))


def _limited(value: Any, limit: int) -> Any:
    if len(value) > limit:
        raise ValueTooLarge
    return value


def _type_name(value: object) -> str:
    name = type(value).__name__
    return name[:400] if type(name) is str else "object"
