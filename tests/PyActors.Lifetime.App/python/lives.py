"""What Python code leaves behind in the lives of a process."""

import _thread
import atexit
import concurrent.futures
import sys
import threading
import time


def write(text):
    """Write without a newline: into a pipe it stays in Python's buffer until somebody flushes."""
    sys.stdout.write(text)


def describe():
    """What Python code can see of the Python it runs in."""
    import json
    import os
    import site

    write(json.dumps({
        "executable": sys.executable,
        "base executable": sys._base_executable,
        "prefix": sys.prefix,
        "base prefix": sys.base_prefix,
        "exec prefix": sys.exec_prefix,
        "path": [folder for folder in sys.path if folder not in ("", os.path.dirname(__file__))],
        "site packages": site.getsitepackages(),
        "user site": site.ENABLE_USER_SITE,
        "flags": str(sys.flags),
        "file system encoding": [sys.getfilesystemencoding(), sys.getfilesystemencodeerrors()],
        "output encoding": sys.stdout.encoding,
        "recursion limit": sys.getrecursionlimit(),
        "argv": [argument for argument in sys.argv if argument not in ("", "-c")],
    }, indent=1))


def values():
    """One of each kind."""
    return [None, True, 2**62, -1, 0.5, "\u00e9\U0001f600", b"raw", (1, [2]), {"a": {"b": ()}}]


def take_signals():
    import faulthandler

    faulthandler.enable()
    assert faulthandler.is_enabled()


def fail():
    raise ValueError("no good")


def write_at_exit(text):
    atexit.register(write, text)


def hang_at_exit():
    atexit.register(time.sleep, 1000)


def start_thread(seconds):
    threading.Thread(target=time.sleep, args=(seconds,), name="lives on").start()


def start_daemon_thread():
    threading.Thread(target=time.sleep, args=(1000,), name="daemon", daemon=True).start()


def start_raw_thread():
    _thread.start_new_thread(time.sleep, (1000,))


def leave_an_idle_executor():
    executor = concurrent.futures.ThreadPoolExecutor(2)
    executor.submit(abs, -1).result()
    globals()["kept"] = executor


def leave_an_idle_process_executor():
    executor = concurrent.futures.ProcessPoolExecutor(1)
    executor.submit(abs, -1).result()
    globals()["kept"] = executor


def loop(sign):
    _give(sign)
    while True:
        pass


def block_without_the_gil(sign):
    _give(sign)
    time.sleep(1000)


def block_with_the_gil(sign):
    _give(sign)
    sum(range(10**15))


def write_and_block_without_the_gil(sign):
    write("written")
    block_without_the_gil(sign)


def get_stuck_without_the_gil(sign, text):
    write(text)
    block_without_the_gil(sign)


def get_stuck_with_the_gil(sign, text):
    write(text)
    block_with_the_gil(sign)


def hang_without_the_gil():
    time.sleep(1000)


def hang_with_the_gil():
    sum(range(10**15))


def _give(sign):
    """Make a file, for a program that waits for this moment."""
    open(sign, "w").close()
