"""The confinement of a candidate process, in layers that are each reported as they are.

Standard library only, so that it costs a spawned candidate a few milliseconds and works before numpy is imported.
Importable on every system; where a layer does not exist, `confine` says so instead of failing.
"""

from workbench.judge.sandbox.layers import confine
from workbench.judge.sandbox.policy import Layer, Policy
from workbench.judge.sandbox.probe import probe
from workbench.judge.sandbox.readable import readable_paths

__all__ = ["Layer", "Policy", "confine", "probe", "readable_paths"]
