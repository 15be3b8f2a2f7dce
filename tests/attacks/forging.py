"""Submissions that would rather change what "equal" means than be right."""

from attacks.attack import (
    LOAD,
    PROTOCOL,
    RIGHT_NUMPY,
    RUNTIME,
    TORCH,
    WRONG,
    Attack,
    at_import,
    in_softplus,
    instead_of,
)

WRONG_RELU = "\ndef relu(x):\n    return x\n"


def _patch(name: str, code: str) -> Attack:
    """Wrong values after an attempt to have them compared by a function of the submission's."""
    return Attack(name, at_import(code) + WRONG_RELU, WRONG | RUNTIME | LOAD)


def _returns(name: str, code: str) -> Attack:
    return Attack(name, instead_of("relu(x)", code), WRONG | RUNTIME)


ATTACKS = [
    _patch("patches-numpy-testing", "for name in dir(np.testing):\n    if name.startswith('assert'):\n        setattr(np.testing, name, lambda *a, **k: None)"),
    _patch("patches-allclose", "np.allclose = np.isclose = np.array_equal = lambda *a, **k: True"),
    _patch("patches-numpy-abs-and-max", "np.abs = np.max = np.maximum = lambda *a, **k: 0.0"),
    _patch("patches-builtins", "import builtins\nbuiltins.abs = builtins.max = builtins.isinstance = lambda *a, **k: True"),
    _patch("patches-all-and-any", "import builtins\nbuiltins.any = lambda *a: False\nbuiltins.all = lambda *a: True"),
    _patch("patches-assertion-error", "import builtins\nbuiltins.AssertionError = SystemExit"),
    _patch("patches-math-isclose", "import math\nmath.isclose = lambda *a, **k: True"),
    _patch("patches-operator", "import operator\noperator.eq = operator.le = operator.lt = lambda a, b: True"),
    _patch("replaces-numpy-in-sys-modules", "import sys, types\nfake = types.ModuleType('numpy')\nfake.allclose = lambda *a: True\nsys.modules['numpy'] = fake"),
    _patch("removes-every-module", "import sys\nfor name in list(sys.modules):\n    del sys.modules[name]"),
    _patch("patches-the-candidates-own-code", """
        import sys
        for name, module in list(sys.modules.items()):
            if name.startswith('workbench') and hasattr(module, 'encode'):
                module.encode = lambda *a, **k: None
    """),
    _patch("patches-the-checks-package", """
        try:
            import workbench.checks.arrays as arrays
            arrays.assert_array = arrays._compare_values = lambda *a, **k: None
        except ImportError:
            pass
    """),
    _patch("patches-the-judges-session", """
        import workbench.judge.session as session
        session.Session._run_one = lambda self, item, *a: session.CheckResult(item.name, session.Verdict.ACCEPTED)
    """),
    _patch("patches-pytest-reports", """
        import _pytest.reports
        _pytest.reports.TestReport.from_item_and_call = classmethod(lambda cls, item, call: None)
        _pytest.reports.TestReport.passed = True
        _pytest.reports.TestReport.outcome = 'passed'
    """),
    _patch("patches-pytest-runner", "import _pytest.runner\n_pytest.runner.pytest_runtest_makereport = lambda item, call: None"),
    _patch("sets-pytest-addopts", "import os\nos.environ['PYTEST_ADDOPTS'] = '--collect-only -p no:python'"),
    _patch("sets-python-variables", "import os\nos.environ.update(PYTHONPATH='/tmp', PYTHONSTARTUP='/tmp/x.py', PYTEST_PLUGINS='os')"),
    _patch("registers-an-import-hook", """
        import sys
        class Finder:
            def find_spec(self, name, path=None, target=None):
                raise ImportError(name)
        sys.meta_path.insert(0, Finder())
    """),
    _patch("traces-every-call", "import sys\nsys.settrace(lambda *a: None)\nsys.setprofile(lambda *a: None)"),
    _patch("rewrites-callers-locals", """
        import ctypes, inspect
        for frame in inspect.stack():
            frame.frame.f_locals.update(value=0, given=0, expected=0, verdict='accepted')
            ctypes.pythonapi.PyFrame_LocalsToFast(ctypes.py_object(frame.frame), ctypes.c_int(0))
    """),
    _returns("ndarray-subclass-that-equals-everything", """
        class Yes(np.ndarray):
            def __array_ufunc__(self, *a, **k): return True
            def __array_function__(self, *a, **k): return True
            def __eq__(self, other): return True
            __sub__ = __rsub__ = lambda self, other: np.zeros(self.shape)
        return x.view(Yes)
    """),
    _returns("duck-type-with-array-method", """
        class Duck:
            shape, dtype, ndim, size = x.shape, x.dtype, x.ndim, x.size
            def __array__(self, *a, **k): return np.maximum(x, 0)
            def __eq__(self, other): return True
            def __lt__(self, other): return True
        return Duck()
    """),
    _returns("array-interface", "class A:\n    __array_interface__ = np.maximum(x, 0).__array_interface__\nreturn A()"),
    _returns("class-named-ndarray", "return type('ndarray', (), {'__module__': 'numpy', 'shape': x.shape, '__eq__': lambda *a: True})()"),
    _returns("class-named-float64", "return type('float64', (np.float64,), {'__module__': 'numpy'})(7)"),
    _returns("masked-array", "return np.ma.masked_all(x.shape)"),
    _returns("object-array-of-liars", "class Yes:\n    def __eq__(self, other): return True\nreturn np.full(x.shape, Yes())"),
    _returns("matrix-subclass", "return np.matrix(np.maximum(np.atleast_2d(x), 0))"),
    _returns("record-array", "return np.zeros(x.shape, dtype=[('a', float)])"),
    _returns("pickle-gadget", "import os\nclass Gadget:\n    def __reduce__(self): return os._exit, (0,)\nreturn Gadget()"),
    _returns("reduce-gadget-in-an-array", "import os\nclass Gadget:\n    def __reduce__(self): return os._exit, (0,)\nreturn np.array([Gadget()], dtype=object)"),
    _returns("returns-the-answer-as-text", "return repr(np.maximum(x, 0))"),
    _returns("returns-a-memoryview", "return memoryview(np.maximum(x, 0))"),
    _returns("returns-an-exception", "return AssertionError()"),
    _returns("returns-pytests-approx", "import pytest\nreturn pytest.approx(0, abs=1e9)"),
    _returns("returns-mock-any", "from unittest import mock\nreturn mock.ANY"),
    _returns("returns-a-magic-mock", "from unittest import mock\nreturn mock.MagicMock()"),
    _returns("returns-itself", "return relu"),
    _returns("returns-a-module", "return np"),
    _returns("returns-a-generator", "return (value for value in x)"),
    _returns("returns-not-implemented", "return NotImplemented"),
    _returns("negative-zero-strides", "return np.lib.stride_tricks.as_strided(np.zeros(1), x.shape, (0,) * x.ndim)"),
    Attack("int-subclass", instead_of("mean_square(x)", "class Int(int):\n    __eq__ = lambda *a: True\n    __sub__ = lambda *a: 0\nreturn Int(3)"), WRONG | RUNTIME),
    Attack("float-subclass", instead_of("mean_square(x)", "class Float(float):\n    __eq__ = lambda *a: True\n    __sub__ = lambda *a: 0.0\nreturn Float(np.mean(x * x))"), WRONG | RUNTIME),
    Attack("str-subclass", instead_of("mean_square(x)", "class Text(str):\n    __eq__ = lambda *a: True\n    __float__ = lambda self: 0.0\nreturn Text('0')"), WRONG | RUNTIME),
    Attack("fraction", instead_of("mean_square(x)", "from fractions import Fraction\nreturn Fraction(float(np.mean(x * x)))"), WRONG | RUNTIME),
    Attack("decimal-nan", instead_of("mean_square(x)", "from decimal import Decimal\nreturn Decimal('nan')"), WRONG | RUNTIME),
    Attack("nan-everywhere", RIGHT_NUMPY + "\ndef relu(x):\n    return np.full_like(x, np.nan)\n", WRONG, says="NaN"),
    Attack("infinite-everywhere", RIGHT_NUMPY + "\ndef relu(x):\n    return np.full_like(x, np.inf)\n", WRONG, says="infinite"),
    Attack("always-true-names", at_import("""
        class Yes:
            __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __contains__ = lambda *a: True
            __hash__ = lambda self: 0
            __getattr__ = lambda self, name: self
            __call__ = lambda self, *a, **k: self
            __iter__ = lambda self: iter([self])
        relu = relu_backward = log_sum_exp = mean_square = Yes()
    """), WRONG | RUNTIME | LOAD),
    Attack("torch-patches-testing", in_softplus("""
        torch.allclose = torch.isclose = torch.equal = lambda *a, **k: True
        torch.testing.assert_close = lambda *a, **k: None
        torch.autograd.gradcheck = lambda *a, **k: True
        return x
    """), WRONG | RUNTIME, TORCH),
    Attack("torch-tensor-subclass", in_softplus("""
        class Yes(torch.Tensor):
            @classmethod
            def __torch_function__(cls, *a, **k): return True
        return x.as_subclass(Yes)
    """), WRONG | RUNTIME, TORCH),
    Attack("torch-zero-gradient", in_softplus("""
        class Zero(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x): return x.clone()
            @staticmethod
            def backward(ctx, upstream): return upstream * 0
        x = Zero.apply(x)
    """), WRONG, TORCH),
    Attack("torch-gradient-that-ignores-upstream", in_softplus("""
        class Ones(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                ctx.save_for_backward(x)
                return torch.nn.functional.softplus(x)
            @staticmethod
            def backward(ctx, upstream):
                return torch.sigmoid(ctx.saved_tensors[0])
        return Ones.apply(x)
    """), WRONG, TORCH),
    Attack("torch-gradient-of-the-wrong-shape", in_softplus("""
        import sys
        module = next(m for n, m in sys.modules.items() if hasattr(m, 'Candidate'))
        module.Candidate.do_backward = lambda self, graph, upstream: [torch.zeros(9, 9)]
    """), PROTOCOL, TORCH),
    Attack("torch-gradients-that-are-text", in_softplus("""
        import sys
        module = next(m for n, m in sys.modules.items() if hasattr(m, 'Candidate'))
        module.Candidate.do_backward = lambda self, graph, upstream: 'all right'
        module.Candidate.do_differentiate = lambda self, *a, **k: 'all right'
    """), WRONG | RUNTIME, TORCH),
    Attack("torch-detached", in_softplus("x = x.detach()"), WRONG | RUNTIME, TORCH, says="not connected"),
    Attack("torch-module-without-parameters", at_import("class Gate(nn.Module):\n    def __init__(self, n): super().__init__()\n    def forward(self, x): return x\n    def load_state_dict(self, s): pass", right="import torch\nfrom torch import nn\nfrom torch.nn.functional import softplus"), WRONG | RUNTIME, TORCH),
]  # fmt: skip
