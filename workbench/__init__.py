"""dlwork: a terminal workbench for deep-learning interview practice."""

__version__ = "0.1.0"
