"""Believed: a node waits for its different inputs; x · x waits for x once.
Tell: Count what arrives as you count what is waited for. How often does x tell `square` that it has run?
"""

from collections import defaultdict


def topological_order(graph):
    waiting = {node: len(set(inputs)) for node, inputs in graph.items()}  # inputs that have not run yet
    users = defaultdict(list)
    for node, inputs in graph.items():
        for name in inputs:
            users[name].append(node)
    order = [name for name in users if name not in graph]
    order += [node for node, count in waiting.items() if count == 0]
    for node in order:  # the list grows while it is walked
        for user in users[node]:
            waiting[user] -= 1
            if waiting[user] == -1 or waiting[user] == 0:
                order.append(user)
    if any(waiting.values()):
        raise ValueError(f"there is a cycle through {on_a_cycle(graph, waiting)!r}")
    return order


def on_a_cycle(graph, waiting):
    node = next(node for node, count in waiting.items() if count)
    seen = set()
    while node not in seen:  # whoever still waits has an input that still waits
        seen.add(node)
        node = next(name for name in graph[node] if waiting.get(name))
    return node
