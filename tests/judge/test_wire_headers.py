"""Headers that are none: wrong nodes, wrong arrays, too much of anything, refused with a ProtocolError and cheaply."""

from collections.abc import Callable

import msgspec
import pytest
from frames import REQUEST_ID, SMALL, assert_refused, framed, peak_bytes, same_handle, unframed

from workbench.judge import nodes, values, wire
from workbench.judge.nodes import Array, ArrayItem, Items, Pairs, Plain, ProtocolError

NODE_BYTES = 64
"""What msgspec needs for one node, and more."""


@pytest.mark.parametrize("size", [0, 1, 15, 17, 1000])
def test_an_id_of_another_length_is_refused(size: int) -> None:
    with pytest.raises(ProtocolError):
        wire.decode_reply(msgspec.msgpack.encode([bytes(size), ["v", None]]), 0)


@pytest.mark.parametrize(
    "node",
    [
        None,
        [],
        ["v"],
        ["?", 1],
        ["v", "text"],
        ["v", [1]],
        ["I", "0xfg"],
        ["I", "12"],
        ["I", "0x"],
        ["I", "0x" + "f" * nodes.MAX_DIGITS],
        ["I", "0x1_0"],
        ["c", 1.0],
        ["c", "1", "2"],
        ["s", b"\xff"],
        ["s", 1],
        ["b", "text"],
        ["a", -1],
        ["a", 0],
        ["a", 1.0],
        ["a", True],
        ["a", nodes.MAX_NODES + 1],
        ["g", 0],
        ["l", "deque", []],
        ["l", "list", 3],
        ["l", "set", [["l", "list", []]]],
        ["l", "frozenset", [["d", []]]],
        ["d", [[["l", "list", []], ["v", 1]]]],
        ["d", [[["v", 1]]]],
        ["d", {}],
        ["t", "numpy", "bfloat16"],
        ["t", "numpy", "object"],
        ["t", "numpy", "__class__"],
        ["t", "torch", "Tensor"],
        ["t", "torch", "U4"],
        ["t", "jax", "float32"],
        ["S", 1.5, None, None],
        ["S", 1],
        ["o", "Cell", -2],
        ["o", "x" * 401, 0],
        ["o", 3, 0],
    ],
    ids=str,
)
def test_a_malformed_node_is_refused(node: object) -> None:
    header = msgspec.msgpack.encode([REQUEST_ID, node])
    assert_refused(wire.PREFIX.pack(wire.MAGIC, len(header), 0) + header)


@pytest.mark.parametrize(
    ("array", "size"),
    [
        (["numpy", "float64", [3]], 23),
        (["numpy", "float64", [3]], 25),
        (["numpy", "float32", [3]], 24),
        (["numpy", "float64", [-1, -3]], 24),
        (["numpy", "float64", [2.0]], 16),
        (["numpy", "float64", [2**26 + 1]], 0),
        (["numpy", "float64", [2**26] * 32], 0),
        (["numpy", "float64", [2**26] * 31 + [0]], 0),
        (["torch", "float64", [2**26] * 31 + [0]], 0),
        (["numpy", "float64", [1] * 33], 8),
        (["numpy", "object", [1]], 8),
        (["numpy", "O", [1]], 8),
        (["numpy", "V8", [1]], 8),
        (["numpy", "M8[s]", [1]], 8),
        (["numpy", ">f8", [1]], 8),
        (["numpy", "f8,f8", [1]], 16),
        (["numpy", "S8", [1]], 8),
        (["numpy", "bfloat16", [4]], 8),
        (["numpy", "U", [4]], 0),
        (["numpy", "U0", [2**26, 2**10]], 0),
        (["numpy", "U-1", [1]], 4),
        (["numpy", "U٣", [1]], 12),
        (["numpy", "U1025", [1]], 4100),
        (["torch", "U2", [1]], 8),
        (["torch", "qint8", [1]], 1),
        (["pickle", "float64", [1]], 8),
        (["numpy", "float64", [1], False, "more"], 8),
        (["numpy", "float64", [1], 1], 8),
        (["numpy", "float64"], 8),
    ],
    ids=str,
)
def test_a_malformed_array_is_refused(array: object, size: int) -> None:
    header = msgspec.msgpack.encode([REQUEST_ID, ["a", 0], [array]])
    assert_refused(wire.PREFIX.pack(wire.MAGIC, len(header), size) + header + bytes(size))


def test_an_array_beyond_the_limit_of_a_frame_has_no_size() -> None:
    assert Array("numpy", "uint8", (nodes.MAX_BODY,)).size_in_bytes == nodes.MAX_BODY
    with pytest.raises(ProtocolError):
        _ = Array("numpy", "uint8", (nodes.MAX_BODY, 2)).size_in_bytes


