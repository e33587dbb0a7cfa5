"""Values of every row of the table of conversions, and classes with surprises."""

import array
import collections
import dataclasses
import datetime
import decimal
import enum
import functools
import itertools
import mmap
import pathlib
import sys
import time
import types
import typing
import uuid

import contract_lies as lies
from contract import echo


def make(expression):
    """The value of a Python expression, as a result."""
    return eval(expression, globals())


@functools.cache
def code_of(expression):
    return compile(expression, "<expression>", "eval")


def make_again(expression):
    """The same without reading the expression each time."""
    return eval(code_of(expression), globals())


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



def ordered():
    value = collections.OrderedDict(a=1, b=2)
    value.move_to_end("a")
    return value


def released_view():
    view = memoryview(b"abc")
    view.release()
    return view


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


class RaisingIterator:
    def __next__(self):
        raise AssertionError("never asked")

    def __iter__(self):
        raise RuntimeError("no iteration for you")


class LyingIterator:
    def __iter__(self):
        return self

    def __next__(self):
        raise RuntimeError("no item for you")

    def __len__(self):
        return -1
