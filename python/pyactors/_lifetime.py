"""How an interpreter begins in PyActors, and what its workers need. Called by the engine; nothing here is for users."""

import sys

from pyactors._imports import after_import

_number_of_main_thread = None  # the operating system's


def begin(search_path):
    """Prepare an interpreter for work."""
    if sys.version_info < (3, 13):
        # First imported on another thread than the interpreter's own, these take that one for the main thread, and the end of
        # the interpreter waits for it.
        import threading  # noqa: F401

    sys.path[:0] = search_path


def begin_main():
    """Do what sub-interpreters crash without unless the main interpreter has done it first, and note which thread is the main one."""
    if sys.version_info >= (3, 13):  # older ones have no sub-interpreters here
        global _number_of_main_thread
        import datetime  # noqa: F401
        from _thread import get_native_id

        _number_of_main_thread = get_native_id()
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

    if _number_of_main_thread is not None:
        # threading knows which thread is the main one, but takes the operating system's number of the one that imports it first.
        threading.main_thread()._native_id = _number_of_main_thread
    _introduce(threading, name)


def enter_alone(name):
    """Introduce the calling thread, the only worker of its interpreter, to threading once somebody imports that."""
    from _thread import get_ident

    worker = get_ident()

    def introduce(threading):
        if get_ident() == worker:  # or else nobody can: it has to be done on the thread itself
            _introduce(threading, name)

    after_import("threading", introduce)


def _introduce(threading, name):
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
    threading = sys.modules.get("threading")
    if threading is not None and isinstance(threading.current_thread(), threading._DummyThread):
        threading._active.pop(threading.get_ident(), None)


def heed():
    """Let an exception that was sent to the calling thread come, and be done with it."""
    try:
        for _ in range(100):  # Python looks for one at each turn
            pass
    except BaseException:
        pass


def flush():
    """Write out what Python has buffered."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:  # closed, replaced or broken: nothing is left to write to
            pass
