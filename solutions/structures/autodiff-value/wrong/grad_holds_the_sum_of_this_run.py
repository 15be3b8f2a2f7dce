"""Believed: `grad` itself may collect what arrives, and be passed on.
Tell: One backward through a value is right. At the second, its `grad` still holds what came with the first: is that passed on, too?
"""

import math


class Value:
    def __init__(self, data, made_of=()):
        self.data = float(data)
        self.grad = 0.0
        self.made_of = made_of  # pairs (value, how fast this one changes with it)

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, ((self, other.data), (other, self.data)))

    def __pow__(self, n):
        return Value(self.data**n, ((self, n * self.data ** (n - 1)),))

    def exp(self):
        e = math.exp(self.data)
        return Value(e, ((self, e),))

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, ((self, 1 - t * t),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -as_value(other)

    def __rsub__(self, other):
        return -self + other

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __rtruediv__(self, other):
        return self**-1 * other

    def backward(self):
        self.grad += 1.0
        for value in reversed(inputs_first(self)):  # all who use it have contributed before its turn comes
            for part, slope in value.made_of:
                part.grad += slope * value.grad


def as_value(number):
    return number if isinstance(number, Value) else Value(number)


def inputs_first(result):
    order, seen, stack = [], {result}, [(result, iter(result.made_of))]
    while stack:
        value, parts = stack[-1]
        part = next((part for part, _ in parts if part not in seen), None)
        if part is None:
            order.append(value)
            stack.pop()
        else:
            seen.add(part)
            stack.append((part, iter(part.made_of)))
    return order


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
