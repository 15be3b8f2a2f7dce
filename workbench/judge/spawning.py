"""What starting a process has in common, whichever engine does it."""

import os
from dataclasses import dataclass

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""More threads would only contend, and forking after a parallel operation hangs the child."""


@dataclass(frozen=True)
class Pipes:
    """The three pipes between a judge and a new candidate, by descriptor."""

    requests: int
    """The judge writes requests here, without blocking."""
    replies: int
    output: int
    """What the candidate prints arrives here, without blocking."""
    given: tuple[int, int, int]
    """The candidate's ends: requests to read, replies to write, output to write."""

    @classmethod
    def open(cls) -> "Pipes":
        """Three new pipes."""
        request_reader, requests = os.pipe()
        replies, reply_writer = os.pipe()
        output, output_writer = os.pipe()
        for descriptor in (requests, output):
            os.set_blocking(descriptor, False)
        return cls(requests, replies, output, (request_reader, reply_writer, output_writer))

    def close_given(self) -> None:
        """Close the candidate's ends, once it has them."""
        for descriptor in self.given:
            os.close(descriptor)
