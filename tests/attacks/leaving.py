"""Submissions whose process ends, or that raise what usually ends one. None may count as a pass."""

from attacks.attack import FORBIDDEN, LOAD, MISSING, RUNTIME, TORCH, Attack, at_import, in_relu, in_softplus

WAYS = {
    "os-exit": "import os\nos._exit(0)",
    "sys-exit-0": "import sys\nsys.exit(0)",
    "sys-exit-1": "import sys\nsys.exit(1)",
    "raise-system-exit": "raise SystemExit",
    "quit": "raise SystemExit(0) from None",
    "abort": "import os\nos.abort()",
    "segmentation-fault": "import ctypes\nctypes.string_at(0)",
    "keyboard-interrupt": "raise KeyboardInterrupt",
    "generator-exit": "raise GeneratorExit",
    "stop-iteration": "raise StopIteration",
    "cancelled": "import asyncio\nraise asyncio.CancelledError",
    "base-exception": "class Left(BaseException): pass\nraise Left",
    "exits-from-a-thread": "import os, threading\nthread = threading.Thread(target=os._exit, args=(0,))\nthread.start()\nthread.join()",
    "exits-in-a-signal-handler": "import os, signal\nsignal.signal(signal.SIGUSR1, lambda *_: os._exit(0))\n"
                                 "os.kill(os.getpid(), signal.SIGUSR1)\nsum(range(1000))",
    "kills-itself": "import os\nos.kill(os.getpid(), 9)",
    "real-time-signal": "import os\nos.kill(os.getpid(), 40)",
    "terminates-itself": "import os, signal\nos.kill(os.getpid(), signal.SIGTERM)",
    "pytest-exit": "import pytest\npytest.exit('done', 0)",
    "pytest-skip": "import pytest\npytest.skip('not today')",
    "pytest-xfail": "import pytest\npytest.xfail('expected')",
    "pytest-import-or-skip": "import pytest\npytest.importorskip('no_such_module_at_all')",
    "unittest-skip": "import unittest\nraise unittest.SkipTest",
    "pytest-outcome-by-its-name": "raise type('Skipped', (BaseException,), {'__module__': 'Skipped', 'allow_module_level': True})('x')",
}  # fmt: skip

ATTACKS = [
    *(Attack(f"{name}-inside", in_relu(code), RUNTIME) for name, code in WAYS.items()),
    *(Attack(f"{name}-at-import", at_import(code), LOAD | RUNTIME) for name, code in WAYS.items()),
    Attack("exits-while-it-is-encoded", in_relu("import os\nclass A:\n    __class__ = property(lambda self: os._exit(0))\nreturn A()"), RUNTIME),
    Attack("exits-when-garbage-is-collected", in_relu("import os\nclass A:\n    def __del__(self): os._exit(0)\nA()"), RUNTIME),
    Attack("raises-not-implemented-from-elsewhere", in_relu("raise NotImplementedError('no')"), MISSING),
    Attack("raises-a-forged-name", in_relu("raise type('ForbiddenName', (MemoryError,), {})('x')"), FORBIDDEN),
    Attack("raises-a-traceback-that-raises", in_relu("""
        class Raised(Exception):
            @property
            def __traceback__(self):
                raise SystemExit(0)
        raise Raised
    """), RUNTIME),
    Attack("raises-a-name-that-is-no-text", in_relu("""
        class Meta(type):
            __name__ = property(lambda cls: 1 / 0)
            def mro(cls):
                return [cls, Exception, BaseException, object]
        raise Meta('Raised', (Exception,), {})
    """), RUNTIME),
    Attack("calls-python-finalize", in_relu("import ctypes\nctypes.pythonapi.Py_Finalize()"), RUNTIME),
    Attack("torch-exits-in-backward", in_softplus("""
        import os
        if x.requires_grad:
            x.register_hook(lambda gradient: os._exit(0))
            y = x * 1
            y.register_hook(lambda gradient: os._exit(0))
            x = y
    """), RUNTIME, TORCH),
    Attack("torch-raises-in-backward", in_softplus("x = x * 1\nif x.requires_grad: x.register_hook(lambda g: 1 / 0)"), RUNTIME, TORCH),
]  # fmt: skip
