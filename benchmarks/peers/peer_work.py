"""Work that the pool and Python's own executors are both given."""

import functools


def count(rounds):
    """Bound by the processor, in Python code, without allocating."""
    total = 0
    for number in range(rounds):
        total = (total + number * number) % 1_000_003
    return total


@functools.cache
def floats():
    """A million floats, always the same list."""
    return [float(number) for number in range(1_000_000)]


@functools.cache
def thirty_megabytes():
    """Thirty megabytes, always the same bytes."""
    return bytes(30_000_000)


def length(values):
    """How many there are."""
    return len(values)
