"""How a word may go on, and how a function is called: what jedi says, in our terms. Never runs the learner's code."""

import re
from pathlib import Path

import jedi

from workbench.assist.messages import MOST_COMPLETIONS, Completion, Signature

_WORD = re.compile(r"\w*$")


class Completer:
    """Answers for one text after another; the libraries it has read stay read."""

    def __init__(self, cache: Path) -> None:
        jedi.settings.cache_directory = str(cache)
        self._environment = jedi.InterpreterEnvironment()

    def completions(self, source: str, row: int, column: int) -> tuple[Completion, ...]:
        """The words that begin as the one before the cursor does; private ones only where it begins so."""
        found = self._script(source).complete(row + 1, column)
        line = source.splitlines()[row] if row < len(source.splitlines()) else ""
        match = _WORD.search(line[:column])
        private = bool(match and match[0].startswith("_"))
        names = (each for each in found if private or not each.name.startswith("_"))
        return tuple(Completion(each.name, each.type) for each, _ in zip(names, range(MOST_COMPLETIONS), strict=False))

    def signature(self, source: str, row: int, column: int) -> Signature | None:
        """The call the cursor is in; None outside of one, and where nothing is known but *args."""
        found = self._script(source).get_signatures(row + 1, column)
        if not found:
            return None
        call = found[0]
        parameters = [parameter.to_string().removeprefix("param ") for parameter in call.params]
        if parameters and all(parameter.startswith("*") for parameter in parameters):
            return None
        at = call.index
        here = parameters[at] if at is not None and at < len(parameters) else ""
        return Signature(f"{call.name}({', '.join(parameters)})", here)

    def _script(self, source: str) -> jedi.Script:
        return jedi.Script(source, environment=self._environment)
