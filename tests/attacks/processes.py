"""Submissions that start processes or threads, or leave something running."""

from attacks.attack import ACCEPTED, LOAD, MEMORY, NUMPY_TIGHT, RUNTIME, TIME, Attack, at_import, in_relu

REFUSED = RUNTIME | LOAD

ATTACKS = [
    Attack("fork", in_relu("import os\nos.fork()"), RUNTIME),
    Attack("fork-at-import", at_import("import os\nos.fork()"), LOAD),
    Attack("fork-bomb", in_relu("import os\nwhile True: os.fork()"), RUNTIME),
    Attack("vfork-by-ctypes", in_relu("import ctypes\nif ctypes.CDLL(None).vfork() < 0: raise OSError('refused')"), RUNTIME),
    Attack("double-fork-daemon", in_relu("""
        import os, time
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0: time.sleep(1e6)
            os._exit(0)
    """), RUNTIME),
    Attack("own-session", in_relu("import os\nos.setsid()"), RUNTIME),
    Attack("subprocess", in_relu("import subprocess\nsubprocess.run(['sleep', '1000000'])"), RUNTIME),
    Attack("subprocess-shell", in_relu("import subprocess\nsubprocess.Popen('sleep 1000000 &', shell=True, start_new_session=True)"), RUNTIME),
    Attack("os-system", in_relu("import os\nif os.system('sleep 1000000 &') != 0: raise OSError('refused')"), RUNTIME, says="refused"),
    Attack("os-popen", in_relu("import os\nos.popen('id').read()"), RUNTIME),
    Attack("exec", in_relu("import os\nos.execv('/bin/true', ['true'])"), RUNTIME),
    Attack("posix-spawn", in_relu("import os\nos.posix_spawn('/bin/sleep', ['sleep', '1000000'], {})"), RUNTIME),
    Attack("multiprocessing", in_relu("import multiprocessing\nmultiprocessing.Pool(2).map(abs, [1])"), RUNTIME),
    Attack("multiprocessing-spawn", in_relu("import multiprocessing as m\nm.get_context('spawn').Process(target=abs).start()"), RUNTIME),
    Attack("process-pool", in_relu("from concurrent.futures import ProcessPoolExecutor\nlist(ProcessPoolExecutor().map(abs, [1]))"), RUNTIME | TIME, NUMPY_TIGHT),
    Attack("asyncio-subprocess", in_relu("import asyncio\nasyncio.run(asyncio.create_subprocess_exec('sleep', '1000000'))"), RUNTIME),
    Attack("thread-bomb", in_relu("""
        import threading, time
        while True: threading.Thread(target=time.sleep, args=(1e6,)).start()
    """), RUNTIME | TIME | MEMORY, NUMPY_TIGHT),
    Attack("busy-thread-bomb", in_relu("""
        import threading
        def spin():
            while True: pass
        while True: threading.Thread(target=spin, daemon=True).start()
    """), RUNTIME | TIME | MEMORY, NUMPY_TIGHT),
    Attack("threads-that-start-threads", at_import("""
        import threading
        def more():
            while True:
                try: threading.Thread(target=more).start()
                except RuntimeError: pass
        more()
    """), RUNTIME | TIME | MEMORY | LOAD, NUMPY_TIGHT),
    Attack("leaves-daemon-threads", at_import("import threading, time\nfor _ in range(5): threading.Thread(target=time.sleep, args=(1e6,), daemon=True).start()"), ACCEPTED),
    Attack("leaves-threads", at_import("import threading, time\nfor _ in range(5): threading.Thread(target=time.sleep, args=(1e6,)).start()"), ACCEPTED),
    Attack("leaves-a-thread-in-every-call", in_relu("import threading, time\nthreading.Thread(target=time.sleep, args=(1e6,)).start()"), ACCEPTED),
    Attack("leaves-a-timer", at_import("import threading, os\nthreading.Timer(3600, os._exit, (0,)).start()"), ACCEPTED),
    Attack("hanging-atexit-handler", at_import("import atexit, time\natexit.register(time.sleep, 1e6)"), ACCEPTED),
    Attack("hanging-destructor", at_import("class Last:\n    def __del__(self):\n        while True: pass\nlast = Last()"), ACCEPTED),
    Attack("hanging-signal-handler", at_import("import signal\nfor n in (signal.SIGTERM, signal.SIGHUP, signal.SIGPIPE):\n    signal.signal(n, lambda *_: [None for _ in iter(int, 1)])"), ACCEPTED),
    Attack("fork-in-an-atexit-handler", at_import("import atexit, os\natexit.register(os.fork)"), ACCEPTED),
    Attack("forks-when-its-pipe-closes", at_import("""
        import os, threading
        def linger():
            while True:
                try: os.fork()
                except OSError: pass
        threading.Thread(target=linger, daemon=True).start()
        import sys
        sys.setswitchinterval(1e-6)
    """), ACCEPTED),
]  # fmt: skip
