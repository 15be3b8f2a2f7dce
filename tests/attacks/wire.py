"""Submissions that find the pipe to the judge and write to it themselves."""

from attacks.attack import (
    LOAD,
    MEMORY,
    NUMPY_TIGHT,
    PROTOCOL,
    RUNTIME,
    TIME,
    WRONG,
    Attack,
    at_import,
    in_relu,
    instead_of,
)

PIPE = """
import fcntl, os, stat, struct, sys, threading, time
import msgspec

def pipe_end(flag):
    for descriptor in range(3, 64):
        try:
            mode, flags = os.fstat(descriptor).st_mode, fcntl.fcntl(descriptor, fcntl.F_GETFL)
        except OSError:
            continue
        if stat.S_ISFIFO(mode) and flags & os.O_ACCMODE == flag:
            return descriptor

REPLIES, REQUESTS = pipe_end(os.O_WRONLY), pipe_end(os.O_RDONLY)
pack = msgspec.msgpack.encode

def asked():
    frame = sys._getframe()
    while frame:
        if hasattr(frame.f_locals.get("request"), "id"):
            return frame.f_locals["request"].id
        frame = frame.f_back

def frame(header, body=b"", claimed=None):
    return struct.pack("<4sIQ", b"DLW1", len(header), len(body) if claimed is None else claimed) + header + body

def answer(node, arrays=(), body=b"", claimed=None, identity=None, rest=()):
    os.write(REPLIES, frame(pack([identity or asked(), node, list(arrays), *rest]), body, claimed))
"""

BAD = PROTOCOL | TIME | RUNTIME
NEVER_RIGHT = BAD | WRONG


def _inside(name: str, code: str) -> Attack:
    return Attack(name, in_relu(code, before=PIPE), BAD)


def _sends(name: str, code: str) -> Attack:
    """A well-formed answer of a wrong kind in place of its own; the process then waits to be ended."""
    return Attack(name, in_relu(f"{code}\ntime.sleep(1e6)", before=PIPE), NEVER_RIGHT, NUMPY_TIGHT)


def _garbage(name: str, code: str) -> Attack:
    """Bytes that are no answer, after which the process waits to be ended."""
    return Attack(name, in_relu(f"{code}\ntime.sleep(1e6)", before=PIPE), PROTOCOL, NUMPY_TIGHT)


def _import(name: str, code: str) -> Attack:
    return Attack(name, at_import(f"{PIPE}\n{code}"), BAD | LOAD)


