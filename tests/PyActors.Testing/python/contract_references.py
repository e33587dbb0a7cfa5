"""How much Python holds, and what is told of that."""

import array
import collections
import enum
import gc
import sys
import types

import contract_lies
import contract_values

KEPT = [object(), "a kept text that nobody else has", 12345678901234567890, {"a": [1.5]}, (1, 2)]


def references():
    return [sys.getrefcount(kept) for kept in KEPT]


# What calls make, and nobody has a reason to keep: not Python, and not the engine.
MODULES = (contract_lies.__name__, contract_values.__name__)
PASSING = (BaseException, types.TracebackType, types.GeneratorType, types.CoroutineType, memoryview)


def holdings():
    """How often what is kept is referred to, what is left of calls, and whether the shared memory is free."""
    gc.collect()
    left = collections.Counter(
        type(item).__name__
        for item in gc.get_objects()
        if isinstance(item, PASSING) or (type(item).__module__ in MODULES and not isinstance(item, enum.Enum))
    )
    return f"{references()} {sorted(left.items())} {resize_after_reading()}"


def give_kept():
    return KEPT[1:]


def blocks():
    gc.collect()
    return sys.getallocatedblocks()


SHARED = array.array("d", [1.0, 2.0, 3.0])


def shared_array():
    return SHARED


def resize_after_reading():
    """Raises BufferError if somebody still holds the memory."""
    SHARED.append(4.0)
    size = len(SHARED)
    SHARED.pop()
    return size
