"""Each operation leaves a closure that hands its gradient on; the order of creation is the topological order."""

import itertools
import math

_count = itertools.count()


class Value:
    def __init__(self, data, parents=(), hand_on=None):
        self.data, self.grad, self.pending = float(data), 0.0, 0.0
        self.parents, self.hand_on, self.born = parents, hand_on or (lambda g: ()), next(_count)

    @staticmethod
    def of(x):
        return x if isinstance(x, Value) else Value(x)

    def __add__(self, other):
        other = Value.of(other)
        return Value(self.data + other.data, (self, other), lambda g: (g, g))

    def __radd__(self, other):
        return Value.of(other) + self

    def __sub__(self, other):
        other = Value.of(other)
        return Value(self.data - other.data, (self, other), lambda g: (g, -g))

    def __rsub__(self, other):
        return Value.of(other) - self

    def __neg__(self):
        return Value(-self.data, (self,), lambda g: (-g,))

    def __mul__(self, other):
        other = Value.of(other)
        return Value(self.data * other.data, (self, other), lambda g: (g * other.data, g * self.data))

    def __rmul__(self, other):
        return Value.of(other) * self

    def __truediv__(self, other):
        other = Value.of(other)
        quotient = self.data / other.data
        return Value(quotient, (self, other), lambda g: (g / other.data, -g * quotient / other.data))

    def __rtruediv__(self, other):
        return Value.of(other) / self

    def __pow__(self, n):
        return Value(self.data**n, (self,), lambda g: (g * n * self.data ** (n - 1),))

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), lambda g: (g * e,))

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), lambda g: (g * (1 - t**2),))

    def backward(self):
        reached, todo = {self}, [self]
        while todo:
            for parent in todo.pop().parents:
                if parent not in reached:
                    reached.add(parent)
                    todo.append(parent)
        for value in reached:
            value.pending = 0.0
        self.pending = 1.0
        for value in sorted(reached, key=lambda value: -value.born):
            for parent, share in zip(value.parents, value.hand_on(value.pending)):
                parent.pending += share
            value.grad += value.pending


def evaluate(values: dict[str, float], *programs: list[tuple[str, str]]) -> tuple[list[float], dict[str, float]]:
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
