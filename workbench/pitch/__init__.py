"""Pitches: a project told in thirty seconds, as a form in Markdown that is read, reviewed and exported as a README.

Standard library only: the app reviews while the learner types.
"""

from workbench.pitch.form import PARTS, Part, PitchError, Project, read_form
from workbench.pitch.readme import file_name, readme
from workbench.pitch.review import BUDGET_SECONDS, Remark, review, spoken_seconds

__all__ = [
    "BUDGET_SECONDS",
    "PARTS",
    "Part",
    "PitchError",
    "Project",
    "Remark",
    "file_name",
    "read_form",
    "readme",
    "review",
    "spoken_seconds",
]
