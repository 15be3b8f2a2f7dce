"""Believed: multiplying by the mask x > 0 sets the negative values to 0.
Tell: Everything finite is right. What is −∞ times 0, or −∞ plus ∞?
"""


def relu(x):
    return x * (x > 0)


def relu_grad(x, upstream):
    return upstream * (x > 0)
