"""Frames that are no frames: whatever arrives, the judge ends with a ProtocolError and little memory used."""

import os
import random
import time
from collections.abc import Iterator

import msgspec
import numpy as np
import pytest
import torch
from frames import FRAME_PREFIX, REQUEST_ID, SMALL, encoded_frame, framed, packed, peak_bytes, same_handle
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.judge import nodes, values, wire
from workbench.judge.nodes import Array, ArrayItem, Items, Plain, ProtocolError, Reply, Request
from workbench.judge.wire import Channel, DeadlinePassed, PeerGone

MUTATIONS = 12_000

SAMPLES = [
    None,
    [1, 2.5, "text", b"bytes", True, 3 + 4j, 2**200, slice(1, None, 2)],
    {"a": (1, 2), 3: {4, 5}, None: frozenset({"x"})},
    np.arange(6.0).reshape(2, 3),
    [np.float32(2), np.array(["ab", "σ"]), np.zeros((0, 3), np.int8), np.dtype("float32"), np.array(True)],
    [torch.ones(2, 2, dtype=torch.bfloat16), torch.arange(3), torch.ones(2, requires_grad=True), torch.float64],
    object(),
]


class Pipes:
    """A judge's channel, and what a test writes into it and reads from it as the candidate."""

    def __init__(self) -> None:
        replies, self.writer = os.pipe()
        self.reader, requests = os.pipe()
        os.set_blocking(requests, False)
        self.channel = Channel(replies, requests)

    def write(self, data: bytes) -> None:
        """Write as the candidate; what does not fit into the pipe is not written."""
        os.set_blocking(self.writer, False)
        os.write(self.writer, data)

    def end_candidate(self) -> None:
        """Close the candidate's ends."""
        for descriptor in (self.writer, self.reader):
            os.close(descriptor)
        self.writer = self.reader = -1

    def close(self) -> None:
        """Close whatever is open."""
        self.channel.close()
        if self.writer >= 0:
            self.end_candidate()


@pytest.fixture
def pipes() -> Iterator[Pipes]:
    pair = Pipes()
    yield pair
    pair.close()


def soon() -> float:
    """A deadline that has not passed."""
    return time.monotonic() + 30


# ---- frames on a pipe ----


def test_a_reply_arrives_with_its_body(pipes: Pipes) -> None:
    pipes.write(encoded_frame(np.arange(4.0)))
    reply, body = pipes.channel.receive_reply(soon())
    assert reply.id == REQUEST_ID
    assert bytes(body) == np.arange(4.0).tobytes()


def test_two_frames_in_one_write_arrive_one_after_the_other(pipes: Pipes) -> None:
    pipes.write(framed(Plain(1)) + framed(Plain(2)))
    assert [pipes.channel.receive_reply(soon())[0].value for _ in range(2)] == [Plain(1), Plain(2)]


def test_a_request_of_many_pipes_length_is_sent_once_the_reader_reads(pipes: Pipes) -> None:
    request, big = Request(b"1", "call", Plain(None), (Array("numpy", "uint8", (1 << 20,)),)), bytes(1 << 20)
    received = bytearray()

    def read_some() -> bool:
        received.extend(os.read(pipes.reader, 1 << 16))
        return True

    # The channel drains this while it waits for the pipe to have room again.
    pipes.channel.drain_while_waiting(pipes.reader, read_some)
    pipes.channel.send(request, [big], soon())
    os.set_blocking(pipes.reader, False)
    while True:
        try:
            received.extend(os.read(pipes.reader, 1 << 16))
        except BlockingIOError:
            break
    assert (
        bytes(received)
        == wire.PREFIX.pack(wire.MAGIC, len(header := msgspec.msgpack.encode(request)), 1 << 20) + header + big
    )


def test_a_reader_that_does_not_read_costs_the_deadline(pipes: Pipes) -> None:
    with pytest.raises(DeadlinePassed):
        pipes.channel.send(Reply(REQUEST_ID, Plain(None)), [bytes(1 << 20)], time.monotonic() + 0.05)


def test_a_reader_that_is_gone_is_noticed_while_writing(pipes: Pipes) -> None:
    pipes.end_candidate()
    with pytest.raises(PeerGone):
        pipes.channel.send(Reply(REQUEST_ID, Plain(None)), [], soon())


@pytest.mark.parametrize(
    "written", [b"", framed(Plain(1))[:3], framed(Plain(1))[:-1]], ids=["nothing", "a bit", "most"]
)
def test_silence_costs_the_deadline(pipes: Pipes, written: bytes) -> None:
    pipes.write(written)
    with pytest.raises(DeadlinePassed):
        pipes.channel.receive_reply(time.monotonic() + 0.02)


@pytest.mark.parametrize("written", [b"", framed(Plain(1))[:3], encoded_frame(np.ones(9))[:-1]])
def test_an_end_in_mid_frame_is_the_end_of_the_peer(pipes: Pipes, written: bytes) -> None:
    pipes.write(written)
    pipes.end_candidate()
    with pytest.raises(PeerGone):
        pipes.channel.receive_reply(soon())


def test_output_that_never_ends_does_not_stretch_the_deadline(pipes: Pipes) -> None:
    output, writer = os.pipe()
    os.write(writer, b"x")
    drained: list[int] = []

    def drain() -> bool:  # reads nothing, so that the stream stays readable for ever
        drained.append(1)
        return True

    pipes.channel.drain_while_waiting(output, drain)
    with pytest.raises(DeadlinePassed):
        pipes.channel.receive_reply(time.monotonic() + 0.02)
    assert drained
    for descriptor in (output, writer):
        os.close(descriptor)


