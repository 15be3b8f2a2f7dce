"""Believed: assigning to x[x < 0] changes a copy.
Tell: The values are right, but the caller's array has lost its negative numbers, and the backward pass would need them. Whose
memory did you write to?
"""


def relu(x):
    x[x < 0] = 0
    return x


def relu_grad(x, upstream):
    upstream[x < 0] = 0
    return upstream
