"""Counts how often it was loaded: a reload runs it again in the same namespace."""

import importlib
import sys

count = globals().get("count", 0) + 1


def loads(seen=count):
    return seen


def reload():
    importlib.reload(sys.modules[__name__])
