"""Calls that end only when they are interrupted, or don't even then."""

import threading
import time

import pyactors


def loop(sign=None):
    """Loop for ever, once a file has been made as the sign that the loop has begun."""
    if sign is not None:
        open(sign, "w").close()
    while True:
        pass


def loop_that_swallows_exceptions(sign):
    while True:
        try:
            loop(sign)
        except Exception:
            pass


def heed_and_return(sign, value):
    try:
        loop(sign)
    except pyactors.Interrupted as interrupt:
        return [value, type(interrupt).__name__]


def loop_that_checks(sign):
    open(sign, "w").close()
    while True:
        pyactors.check()


def remaining():
    return pyactors.remaining()


def remaining_on_another_thread():
    answer = []
    thread = threading.Thread(target=lambda: answer.append(pyactors.remaining()))
    thread.start()
    thread.join()
    return answer


def sleep(seconds):
    time.sleep(seconds)
    return seconds
