"""Classes of named fields, more of them than are remembered, and dicts that are alike and not the same."""

import collections
import dataclasses


def _dataclass(number):
    return dataclasses.make_dataclass(f"Made{number}", [f"first_{number}", ("second", int)])


def _named_tuple(number):
    return collections.namedtuple(f"Named{number}", [f"first_{number}", "second"])


def objects(count):
    """Two objects of each of so many classes, the second ones behind all first ones."""
    classes = [(_dataclass if number % 2 else _named_tuple)(number) for number in range(count)]
    return [cls(number, round) for round in range(2) for number, cls in enumerate(classes)]


def objects_one_at_a_time(number):
    """An object of a class that nobody else holds."""
    return _dataclass(number)(number, 0)


@dataclasses.dataclass
class Crowd:
    """Holds many objects, each of a class of its own, between its own fields."""

    first: int = 1
    others: object = None
    last: str = "the end"


def crowd(count):
    return Crowd(others=[*objects(count), Crowd()])


def change_class():
    """An object before and after its class got other fields."""
    changing = dataclasses.make_dataclass("Changing", [("before", int, 1), ("kept", int, 2)])
    others = dataclasses.make_dataclass("Changed", ["after", "kept"]).__dataclass_fields__
    thing = changing()
    thing.after = 5
    yield thing
    changing.__dataclass_fields__ = others
    yield thing
    changing.__dataclass_fields__ = {"before": others["after"], **others}
    yield thing
    changing.__dataclass_fields__["kept_too"] = others["kept"]
    thing.kept_too = 6
    yield thing


class Name(str):
    """A text of a class of its own, which compares as it likes."""

    __slots__ = ()


def rows():
    """Dicts of as many keys as others, most of them the same ones."""
    long = "k" * 65
    return [
        {"a": 1, "b": 2},
        {"a": 3, "b": 4},
        {"b": 5, "a": 6},
        {"a": 7, "c": 8},
        {"a": 9, 1: 10},
        {"a": 11, "".join(["", "b"]): 12},
        {Name("a"): 13, "b": 14},
        {long: 15, "a": 16},
        {"k" * 65: 17, "a": 18},
        {"\ud800": 19, "\U0001f600": 20},
        {"a": {"a": 21, "b": {"b": 22, "a": 23}}, "b": [{}, {"a": 24}]},
        {"a": 25, "b": 26},
        {},
    ]


def wide_rows(keys, count):
    """Dicts of so many keys, each with one key of its own at its end."""
    return [{**{f"key {i}": i for i in range(keys)}, f"row {row}": row} for row in range(count)]
