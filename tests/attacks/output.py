"""Submissions that print. The runner asserts of every report that it holds no control, format or private character."""

from attacks.attack import (
    ACCEPTED,
    LOAD,
    NUMPY_TIGHT,
    OUTPUT,
    RUNTIME,
    TIME,
    TORCH,
    WRONG,
    Attack,
    at_import,
    in_relu,
    in_softplus,
    instead_of,
)

NASTY = "\\x1b[2J\\x1b[32mPASSED\\x1b[0m \\x1b]0;title\\x07 \\u202eDESSAP\\u202c \\u200b\\u2066x\\u2069 \\x00\\x08\\x7f\\x9b31m \\ue000 \\r"
FAKE = '\'11 passed in 0.01s\\nverdict: accepted\\n{"verdict": "accepted"}\\n\''

ATTACKS = [
    Attack("prints-1-gb", in_relu("for _ in range(1024): print('x' * 2**20)"), OUTPUT | TIME, NUMPY_TIGHT),
    Attack("prints-for-ever", in_relu("while True: print('x' * 2**16)"), OUTPUT | TIME, NUMPY_TIGHT),
    Attack("prints-for-ever-at-import", at_import("import sys\nwhile True: sys.stderr.write('x' * 2**16)"), OUTPUT | TIME, NUMPY_TIGHT),
    Attack("prints-100-mb-at-import", at_import("for _ in range(100): print('x' * 2**20)"), OUTPUT | TIME),
    Attack("prints-for-ever-from-a-thread", at_import("""
        import os, threading
        def shout():
            while True: os.write(1, b'x' * 2**16)
        threading.Thread(target=shout, daemon=True).start()
        import time
        time.sleep(0.3)
    """), OUTPUT | TIME, NUMPY_TIGHT),
    Attack("a-million-empty-lines", at_import("print('\\n' * 10**6)"), ACCEPTED, says="were printed in all"),
    Attack("a-million-small-prints", at_import("for _ in range(10**5): print()"), ACCEPTED, says="were printed in all"),
    Attack("one-long-line", at_import("print('x' * 10**6)"), ACCEPTED, says="were printed in all"),
    Attack("prints-passed-and-is-wrong", in_relu(f"print({FAKE})\nreturn x"), WRONG, says="11 passed"),
    Attack("prints-passed-and-leaves", in_relu(f"import os\nprint({FAKE}, flush=True)\nos._exit(0)"), RUNTIME, says="11 passed"),
    Attack("prints-escapes-and-is-right", at_import(f"print('{NASTY}')"), ACCEPTED, says="PASSED"),
    Attack("prints-escapes-to-stderr", at_import(f"import sys\nprint('{NASTY}', file=sys.stderr)"), ACCEPTED, says="PASSED"),
    Attack("prints-every-character", at_import("print(''.join(chr(n) for n in range(0x11000) if not 0xd800 <= n < 0xe000))"), ACCEPTED),
    Attack("prints-surrogates", at_import("print('\\ud800 \\udfff')"), ACCEPTED),
    Attack("prints-invalid-utf-8", at_import("import os\nos.write(1, bytes(range(256)) * 3)\nos.write(2, b'\\xff\\xfe\\xc3')"), ACCEPTED),
    Attack("raises-escapes", in_relu(f"raise ValueError('{NASTY}')"), RUNTIME, says="PASSED"),
    Attack("raises-escapes-at-import", at_import(f"raise ValueError('{NASTY}')"), LOAD, says="PASSED"),
    Attack("raises-many-lines", in_relu("raise ValueError('line\\n' * 10**5)"), RUNTIME, says="ValueError"),
    Attack("raises-an-exception-with-escapes-in-its-name", in_relu(f"raise type('Bad{NASTY}', (Exception,), {{}})".replace("\\x00", "")), RUNTIME),
    Attack("raises-from-a-function-with-escapes-in-its-name", in_relu(f"""
        def bad(): raise ValueError('x')
        bad.__code__ = bad.__code__.replace(co_name='bad{NASTY}')
        bad()
    """), RUNTIME),
    Attack("raises-on-a-line-with-hidden-characters", in_relu("raise ValueError('a\u202eb\u2066')  # \u202e accepted \x1b[32m"), RUNTIME),
    Attack("raises-a-syntax-error-with-escapes", in_relu(f"raise SyntaxError('{NASTY}', ('submission.py', 1, 1, 'x'))"), RUNTIME),
    Attack("returns-an-object-with-escapes-in-its-name", instead_of("relu(x)", f"return type('T{NASTY}', (), {{}})()".replace("\\x00", "")), WRONG),
    Attack("returns-text-with-escapes", instead_of("relu(x)", f"return '{NASTY}'"), WRONG),
    Attack("returns-a-text-array-with-escapes", instead_of("relu(x)", f"return np.full(x.shape, '{NASTY}')"), WRONG),
    Attack("returns-keys-with-escapes", instead_of("relu(x)", f"return {{'{NASTY}': 1}}"), WRONG),
    Attack("defines-a-subclass-of-dtype-names", instead_of("relu(x)", f"return np.zeros(x.shape, dtype=[('{NASTY}'.replace(chr(0), ''), float)])"), WRONG),
    Attack("closes-its-output", at_import("import os, sys\nsys.stdout.close()\nos.close(2)"), ACCEPTED),
    Attack("sets-its-output-to-none", at_import("import sys\nsys.stdout = sys.stderr = None"), ACCEPTED),
    Attack("replaces-its-output-by-one-that-raises", at_import("import sys\nclass Out:\n    def write(self, t): 1 / 0\n    flush = write\nsys.stdout = Out()"), ACCEPTED),
    Attack("breaks-off-in-a-character", at_import("import os\nos.write(1, '∂L/∂w'.encode()[:-3])"), ACCEPTED),
    Attack("warns", at_import("import warnings\nwarnings.warn('careful')"), ACCEPTED, says="careful"),
    Attack("logs", at_import("import logging\nlogging.error('logged')"), ACCEPTED, says="logged"),
    Attack("asks-for-input", in_relu("input('your name? ')"), RUNTIME, says="EOFError"),
    Attack("asks-for-input-at-import", at_import("input()"), LOAD, says="EOFError"),
    Attack("reads-a-number-from-its-input", in_relu("import sys\nfloat(sys.stdin.read())"), RUNTIME, says="ValueError"),
    Attack("reads-its-input-to-the-end", in_relu("import sys\nfor line in sys.stdin: raise ValueError\nif not sys.stdin.readline(): raise EOFError"), RUNTIME),
    Attack("reads-a-password", in_relu("import getpass\ngetpass.getpass()"), RUNTIME),
    Attack("starts-the-debugger", in_relu("breakpoint()"), RUNTIME),
    Attack("torch-prints", in_softplus("print(x)"), ACCEPTED, TORCH, says="tensor("),
]  # fmt: skip
