"""Whether two formulas are equal, decided at random points, with a counter-example when they are not.

Two different analytic formulas meet only at isolated points, which random ones miss, so that a few dozen points decide;
no symbolic work is needed, and none could run away. The time is bounded by the operations: at most 200 nodes per
formula (the learner's, the answer, each alias, each near miss) at no more than 80 points.
"""

import math
from collections.abc import Sequence

from workbench.errors import ContentError
from workbench.formula.arithmetic import Value
from workbench.formula.authored import Authored
from workbench.formula.error import FormulaError
from workbench.formula.formula import parse
from workbench.formula.hints import find_hint
from workbench.formula.points import TrialPoint, trial_points
from workbench.formula.problem import Different, Equal, Outcome, Problem, shown_point
from workbench.formula.samples import Reference, Sample, Verdict

FEWEST_USABLE = 0.5
"""Share of the points at which the author's answer must be defined."""
FEWEST_VISIBLE = 0.75
"""Share of those at which rounding must not hide the learner's value."""


def check(problem: Problem, text: str, seed: int) -> Outcome:
    """Compares what the learner typed with the problem's answer.

    Raises FormulaError where the text cannot be read, or loses so many digits that nothing can be said, and
    ContentError where the problem itself is at fault.
    """
    yours = parse(text, problem.names)
    authored = Authored(problem)
    references = _references(authored, trial_points(problem, seed))
    samples = [Sample(reference, yours.at(reference.names)) for reference in references]
    counter_example = _counter_example(samples)
    if counter_example is None:
        return _equal(samples)
    return Different(
        counter_example.reference.trial.at,
        counter_example.yours.value,
        counter_example.correct.value,
        find_hint(authored, samples, yours),
    )


def _references(authored: Authored, trials: Sequence[TrialPoint]) -> list[Reference]:
    """The answer at every point where it is defined."""
    places = [authored.place(trial.at) for trial in trials]
    values = [authored.answer.at(place) for place in places]
    typical = _typical(values)
    references = [
        Reference(trial, place, value, max(abs(value.value), typical))
        for trial, place, value in zip(trials, places, values, strict=True)
        if math.isfinite(value.value)
    ]
    usable = [reference for reference in references if reference.is_usable]
    if len(usable) < FEWEST_USABLE * len(trials) or not usable:
        raise ContentError(f"The problem's answer {authored.problem.answer!r} is undefined on most of its domain.")
    return usable


def _typical(values: Sequence[Value]) -> float:
    """The median magnitude of the values other than zero."""
    sizes = sorted(abs(value.value) for value in values if math.isfinite(value.value) and value.value)
    return sizes[len(sizes) // 2] if sizes else 1.0


def _counter_example(samples: Sequence[Sample]) -> Sample | None:
    """The first point that proves the formula wrong; a hole at a special point alone does not."""
    differing = next((sample for sample in samples if sample.verdict is Verdict.DIFFERS), None)
    if differing is not None:
        return differing
    holes = [sample for sample in samples if sample.verdict is Verdict.UNDEFINED]
    return holes[0] if any(not sample.reference.trial.special for sample in holes) else None


def _equal(samples: Sequence[Sample]) -> Equal:
    agreeing = [sample for sample in samples if sample.verdict is Verdict.AGREES]
    holes = [sample for sample in samples if sample.verdict is Verdict.UNDEFINED]
    hidden = len(samples) - len(agreeing) - len(holes)
    if hidden > (1 - FEWEST_VISIBLE) * len(samples):
        raise FormulaError(
            f"Rounding or overflow hides the value at {hidden} of {len(samples)} points, so that it cannot be compared;"
            " write it without large numbers that cancel."
        )
    notes = []
    if holes:
        where = shown_point(holes[0].reference.trial.at)
        notes.append(f"Yours has no value at {where}, where the answer is {holes[0].correct.value:.6g}.")
    if hidden:
        notes.append(f"In floating point yours loses its digits or overflows at {hidden} of {len(samples)} points.")
    return Equal(len(agreeing), tuple(notes))
