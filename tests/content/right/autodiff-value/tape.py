"""A tape: every operation is written down as it runs, and read from the end."""

import math


class Value:
    tape = []

    def __init__(self, data):
        self.data = float(data)
        self.grad = 0.0

    @classmethod
    def record(cls, data, *parts):
        result = cls(data)
        cls.tape.append((result, parts))
        return result

    def __add__(self, other):
        other = lift(other)
        return Value.record(self.data + other.data, (self, 1), (other, 1))

    __radd__ = __add__

    def __mul__(self, other):
        other = lift(other)
        return Value.record(self.data * other.data, (self, other.data), (other, self.data))

    __rmul__ = __mul__

    def __neg__(self):
        return Value.record(-self.data, (self, -1))

    def __sub__(self, other):
        return self + (-lift(other))

    def __rsub__(self, other):
        return lift(other) + (-self)

    def __pow__(self, n):
        return Value.record(self.data**n, (self, n * self.data ** (n - 1)))

    def __truediv__(self, other):
        return self * lift(other) ** -1

    def __rtruediv__(self, other):
        return lift(other) * self**-1

    def exp(self):
        return Value.record(math.exp(self.data), (self, math.exp(self.data)))

    def tanh(self):
        t = math.tanh(self.data)
        return Value.record(t, (self, (1 - t) * (1 + t)))

    def backward(self):
        share = {id(self): 1.0}
        values = {id(self): self}
        for result, parts in reversed(Value.tape):
            gradient = share.get(id(result))
            if gradient is None:
                continue
            for part, slope in parts:
                values[id(part)] = part
                share[id(part)] = share.get(id(part), 0.0) + gradient * slope
        for key, gradient in share.items():
            values[key].grad += gradient


def lift(x):
    return x if isinstance(x, Value) else Value(x)


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
