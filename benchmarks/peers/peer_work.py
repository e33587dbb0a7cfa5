"""Work that the pool and Python's own executors are both given."""

import time


def count(rounds):
    """Bound by the processor, in Python code, without allocating."""
    total = 0
    for number in range(rounds):
        total = (total + number * number) % 1_000_003
    return total


def identity(value):
    """Gives back what it was given."""
    return value


def process_time():
    """The processor time of this process so far, in seconds."""
    return time.process_time()
