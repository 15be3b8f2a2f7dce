"""Right answers that change global state. They are right; and the grading after them must find nothing of it."""

from attacks.attack import ACCEPTED, RIGHT_TORCH, TORCH, Attack, at_import

CHANGES = {
    "floating-point-errors-raise": "np.seterr(under='ignore', over='raise', invalid='raise', divide='raise')",
    "print-options": "np.set_printoptions(precision=1, threshold=1, formatter={'all': lambda v: 'accepted'})",
    "random-seeds": "import random\nrandom.seed(0)\nnp.random.seed(0)",
    "random-patched": "np.random.default_rng = lambda *a: 1 / 0",
    "current-folder": "import os\nos.chdir('/')",
    "file-mask": "import os\nos.umask(0)",
    "environment-emptied": "import os\nos.environ.clear()",
    "environment-filled": "import os\nos.environ.update({f'PYTEST_{n}': 'x' for n in range(1000)})",
    "thread-variables": "import os\nos.environ.update(OMP_NUM_THREADS='64', OPENBLAS_NUM_THREADS='64')",
    "warnings-as-errors": "import warnings\nwarnings.simplefilter('error')",
    "locale": "import locale\nlocale.setlocale(locale.LC_ALL, 'C')",
    "time-zone": "import os, time\nos.environ['TZ'] = 'Asia/Tokyo'\ntime.tzset()",
    "recursion-limit": "import sys\nsys.setrecursionlimit(200)",
    "collector-off": "import gc\ngc.disable()\ngc.set_threshold(0)",
    "collector-frantic": "import gc\ngc.set_threshold(1, 1, 1)",
    "switch-interval": "import sys\nsys.setswitchinterval(10)",
    "stack-size": "import threading\nthreading.stack_size(2**20)",
    "decimal-context": "import decimal\ndecimal.getcontext().prec = 1",
    "import-path-emptied": "import sys\nsys.path.clear()\nsys.meta_path.clear()\nsys.path_hooks.clear()",
    "hooks": "import sys\nsys.excepthook = sys.displayhook = sys.unraisablehook = lambda *a: None",
    "trace": "import sys\nsys.settrace(lambda *a: None)",
    "signal-handlers": "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nsignal.alarm(3600)",
    "alarm-soon-ignored": "import signal\nsignal.signal(signal.SIGALRM, signal.SIG_IGN)\nsignal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)",
    "integer-digits": "import sys\nsys.set_int_max_str_digits(640)",
    "low-own-limits": "import sys\nsys.tracebacklimit = 0",
    "builtins-added": "import builtins\nbuiltins.relu = builtins.x = 5",
    "faulthandler": "import faulthandler\nfaulthandler.enable()",
    "numpy-testing-rewritten": "np.testing.assert_allclose = None",
    "module-renamed": "__name__ = '__main__'\n__file__ = '/etc/passwd'",
}
TORCH_CHANGES = {
    "default-dtype": "torch.set_default_dtype(torch.float64)",
    "default-dtype-half": "torch.set_default_dtype(torch.bfloat16)",
    "default-device": "torch.set_default_device('cpu')",
    "thread-count": "torch.set_num_threads(2)",
    "thread-count-and-work": "torch.set_num_threads(2)\n(torch.ones(600, 600) @ torch.ones(600, 600)).sum()",
    "gradients-off": "torch.set_grad_enabled(False)",
    "anomaly-detection": "torch.autograd.set_detect_anomaly(True)",
    "deterministic": "torch.use_deterministic_algorithms(True)",
    "seed": "torch.manual_seed(0)",
    "print-options": "torch.set_printoptions(precision=1, profile='short')",
}

ATTACKS = [
    *(Attack(f"state-{name}", at_import(code), ACCEPTED) for name, code in CHANGES.items()),
    *(
        Attack(f"torch-state-{name}", at_import(code, right=RIGHT_TORCH), ACCEPTED, TORCH)
        for name, code in TORCH_CHANGES.items()
    ),
]
