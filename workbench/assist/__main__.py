"""The assisting process: reads requests from its standard input until that ends, and answers on standard output.

Lint is answered at once by the thread that reads; completions, which can take seconds the first time a library is
seen, by a second one.
"""

import os
import queue
import sys
import threading
from pathlib import Path

import msgspec

from workbench.assist.lint import findings
from workbench.assist.messages import Answer, Complete, Lint, Request, Sign


class Speaker:
    """Writes answers, from both threads."""

    def __init__(self) -> None:
        self._out = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0)
        self._lock = threading.Lock()
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer

    def say(self, answer: Answer) -> None:
        """Write one answer."""
        line = msgspec.json.encode(answer) + b"\n"
        with self._lock:
            self._out.write(line)


def _complete_all(waiting: "queue.SimpleQueue[Complete | Sign]", speaker: Speaker, cache: Path) -> None:
    from workbench.assist.complete import Completer  # jedi takes a tenth of a second: lint need not wait for it

    completer = Completer(cache)
    while True:
        request = waiting.get()
        try:
            match request:
                case Complete(id, source, row, column):
                    answer = Answer(id, completions=completer.completions(source, row, column))
                case Sign(id, source, row, column):
                    answer = Answer(id, signature=completer.signature(source, row, column))
        except Exception as error:  # noqa: BLE001 - jedi raises anything on half-written code; told below, and asked anew
            print(f"{type(request).__name__}: {type(error).__name__}: {error}", file=sys.stderr)  # noqa: T201
            answer = Answer(request.id)
        speaker.say(answer)


def main() -> None:
    """Answer until the app closes the pipe."""
    if hasattr(os, "nice"):
        os.nice(5)  # the judge and the keys come first
    speaker = Speaker()
    waiting: queue.SimpleQueue[Complete | Sign] = queue.SimpleQueue()
    threading.Thread(target=_complete_all, args=(waiting, speaker, Path(sys.argv[1])), daemon=True).start()
    decoder = msgspec.json.Decoder(Request)
    for line in sys.stdin.buffer:
        request = decoder.decode(line)
        if isinstance(request, Lint):
            speaker.say(Answer(request.id, findings=findings(request.source)))
        else:
            waiting.put(request)


if __name__ == "__main__":
    main()
