"""Where a session begins: at the exercise that was asked for, where the learner was, or at the first one."""

from workbench.catalog import Catalogue, Kind
from workbench.study import Place, Study


def place_to_begin(catalogue: Catalogue, study: Study, asked_for: str | None) -> Place | None:
    """The exercise and the cursor to show first; None for an empty catalogue."""
    known = {exercise.id for exercise in catalogue}
    place = study.last_place()
    if asked_for is not None and asked_for in known and not (place and place.exercise == asked_for):
        return Place(asked_for, 0, 0)
    if place is not None and place.exercise in known:
        return place
    first = next((each for each in catalogue if each.kind is Kind.CODE), next(iter(catalogue), None))
    return Place(first.id, 0, 0) if first is not None else None
