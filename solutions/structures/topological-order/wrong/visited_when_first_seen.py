"""Believed: breadth-first from the outputs back, and the list reversed, gives an order.
Tell: A chain is right. A node that two others need must wait for both: is it enough to have seen it once?
"""


def topological_order(graph):
    used = {name for inputs in graph.values() for name in inputs}
    order = [node for node in graph if node not in used]
    if graph and not order:
        raise ValueError(f"there is a cycle through {next(iter(graph))!r}")
    seen = set(order)
    for node in order:
        for name in graph.get(node, []):
            if name not in seen:
                seen.add(name)
                order.append(name)
    if len(order) < len({*graph, *used}):
        raise ValueError(f"there is a cycle through {next(node for node in graph if node not in seen)!r}")
    return order[::-1]
