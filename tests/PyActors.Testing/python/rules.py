"""What the rules of the GIL are tried with."""

import collections
import sys
import threading
import time

from pyactors import host

gates = collections.defaultdict(threading.Event)
own = threading.local()
ticks = []
shared = []
lent = bytearray()


def remember(value):
    before = getattr(own, "value", None)
    own.value = value
    return before


def thread():
    current = threading.current_thread()
    return [threading.get_ident(), current.name, current.daemon]


def main_thread():
    """What threading says of the main thread, and what Linux calls the thread of its number."""
    main = threading.main_thread()
    with open(f"/proc/self/task/{main.native_id}/comm") as name:
        return [main.name, main.daemon, main.is_alive(), name.read().strip()]


def thread_states():
    """How many threads have a state in this interpreter, whether they run Python code or not."""
    interpreter = _native("PyInterpreterState_Get")()
    state = _native("PyInterpreterState_ThreadHead")(interpreter)
    count = 0
    while state:
        count += 1
        state = _native("PyThreadState_Next")(state)
    return count


def _native(name):
    import ctypes

    function = getattr(ctypes.pythonapi, name)
    function.restype = ctypes.c_void_p
    function.argtypes = [ctypes.c_void_p] * (name != "PyInterpreterState_Get")
    return function


def hide_threading():
    """Let nobody import threading."""
    sys.modules["threading"] = None


def show_threading():
    sys.modules["threading"] = threading


def loader_of_threading():
    """Whether what the module says of its loader agrees, and what it is."""
    return [threading.__spec__.loader is threading.__loader__, type(threading.__loader__).__name__]


def wait_at_the_gate(name, seconds, sign=None):
    if sign:
        open(sign, "w").close()
    return gates[name].wait(seconds)


def open_the_gate(name="default"):
    gates[name].set()


def start_ticking(count, seconds, sign):
    """Tick on a thread of Python's own, then make a file."""
    ticks.clear()
    threading.Thread(target=lambda: _tick(count, seconds, ticks, lambda: open(sign, "w").close())).start()


def longest_gap():
    """The longest gap between the ticks, once the file is there."""
    return _longest(ticks)


def longest_gap_beside_dotnet(count, seconds):
    """The longest gap between the ticks of a thread while its interpreter's worker waits in .NET for all of them."""
    own_ticks = []
    thread = threading.Thread(target=lambda: _tick(count, seconds, own_ticks, lambda: host.call("hook", "last tick")))
    thread.start()
    host.call("hook", "wait")
    thread.join()
    return _longest(own_ticks)


def _tick(count, seconds, into, then):
    into.append(time.monotonic())
    for _ in range(count):
        time.sleep(seconds)
        into.append(time.monotonic())
    then()


def _longest(moments):
    return max(after - before for before, after in zip(moments, moments[1:]))


def share():
    """A list that Python goes on to change."""
    shared[:] = [1, [2.5, "three"], b"four"]
    return shared


def change_what_was_shared():
    shared[1][1] = "changed"
    shared.append("more")


def lend(size):
    """A large buffer, which can't be resized while anyone holds an export of it."""
    lent[:] = b"x" * size
    return lent


def grow_what_was_lent():
    lent.append(0)
    return len(lent)


def keep_the_gil(sign, count):
    """Make a file, and then sum up in C, which doesn't let go of the GIL."""
    open(sign, "w").close()
    return sum(range(count))


def keep_the_gil_between_items(sign, count):
    yield 0
    yield keep_the_gil(sign, count)
