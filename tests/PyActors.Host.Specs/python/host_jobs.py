"""What the specs of the program call."""

import ctypes
import logging
import os
import sys
import time


def same(value):
    return value


def double(text):
    return int(text) * 2


def refuse_threes(text):
    if int(text) % 3 == 0:
        raise ValueError(f"{text} is divisible by three")
    return int(text)


def refuse_threes_slowly(text):
    time.sleep(0.001)
    return refuse_threes(text)


def nap_and_refuse_threes(text):
    time.sleep(0.01)
    return refuse_threes(text)


def everything():
    return {
        "none": None,
        "flag": True,
        "int": 10**30,
        "float": 4.0,
        "nan": float("nan"),
        "bytes": b"hi",
        "tuple": (1, 2),
        "keys": {1: "one", (1, 2): "pair"},
        "half": "\ud800",
        "tag": {"$bytes": 1},
    }


def kind_of(value):
    return type(value).__name__


def talk(value):
    print("talking about", value)
    return value


def talk_and_log(text):
    """Say something on both streams, at a pace that a bar can keep."""
    time.sleep(0.02)
    print("talking about", text)
    logging.warning("logging %s", text)
    return text


def talk_and_wait(seconds):
    print("talking \ud800")  # no encoding has this
    time.sleep(float(seconds))


def nap(seconds):
    time.sleep(float(seconds))
    return seconds


def busy(seconds):
    end = time.monotonic() + float(seconds)
    while time.monotonic() < end:
        pass
    return seconds


def vanish(text):
    """Ends the process at one input."""
    if text == "vanish":
        os._exit(9)
    return text


def crash(text):
    """Ends the process at one input by reading where nothing is."""
    if text == "crash":
        ctypes.string_at(0)
    return text


def leave(text):
    sys.exit(f"leaving at {text}")


not_callable = 5


def announce_and_wait(seconds):
    print("waiting", flush=True)
    return busy(seconds)


def same_or_hold_the_gil(text):
    """Sits in C code at one input, with the GIL."""
    if text == "hold":
        print("holding", flush=True)
        ctypes.PyDLL(None).sleep(1000)
    return text


def talk_or_wait(seconds):
    if float(seconds) > 0:
        print("waiting", flush=True)
    return busy(seconds)


def double_in_another_process(*numbers):
    """Double them in another process, and say whether it runs the Python that runs here."""
    import multiprocessing

    with multiprocessing.Pool(1) as pool:
        return pool.map(double, numbers) + [pool.apply(_executable) == sys.executable, pool.apply(os.getpid) != os.getpid()]


def _executable():
    return sys.executable


def fork():
    return os.fork()
