"""Code that goes deeper than Python allows."""

import json


def recurse(depth=0):
    return recurse(depth + 1)


def read_nested_json():
    return len(json.loads("[" * 200_000 + "]" * 200_000))


def write_nested_json():
    return len(json.dumps(_nested(200_000)))


def write_nested_list():
    return len(repr(_nested(200_000)))


def sort_by_recursive_key():
    class Key:
        def __init__(self, value):
            self.value = value

        def __lt__(self, other):
            return sorted([Key(self.value), Key(other.value)])[0] is not self

    return sorted([Key(1), Key(2)])


def _nested(depth):
    items = []
    for _ in range(depth):
        items = [items]
    return items