@pytest.mark.parametrize("library", ["numpy", "torch"])
@pytest.mark.parametrize("indices", [(0, 1), (0, 0), (2,)], ids=["unsent", "twice", "beyond"])
def test_an_array_is_used_once_or_not_at_all(library: str, indices: tuple[int, ...]) -> None:
    """Otherwise a small frame asks for one copy of its body for every node."""
    node = Items("list", [ArrayItem(index) for index in indices])
    assert_refused(framed(node, (Array(library, "float64", (4,)),), bytes(32)))  # type: ignore[arg-type]


@pytest.mark.parametrize("item", [ArrayItem, nodes.ScalarItem])
@pytest.mark.parametrize("code", [0xD800, 0xDFFF, 0x110000, 0xFFFFFFFF])
def test_characters_that_do_not_exist_are_refused(item: type[nodes.ArrayItem], code: int) -> None:
    assert_refused(framed(item(0), (Array("numpy", "U1", ()),), code.to_bytes(4, "little")))


@pytest.mark.parametrize("array", [Array("numpy", "float64", (2,)), Array("torch", "float64", ())])
def test_a_scalar_is_of_numpy_and_has_no_dimensions(array: Array) -> None:
    assert_refused(framed(nodes.ScalarItem(0), (array,), bytes(array.size_in_bytes)))


def test_values_nested_too_deeply_are_refused() -> None:
    node: nodes.Node = Plain(None)
    for _ in range(nodes.MAX_DEPTH + 1):
        node = Items("list", [node])
    assert_refused(framed(node))


@pytest.mark.parametrize("opening", [b"\x93\xa1l\xa4list\x91", b"\x92\xa1d\x91\x92"], ids=["lists", "dicts"])
def test_a_header_nested_a_hundred_thousand_deep_is_refused(opening: bytes) -> None:
    header = b"\x92\xc4\x10" + REQUEST_ID + opening * 100_000 + b"\x92\xa1v\xc0"
    with pytest.raises(ProtocolError):
        wire.decode_reply(header, 0)


def test_a_header_of_a_million_nodes_is_refused_at_a_bounded_price() -> None:
    count = (nodes.MAX_HEADER - 64) // 4
    header = (
        b"\x92\xc4\x10" + REQUEST_ID + b"\x93\xa1l\xa4list\xdd" + count.to_bytes(4, "big") + b"\x92\xa1v\xc0" * count
    )
    assert count > 1_000_000
    assert len(header) <= nodes.MAX_HEADER

    def refuse() -> None:
        reply = wire.decode_reply(header, 0)
        with pytest.raises(ProtocolError, match="too many"):
            values.decode(reply.value, reply.arrays, bytearray(), same_handle)

    assert peak_bytes(refuse) < count * NODE_BYTES


def test_an_array_that_promises_more_items_than_it_has_costs_nothing() -> None:
    header = b"\x92\xc4\x10" + REQUEST_ID + b"\x93\xa1l\xa4list\xdd\xff\xff\xff\xff\x92\xa1v\xc0"

    def refuse() -> None:
        with pytest.raises(ProtocolError):
            wire.decode_reply(header, 0)

    assert peak_bytes(refuse) < SMALL


def test_more_arrays_than_nodes_are_refused() -> None:
    count = nodes.MAX_NODES + 1
    header = (
        b"\x93\xc4\x10"
        + REQUEST_ID
        + b"\x92\xa1v\xc0\xdd"
        + count.to_bytes(4, "big")
        + b"\x93\xa5numpy\xa4bool\x90" * count
    )
    with pytest.raises(ProtocolError):
        wire.decode_reply(header, 0)


@pytest.mark.parametrize(
    "build", [lambda keys: Items("set", keys), lambda keys: Pairs([(key, Plain(1)) for key in keys])]
)
def test_many_keys_of_one_hash_are_refused(build: Callable[[list[nodes.Node]], nodes.Node]) -> None:
    """A set of n of them costs n² comparisons; half a megabyte of header would hold the judge for minutes."""
    keys: list[nodes.Node] = [nodes.Complex(-1_000_003.0 * k, float(k)) for k in range(nodes.MAX_KEYS + 1)]
    assert len({hash(complex(key.real, key.imag)) for key in keys[:100] if isinstance(key, nodes.Complex)}) == 1
    with pytest.raises(ProtocolError, match="keys"):
        unframed(framed(build(keys)))


@pytest.mark.parametrize(
    "rest",
    [
        [[], ["T", ["T"], "m", []], 0],
        [[], None, False, ["x"] * 101],
        [[], None, False, ["x" * 401]],
        [[], ["T" * 401, [], "", []]],
        [[], ["T", ["B"] * 41, "", []]],
        [[], ["T", [], "m" * 4001, []]],
        [[], ["T", [], "", [[1, "f"]] * 41]],
        [[], ["T", [], "", [["1", "f"]]]],
        [[], ["T", [], "", [[1, "f" * 401]]]],
        [[], ["T"]],
    ],
    ids=lambda rest: str(rest)[:40],
)
def test_a_malformed_error_or_list_of_changes_is_refused(rest: list[object]) -> None:
    with pytest.raises(ProtocolError):
        wire.decode_reply(msgspec.msgpack.encode([REQUEST_ID, ["v", None], *rest]), 0)
