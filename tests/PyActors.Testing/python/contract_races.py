"""What interrupts race with."""

import time


def spin(seconds):
    """Take about so long in Python code, and then return what it was given."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        pass
    return seconds
