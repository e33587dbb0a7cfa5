"""What the contract specs call. Every function is small enough to see what it must give."""

import array
import collections
import dataclasses
import datetime
import decimal
import enum
import gc
import itertools
import pathlib
import sys
import time
import types
import typing
import uuid


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
        def name_of(cls):
            return cls.__name__

    @classmethod
    def name(cls):
        return cls.__name__


class Unprintable(Exception):
    def __str__(self):
        raise RuntimeError("no text for you")


class Colour(enum.IntEnum):
    RED = 7


class Shape(enum.Enum):
    ROUND = "round"
    NESTED = object()


class Rights(enum.Flag):
    READ = 1
    WRITE = 2


Pair = collections.namedtuple("Pair", "left right")


class Pair2(typing.NamedTuple):
    left: int
    right: list


@dataclasses.dataclass
class Item:
    name: str
    count: int
    tags: list = dataclasses.field(default_factory=list)
    made: typing.ClassVar[int] = 0
    seed: dataclasses.InitVar[int] = 0


class RaisingZone(datetime.tzinfo):
    def utcoffset(self, moment):
        raise RuntimeError("no offset for you")


class Plain:
    def __init__(self, inner=None):
        self.inner = inner
        self.number = 1


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


def printed(name, *args):
    """What Python prints for an exception of a function here, called from outside."""
    import traceback

    try:
        globals()[name](*args)
    except BaseException as error:
        return "".join(traceback.format_exception(type(error), error, error.__traceback__.tb_next))


def raise_from_none(message):
    try:
        {}["missing"]
    except KeyError:
        raise ValueError(message) from None


def raise_circle():
    one, other = ValueError("one"), ValueError("other")
    one.__cause__, other.__cause__ = other, one
    raise one


def compile_nonsense():
    compile("a = = b", "nonsense.py", "exec")


def parse_deep_json():
    import json

    return json.loads("[" * 100_000)


def repr_deep_list():
    return repr(nested_list(100_000))


def break_traceback():
    import traceback

    for name in ("format_exception", "TracebackException", "_format"):
        if hasattr(traceback, name):
            BROKEN[name] = getattr(traceback, name)
            setattr(traceback, name, None)


def mend_traceback():
    import traceback

    for name, value in BROKEN.items():
        setattr(traceback, name, value)
    BROKEN.clear()


BROKEN = {}
SHELF_COUNT = Catalogue.Shelf.__dict__["count"]


def patch_count():
    Catalogue.Shelf.count = staticmethod(lambda value: 0)


def unpatch_count():
    Catalogue.Shelf.count = SHELF_COUNT


def forget(module):
    sys.modules.pop(module, None)


SHARED = array.array("d", [1.0, 2.0, 3.0])


def shared_array():
    return SHARED


def resize_after_reading():
    """Raises BufferError if somebody still holds the memory."""
    SHARED.append(4.0)
    size = len(SHARED)
    SHARED.pop()
    return size


def released_view():
    view = memoryview(b"abc")
    view.release()
    return view
