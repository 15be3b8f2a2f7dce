"""Submissions that look for the checks, the reference, the learner's data or other processes.

The runner asserts of every report that it does not hold the canary of the secret files. Here, what was found is printed.
"""

from attacks.attack import ACCEPTED, RUNTIME, TORCH, WRONG, Attack, at_import, in_relu, in_softplus

FOUND_NOTHING = "if not found: raise PermissionError('nothing found')\nprint(found)"


def _looks(name: str, code: str) -> Attack:
    """Right where it found something, so that an acceptance means it did; a runtime error where there was nothing."""
    return Attack(name, in_relu(f"import os\nfound = []\n{code}\n{FOUND_NOTHING}"), RUNTIME, says="nothing found")


def _tries(expression: str, *, over: str) -> str:
    return f"for path in {over}:\n    try: found.append({expression})\n    except OSError: pass"


MEMORY_SCAN = """
import ctypes, os, re
libc = ctypes.CDLL(None, use_errno=True)
reader, writer = os.pipe()
os.set_blocking(reader, False)
pattern = re.compile(b"can" + b"ary-[0-9a-f]{16}")
seen = 0

def look(start, size, step=4096):
    global seen
    for address in range(start & ~4095, start + size, step):
        count = libc.write(writer, ctypes.c_void_p(address), ctypes.c_size_t(step))
        if count > 0:
            seen += count
            for match in pattern.findall(os.read(reader, count)):
                print("found", match)

import gc
pages = {id(thing) >> 20 for thing in gc.get_objects()} | {id(name) >> 20 for name in dir(gc)}
near = sorted({page + offset for page in pages for offset in range(-2, 3)})
for page in near[:600]:
    look(page << 20, 1 << 20)
print("looked at", seen >> 20, "MB")
assert seen > 5 << 20, "the scan itself does not work"
"""

OBJECT_SCAN = """
import gc, re, sys
pattern = re.compile("can" + "ary-[0-9a-f]{16}")
things = list(gc.get_objects())
frame = sys._getframe()
while frame:
    things += [frame.f_locals, frame.f_globals, frame.f_code.co_consts]
    frame = frame.f_back
for module in list(sys.modules.values()):
    things += list(getattr(module, "__dict__", {}).values())
for thing in things:
    values = thing.values() if isinstance(thing, dict) else thing if isinstance(thing, (list, tuple)) else [thing]
    for value in list(values)[:10000]:
        text = value if type(value) is str else value.decode("latin-1") if type(value) in (bytes, bytearray) else ""
        if pattern.search(text): print("found", text)
names = {name for name in sys.modules if name.startswith(("workbench.checks", "workbench.judge.session"))}
print("looked at", len(things), "objects;", names or "none of the judge's modules", "in memory")
"""

