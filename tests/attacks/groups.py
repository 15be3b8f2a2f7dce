"""All groups by name."""

from attacks import (
    damage,
    endless,
    forging,
    leaving,
    memory,
    network,
    output,
    peeking,
    processes,
    small_mistakes,
    state,
    text,
    unusual,
    wire,
)
from attacks.attack import Attack

GROUPS: dict[str, list[Attack]] = {
    "endless": endless.ATTACKS,
    "memory": memory.ATTACKS,
    "leaving": leaving.ATTACKS,
    "forging": forging.ATTACKS,
    "wire": wire.ATTACKS,
    "peeking": peeking.ATTACKS,
    "damage": damage.ATTACKS,
    "processes": processes.ATTACKS,
    "network": network.ATTACKS,
    "output": output.ATTACKS,
    "state": state.ATTACKS,
    "unusual": unusual.ATTACKS,
    "small-mistakes": small_mistakes.ATTACKS,
    "text": text.ATTACKS,
}
