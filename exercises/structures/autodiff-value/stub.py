class Value:
    """A number that remembers what it was computed from. `data`: float; `grad`: float, 0.0 before `backward`."""

    def __init__(self, data: float) -> None:
        raise NotImplementedError

    # +, -, *, / with values and numbers on either side; ** with a constant number; exp(); tanh(); negation

    def backward(self) -> None:
        """Add the gradient of this value to the `grad` of every value it was made of, and of itself."""
        raise NotImplementedError


def evaluate(values: dict[str, float], *programs: list[tuple[str, str]]) -> tuple[list[float], dict[str, float]]:
    """Run programs on `Value`s and call `backward` on the result of each. Finished: leave it as it is.

    Returns the results as numbers, and the gradient of each input after all of them.
    """
    functions = {"exp": lambda value: value.exp(), "tanh": lambda value: value.tanh()}
    inputs = {name: Value(value) for name, value in values.items()}
    results = []
    for program in programs:
        names, result = dict(inputs), None
        for name, expression in program:
            names[name] = result = eval(expression, functions, names)
        result.backward()
        results.append(result.data)
    return results, {name: value.grad for name, value in inputs.items()}
