"""Believed: depth-first search is most naturally written with recursion.
Tell: Small graphs are right. How deep may Python’s calls nest, and how deep is a chain of 3000?
"""


def topological_order(graph):
    order, done, open_nodes = [], set(), set()

    def visit(node):
        if node in done:
            return
        if node in open_nodes:
            raise ValueError(f"there is a cycle through {node!r}")
        open_nodes.add(node)
        for name in graph.get(node, []):
            visit(name)
        open_nodes.discard(node)
        done.add(node)
        order.append(node)

    for node in graph:
        visit(node)
    return order
