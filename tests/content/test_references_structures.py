"""Correctness: the references of the structures track against the standard library and torch."""

from graphlib import TopologicalSorter

import numpy as np
import torch
from test_references import close, reference


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


def test_a_value_has_the_gradients_of_torch():
    program = [("s", "a * b - c / a"), ("t", "tanh(s) + exp(-b)"), ("y", "t * s ** 3 + 2 / (1 - t)")]
    values = {"a": 0.7, "b": -1.2, "c": 0.4}
    (result,), gradients = reference("autodiff-value").evaluate(values, program)
    leaves = {name: torch.tensor(value, dtype=torch.float64, requires_grad=True) for name, value in values.items()}
    names = dict(leaves)
    for name, expression in program:
        names[name] = eval(expression, {"exp": torch.exp, "tanh": torch.tanh}, names)
    names["y"].backward()
    close(result, names["y"])
    for name, leaf in leaves.items():
        close(gradients[name], leaf.grad)
