"""What invocations do in a storm. Each gets its number, so that nobody's answer can be taken for another's."""

import sys
import threading
import time


def answer(number):
    return number * 2


def fail(number):
    raise ValueError(f"number {number}")


def give_what_has_no_form(number):
    return [number, object()]


def loop(number):
    """Never ends by itself. Every second one swallows whatever is an Exception."""
    while True:
        try:
            while True:
                pass
        except Exception:
            if number % 2:
                raise


def block(number, seconds):
    """Sits in one C call that lets go of the GIL and heeds nothing."""
    time.sleep(seconds)
    return number


def leave(number):
    sys.exit(number)


def start_thread(number, seconds):
    """Returns, and leaves a thread that goes on."""
    threading.Thread(target=_go_on, args=(time.monotonic() + seconds,), name=f"goes on {number}").start()
    return number * 2


def _go_on(end):
    while time.monotonic() < end:
        time.sleep(0.1)
