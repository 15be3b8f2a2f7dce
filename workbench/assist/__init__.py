"""Help while typing: what is wrong with a Python text, and how a word may go on.

Runs in a process of its own (`python -m workbench.assist`), because the analyses take from a millisecond to seconds and
load what the learner's code imports; the app must neither wait for that nor grow by it.
"""

from workbench.assist.assistant import Assistant
from workbench.assist.messages import MOST_COMPLETIONS, Completion, Finding, Severity, Signature

__all__ = ["MOST_COMPLETIONS", "Assistant", "Completion", "Finding", "Severity", "Signature"]
