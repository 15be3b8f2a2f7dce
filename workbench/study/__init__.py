"""What the learner has done: drafts, attempts, opened hints, and the rule that opens answers.

Imports the catalogue only. Everything is kept below one folder, `Home`; `Study` is the door to it.
"""

from workbench.study.drafts import DraftConflict
from workbench.study.home import Home
from workbench.study.model import Attempt, Place, Status
from workbench.study.progress import Tally
from workbench.study.recall import recall_source, recall_verdict
from workbench.study.reveal import Access, access
from workbench.study.study import Study

__all__ = [
    "Access",
    "Attempt",
    "DraftConflict",
    "Home",
    "Place",
    "Status",
    "Study",
    "Tally",
    "access",
    "recall_source",
    "recall_verdict",
]
