"""Right answers written in unusual ways. A grader that refuses one of them is wrong."""

from attacks.attack import ACCEPTED, RIGHT_NUMPY, RIGHT_TORCH, RUNTIME, TORCH, Attack, at_import, instead_of


def _relu(name: str, code: str) -> Attack:
    return Attack(name, instead_of("relu(x)", code), ACCEPTED)


def _import(name: str, code: str) -> Attack:
    return Attack(name, at_import(code), ACCEPTED)


def _torch(name: str, code: str) -> Attack:
    return Attack(name, at_import(code, right=RIGHT_TORCH), ACCEPTED, TORCH)


ATTACKS = [
    _relu("fortran-order", "return np.array(np.maximum(x, 0), order='F')"),
    _relu("negative-strides", "return np.ascontiguousarray(np.maximum(x, 0)[..., ::-1])[..., ::-1] if x.ndim else np.maximum(x, 0)"),
    _relu("every-second-value", "wide = np.zeros((*x.shape, 2), x.dtype)\nwide[..., 0] = np.maximum(x, 0)\nreturn wide[..., 0]"),
    _relu("transposed-twice", "return np.maximum(x.T, 0).T"),
    _relu("read-only", "result = np.array(np.maximum(x, 0))\nresult.flags.writeable = False\nreturn result"),
    _relu("other-byte-order", "result = np.asarray(np.maximum(x, 0))\nreturn result.astype(result.dtype.newbyteorder('>'))"),
    _relu("misaligned", "result = np.asarray(np.maximum(x, 0))\nraw = np.frombuffer(b'x' + result.tobytes(), dtype=np.uint8)[1:]\nreturn raw.view(result.dtype).reshape(result.shape)"),
    _relu("array-for-a-number", "return np.array(np.maximum(x, 0))"),
    _relu("numpy-scalar-for-a-0-d-array", "return np.maximum(x, 0)[()]"),
    _relu("loops", "result = np.zeros_like(x)\nfor index in np.ndindex(x.shape):\n    result[index] = x[index] if x[index] > 0 else 0\nreturn result"),
    _relu("generators-inside", "flat = np.fromiter((v if v > 0 else 0 for v in x.ravel()), dtype=x.dtype, count=x.size)\nreturn flat.reshape(x.shape)"),
    _relu("prints-while-right", "print('x =', x)\nreturn np.maximum(x, 0)"),
    _relu("imports-inside", "import numpy\nreturn numpy.maximum(x, 0)"),
    _relu("catches-its-own-exception", "try:\n    1 / 0\nexcept ZeroDivisionError:\n    return np.maximum(x, 0)"),
    _relu("recursion", "return np.maximum(x, 0) if not x.ndim else np.array([relu(row) for row in x], x.dtype).reshape(x.shape)"),
    _relu("asyncio", "import asyncio\nasync def run(): return np.maximum(x, 0)\nreturn asyncio.run(run())"),
    _relu("threads-joined", "from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor(2) as pool:\n    return list(pool.map(lambda v: np.maximum(v, 0), [x]))[0]"),
    _relu("eval", "return eval('np.maximum(x, 0)')"),
    _relu("complex-detour", "return np.where(x > 0, x, x.dtype.type(0))"),
    _import("number-as-a-0-d-array", "def mean_square(x): return np.array(np.mean(x * x))"),
    _import("number-as-a-python-float", "def mean_square(x): return float(sum(v * v for v in x.tolist()) / len(x))"),
    _import("lambda", "relu = lambda x: np.maximum(x, 0)"),
    _import("partial", "import functools\nrelu = functools.partial(np.maximum, 0)"),
    _import("callable-object", "class Relu:\n    def __call__(self, x): return np.maximum(x, 0)\nrelu = Relu()"),
    _import("static-method-of-a-class", "class Layer:\n    @staticmethod\n    def relu(x): return np.maximum(x, 0)\nrelu = Layer.relu"),
    _import("class-whose-new-returns-the-value", "class relu:\n    def __new__(cls, x): return np.maximum(x, 0)"),
    _import("cached", "import functools\n@functools.cache\ndef zero(): return 0\ndef relu(x): return np.maximum(x, zero())"),
    _import("decorated", "import functools\ndef same(f):\n    @functools.wraps(f)\n    def inner(*a, **k): return f(*a, **k)\n    return inner\nrelu = same(relu)"),
    _import("other-argument-names", "def relu(values, /, *, threshold=0): return np.maximum(values, threshold)"),
    _import("any-arguments", "def relu(*args, **kwargs): return np.maximum(args[0], 0)"),
    _import("dataclass", """
        from dataclasses import dataclass, field
        @dataclass(frozen=True, slots=True)
        class Layer:
            floor: float = 0
            names: list[str] = field(default_factory=list)
            def forward(self, x: np.ndarray) -> np.ndarray:
                return np.maximum(x, self.floor)
        def relu(x): return Layer().forward(x)
    """),
    _import("typing", """
        from typing import Annotated, Any, Generic, NamedTuple, Protocol, TypeVar, get_type_hints
        T = TypeVar('T', bound=np.ndarray)
        class Pair(NamedTuple):
            x: np.ndarray
            y: 'int | None' = None
        class Box(Generic[T]):
            def __init__(self, value: T) -> None: self.value = value
        def relu(x: Annotated[np.ndarray, 'any shape']) -> 'np.ndarray':
            return np.maximum(Box(Pair(x).x).value, 0)
        get_type_hints(relu)
    """),
    Attack("future-annotations", f"from __future__ import annotations\nfrom dataclasses import dataclass\n{RIGHT_NUMPY}\n@dataclass\nclass A:\n    x: Missing | None = None\nA()\n", ACCEPTED),
    _import("enum-and-match", "import enum\nclass K(enum.Enum):\n    A = 1\ndef relu(x):\n    match K.A:\n        case K.A: return np.maximum(x, 0)"),
    _import("pickles-its-own-classes", "import pickle, copy\nclass A: pass\npickle.loads(pickle.dumps(A()))\ncopy.deepcopy(A())"),
    _import("looks-at-its-own-source", "import inspect\nassert 'def relu' in inspect.getsource(relu)"),
    _import("runs-its-examples-when-a-program", "if __name__ == '__main__':\n    while True: pass"),
    _import("tests-of-its-own", "def test_relu(): assert relu(np.ones(1)) == 1\ntest_relu()\nimport unittest\nclass T(unittest.TestCase):\n    def test_x(self): pass"),
    _import("doctest", "def f():\n    '''\n    >>> f()\n    1\n    '''\n    return 1\nimport doctest\ndoctest.run_docstring_examples(f, {'f': f})"),
    _import("main-guard-that-exits", "import sys\ndef main(): sys.exit(0)\nif __name__ == '__main__': main()"),
    _import("star-import", "from numpy import *\nfrom math import *\ndef relu(x): return maximum(x, 0)"),
    _import("time-and-logging", "import logging, time\nlogging.basicConfig(level=10)\nlogging.debug(time.perf_counter())"),
    _import("non-ascii-identifiers", "def σ(µ): return np.maximum(µ, 0)\nrelu = σ\nΔ = 'ß → ∂'"),
    _import("long-lines", f"text = '{'x' * 5000}'"),
    _import("unicode-line-separators", "text = 'a\\u2028b\\x0cc\\x1cd'\n\x0c\nother = 1"),
    Attack("crlf", RIGHT_NUMPY.replace("\n", "\r\n"), ACCEPTED),
    Attack("old-mac-line-ends", RIGHT_NUMPY.replace("\n", "\r"), ACCEPTED),
    Attack("tabs", RIGHT_NUMPY.replace("    ", "\t"), ACCEPTED),
    Attack("byte-order-mark", "\ufeff" + RIGHT_NUMPY, ACCEPTED),
    Attack("coding-line", "# -*- coding: latin-1 -*-\n" + RIGHT_NUMPY + "s = 'é'\n", ACCEPTED),
    Attack("shebang", "#!/usr/bin/env python3\n" + RIGHT_NUMPY, ACCEPTED),
    Attack("no-line-end-at-the-end", RIGHT_NUMPY.rstrip(), ACCEPTED),
    Attack("200-kb-of-comments", RIGHT_NUMPY + "# a comment that says a little and goes on for a while\n" * 4000, ACCEPTED),
    Attack("300-functions", RIGHT_NUMPY + "".join(f"def f{n}(x):\n    return x + {n}\n" for n in range(300)), ACCEPTED),
    Attack("writes-in-a-temporary-folder", instead_of("relu(x)", "import tempfile\nwith tempfile.TemporaryFile() as file:\n    np.save(file, np.maximum(x, 0))\n    file.seek(0)\n    return np.load(file)"), RUNTIME),
    _torch("torch-parameter-as-a-result", "def softplus(x): return torch.nn.functional.softplus(x)"),
    _torch("torch-strided-result", "def softplus(x): return torch.nn.functional.softplus(x.t()).t()"),
    _torch("torch-expression-of-views", "def softplus(x): return torch.stack([x, torch.zeros_like(x)], -1).logsumexp(-1)"),
    _torch("torch-custom-function", """
        class Softplus(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                ctx.save_for_backward(x)
                return torch.nn.functional.softplus(x.detach())
            @staticmethod
            def backward(ctx, upstream):
                return upstream * torch.sigmoid(ctx.saved_tensors[0])
        def softplus(x): return Softplus.apply(x)
    """),
    _torch("torch-no-grad-inside", "def softplus(x):\n    with torch.no_grad(): low = x.clamp(max=0)\n    return torch.logaddexp(x, torch.zeros_like(x))"),
    _torch("torch-module-of-modules", """
        class Act(nn.Module):
            def forward(self, x): return torch.sigmoid(x)
        class Gate(nn.Module):
            def __init__(self, features):
                super().__init__()
                self.act = Act()
                self.register_parameter('weight', nn.Parameter(torch.ones(features)))
                self.register_buffer('seen', torch.zeros(1), persistent=False)
            def forward(self, x): return x * self.act(self.weight * x)
    """),
    _torch("torch-parameter-list-comprehension", "assert len([p for p in Gate(2).parameters()]) == 1\noptimiser = torch.optim.Adam(Gate(2).parameters())"),
    _torch("torch-functional-transforms", "from torch.func import vmap, grad\nassert grad(lambda t: t * t)(torch.ones(())) == 2"),
    _torch("torch-numpy-mixed", "import numpy as np\nassert torch.from_numpy(np.ones(2)).sum() == 2"),
]  # fmt: skip
