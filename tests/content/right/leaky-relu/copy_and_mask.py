"""A copy, scaled in place where the input is negative."""


def leaky_relu(x, slope=0.01):
    y = x.copy()
    y[x <= 0] *= slope
    return y


def leaky_relu_grad(x, upstream, slope=0.01):
    g = upstream.copy()
    g[x <= 0] *= slope
    return g
