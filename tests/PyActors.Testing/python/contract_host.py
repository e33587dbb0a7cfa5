"""Calls .NET functions, for the specs of host functions."""

import importlib
import sys
import threading

import pyactors
from pyactors import host


def call(name, *args, **kwargs):
    return host.call(name, *args, **kwargs)


def call_times(count, name, *args):
    for _ in range(count):
        host.call(name, *args)


def call_by_the_package(name, *args):
    """As code does that has only imported pyactors, in an interpreter that hasn't run pyactors.host yet."""
    sys.modules.pop("pyactors.host", None)
    vars(pyactors).pop("host", None)
    importlib.invalidate_caches()  # what leads to the package's modules has to outlive both
    sys.path_importer_cache.clear()
    return pyactors.host.call(name, *args)


def call_imported():
    from pyactors.host import add

    return add(2, right=3)


def import_unknown(name):
    exec(f"from pyactors.host import add, {name}", {})


def get(name):
    return getattr(host, name)


def names():
    return [name for name in dir(host) if not name.startswith("_")]


def is_kept():
    return host.add is host.add


def call_with(expression):
    return host.call("show", eval(expression))


def failure(name, *args, **kwargs):
    """What the function raises, as data."""
    try:
        host.call(name, *args, **kwargs)
    except Exception as error:
        return [type(error).__name__, str(error), getattr(error, "dotnet_type", None)]


class Calling(dict):
    """A dict whose items come from .NET."""

    def items(self):
        return [("sum", host.call("add", 1, 2)), ("deeper", (1, 2))]


class Endless(dict):
    """A dict whose items never come: .NET is told that it is asked for them, and then nothing."""

    def items(self):
        host.call("hook")
        while True:
            pass


def swallow_while_converting():
    try:
        return host.call("show", Endless(x=1))
    except Exception as error:
        return repr(error)


def convert_through_host():
    return [Calling(x=1), Calling(x=1)]


def call_on_a_thread():
    results = []
    thread = threading.Thread(target=lambda: results.append(host.call("show", "from a thread")))
    thread.start()
    thread.join()
    return results


def clean_up_after_interrupt():
    """Catches the interrupt and goes on to use .NET."""
    try:
        host.call("hook")
    except pyactors.Interrupted as error:
        return [type(error).__name__, host.call("add", 1, 2)]


def heed_each_interrupt():
    """Notes the interrupt of its first call of .NET, that it goes on behind the second, and that of the third."""
    heeded = []
    try:
        host.call("hook")
    except pyactors.Interrupted as error:
        heeded.append(type(error).__name__)
    try:
        host.call("hook")
        for _ in range(10_000):
            pass
        heeded.append("went on")
        host.call("hook")
        for _ in range(10_000):
            pass
    except pyactors.Interrupted as error:
        heeded.append(type(error).__name__)
    return heeded


def swallow(name):
    """What many programs do."""
    try:
        return host.call(name)
    except Exception:
        return "swallowed"
