"""What the specs of the actors call."""

import os
import sys
import threading
import time

own = threading.local()


def loop():
    """Never ends by itself, and heeds an interrupt."""
    while True:
        pass


def block(seconds, sign=None):
    """Sits in one C call that lets go of the GIL and heeds nothing."""
    if sign:
        open(sign, "w").close()
    time.sleep(seconds)


def wait_for(path):
    """Ends once there is a file."""
    while not os.path.exists(path):
        time.sleep(0.005)


def everything():
    """One value of each common kind."""
    return {
        "none": None,
        "int": 42,
        "big": 2**100,
        "float": 2.5,
        "text": "Grüße",
        "bytes": b"\x00\xff",
        "list": [1, [2, [3]]],
        "tuple": (True, False),
    }


def fail(message):
    """Raises, with a cause."""
    try:
        return {}["missing"]
    except KeyError as cause:
        raise ValueError(message) from cause


def occupy():
    """The thread, and how many calls are in it at once."""
    own.inside = getattr(own, "inside", 0) + 1
    try:
        time.sleep(0)
        return threading.get_ident(), own.inside
    finally:
        own.inside -= 1


warm = False


def warm_up():
    """Notes in this interpreter that it was called."""
    global warm
    warm = True


def is_warm():
    return warm


def is_loaded(module):
    return module in sys.modules
