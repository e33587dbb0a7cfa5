"""What the contract specs call. Every function is small enough to see what it must give."""

import collections
import enum
import gc
import sys


def echo(value):
    return value


def make(expression):
    """The value of a Python expression, as a result."""
    return eval(expression, globals())


def describe(value):
    """The type and the representation of an argument, as Python sees it."""
    return f"{type(value).__name__} {value!r}"


def describe_call(*args, **kwargs):
    return f"{args!r} {kwargs!r}"


def order(mapping):
    return list(mapping)


def raise_value_error(message):
    raise ValueError(message)


def raise_from(message):
    try:
        {}["missing"]
    except KeyError as error:
        raise ValueError(message) from error


def raise_while_handling(message):
    try:
        {}["missing"]
    except KeyError:
        raise ValueError(message)


def raise_unprintable():
    raise Unprintable()


def raise_huge():
    raise ValueError("x" * 1_000_000)


def raise_with_note(message):
    error = ValueError(message)
    error.add_note("and a note")
    raise error


def raise_group():
    raise ExceptionGroup("both", [ValueError("one"), TypeError("two")])


def raise_chain(length):
    if length == 0:
        raise ValueError("the first")
    try:
        raise_chain(length - 1)
    except Exception as error:
        raise ValueError(f"link {length}") from error


def raise_and_catch_text(name, *args):
    """What Python itself prints for an exception that a function of this module raises."""
    import traceback

    try:
        globals()[name](*args)
    except BaseException as error:
        return "".join(traceback.format_exception(type(error), error, error.__traceback__.tb_next))


def recurse():
    return recurse()


def leave(code):
    sys.exit(code)


def loop_for_ever():
    while True:
        pass


def nested_list(depth):
    value = []
    for _ in range(depth - 1):
        value = [value]
    return value


def cycle():
    inner = {}
    inner["again"] = [inner]
    return ["first", inner]


def wide(levels):
    """Shared at each level: small in Python, 2**levels items when it is spelled out."""
    value = []
    for _ in range(levels):
        value = [value, value]
    return value


def repeat_text(length):
    return "x" * length


def blocks():
    gc.collect()
    return sys.getallocatedblocks()


KEPT = [object(), "a kept text that nobody else has", 12345678901234567890, {"a": [1.5]}, (1, 2)]


def references():
    return [sys.getrefcount(kept) for kept in KEPT]


def give_kept():
    return KEPT[1:]


def take(*args, **kwargs):
    return None


patched = echo


def patch():
    global patched
    patched = describe


def unpatch():
    global patched
    patched = echo


NOT_CALLABLE = 42


class Catalogue:
    """Callables below the top level."""

    class Shelf:
        @staticmethod
        def count(value):
            return value + 1

    @classmethod
    def name(cls):
        return cls.__name__


class Unprintable(Exception):
    def __str__(self):
        raise RuntimeError("no text for you")


class Colour(enum.IntEnum):
    RED = 7


class Text(str):
    def __str__(self):
        raise RuntimeError("never asked")

    __repr__ = __len__ = __iter__ = __str__


class Number(int):
    def __index__(self):
        raise RuntimeError("never asked")

    __int__ = __repr__ = __index__


class Items(list):
    def __iter__(self):
        raise RuntimeError("never asked")


class LyingDict(dict):
    def items(self):
        return [1, 2]


class RaisingDict(dict):
    def items(self):
        raise RuntimeError("no items for you")


def ordered():
    value = collections.OrderedDict(a=1, b=2)
    value.move_to_end("a")
    return value
