"""The standard library's sorter, its error turned into a ValueError of our own."""

from graphlib import CycleError, TopologicalSorter


def topological_order(graph):
    try:
        return list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        raise ValueError(f"cycle through {error.args[1][0]}") from None
