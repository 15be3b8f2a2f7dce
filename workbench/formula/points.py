"""Where two formulas are compared: a few points a person can check by hand, then random ones."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbench.formula.problem import Domain, Problem

SPECIAL_POINTS = 8
WIDE_POINTS = 60
SMALL_POINTS = 12
"""Random points near zero, where domains hold it: what only differs there is missed by the wide ones."""
MOST_POINTS = SPECIAL_POINTS + WIDE_POINTS + SMALL_POINTS

_NICE = (1.0, 2.0, -1.0, 0.5, -2.0, 0.0, -0.5, 3.0)
_FEWEST_NICE = 4
_SMALL = 1e-3


@dataclass(frozen=True)
class TrialPoint:
    """A value for every variable."""

    at: Mapping[str, float]
    special: bool
    """Chosen by hand; a random point never meets an isolated singularity, these do."""


def trial_points(problem: Problem, seed: int) -> tuple[TrialPoint, ...]:
    """At most MOST_POINTS points, special ones first, none on a kink; the same for the same seed."""
    source = random.Random(seed)
    candidates = (*_special(problem), *_random(problem, source))
    return tuple(point for point in candidates if not _on_kink(problem, point))


def _special(problem: Problem) -> Iterator[TrialPoint]:
    choices = {name: _nice_values(domain) for name, domain in problem.variables.items()}
    for index in range(SPECIAL_POINTS):
        # Shifted from variable to variable, so that x = y does not hide a mix-up of the two.
        at = {name: values[(index + shift) % len(values)] for shift, (name, values) in enumerate(choices.items())}
        yield TrialPoint(at, special=True)


def _nice_values(domain: Domain) -> tuple[float, ...]:
    if domain.values:
        return domain.values
    nice = tuple(value for value in _NICE if domain.low <= value <= domain.high)
    if len(nice) >= _FEWEST_NICE:
        return nice
    quarters = (_short(domain.low + (domain.high - domain.low) * share, domain) for share in (0.25, 0.5, 0.75))
    return tuple(dict.fromkeys((*quarters, *nice)))


def _random(problem: Problem, source: random.Random) -> Iterator[TrialPoint]:
    for index in range(WIDE_POINTS + SMALL_POINTS):
        scale = 1.0 if index < WIDE_POINTS else _SMALL
        at = {name: _drawn(domain, scale, source) for name, domain in problem.variables.items()}
        yield TrialPoint(at, special=False)


def _drawn(domain: Domain, scale: float, source: random.Random) -> float:
    if domain.values:
        return source.choice(domain.values)
    value = source.uniform(domain.low, domain.high)
    scaled = value * scale
    return _short(scaled if domain.low <= scaled <= domain.high else value, domain)


def _short(value: float, domain: Domain) -> float:
    """Four digits, so that a counter-example can be typed into a calculator as it is shown."""
    return min(max(float(f"{value:.4g}"), domain.low), domain.high)


def _on_kink(problem: Problem, point: TrialPoint) -> bool:
    return any(
        abs(point.at[name] - kink) <= 1e-6 * max(1.0, abs(kink))
        for name, kinks in problem.kinks.items()
        for kink in kinks
    )
