"""What the learner must be told at the start, and can read again later under Show problems."""

from dataclasses import dataclass

_AT_ONCE = 3
"""Problems of the settings told at the start; the list has them all."""


@dataclass(frozen=True)
class Problems:
    """Everything that is not as it should be, by where it comes from."""

    history: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it, or that there is nothing."""
        found = (*self.history, *self.settings, *self.exercises)
        return found or ("Everything was loaded; there are no problems.",)

    @property
    def told(self) -> tuple[str, ...]:
        """What to say at the start, each by itself."""
        told = list(self.history)
        if self.settings:
            more = len(self.settings) - _AT_ONCE
            rest = (f"And {more} more: the palette has Show problems.",) if more > 0 else ()
            told.append("\n".join((*self.settings[:_AT_ONCE], *rest)))
        if self.exercises:
            files = f"{len(self.exercises)} of the exercises' files could not be read."
            told.append(f"{files} The palette shows them: Show problems.")
        return tuple(told)
