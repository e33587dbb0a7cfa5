"""How an interpreter begins and ends in PyActors. Called by the engine; nothing here is for users."""

import atexit
import sys
import time


def begin(search_path):
    """Prepare an interpreter for work."""
    # First imported on another thread than the interpreter's own, threading takes that one for the main thread, and the end
    # of the interpreter waits for it.
    import threading  # noqa: F401

    sys.path[:0] = search_path


def begin_main():
    """Do what sub-interpreters crash with unless the main interpreter has done it first."""
    if sys.version_info >= (3, 13):  # older ones have no sub-interpreters here
        import datetime  # noqa: F401

        fill_table_of_ctypes()


def fill_table_of_ctypes():
    """Have ctypes fill the table of its types, which all interpreters share: two that begin to at the same time crash."""
    try:
        import _ctypes
    except ImportError:  # Python can be built without
        return

    class Int(_ctypes._SimpleCData):
        _type_ = "i"


def enter(name):
    """Introduce the calling thread, a worker's, to threading."""
    import threading

    # A thread that threading doesn't know counts as a daemon, and so would every thread that code on it starts: nobody would
    # wait for those at the end.
    try:
        thread = threading.current_thread()
    except RuntimeError:  # user code has set sys.excepthook to None, and threading refuses: Python runs here all the same
        return

    if isinstance(thread, threading._DummyThread):
        thread.name = name
        thread._daemonic = False


def leave():
    """Forget the calling thread."""
    threading = sys.modules["threading"]
    if isinstance(threading.current_thread(), threading._DummyThread):
        threading._active.pop(threading.get_ident(), None)


def heed():
    """Let an exception that was sent to the calling thread come, and be done with it."""
    try:
        for _ in range(100):  # Python looks for one at each turn
            pass
    except BaseException:
        pass


def join_threads(seconds):
    """Let idle executors go, wait for the threads that Python would wait for, and name those that still live."""
    threading = sys.modules.get("threading")
    if threading is None:
        return []

    executors = _dismiss_executors()
    own = [
        thread
        for thread in threading.enumerate()
        if thread is not threading.main_thread() and not isinstance(thread, threading._DummyThread)
    ]
    until = time.monotonic() + seconds
    for thread in own:
        if thread in executors or not thread.daemon:
            thread.join(max(0.0, until - time.monotonic()))

    return [thread.name for thread in own if thread.is_alive()]


def pause():
    """Let other threads run for a moment."""
    time.sleep(0.001)


def run_exit_handlers():
    """Run what was registered with atexit, and forget it."""
    atexit._run_exitfuncs()


def flush():
    """Write out what Python has buffered."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:  # closed, replaced or broken: nothing is left to write to
            pass


def silence():
    """Keep the end of a sub-interpreter from printing tracebacks of its own."""
    sys.unraisablehook = lambda unraisable: None


def _dismiss_executors():
    # The threads of an executor wait for work until the interpreter ends, and the end waits for them.
    futures = sys.modules.get("concurrent.futures.thread")
    if futures is None:
        return []

    with futures._global_shutdown_lock:
        futures._shutdown = True
    threads = list(futures._threads_queues.items())
    for _, queue in threads:
        queue.put(None)
    return [thread for thread, _ in threads]
