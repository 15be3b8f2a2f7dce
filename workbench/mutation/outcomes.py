"""What came of each mutant, kept on disk, so that an interrupted run goes on and an unchanged exercise costs nothing.

One file for each exercise and each state of everything that decides its outcomes, a line for each mutant. Lines are
only ever appended; one that was cut short is skipped and its mutant graded again.
"""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path


def digest(parts: Iterable[bytes]) -> str:
    """A name for some contents: equal only where all parts are."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "little") + part)
    return whole.hexdigest()[:32]


class Outcomes:
    """The outcomes of one exercise's mutants, in `folder`/<state>.jsonl."""

    def __init__(self, folder: Path, state: str) -> None:
        self._path = folder / f"{state}.jsonl"
        self._known = dict(_lines(self._path))

    def get(self, source: str) -> str | None:
        """The verdict on a mutant, by its source; None where it is not known."""
        return self._known.get(_key(source))

    def keep(self, source: str, verdict: str) -> None:
        """Remember a verdict, at once and for good."""
        key = _key(source)
        self._known[key] = verdict
        self._path.parent.mkdir(parents=True, exist_ok=True)
        # The leading line end parts it from what an interrupted run may have left.
        line = "\n" + json.dumps([key, verdict]) + "\n"
        with self._path.open("a", encoding="utf-8") as file:
            file.write(line)

    def forget_other_states(self) -> None:
        """Remove what was kept before the exercise changed."""
        if self._path.is_file():
            for path in self._path.parent.glob("*.jsonl"):
                if path != self._path:
                    path.unlink(missing_ok=True)


def _key(source: str) -> str:
    return digest([source.encode()])


def _lines(path: Path) -> Iterable[tuple[str, str]]:
    if not path.is_file():
        return
    for line in path.read_text(encoding="utf-8", errors="replace").split("\n"):
        try:
            entry = json.loads(line)
        except ValueError:
            continue
        if isinstance(entry, list) and len(entry) == 2 and all(isinstance(part, str) for part in entry):
            yield entry[0], entry[1]
