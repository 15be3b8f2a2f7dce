"""Submissions that want more memory, a larger answer or a deeper stack than there is."""

from attacks.attack import (
    LOAD,
    MEMORY,
    NUMPY_SMALL,
    NUMPY_TIGHT,
    RUNTIME,
    TIME,
    TORCH,
    TORCH_TIGHT,
    WRONG,
    Attack,
    at_import,
    in_relu,
    in_softplus,
    instead_of,
)

ATTACKS = [
    Attack("library-that-does-not-fit", at_import("import torch"), MEMORY, NUMPY_SMALL, says="failed to map segment"),
    Attack(
        "library-that-aborts-for-want-of-memory",
        in_relu("import os\nos.write(2, b\"terminate called after 'std::bad_alloc'\\n\")\nos.abort()"),
        MEMORY,
        says="bad_alloc",
    ),
    Attack("list-bomb", in_relu("items = [0]\nwhile True: items = items + items"), MEMORY | TIME, NUMPY_TIGHT),
    Attack("list-bomb-at-import", at_import("items = [0]\nwhile True: items += items"), MEMORY | TIME, NUMPY_TIGHT),
    Attack("a-trillion-ones", in_relu("np.ones(10**12)"), MEMORY),
    Attack("a-trillion-ones-at-import", at_import("np.ones(10**12)"), MEMORY),
    Attack("twenty-arrays-of-100-mb", in_relu("kept = [np.ones(13_000_000) for _ in range(20)]"), MEMORY),
    Attack("doubling-bytes", in_relu("data = b'x'\nwhile True: data += data"), MEMORY | TIME, NUMPY_TIGHT),
    Attack("endless-string", in_relu("text = 'x' * 10**11"), MEMORY),
    Attack("range-as-a-list", in_relu("list(range(10**10))"), MEMORY | TIME, NUMPY_TIGHT),
    Attack("returns-300-mb", instead_of("relu(x)", "return np.ones(300 * 2**20 // 8)"), MEMORY),
    Attack("returns-a-broadcast-petabyte", instead_of("relu(x)", "return np.broadcast_to(1.0, (10**5, 10**5, 10**5))"), MEMORY),
    Attack("returns-a-million-values", instead_of("relu(x)", "return [0.0] * 10**6"), MEMORY),
    Attack("returns-a-long-text", instead_of("relu(x)", "return 'x' * 10**7"), MEMORY),
    Attack("returns-a-long-integer", instead_of("relu(x)", "return 1 << 10**6"), MEMORY),
    Attack("exception-of-100-mb", in_relu("raise ValueError('x' * 100 * 2**20)"), RUNTIME, says="ValueError: xxxx"),
    Attack("exception-of-100-mb-at-import", at_import("raise ValueError('x' * 100 * 2**20)"), LOAD, says="ValueError"),
    Attack("exception-name-of-10-mb", in_relu("raise type('x' * 10**7, (Exception,), {})"), RUNTIME),
    Attack("memory-error-of-its-own", in_relu("raise MemoryError('mine')"), MEMORY),
    Attack("swallows-memory-errors", in_relu("""
        kept = []
        while True:
            try:
                kept.append(bytearray(10**7))
            except MemoryError:
                pass
    """), MEMORY | TIME, NUMPY_TIGHT),
    Attack("maps-anonymous-memory", in_relu("import mmap\nmaps = [mmap.mmap(-1, 2**28) for _ in range(100)]"), MEMORY | RUNTIME),
    Attack("fills-pipes", in_relu("""
        import fcntl, os
        for _ in range(1000):
            reader, writer = os.pipe()
            fcntl.fcntl(writer, 1031, 2**20)
            os.write(writer, bytes(2**20))
    """), RUNTIME),
    Attack("endless-recursion", in_relu("return relu(x)"), RUNTIME, says="RecursionError"),
    Attack("endless-recursion-at-import", at_import("def f(): return f()\nf()"), LOAD, says="RecursionError"),
    Attack("recursion-until-the-c-stack-dies", in_relu("""
        import sys
        sys.setrecursionlimit(10**9)
        class Deep:
            def __repr__(self):
                return repr(self)
        repr(Deep())
    """), RUNTIME | MEMORY),
    Attack("nested-lists-until-the-c-stack-dies", in_relu("""
        import sys
        sys.setrecursionlimit(10**9)
        nested = []
        for _ in range(10**6): nested = [nested]
        repr(nested)
    """), RUNTIME | MEMORY),
    Attack("deep-exception-chain", in_relu("""
        error = None
        for number in range(10**5):
            new = ValueError(number)
            new.__cause__ = error
            error = new
        raise error
    """), RUNTIME),
    Attack("returns-nothing-much-of-a-large-array", instead_of("relu(x)", "return np.ones(5 * 10**6)"), WRONG),
    Attack("torch-100-gb", in_softplus("torch.ones(25 * 10**9)"), MEMORY, TORCH),
    Attack("torch-many-tensors", in_softplus("kept = [torch.ones(25_000_000) for _ in range(20)]"), MEMORY, TORCH),
    Attack("torch-returns-a-petabyte-by-stride", in_softplus("return torch.ones(1).expand(10**5, 10**5, 10**4)"), MEMORY, TORCH),
    Attack("torch-endless-graph", in_softplus("while True: x = torch.cat([x, x])"), MEMORY | TIME, TORCH_TIGHT),
]  # fmt: skip
