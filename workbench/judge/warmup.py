"""The first use of these libraries' machinery costs tens of milliseconds; done once, ahead, no grading pays for it."""


def warm_up() -> None:
    """Exercise what every judge uses: SymPy's compiler and printer, numpy's generator and linear algebra."""
    import numpy as np
    import sympy

    x = sympy.Symbol("x")
    expression = sympy.diff(1 / (1 + sympy.exp(-x)) * sympy.tanh(x), x)
    sympy.lambdify(x, expression, "numpy", cse=True)(np.ones(3))
    sympy.pretty(expression)
    np.random.default_rng(0).normal(size=3)
    np.linalg.norm(np.ones((2, 2)) @ np.ones((2, 2)))


def warm_up_torch(*, gradcheck: bool) -> None:
    """Import torch and run it once through autograd, in one thread. gradcheck: for judges; candidates never call it."""
    import torch
    import torch.nn

    torch.set_num_threads(1)
    torch.nn.Linear(2, 2)(torch.ones(1, 2)).sum().backward()
    if gradcheck:
        from torch.autograd.gradcheck import gradcheck as check

        value = torch.ones(2, 2, dtype=torch.float64, requires_grad=True)
        check(lambda x: torch.softmax(x @ x, -1), (value,))