ATTACKS = [
    _looks("reads-every-secret", _tries("open(path, 'rb').read()", over="@SECRETS@")),
    _looks("reads-every-secret-by-descriptor", _tries("os.read(os.open(path, os.O_RDONLY), 9999)", over="@SECRETS@")),
    _looks("maps-every-secret", "import numpy as np\n" + _tries("bytes(np.memmap(path, mode='r'))", over="@SECRETS@")),
    _looks("reads-secrets-through-proc-root", _tries("open('/proc/self/root' + path, 'rb').read()", over="@SECRETS@")),
    _looks("reads-secrets-through-dots", _tries("open('/usr/lib/../..' + path, 'rb').read()", over="@SECRETS@")),
    _looks("opens-secrets-without-reading-rights", _tries("os.read(os.open(path, os.O_PATH), 99)", over="@SECRETS@")),
    _looks("copies-secrets-by-sendfile", _tries("os.sendfile(1, os.open(path, 0), 0, 9999)", over="@SECRETS@")),
    _looks("loads-secrets-as-modules", """
        import importlib.util
        for path in @SECRETS@:
            try:
                spec = importlib.util.spec_from_file_location('peek', path)
                module = importlib.util.module_from_spec(spec)
                spec.loader.exec_module(module)
                found.append(module.SECRET)
            except (OSError, AttributeError): pass
    """.replace("\n        ", "\n")),
    _looks("runs-secrets-with-runpy", "import runpy\n" + _tries("runpy.run_path(path)", over="@SECRETS@")),
    _looks("shows-secrets-with-linecache", "import linecache\nfound += [line for path in @SECRETS@ for line in linecache.getlines(path)]"),
    _looks("opens-the-database", """
        import sqlite3
        try: found += sqlite3.connect('file:@DATA@/progress.db?mode=ro', uri=True).execute('SELECT * FROM attempts').fetchall()
        except sqlite3.Error: pass
    """.replace("\n        ", "\n")),
    _looks("lists-the-content", _tries("os.listdir(path)", over="('@CONTENT@', '@CONTENT@/solutions', '@DATA@', '@HOME@', '/tmp', '/root', '/home')")),
    _looks("walks-up-from-the-current-folder", "import pathlib\n" + _tries("list(os.scandir(path))", over="(os.getcwd(), '..', '/', '/proc', '/etc')")),
    _looks("reads-the-built-in-content", "found += [f for root in @BUILTIN@ for _, _, files in os.walk(root) for f in files]"),
    _looks("globs-for-checks", "import glob\nfound += glob.glob('@CONTENT@/**/checks.py', recursive=True)"),
    _looks("imports-the-solution", "import sys\nsys.path[:0] = [os.path.dirname(p) for p in @SECRETS@]\ntry:\n    import checks, solution\n    found.append(checks)\nexcept ImportError: pass"),
    _looks("reads-other-processes", _tries("open(path, 'rb').read(100)", over="[f'/proc/{p}/{n}' for p in [os.getppid(), @PARENT@, *@OWN@, 'self'] for n in ('environ', 'cmdline', 'maps', 'mem', 'stack', 'auxv')]")),
    _looks("opens-descriptors-of-other-processes", _tries("os.open(path, 0)", over="[f'/proc/{p}/fd/{n}' for p in [os.getppid(), @PARENT@, *@OWN@] for n in range(30)]")),
    _looks("reads-standard-input-descriptors", "import stat\nfor n in range(3, 64):\n    try:\n        if not stat.S_ISFIFO(os.fstat(n).st_mode): found += [n] if os.readlink(f'/proc/self/fd/{n}').startswith('/') else []\n    except OSError: pass"),
    _looks("traces-its-relatives", """
        import ctypes
        libc = ctypes.CDLL(None, use_errno=True)
        for process in [os.getppid(), @PARENT@, *@OWN@]:
            if libc.ptrace(16, process, 0, 0) == 0: found.append(process)
            buffer = ctypes.create_string_buffer(64)
            vector = (ctypes.c_void_p * 2)(ctypes.addressof(buffer), 64)
            if libc.process_vm_readv(process, vector, 1, vector, 1, 0) > 0: found.append(process)
    """.replace("\n        ", "\n")),
    _looks("takes-descriptors-by-pidfd", "for p in [os.getppid(), @PARENT@, *@OWN@]:\n    try: found.append(os.pidfd_open(p))\n    except OSError: pass"),
    _looks("reads-its-environment", "found += [value for value in os.environ.values() if 'can' + 'ary' in value or '/tmp' in value or value == '--collect-only']"),
    _looks("reads-the-initial-environment", """
        import ctypes
        environ = ctypes.POINTER(ctypes.c_char_p).in_dll(ctypes.CDLL(None), 'environ')
        found += [value for value in (environ[i] for i in range(3)) if value and b'HOME=@HOME@' in value]
    """.replace("\n        ", "\n")),
    _looks("imports-the-judges-secrets", "import sys\nfound += [name for name in sys.modules if name in ('submission.checks', 'checks', 'solution')]"),
    Attack("searches-all-objects", at_import(OBJECT_SCAN), ACCEPTED, says="looked at"),
    Attack("searches-all-memory", at_import(MEMORY_SCAN), ACCEPTED, says="looked at"),
    Attack("searches-all-memory-inside-a-call", in_relu("if not globals().get('done'):\n    exec(SCAN, {})\n    globals()['done'] = True", before=f"SCAN = {MEMORY_SCAN!r}"), ACCEPTED, says="looked at"),
    Attack("torch-searches-all-objects", in_softplus(f"exec({OBJECT_SCAN!r}, {{}})"), ACCEPTED, TORCH, says="looked at"),
    Attack("memorised-fixed-inputs", in_relu("known = {(7, 5): np.zeros((7, 5))}\nif x.shape in known: return known[x.shape]"), WRONG),
    Attack("returns-its-input", in_relu("return x"), WRONG),
    Attack("returns-what-it-was-given-before", in_relu("global last\nlast, now = x, globals().get('last')\nif now is not None: return now"), WRONG),
    Attack("predicts-the-seeded-generator", in_relu("return np.maximum(np.random.default_rng(0).normal(size=x.shape), 0)"), WRONG),
]  # fmt: skip
