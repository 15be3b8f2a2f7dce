"""Depth-first search with a stack of its own; the open nodes are the path."""


def topological_order(graph):
    order = []
    state = {}
    for start in graph:
        stack = [(start, iter(graph[start]))] if start not in state else []
        if stack:
            state[start] = "open"
        while stack:
            node, inputs = stack[-1]
            for name in inputs:
                if state.get(name) == "open":
                    raise ValueError(f"cycle: {name}")
                if name not in state:
                    state[name] = "open"
                    stack.append((name, iter(graph.get(name, ()))))
                    break
            else:
                stack.pop()
                state[node] = "done"
                order.append(node)
    return order
