"""Python code that uses .NET, for the specs of what comes of it."""

import gc

import clr  # noqa: F401
import System
from System.Collections.Generic import List


def text():
    return System.String("née")


def whole():
    return System.Int32(7)


def large():
    return System.UInt64(2**64 - 1)


def fraction():
    return System.Single(1.5)


def letter():
    return System.Char("x")


def truth():
    return System.Boolean(True)


def moment():
    return System.DateTime(2024, 2, 29, 12, 30, 0)


def moment_in_utc():
    return System.DateTime(2024, 2, 29, 12, 30, 0, System.DateTimeKind.Utc).AddTicks(1)


def day():
    return System.DateOnly(2024, 2, 29)


def choice():
    return System.DayOfWeek.Friday


def span():
    return System.TimeSpan(1, 2, 3)


def money():
    return System.Decimal.Parse("12.50", System.Globalization.CultureInfo.InvariantCulture)


def number():
    return System.Guid.Parse("00112233-4455-6677-8899-aabbccddeeff")


def in_a_list():
    return [1, {"when": moment()}]


def a_list():
    items = List[System.Int32]()
    items.Add(1)
    return items


def an_array():
    return {"raw": System.Array[System.Byte]([1, 2])}


def an_object():
    return [System.Text.StringBuilder("x")]


def a_type():
    return System.Text.StringBuilder


def fail():
    System.Int32.Parse("seven")


def fail_deeply():
    try:
        fail()
    except System.FormatException as error:
        raise ValueError("no number") from error


def catch():
    try:
        System.Int32.Parse("seven")
    except System.FormatException as error:
        return type(error).__name__


def collect():
    """Let go of what .NET's finalisers have queued, and of Python's own garbage."""
    from Python.Runtime import Finalizer

    Finalizer.Instance.Collect()
    gc.collect()
