"""Submissions that never end. Each must be stopped by the wall clock, whatever it does to signals and exceptions."""

from attacks.attack import NUMPY_TIGHT, TIME, TORCH_TIGHT, Attack, at_import, in_relu, in_softplus

IGNORE_SIGNALS = """
import signal
for number in (signal.SIGTERM, signal.SIGINT, signal.SIGXCPU, signal.SIGALRM, signal.SIGHUP):
    signal.signal(number, signal.SIG_IGN)
"""


def _inside(name: str, code: str, before: str = "") -> Attack:
    return Attack(name, in_relu(code, before=before), TIME, NUMPY_TIGHT)


def _import(name: str, code: str) -> Attack:
    return Attack(name, at_import(code), TIME, NUMPY_TIGHT)


ATTACKS = [
    _import("loop-at-import", "while True: pass"),
    _import("sleep-at-import", "import time\ntime.sleep(1e6)"),
    _import("thread-join-at-import", "import threading\nthreading.Event().wait()"),
    _import("c-loop-at-import", "sum(range(10**12))"),
    _inside("loop-inside", "while True: pass"),
    _inside("c-loop-that-holds-the-gil", "sum(range(10**12))"),
    _inside("huge-power", "7 ** (10 ** 9)"),
    _inside("huge-matmul-chain", "a = np.ones((1500, 1500))\nfor _ in range(10**6): a = a @ a * 0"),
    _inside("sleep-for-ever", "import time\ntime.sleep(1e6)"),
    _inside("sleep-in-slices", "import time\nwhile True: time.sleep(0.001)"),
    _inside("deadlock-on-its-own-lock", "import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()"),
    _inside("waits-for-a-thread-that-never-ends", """
        import threading, time
        thread = threading.Thread(target=lambda: time.sleep(1e6))
        thread.start()
        thread.join()
    """),
    _inside("catastrophic-regex", "import re\nre.match('(a+)+$', 'a' * 60 + 'b')"),
    _inside("ignores-signals", "while True: pass", IGNORE_SIGNALS),
    _inside("swallows-every-exception", "while True:\n    try:\n        while True: pass\n    except BaseException: pass"),
    _inside("restarts-itself-in-finally", """
        def again():
            try:
                while True: pass
            finally:
                again()
        again()
    """),
    _inside("endless-on-the-second-call", "global calls\ncalls += 1\nwhile calls > 1: pass", "calls = 0"),
    _inside("endless-generator", "next(item for item in iter(int, 1) if item)"),
    _inside("waits-for-a-pipe", "import os\nreader, writer = os.pipe()\nos.read(reader, 1)"),
    _inside("waits-on-select", "import select\nselect.select([], [], [])"),
    _inside("stops-itself", "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)"),
    _inside("blocks-all-signals-and-loops", """
        import signal
        signal.pthread_sigmask(signal.SIG_SETMASK, signal.valid_signals())
        while True: pass
    """),
    _inside("processor-time-of-many-threads", """
        import threading
        for _ in range(2): threading.Thread(target=lambda: [None for _ in iter(int, 1)], daemon=True).start()
        while True: pass
    """),
    _inside("endless-while-its-answer-is-encoded", """
        class Answer:
            @property
            def __class__(self):
                while True: pass
        return Answer()
    """),
    _inside("endless-str-of-an-exception", """
        class Raised(Exception):
            def __str__(self):
                while True: pass
        raise Raised
    """),
    _inside("endless-at-a-print", "class Out:\n    def flush(self):\n        while True: pass\nimport sys\nsys.stdout = Out()"),
    Attack("torch-loop", in_softplus("while True: x = x + 0"), TIME, TORCH_TIGHT),
    Attack("torch-endless-backward", in_softplus("""
        class Endless(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                return x.clone()
            @staticmethod
            def backward(ctx, upstream):
                while True: pass
        x = Endless.apply(x)
    """), TIME, TORCH_TIGHT),
]  # fmt: skip
