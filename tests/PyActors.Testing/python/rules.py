"""What the rules of the GIL are tried with."""

import collections
import threading
import time

gates = collections.defaultdict(threading.Event)
own = threading.local()
ticks = []


def remember(value):
    before = getattr(own, "value", None)
    own.value = value
    return before


def thread():
    current = threading.current_thread()
    return [threading.get_ident(), current.name, current.daemon]


def wait_at_the_gate(name, seconds, sign=None):
    if sign:
        open(sign, "w").close()
    return gates[name].wait(seconds)


def open_the_gate(name="default"):
    gates[name].set()


def start_ticking(count, sign):
    """Tick ten times a second on a thread of Python's own, then make a file."""

    def tick():
        for _ in range(count):
            time.sleep(0.1)
            ticks.append(time.monotonic())
        open(sign, "w").close()

    threading.Thread(target=tick).start()


def gaps():
    return [after - before for before, after in zip(ticks, ticks[1:])]


def keep_the_gil(sign, count):
    """Make a file, and then sum up in C, which doesn't let go of the GIL."""
    open(sign, "w").close()
    return sum(range(count))
