"""Believed: whatever is left over lies on a cycle.
Tell: You do notice the cycle. A node that waits for a cycle is left over, too: how do you get from it to one that lies on the cycle?
"""

from collections import defaultdict


def topological_order(graph):
    waiting = {node: len(inputs) for node, inputs in graph.items()}  # inputs that have not run yet
    users = defaultdict(list)
    for node, inputs in graph.items():
        for name in inputs:
            users[name].append(node)
    order = [name for name in users if name not in graph]
    order += [node for node, count in waiting.items() if count == 0]
    for node in order:  # the list grows while it is walked
        for user in users[node]:
            waiting[user] -= 1
            if waiting[user] == 0:
                order.append(user)
    if any(waiting.values()):
        left = ", ".join(sorted(node for node, count in waiting.items() if count))
        raise ValueError(f"there is a cycle, these cannot run: {left}")
    return order
