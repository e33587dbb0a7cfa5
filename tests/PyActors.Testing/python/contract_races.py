"""What interrupts race with."""

import sys
import time


def spin(seconds):
    """Take about so long in Python code, and then return what it was given."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        pass
    return seconds


def trace(is_on):
    """What debuggers, profilers and coverage do: have a function called for whatever runs on this thread."""
    sys.settrace((lambda *event: None) if is_on else None)
