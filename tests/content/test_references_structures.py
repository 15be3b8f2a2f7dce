"""Correctness: the references of the structures track against the standard library and torch."""

from graphlib import TopologicalSorter

import numpy as np
from test_references import reference


def test_the_topological_order_is_accepted_by_the_standard_library():
    rng = np.random.default_rng(0)
    for _ in range(30):
        size = int(rng.integers(1, 30))
        graph = {f"v{i}": [f"v{j}" for j in rng.integers(0, i, size=2)] for i in range(1, size)}
        order = reference("topological-order").topological_order(graph)
        assert sorted(order) == sorted(TopologicalSorter(graph).static_order())
        sorter = TopologicalSorter(graph)
        sorter.prepare()
        ready: set[str] = set()
        for node in order:
            ready |= set(sorter.get_ready())
            assert node in ready
            sorter.done(node)