def test_output_that_has_ended_is_no_longer_listened_to(pipes: Pipes) -> None:
    output, writer = os.pipe()
    os.close(writer)
    drained: list[int] = []

    def drain() -> bool:
        drained.append(1)
        return False

    pipes.channel.drain_while_waiting(output, drain)
    with pytest.raises(DeadlinePassed):
        pipes.channel.receive_reply(time.monotonic() + 0.02)
    assert drained == [1]
    os.close(output)


@pytest.mark.parametrize(
    ("header_size", "body_size"),
    [(nodes.MAX_HEADER + 1, 0), (2**32 - 1, 0), (10, nodes.MAX_BODY + 1), (10, 2**64 - 1), (0, 0)],
)
def test_a_frame_that_claims_to_be_huge_is_refused_before_anything_is_allocated(
    pipes: Pipes, header_size: int, body_size: int
) -> None:
    pipes.write(wire.PREFIX.pack(wire.MAGIC, header_size, body_size))

    def receive() -> None:
        with pytest.raises(ProtocolError):
            pipes.channel.receive_reply(soon())

    assert peak_bytes(receive) < SMALL


def test_a_body_the_header_does_not_account_for_is_not_allocated(pipes: Pipes) -> None:
    header = packed(ArrayItem(0), (Array("numpy", "float64", (4,)),))
    pipes.write(wire.PREFIX.pack(wire.MAGIC, len(header), nodes.MAX_BODY) + header)

    def receive() -> None:
        with pytest.raises(ProtocolError, match="do not fill"):
            pipes.channel.receive_reply(soon())

    assert peak_bytes(receive) < SMALL


def test_a_message_beyond_the_limits_is_not_sent(pipes: Pipes) -> None:
    message = Reply(REQUEST_ID, Items("list", [nodes.Text("x" * nodes.MAX_TEXT)] * 65))
    with pytest.raises(ProtocolError):
        pipes.channel.send(message, [], soon())
    with pytest.raises(ProtocolError):
        pipes.channel.send(Reply(REQUEST_ID, Plain(1)), [bytes(nodes.MAX_BODY), b"x"], soon())
    os.set_blocking(pipes.reader, False)
    with pytest.raises(BlockingIOError):
        os.read(pipes.reader, 1)


@given(st.binary(max_size=200))
@settings(deadline=None, max_examples=300)
def test_random_bytes_are_no_frame(data: bytes) -> None:
    pipes = Pipes()
    try:
        pipes.write(data)
        pipes.end_candidate()
        with pytest.raises((ProtocolError, PeerGone)):
            pipes.channel.receive_reply(soon())
    finally:
        pipes.close()


@given(st.binary(max_size=200))
@settings(deadline=None, max_examples=300)
def test_random_bytes_are_no_header(data: bytes) -> None:
    with pytest.raises(ProtocolError):
        wire.decode_reply(data, 0)


# ---- mutations ----


def mutated(frame: bytes, random_generator: random.Random) -> bytes:
    """A copy with one to four changes: bytes flipped, cut out, repeated or put in."""
    data = bytearray(frame)
    for _ in range(random_generator.randint(1, 4)):
        place = random_generator.randrange(len(data) + 1)
        kind = random_generator.randrange(5)
        if kind == 0 and place < len(data):
            data[place] = random_generator.randrange(256)
        elif kind == 1:
            del data[place : place + random_generator.randint(1, 8)]
        elif kind == 2:
            data[place:place] = random_generator.randbytes(random_generator.randint(1, 8))
        elif kind == 3:
            data[place:place] = data[place : place + random_generator.randint(1, 16)]
        elif place < len(data):
            data[place] ^= 1 << random_generator.randrange(8)
    return bytes(data)


def test_no_mutation_of_a_header_ends_in_another_error_or_in_much_memory() -> None:
    random_generator = random.Random(20)
    frames = [encoded_frame(sample) for sample in SAMPLES]
    outcomes = {"value": 0, "refused": 0}

    def attempt() -> None:
        for _ in range(MUTATIONS):
            frame = random_generator.choice(frames)
            header_size = wire.PREFIX.unpack(frame[:FRAME_PREFIX])[1]
            header = mutated(frame[FRAME_PREFIX : FRAME_PREFIX + header_size], random_generator)
            body = bytearray(frame[FRAME_PREFIX + header_size :])
            try:
                reply = wire.decode_reply(header, len(body))
                repr(values.decode(reply.value, reply.arrays, body, same_handle))
                outcomes["value"] += 1
            except ProtocolError:
                outcomes["refused"] += 1

    attempt_peak = peak_bytes(attempt)
    assert attempt_peak < 4 * SMALL
    assert min(outcomes.values()) > MUTATIONS // 50, outcomes


@given(st.sampled_from(SAMPLES), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=300)
def test_no_mutation_of_a_whole_frame_confuses_the_channel(sample: object, random_generator: random.Random) -> None:
    pipes = Pipes()
    try:
        pipes.write(mutated(encoded_frame(sample), random_generator))
        pipes.end_candidate()
        try:
            reply, body = pipes.channel.receive_reply(soon())
            values.decode(reply.value, reply.arrays, body, same_handle)
        except (ProtocolError, PeerGone):
            return
        assert len(reply.id) == 16
    finally:
        pipes.close()