ATTACKS = [
    _garbage("random-frame-id", "answer(['v', None], identity=os.urandom(16))"),
    _garbage("short-frame-id", "answer(['v', None], identity=b'x')"),
    _garbage("replayed-frame-id", "global old\nold = globals().get('old') or bytes(16)\nanswer(['v', 1.0], identity=old)"),
    _inside("every-answer-twice", "answer(['v', 0.0])"),
    _inside("every-answer-a-thousand-times", "for _ in range(1000): answer(['v', 0.0])"),
    _garbage("garbage-bytes", "os.write(REPLIES, os.urandom(4096))"),
    _garbage("http-answer", "os.write(REPLIES, b'HTTP/1.1 200 OK\\r\\n\\r\\naccepted')"),
    _garbage("pickle-bytes", "import pickle\nos.write(REPLIES, frame(pickle.dumps([1, 2, 3])))"),
    _garbage("json", "os.write(REPLIES, frame(b'{\"verdict\": \"accepted\"}'))"),
    _garbage("header-of-4-gb", "os.write(REPLIES, struct.pack('<4sIQ', b'DLW1', 2**32 - 1, 0))"),
    _garbage("body-of-1-tb", "os.write(REPLIES, struct.pack('<4sIQ', b'DLW1', 10, 2**40))"),
    _garbage("body-of-all-bits", "os.write(REPLIES, struct.pack('<4sIQ', b'DLW1', 10, 2**64 - 1))"),
    _garbage("wrong-magic", "os.write(REPLIES, struct.pack('<4sIQ', b'DLW2', 10, 0) + bytes(10))"),
    _garbage("empty-header", "os.write(REPLIES, struct.pack('<4sIQ', b'DLW1', 0, 0))"),
    _garbage("body-that-no-array-announces", "answer(['v', None], body=bytes(64))"),
    _garbage("array-without-a-body", "answer(['a', 0], [['numpy', 'float64', [7, 5]]])"),
    _garbage("array-larger-than-its-body", "answer(['a', 0], [['numpy', 'float64', [700, 500]]], bytes(280))"),
    _garbage("array-that-was-not-sent", "answer(['a', 7])"),
    _garbage("array-of-negative-size", "answer(['a', 0], [['numpy', 'float64', [-1, -35]]], bytes(280))"),
    _garbage("array-whose-size-overflows", "answer(['a', 0], [['numpy', 'float64', [2**26] * 32]])"),
    _garbage("empty-array-whose-shape-overflows", "answer(['a', 0], [['numpy', 'float64', [2**26] * 30 + [0]]])"),
    _garbage("empty-tensor-whose-shape-overflows", "answer(['a', 0], [['torch', 'float64', [2**26] * 30 + [0]]])"),
    _garbage("array-of-40-dimensions", "answer(['a', 0], [['numpy', 'float64', [1] * 40]], bytes(8))"),
    _garbage("array-of-objects", "answer(['a', 0], [['numpy', 'O', [1]]], bytes(8))"),
    _garbage("array-of-void", "answer(['a', 0], [['numpy', 'V8', [1]]], bytes(8))"),
    _garbage("array-of-endless-strings", "answer(['a', 0], [['numpy', 'U99999999', [1]]], bytes(8))"),
    _garbage("numpy-bfloat16", "answer(['a', 0], [['numpy', 'bfloat16', [4]]], bytes(8))"),
    _garbage("array-of-an-unknown-library", "answer(['a', 0], [['cupy', 'float64', [1]]], bytes(8))"),
    _garbage("scalar-that-is-an-array", "answer(['g', 0], [['numpy', 'float64', [7, 5]]], bytes(280))"),
    _garbage("torch-text", "answer(['a', 0], [['torch', 'U4', [1]]], bytes(16))"),
    _garbage("unhashable-key", "answer(['d', [[['l', 'list', []], ['v', 1]]]])"),
    _garbage("unhashable-item-of-a-set", "answer(['l', 'set', [['l', 'list', []]]])"),
    _garbage("unknown-tag", "answer(['exec', 'import os'])"),
    _garbage("unknown-container", "answer(['l', 'deque', []])"),
    _garbage("number-that-is-text", "answer(['v', 'accepted'])"),
    _garbage("text-that-is-a-number", "answer(['s', 1])"),
    _garbage("text-that-is-no-utf-8", "os.write(REPLIES, frame(b'\\x93\\xc4\\x10' + asked() + b'\\x92\\xa1s\\xa2\\xff\\xfe\\x90'))"),
    _garbage("long-integer-of-other-digits", "answer(['I', '0xg'])"),
    _garbage("handle-below-minus-one", "answer(['o', 'x', -2])"),
    _garbage("dtype-that-is-a-function", "answer(['t', 'torch', 'load'])"),
    _garbage("deeply-nested-header", "os.write(REPLIES, frame(b'\\x91' * 1000000))"),
    _garbage("deeply-nested-value", "node = ['v', 1]\nfor _ in range(60): node = ['l', 'list', [node]]\nanswer(node)"),
    _garbage("a-million-nodes", "answer(['l', 'list', [['v', 1]] * 1000000])"),
    _garbage("300000-nodes-in-a-frame", "answer(['l', 'list', [['v', 1]] * 300000])"),
    _garbage("more-claimed-arrays-than-nodes", "answer(['v', 1], [['numpy', 'bool', []]] * 250000, bytes(250000))"),
    _garbage("error-without-its-fields", "answer(['v', 1], rest=[['ValueError']])"),
    _garbage("error-with-a-long-name", "answer(['v', 1], rest=[['E' * 500, [], 'x', []]])"),
    _sends("error-with-forged-lines", "answer(['v', 1], rest=[['E', ['E'], 'x', [[-5, 'f'], [2**62, 'g'], [0, '']]]])"),
    _sends("error-named-like-ours", "answer(['v', 1], rest=[['CheckFailed', ['CheckFailed', 'AssertionError'], 'x', []]])"),
    _sends("error-of-no-class", "answer(['v', 1], rest=[['', [], '', []]])"),
    _sends("error-that-is-pytests", "answer(['v', 1], rest=[['Skipped', ['Skipped', 'OutcomeException'], 'x', []]])"),
    _sends("a-verdict-as-a-value", "answer(['s', 'accepted'])"),
    _sends("true-as-a-value", "answer(['v', True])"),
    _sends("handle-that-was-never-kept", "answer(['o', 'ndarray', 123456])"),
    _sends("handle-that-is-only-described", "answer(['o', 'float64 array', -1])"),
    _sends("type-as-a-value", "answer(['t', 'numpy', 'float64'])"),
    _sends("slice-as-a-value", "answer(['S', 0, 1, 2])"),
    _sends("text-array-beyond-unicode", "answer(['a', 0], [['numpy', 'U2', [3]]], b'\\xff' * 24)"),
    _sends("tensor-where-there-is-no-torch", "answer(['a', 0], [['torch', 'float64', [7, 5]]], bytes(280))"),
    _sends("zeros-of-the-right-shape", "answer(['a', 0], [['numpy', 'float64', list(x.shape)]], bytes(8 * x.size))"),
    _sends("booleans-of-other-bits", "answer(['a', 0], [['numpy', 'bool', list(x.shape)]], b'\\x7f' * x.size)"),
    _sends("signalling-nans", "answer(['a', 0], [['numpy', 'float64', list(x.shape)]], b'\\x01\\0\\0\\0\\0\\0\\xf4\\x7f' * x.size)"),
    _sends("many-changed-arguments", "answer(['v', 1], rest=[None, False, ['x'] * 99])"),
    Attack("half-a-frame-then-sleep", in_relu("os.write(REPLIES, frame(bytes(100))[:30])\ntime.sleep(1e6)", before=PIPE), TIME, NUMPY_TIGHT),
    Attack("a-frame-byte-by-byte", in_relu("""
        for byte in frame(bytes(10**5)):
            os.write(REPLIES, bytes([byte]))
            time.sleep(0.01)
    """, before=PIPE), TIME, NUMPY_TIGHT),
    Attack("steals-the-requests", in_relu("""
        def steal():
            while True: os.read(REQUESTS, 1)
        for _ in range(4): threading.Thread(target=steal, daemon=True).start()
        time.sleep(0.2)  # until they all wait to read
    """, before=PIPE), BAD, NUMPY_TIGHT),
    Attack("answers-from-a-thread", in_relu("""
        def shout():
            while True: os.write(REPLIES, frame(pack([os.urandom(16), ['v', 0.0]])))
        threading.Thread(target=shout, daemon=True).start()
        time.sleep(0.05)
    """, before=PIPE), BAD, NUMPY_TIGHT),
    _inside("closes-all-descriptors", "os.closerange(0, 64)"),
    _inside("closes-the-replies", "os.close(REPLIES)"),
    _inside("closes-the-requests", "os.close(REQUESTS)\nos.close(REPLIES)"),
    _inside("swaps-the-pipes", "os.dup2(REQUESTS, REPLIES)"),
    _inside("replies-to-its-own-output", "os.dup2(1, REPLIES)\nos._exit(0)"),
    _inside("forks-so-that-two-answer", "os.fork()"),
    _inside("makes-the-pipe-non-blocking", "os.set_blocking(REPLIES, False)\nos.set_blocking(REQUESTS, False)\nraise ValueError"),
    _import("answers-a-load-with-garbage", "os.write(REPLIES, os.urandom(100))"),
    _import("answers-before-it-is-asked", "for _ in range(50): answer(['v', None])"),
    *(
        Attack(f"says-of-missing-names-{name}", at_import(f"""
{PIPE}
del relu
module = next(m for n, m in sys.modules.items() if hasattr(m, 'Candidate'))
module.Candidate.do_missing = lambda self, names: {value}
"""), BAD | LOAD)
        for name, value in {"nothing": "[]", "a-number": "5", "an-object": "object()", "text": "'relu'", "none": "None", "numbers": "[1, 2]",
                            "an-array": "np.ones(3)", "keys": "{'relu': 1}", "a-set": "{'relu'}", "nested": "[['relu']]"}.items()
    ),
    Attack("self-referential-list", instead_of("relu(x)", "items = []\nitems.append(items)\nreturn items"), MEMORY),
    Attack("self-referential-dict", instead_of("relu(x)", "items = {}\nitems[0] = items\nreturn items"), MEMORY),
    Attack("self-referential-array", instead_of("relu(x)", "a = np.empty(1, dtype=object)\na[0] = a\nreturn a"), WRONG),
    Attack("nested-a-thousand-deep", instead_of("relu(x)", "node = 0\nfor _ in range(1000): node = (node,)\nreturn node"), MEMORY),
    Attack("shared-lists-that-unfold", instead_of("relu(x)", "node = [0] * 10\nfor _ in range(30): node = [node] * 10\nreturn node"), MEMORY),
    Attack("list-that-grows-while-it-is-sent", instead_of("relu(x)", """
        class Growing(list):
            def __iter__(self):
                while True: yield 1
            def __len__(self): return 3
        return Growing([1, 2, 3])
    """), WRONG),
    Attack("dict-that-grows-while-it-is-sent", instead_of("relu(x)", """
        class Growing(dict):
            def items(self):
                while True: yield 1, 1
        return Growing(a=1)
    """), WRONG),
    Attack("text-with-a-lone-surrogate", instead_of("relu(x)", "return '\\udc80'"), RUNTIME | WRONG),
    Attack("exception-with-a-lone-surrogate", in_relu("raise ValueError('\\udc80')"), RUNTIME),
]  # fmt: skip
