"""Replaces forbidden names in the candidate, for uses that the syntax tree does not show, such as getattr.

Best effort, as a courtesy to honest learners: a submission that goes to lengths can undo it.
"""

import operator
import sys
from collections.abc import Iterable
from typing import NoReturn


class ForbiddenName(Exception):
    """The submission used at run time what the exercise asks to write by hand."""


def guard(names: Iterable[str]) -> None:
    """Make each dotted name raise ForbiddenName when it is called; libraries that are not imported are left."""
    for name in names:
        owner_name, _, own_name = name.rpartition(".")
        library, _, path = owner_name.partition(".")
        if library not in sys.modules:
            continue
        owner = operator.attrgetter(path)(sys.modules[library]) if path else sys.modules[library]
        if callable(getattr(owner, own_name, None)):  # not a module, which the library itself may need
            setattr(owner, own_name, _raising(name))


def _raising(name: str) -> type:
    def refuse(self: object, *args: object, **kwargs: object) -> NoReturn:
        raise ForbiddenName(name)

    return type(name.rpartition(".")[2], (), {"__init__": refuse})
