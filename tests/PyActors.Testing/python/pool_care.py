"""What a pool does to its workers and to code that takes too long."""

import threading
import time

import pyactors

own = threading.local()


def warm_up():
    """Takes long enough for a worker that left too early to be missed."""
    time.sleep(0.03)
    own.is_warm = True


def is_warm():
    return getattr(own, "is_warm", False)


def loop():
    while True:
        pass


def loop_and_check():
    """Heeds its deadline by itself."""
    while True:
        pyactors.check()
