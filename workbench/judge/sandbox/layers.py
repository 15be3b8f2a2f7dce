"""All layers in their order. Separate from each layer so that none can skip or hide another's failure."""

from collections.abc import Callable, Collection
from pathlib import Path

from workbench.judge.sandbox import capabilities, landlock, process, rlimits, seccomp
from workbench.judge.sandbox.policy import Layer, LayerUnavailable, Policy

LAYER_NAMES = ("session", "descriptors", "environment", "capabilities", "pdeathsig", "rlimits", "landlock", "seccomp")
"""In the order they are applied. The parent-death signal comes after the capabilities, because a change of
credentials may clear it; seccomp comes last, because it forbids some of the calls before it."""


def confine(policy: Policy, keep_descriptors: Collection[int], *, parent: int | None = None) -> tuple[Layer, ...]:
    """Confine this process for good, right before untrusted code is loaded; return what each layer achieved.

    Call it from the main thread, with no other running. `keep_descriptors` names the wire, and 1 and 2 where they
    lead somewhere. `parent` is the process id of the parent, taken before forking or spawning: should it have died
    already, so does this process. A layer that fails is returned as inactive with the reason; nothing is raised.
    """
    steps: dict[str, Callable[[], str]] = {
        "session": process.own_session,
        "descriptors": lambda: process.close_descriptors(keep_descriptors),
        "environment": lambda: process.clean_environment(policy.writable or Path("/")),
        "capabilities": capabilities.drop,
        "pdeathsig": lambda: process.die_with_parent(parent),
        "rlimits": lambda: rlimits.apply(policy),
        "landlock": lambda: landlock.apply(policy),
        "seccomp": lambda: seccomp.apply(_gaps_of_landlock(policy)),
    }
    return tuple(_attempt(name, steps[name]) for name in LAYER_NAMES)


def _gaps_of_landlock(policy: Policy) -> seccomp.FileRules:
    version = landlock.abi()
    if version == 0 and policy.writable is None:
        return seccomp.FileRules.NO_WRITING
    return seccomp.FileRules.NO_TRUNCATION if version < 3 else seccomp.FileRules.NONE


def _attempt(name: str, apply: Callable[[], str]) -> Layer:
    try:
        return Layer(name, True, apply())
    except (LayerUnavailable, OSError, ValueError) as reason:
        return Layer(name, False, str(reason))
