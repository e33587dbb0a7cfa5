"""Objects that lie about themselves, raise when they are looked at, or change what they lie in while they are read."""

import abc
import collections
import collections.abc
import datetime
import enum
import itertools


class RandomHash(str):
    """A text that is never the same as another."""

    def __hash__(self):
        return id(self)

    def __eq__(self, other):
        return self is other


class MoodyHash(str):
    """A text that can be hashed once."""

    def __hash__(self):
        if hasattr(self, "hashed"):
            raise RuntimeError("no hash for you")
        self.hashed = True
        return 1

    def __eq__(self, other):
        raise RuntimeError("no comparison for you")


class NoDataClass:
    __dataclass_fields__ = ["a"]


class FieldsOfItsOwn:
    __dataclass_fields__ = {}

    def __init__(self):
        self.__dataclass_fields__ = 3


class LoudLength(collections.deque):
    def __len__(self):
        raise RuntimeError("no length for you")


class ShortLength(collections.deque):
    def __len__(self):
        return 1


class HugeLength(collections.deque):
    def __len__(self):
        return 10**12


class NegativeLength(collections.deque):
    def __len__(self):
        return -1


class LoudSet(set):
    def __iter__(self):
        raise RuntimeError("no iteration for you")


class EndlessSet(set):
    def __iter__(self):
        return itertools.count()


class LoudMapping(collections.abc.Mapping):
    def __getitem__(self, key):
        raise RuntimeError("no entry for you")

    def __iter__(self):
        return iter("ab")

    def __len__(self):
        return 2


def loud_mapping():
    """Make one whose class, and the class of that, are new: Python has cached nothing about them."""
    # Of another module by its own account: readers keep the types that they have met, and what this module leaves behind is counted.
    meta = type("Meta", (abc.ABCMeta,), {"__module__": "elsewhere"})
    return meta("NewMapping", (LoudMapping,), {"__module__": __name__})()


class EndlessMapping(collections.abc.Mapping):
    def __getitem__(self, key):
        return key

    def __iter__(self):
        return itertools.count()

    def __len__(self):
        return 1


class EndlessItems(dict):
    def items(self):
        return ((number, number) for number in itertools.count())


class TwiceItems(dict):
    def items(self):
        return [("a", 1), ("a", 2)]


class FieldlessPair(collections.namedtuple("Pair", "left right")):
    _fields = ("left", "gone")


class HalfNamed(tuple):
    """Names one of its items, whatever their number."""

    _fields = ("left",)
    left = "something else"


class ListNamed(tuple):
    _fields = ["left", "right"]


class LateDay(datetime.date):
    year = 10_000


class OwnValue(enum.Enum):
    """Its member stands for itself."""

    ONE = 1

    @property
    def value(self):
        return self


class Matryoshka(enum.Enum):
    """Its member stands for another, which stands for another."""

    ONE = 1

    @property
    def value(self):
        return object.__new__(Matryoshka)


class NumpyLike:
    """Passes for a scalar of numpy, which gives another in its place, and that another."""

    def item(self):
        return type("Odd", (NumpyLike,), {"__module__": "numpy"})()


NumpyLike.__module__, NumpyLike.__qualname__ = "numpy", "generic"


class Deed:
    """Does something when it is read, and gives nothing."""

    def __init__(self, do):
        self.do = do

    def __iter__(self):
        return self

    def __next__(self):
        do, self.do = self.do, None
        if do:
            do()
        raise StopIteration

    def __hash__(self):
        return 1


def growing_list():
    value = [1, 2]
    value.append(Deed(lambda: value.append(3)))
    return value


def shrinking_list():
    value = [1, 2]
    value.insert(0, Deed(value.clear))
    return value


def growing_dict():
    value = {"a": 1}
    value["b"] = Deed(lambda: value.update(c=3))
    return value


def refilled_dict():
    """Ends as long as it was, but has given its first key by then, and gives it again."""

    def refill():
        value.clear()
        value.update(c=3, a=1)

    value = {"a": Deed(refill), "b": 2}
    return value


def growing_set():
    value = {1}
    value.add(Deed(lambda: value.add(2)))
    return value


def once_hashed():
    """A dict and a set that can't be looked into any more."""
    return [{MoodyHash("a"): 1}, {MoodyHash("a")}]
