"""How much Python holds, and what is told of that."""

import array
import collections
import enum
import gc
import sys
import types
import weakref

import contract_lies
import contract_values

KEPT = [object(), "a kept text that nobody else has", 12345678901234567890, {"a": [1.5]}, (1, 2)]


def references():
    return [sys.getrefcount(kept) for kept in KEPT]


# What calls make, and nobody has a reason to keep: not Python, and not the engine.
MODULES = (contract_lies.__name__, contract_values.__name__)
PASSING = (BaseException, types.TracebackType, types.GeneratorType, types.CoroutineType, memoryview)


def freeze():
    """Leaves out of what is collected and looked at all that is there now: most of it is Python's own, and each spec would look through it twice."""
    gc.collect()
    gc.freeze()


def holdings():
    """How often what is kept is referred to, what is left of calls since the last freeze, and whether the shared memory is free."""
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


def answer():
    return "an answer"


def replace_answer():
    """Another function by the same name: what was remembered of the first is given up."""
    globals()["answer"] = types.FunctionType(answer.__code__, globals(), "answer")


def references_of_names():
    """How often this module, and the name that it is found by, are referred to."""
    return [sys.getrefcount(name) + sys.getrefcount(module) for name, module in sys.modules.items() if name == __name__]


made = []


def make_functions(count):
    """As many functions, made_0 and so on."""
    for number in range(count):
        function = types.FunctionType(answer.__code__, globals(), "made")
        globals()[f"made_{number}"] = function
        made.append(weakref.ref(function))


def drop_functions():
    """How many of them somebody else still holds."""
    for number in range(len(made)):
        del globals()[f"made_{number}"]
    gc.collect()
    alive = sum(function() is not None for function in made)
    made.clear()
    return alive
