import re

from workbench.checks import assert_error, assert_unchanged, rng

EXAMPLE = {"loss": ["y_hat", "y"], "y_hat": ["a", "w2"], "a": ["x", "w1"]}


def assert_order(order, graph, told):
    """Every node once, and each after its inputs. Speaks of the first thing that is wrong."""
    assert isinstance(order, list), f"{told} The order is a list, not {type(order).__name__}."
    names = {*graph, *(name for inputs in graph.values() for name in inputs)}
    strangers = [node for node in order if node not in names]
    assert not strangers, f"{told} {strangers[:1]} is no node of the graph."
    place = {node: number for number, node in enumerate(order)}
    twice = [node for number, node in enumerate(order) if place[node] != number]
    assert not twice, f"{told} {twice[0]!r} stands in the order more than once."
    missing = sorted(names - set(order))
    assert not missing, f"{told} {missing[0]!r} is a node, and it is not in the order."
    for node, inputs in graph.items():
        for name in inputs:
            assert place[name] < place[node], f"{told} {node!r} runs before its input {name!r}."


def compare(submission, graph, told):
    assert_order(submission.topological_order(graph), graph, told)


def shuffled(graph):
    """The same graph with its nodes, and the inputs of each, in another order."""
    nodes = list(graph)
    rng().shuffle(nodes)
    return {node: [graph[node][i] for i in rng().permutation(len(graph[node]))] for node in nodes}


def test_the_example_of_the_question(submission):
    compare(submission, EXAMPLE, "The example of the question.")


def test_any_order_of_the_keys(submission):
    for _ in range(3):
        compare(submission, shuffled(EXAMPLE), "The example, its keys in another order.")


def test_a_chain_whichever_end_is_listed_first(submission):
    chain = {f"n{number}": [f"n{number - 1}"] for number in range(1, 7)}
    compare(submission, chain, "A chain, listed from the input on.")
    compare(submission, dict(reversed(chain.items())), "A chain, listed from the output back.")


def test_branches_that_meet_again(submission):
    graph = {"d": ["b", "c"], "b": ["a"], "c": ["b", "a"], "e": ["a", "d"]}
    compare(submission, shuffled(graph), "a → b → c → d, with short cuts.")
    ladder = {f"{side}{level}": [f"l{level - 1}", f"r{level - 1}"] for level in range(1, 40) for side in "lr"}
    compare(submission, ladder, "40 levels, 2³⁹ paths: no walk may follow every path.")


def test_random_graphs(submission):
    for size, edges in ((12, 2), (40, 4)):
        names = [f"v{number}" for number in rng().permutation(size)]
        graph = {
            names[number]: [names[other] for other in rng().integers(0, number, size=rng().integers(0, edges + 1))]
            for number in range(1, size)
        }
        compare(submission, shuffled(graph), f"A random graph of {size} nodes.")


def test_an_input_that_is_listed_twice(submission):
    compare(submission, {"square": ["x", "x"], "y": ["square", "x"]}, "x · x uses x twice.")


def test_nodes_without_inputs_and_without_users(submission):
    compare(submission, {"x": [], "y": ["x"], "alone": []}, "A node with an empty list of inputs, and one alone.")
    compare(submission, {"only": []}, "A single node.")


def test_several_unconnected_parts(submission):
    compare(submission, {"b": ["a"], "d": ["c"], "f": ["e", "e"]}, "Three unconnected graphs.")


def test_the_empty_graph(submission):
    assert submission.topological_order({}) == [], "The empty graph has the empty order, []."


def test_a_long_chain(submission):
    size = 3000
    chain = {f"n{number}": [f"n{number - 1}"] for number in range(size, 0, -1)}
    compare(submission, chain, f"A chain of {size} nodes.")


def test_one_node_with_many_users_and_inputs(submission):
    wide = {"sum": [f"u{number}" for number in range(300)]}
    wide |= {f"u{number}": ["x"] for number in range(300)}
    compare(submission, wide, "300 nodes that use x, and one that uses them all.")


def refuse(submission, graph, on_cycle, told):
    """A ValueError whose message names a node that lies on a cycle, and none that does not."""
    told = f"{told} On it lie {', '.join(on_cycle[:3])}."
    with assert_error(ValueError, message=told):
        try:
            submission.topological_order(graph)
        except Exception as failure:
            text = failure.text
            raise
    nodes = {*graph, *(name for inputs in graph.values() for name in inputs)}
    named = [word for word in re.findall(r"\w+", text) if word in nodes]
    assert named, f"{told}\nThe ValueError should name a node on the cycle; its message is {text[:200]!r}."
    strangers = [word for word in named if word not in on_cycle]
    assert not strangers, f"{told}\nThe ValueError names {strangers[0]!r}, too; its message is {text[:200]!r}."


def test_a_cycle_is_an_error_that_names_a_node_on_it(submission):
    refuse(submission, {"k7": ["k8"], "k8": ["k7"]}, ["k7", "k8"], "A cycle of two.")
    refuse(submission, {"k1": ["k2"], "k2": ["k3"], "k3": ["k1"]}, ["k1", "k2", "k3"], "A cycle of three.")


def test_a_node_that_is_its_own_input(submission):
    refuse(submission, {"k9": ["k9", "q1"], "q2": ["q1"]}, ["k9"], "A node that needs itself.")


def test_what_hangs_on_a_cycle_is_not_named_for_it(submission):
    graph = {
        "q1": ["q2"],
        "q2": ["k5"],
        "k5": ["q3", "k6"],
        "k6": ["k5", "q4"],
        "q3": ["q4"],
    }
    refuse(submission, graph, ["k5", "k6"], "A cycle in the middle; q1 and q2 only wait for it.")
    refuse(submission, dict(reversed(graph.items())), ["k5", "k6"], "The same graph, its keys the other way round.")


def test_a_cycle_beside_a_good_part(submission):
    graph = {"q2": ["q1"], "q3": ["q2"], "k3": ["k4"], "k4": ["k3"], "q4": ["q3", "k4"]}
    refuse(submission, shuffled(graph), ["k3", "k4"], "Half of the graph could run.")


def test_a_long_cycle(submission):
    size = 1200
    cycle = {f"n{number}": [f"n{(number + 1) % size}"] for number in range(size)}
    refuse(submission, cycle, list(cycle), f"A cycle of {size} nodes.")


def test_the_graph_is_left_alone(submission):
    with assert_unchanged(submission):
        submission.topological_order({"loss": ["y_hat", "y"], "y_hat": ["x", "x"]})
