"""How an interpreter ends in PyActors. Called by the engine; nothing here is for users."""

import atexit
import sys
import time


def silence():
    """Keep the end of a sub-interpreter from printing tracebacks of its own."""
    sys.unraisablehook = lambda unraisable: None


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


def _dismiss_executors():
    # The threads of an executor wait for work until the interpreter ends, and the end waits for them.
    return _dismiss_thread_executors() + _dismiss_process_executors()


def _dismiss_thread_executors():
    futures = sys.modules.get("concurrent.futures.thread")
    if futures is None:
        return []

    with futures._global_shutdown_lock:
        futures._shutdown = True
    threads = list(futures._threads_queues.items())
    for _, queue in threads:
        queue.put(None)
    return [thread for thread, _ in threads]


def _dismiss_process_executors():
    # Each has a thread that lets its processes go, which the exit handlers would wait for without a bound.
    futures = sys.modules.get("concurrent.futures.process")
    if futures is None:
        return []

    futures._global_shutdown = True
    threads = list(futures._threads_wakeups.items())
    for _, wakeup in threads:
        wakeup.wakeup()
    return [thread for thread, _ in threads]
