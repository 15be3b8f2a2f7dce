def topological_order(graph: dict[str, list[str]]) -> list[str]:
    """Every node of the graph once, each after all of its inputs.

    graph: node → names of its inputs; names that are no key are leaves. Raises ValueError where there is a cycle; the
    message names a node on it.
    """
    raise NotImplementedError
